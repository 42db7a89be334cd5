"""What the rules of writing look at: questions, scenarios, entries, tariffs, banks as they stand in files."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from quizz.content.locating import place_in
from quizz.content.nodes import Mapping, Node, Place, Sequence
from quizz.content.problems import Lines
from quizz.content.rules import passages
from quizz.content.rules.options import Offer, Option, offers_of
from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.stories import Ways, ways_of
from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario, Step, Worth
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term


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
        return place_in(self.lines, passage.place, passage.scalar.text, offset)


class WrittenQuestion(Written, frozen=True, kw_only=True):
    """A sound question; `question` holds the same, typed, templates not filled."""

    question: AnyQuestion

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts."""
        return passages.of_question(self.node)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where what it says comes from."""
        return self.question.sources

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """What it offers to choose among."""
        return offers_of(self.question)


class WrittenDecision(WrittenQuestion, frozen=True, kw_only=True):
    """A decision of a sound scenario, written in its step; `question` is what is asked of it alone."""

    step: Step

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts of its step."""
        return passages.of_step(self.node)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """All its actions, where they are written."""
        actions = tuple(
            Option(action.text, action.worth is Worth.BEST, ("actions", rank, "text"))
            for rank, action in enumerate(self.step.actions)
        )
        return (Offer(actions, single=True),)


class WrittenScenario(Written, frozen=True, kw_only=True):
    """A sound scenario and its decisions."""

    scenario: Scenario
    decisions: tuple[WrittenDecision, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts, those of its steps among them."""
        return passages.of_scenario(self.node)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where what it says comes from."""
        return self.scenario.sources

    @property
    def theme(self) -> str:
        """That of its bank."""
        return self.scenario.theme

    @cached_property
    def ways(self) -> Ways:
        """All the walks through it."""
        return ways_of(self.scenario)


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
    """A file of questions: its sound ones, and its sound scenarios."""

    theme: str
    questions: tuple[WrittenQuestion, ...]
    scenarios: tuple[WrittenScenario, ...] = ()

    @property
    def asked(self) -> tuple[WrittenQuestion, ...]:
        """The questions, then the decisions."""
        return (*self.questions, *(one for scenario in self.scenarios for one in scenario.decisions))

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
