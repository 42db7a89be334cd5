"""A question, an entry, a tariff or a bank as it stands in its file: what the rules of writing look at."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from quizz.content.nodes import Mapping, Node, Place, Sequence
from quizz.content.problems import Lines
from quizz.content.rules import passages
from quizz.content.rules.options import Offer, offers_of
from quizz.content.rules.passages import Passage, Role
from quizz.domain.question import AnyQuestion
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term

_WORD = re.compile(r"\S+")
_SLACK = 200
"""Characters of source that a text may take beyond its own: indentation, quotes, a fold a word."""


class Written(Struct, frozen=True, dict=True):
    """Anything that one rule can look at. `ignored`: the codes of the rules that its author silenced."""

    id: str
    node: Mapping
    lines: Lines
    ignored: frozenset[str]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts, in the order in which they are written."""
        return ()

    @cached_property
    def joined(self) -> str:
        """All its texts, one a line: what a rule looks at before it looks closer."""
        return "\n".join([passage.text for passage in self.passages])

    @cached_property
    def lowered(self) -> str:
        """The same in lower case."""
        return self.joined.lower()

    def texts(self, *roles: Role) -> list[Passage]:
        """Its texts of some roles."""
        return [passage for passage in self.passages if passage.role in roles]

    def place(self, *path: str | int) -> Place:
        """Where a value is: `place("choices", 2, "text")`; what holds it, when it is not written."""
        node: Node = self.node
        for step in path:
            below = _below(node, step)
            if below is None:
                break
            node = below
        return node.place

    def locate(self, passage: Passage, offset: int) -> Place:
        """Where in the file the word is that begins at that offset of a passage.

        The place of the passage when its source reads otherwise than its text: escapes, doubled quotes.
        """
        found = _WORD.match(passage.text, offset)
        if found is None:
            return passage.place
        word = found.group()
        return _search(self.lines, passage, word, passage.text.count(word, 0, offset)) or passage.place


class WrittenQuestion(Written, frozen=True, kw_only=True):
    """A sound question; `question` holds the same, typed, templates not filled."""

    question: AnyQuestion

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts."""
        return passages.of_question(self.node)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """What it offers to choose among."""
        return offers_of(self.question)


class WrittenTerm(Written, frozen=True, kw_only=True):
    """A sound entry of the glossary."""

    term: Term

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts."""
        return passages.of_term(self.node)


class WrittenTariff(Written, frozen=True, kw_only=True):
    """A sound tariff."""

    tariff: Tariff


class WrittenBank(Written, frozen=True, kw_only=True):
    """A file of questions: its sound ones."""

    theme: str
    questions: tuple[WrittenQuestion, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its title; its questions have theirs."""
        return passages.of_bank(self.node)


def _below(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        entry = node.entries.get(step)
        return entry[1] if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _search(lines: Lines, passage: Passage, word: str, skipped: int) -> Place | None:
    """The place of a word in the source, after `skipped` others, no farther than the passage can reach."""
    number, column = passage.place
    left = len(passage.text) + _SLACK
    start = column - 1
    while left > 0:
        line = lines[number]
        at = line.find(word, start)
        while at >= 0:
            if not skipped:
                return number, at + 1
            skipped -= 1
            at = line.find(word, at + len(word))
        left -= max(1, len(line.strip()))
        number, start = number + 1, 0
    return None
