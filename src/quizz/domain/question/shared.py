"""What questions of all types share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct


class Mode(StrEnum):
    """What a question asks of memory."""

    RECOGNITION = "recognition"
    RECALL = "recall"


class Spelling(StrEnum):
    """What a typed answer is forgiven; case, apostrophes and spaces never matter."""

    LENIENT = "lenient"
    """Accents, œ/oe, hyphens and a small typo."""
    NO_TYPO = "no_typo"
    """Accents, œ/oe and hyphens."""
    STRICT = "strict"
    """Nothing: the spelling is what is asked."""


class Question(Struct, frozen=True, kw_only=True, tag_field="type", omit_defaults=True):
    """What all types share. `theme` and `bank` come from the file that holds the question.

    `ignore`: the rules of writing that do not apply to it.
    """

    mode: ClassVar[Mode]

    id: str
    theme: str
    bank: str
    prompt: str
    explanation: str
    skill: str
    level: int
    sources: tuple[str, ...] = ()
    checked: str = ""
    covers: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    revision: int = 1
    point: str = ""
    tags: tuple[str, ...] = ()
    as_of: date | None = None
    ignore: tuple[str, ...] = ()

    @property
    def point_id(self) -> str:
        """The knowledge point asked: the question itself unless it names one."""
        return self.point or self.id

    @property
    def asks_for(self) -> Mode:
        """Recognition or recall."""
        return self.mode
