"""A file as a preview shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from quizz.domain.glossary import GlossaryQuestions
from quizz.domain.judging import Vocabulary
from quizz.domain.presentation import Presented
from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario, decision_question
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Facet, Term
from quizz.domain.text import search_key
from quizz.services.dealing import deal

ERROR, WARNING, INFO = "error", "warning", "info"
NO_TARIFFS = Tariffs({})
_GRAVEST_FIRST = (ERROR, WARNING, INFO)


class Finding(Struct, frozen=True, kw_only=True):
    """Something wrong in the file. `item`: the key of what holds it; empty when it is about the file itself.

    `excerpt`: the line, safe to print; `before`: how many of its characters come before the fault.
    """

    code: str
    severity: str
    line: int
    column: int
    message: str
    remedy: str = ""
    excerpt: str = ""
    before: int = 0
    item: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """A question or a situation of a bank, or an entry of the glossary, and where it is written.

    `key`: its id, or its rank when it has none. `kind`: as it is written in the file. A question that cannot
    be read has none; with `stale` it is the one that could be read last. `withheld`: why it cannot be asked.
    """

    key: str
    rank: int
    line: int
    kind: str
    heading: str
    question: AnyQuestion | None = None
    term: Term | None = None
    scenario: Scenario | None = None
    withheld: str = ""
    stale: bool = False

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own before what it asks."""
        return self.term is not None or self.scenario is not None

    @property
    def is_read(self) -> bool:
        """Whether it could be read."""
        return self.question is not None or self.has_page


class Preview(Struct, frozen=True, kw_only=True, dict=True):
    """The file as it stands, or, when it cannot be read at all (`broken`), as it could be read last.

    `checked`: the rules were run, but for what `not_run` tells in sentences. `terms` and `tariffs` are
    those that a trainee of this content has; `day`: the one it was read.
    """

    name: str
    title: str = ""
    theme: str = ""
    items: tuple[Item, ...] = ()
    findings: tuple[Finding, ...] = ()
    terms: tuple[Term, ...] = ()
    broken: bool = False
    checked: bool = False
    not_run: tuple[str, ...] = ()
    tariffs: Tariffs = NO_TARIFFS
    day: date = date.min

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that must not be taken for typing errors of each other."""
        return Vocabulary.of(self.terms)

    @cached_property
    def _glossary(self) -> GlossaryQuestions:
        return GlossaryQuestions(self.terms)

    @cached_property
    def _by_item(self) -> Mapping[str, tuple[Finding, ...]]:
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.findings:
            found[finding.item] = (*found.get(finding.item, ()), finding)
        return found

    def of(self, item: Item) -> tuple[Finding, ...]:
        """What is wrong with an item."""
        return self._by_item.get(item.key, ())

    @property
    def of_file(self) -> tuple[Finding, ...]:
        """What is wrong in the file outside its items."""
        return self._by_item.get("", ())

    def questions(self, item: Item) -> tuple[AnyQuestion, ...]:
        """What an item asks: a question asks itself, an entry all that the glossary makes of it.

        A situation asks each of its decisions alone.
        """
        if item.scenario is not None:
            return tuple(decision_question(item.scenario, step) for step in item.scenario.decisions)
        if item.term is None:
            return () if item.question is None else (item.question,)
        points = (item.term.point_id(facet) for facet in Facet)
        return tuple(question for point in points for question in self._glossary.ways(point))

    def deal(self, question: AnyQuestion, seed: int) -> Presented:
        """A question as a trainee would see it that day. Raises Refused, MissingTariff: it is withheld."""
        return deal(question, seed, self.tariffs, self.day)

    def rank_of(self, key: str) -> int | None:
        """The place of an item, from 0; None when it is not there."""
        return next((place for place, item in enumerate(self.items) if item.key == key), None)

    def search(self, words: str) -> list[Item]:
        """The items that hold each of these words in their id, their kind or their text; case is nothing."""
        wanted = search_key(words).split()
        return [item for item in self.items if all(word in _searched(item) for word in wanted)]


def gravest(findings: Sequence[Finding]) -> str:
    """The severity of the worst of them; empty for none."""
    found = {finding.severity for finding in findings}
    return next((severity for severity in _GRAVEST_FIRST if severity in found), "")


def _searched(item: Item) -> str:
    parts = [item.key, str(item.rank), item.heading]
    if item.question is not None:
        parts += [item.question.explanation, *item.question.tags]
    return search_key(" ".join(parts))
