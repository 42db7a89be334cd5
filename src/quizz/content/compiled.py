"""What one file gives: as it comes out of the reader, then packed to be kept and merged with the others."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import Raw, Struct

from quizz.content.diagnostics import Diagnostic
from quizz.content.nodes import Place
from quizz.content.outlines import BankOutline
from quizz.domain.bank import Bank
from quizz.domain.learning_path import LearningPath
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term


class FileKind(StrEnum):
    """What a file holds."""

    BANK = "bank"
    GLOSSARY = "glossary"
    TARIFFS = "tariffs"
    MANIFEST = "manifest"
    PATH = "path"


class ReferenceKind(StrEnum):
    """What a file names that another file may hold."""

    TARIFF = "tariff"
    TERM = "term"
    CONFUSED_WITH = "confused_with"
    MISSPELLING = "misspelling"


class Reference(Struct, frozen=True, array_like=True):
    """`owner` (a question or an entry) names `target` at that place."""

    kind: ReferenceKind
    target: str
    owner: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.line, self.column


class Compiled(Struct, frozen=True, kw_only=True):
    """What one file gives. Places are in the order of what they locate; diagnostics have no path.

    `scenario_places`: of each scenario, then of each of its steps. `dropped`: the questions and scenarios
    that are written there and could not be used.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    bank: Bank | None = None
    bank_place: Place = (1, 1)
    dropped: int = 0
    terms: tuple[Term, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    path: LearningPath | None = None
    places: tuple[Place, ...] = ()
    scenario_places: tuple[tuple[Place, ...], ...] = ()
    references: tuple[Reference, ...] = ()


class Packed(Struct, frozen=True, array_like=True):
    """A compiled file whose questions are outlines, and whose references are read only when one fails.

    `tariffs_named` and `terms_named` hold each target once. `words_named`: whether there are references of
    the last two kinds; `facets` and `words_told` hold when this file is the whole glossary: the points that
    it asks, and whether something is to be told of those references.
    """

    diagnostics: tuple[Diagnostic, ...]
    bank: BankOutline | None
    bank_place: Place
    terms: tuple[Term, ...]
    tariffs: tuple[Tariff, ...]
    places: tuple[Place, ...]
    tariffs_named: tuple[str, ...]
    terms_named: tuple[str, ...]
    words_named: bool
    packed_references: Raw
    dropped: int
    facets: tuple[str, ...]
    words_told: bool
    path: LearningPath | None = None

    def references(self) -> tuple[Reference, ...]:
        """What the file names, in its order."""
        return _REFERENCES.decode(self.packed_references)


_REFERENCES = msgspec.msgpack.Decoder(tuple[Reference, ...])
