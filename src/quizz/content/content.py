"""Everything that content folders hold, as one value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from quizz.content.diagnostics import Diagnostic
from quizz.content.outlines import BankOutline, Outline
from quizz.domain.question import AnyQuestion
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term


class Location(Struct, frozen=True, array_like=True):
    """Where something is written."""

    path: str
    line: int
    column: int


class Content(Struct, frozen=True, dict=True):
    """Banks, terms and tariffs; a question becomes an object only when it is asked for.

    `outlines`: every question by id, bank by bank. `term_locations`: where each entry is written.
    """

    banks: tuple[BankOutline, ...]
    outlines: dict[str, Outline]
    terms: tuple[Term, ...]
    tariffs: Tariffs
    diagnostics: tuple[Diagnostic, ...] = ()
    term_locations: dict[str, Location] = {}

    @cached_property
    def locations(self) -> dict[str, Location]:
        """Where each question is written."""
        return {
            outline.id: Location(bank.path, outline.line, outline.column)
            for bank in self.banks
            for outline in bank.outlines
        }

    def question(self, question_id: str) -> AnyQuestion:
        """A question, its templates not filled. Raises KeyError when there is none of that id."""
        return self.outlines[question_id].question()

    def questions(self) -> Iterator[AnyQuestion]:
        """Every question, bank by bank; each is made anew."""
        return (outline.question() for outline in self.outlines.values())
