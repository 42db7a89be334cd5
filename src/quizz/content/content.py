"""Everything that content folders hold, as one value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from quizz.content.diagnostics import Diagnostic
from quizz.content.outlines import BankOutline, DecisionOutline, Outline, ScenarioOutline
from quizz.domain.learning_path import LearningPath
from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term


class Location(Struct, frozen=True, array_like=True):
    """Where something is written."""

    path: str
    line: int
    column: int


class Content(Struct, frozen=True, dict=True):
    """Banks, terms and tariffs; a question or a scenario becomes an object only when it is asked for.

    `outlines`: every question by id, bank by bank, the decisions of the scenarios among them.
    `term_locations` and `path_locations`: where each entry and each learning path is written. `facets`: the
    points that the glossary asks, when they are known already.
    """

    banks: tuple[BankOutline, ...]
    outlines: dict[str, Outline]
    terms: tuple[Term, ...]
    tariffs: Tariffs
    diagnostics: tuple[Diagnostic, ...] = ()
    term_locations: dict[str, Location] = {}
    facets: tuple[str, ...] | None = None
    paths: tuple[LearningPath, ...] = ()
    path_locations: dict[str, Location] = {}

    def location(self, question_id: str) -> Location:
        """Where a question or a scenario is written. Raises KeyError when there is none of that id."""
        outline = self.outlines.get(question_id) or self._scenarios[question_id]
        return Location(self._paths[outline.bank], outline.line, outline.column)

    def question(self, question_id: str) -> AnyQuestion:
        """A question, its templates not filled. Raises KeyError when there is none of that id."""
        return self.outlines[question_id].question()

    @cached_property
    def scenarios(self) -> tuple[ScenarioOutline, ...]:
        """Every scenario, bank by bank."""
        return tuple(scenario for bank in self.banks for scenario in bank.scenarios)

    def scenario(self, scenario_id: str) -> Scenario:
        """A scenario. Raises KeyError when there is none of that id."""
        return self._scenarios[scenario_id].scenario()

    @cached_property
    def _scenarios(self) -> dict[str, ScenarioOutline]:
        """By id."""
        return {scenario.id: scenario for scenario in self.scenarios}

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Of the banks, by id."""
        return {bank.id: bank.path for bank in self.banks}

    def questions(self) -> Iterator[AnyQuestion]:
        """Every question that is written as one, bank by bank; each is made anew."""
        return (
            outline.question()
            for outline in self.outlines.values()
            if not isinstance(outline, DecisionOutline)
        )
