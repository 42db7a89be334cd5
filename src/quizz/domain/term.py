"""Entries of the glossary."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class TermKind(StrEnum):
    """What an entry is."""

    TERM = "term"
    WORD_PART = "word_part"
    ABBREVIATION = "abbreviation"


class Facet(StrEnum):
    """What can be known of an entry; each is a knowledge point `<term>/<facet>`."""

    MEANING = "meaning"
    SPELLING = "spelling"
    PARTS = "parts"
    ABBREVIATION = "abbreviation"


class WordPart(Struct, frozen=True):
    """One element of a word: `-ectomie`, ablation, grec."""

    form: str
    meaning: str
    origin: str = ""


class Term(Struct, frozen=True, kw_only=True):
    """An entry of the glossary; docs/bank-format.md says what each field holds."""

    id: str
    term: str
    kind: TermKind
    definition: str
    gender: str = ""
    number: str = ""
    specialty: str = ""
    role: str = ""
    origin: str = ""
    expansion: str = ""
    forms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    parts: tuple[WordPart, ...] = ()
    misspellings: tuple[str, ...] = ()
    plural: str = ""
    abbreviation: str = ""
    synonyms: tuple[str, ...] = ()
    confused_with: tuple[str, ...] = ()
    contrast: str = ""
    example: str = ""
    sources: tuple[str, ...] = ()
    checked: str = ""
    covers: tuple[str, ...] = ()
    revision: int = 1

    def point_id(self, facet: Facet) -> str:
        """The knowledge point of one facet."""
        return f"{self.id}/{facet}"
