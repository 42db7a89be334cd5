"""What a rule may know beyond the text before it."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term
from quizz.domain.text import canonical

if TYPE_CHECKING:
    from quizz.content.spelling.speller import Speller


class Context(Struct, frozen=True, eq=False, dict=True):
    """The glossary, the tariffs, the day, and the speller when there is one.

    `mendable`: of the file at hand, whether `check --fix` may write in it. `drawn`: why drawings of cases
    were refused, by facts: cases that share them are tried once.
    """

    day: date
    terms: tuple[Term, ...] = ()
    tariffs: Tariffs = Tariffs({})
    speller: Speller | None = None
    mendable: bool = True
    drawn: dict[Hashable, tuple[str, ...]] = {}

    @cached_property
    def headwords(self) -> frozenset[str]:
        """The words of the glossary, in canonical form: headwords, synonyms, abbreviations, plurals."""
        return frozenset(
            canonical(word)
            for term in self.terms
            for word in (term.term, term.abbreviation, term.plural, *term.synonyms, *term.forms)
            if word
        )

    @cached_property
    def genders(self) -> dict[str, str]:
        """m or f, for the first word of each headword, unless two headwords disagree."""
        found: dict[str, str] = {}
        for term in self.terms:
            if term.gender:
                word = canonical(term.term).partition(" ")[0]
                found[word] = term.gender if found.get(word, term.gender) == term.gender else "mf"
        return {word: gender for word, gender in found.items() if gender in ("m", "f")}
