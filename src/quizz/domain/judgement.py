"""What is said of an answer."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from msgspec import Struct


class Rating(IntEnum):
    """FSRS ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Forgiven(StrEnum):
    """A difference that the question's policy overlooks, and that the feedback shows."""

    ACCENT = "accent"
    LIGATURE = "ligature"
    HYPHEN = "hyphen"
    TYPO = "typo"


class Span(Struct, frozen=True):
    """A run of letters of the expected word beside what was typed there.

    `same`: both are equal. Else `expected` may be empty (too many letters) or `typed` (letters missing).
    """

    expected: str
    typed: str
    same: bool


class Part(Struct, frozen=True):
    """One option, one blank, or one thing placed, with its verdict.

    Choice: `text` is the option, `chosen` whether it was, `right` whether it is a key.
    Blank: `text` is the expected answer, `given` what was typed or chosen, `right` whether it is accepted.
    Placed: `text` is the item, `place` where it belongs, `given` where it was put, `right` if they agree.
    Put in order: one part a rank, `text` the item of that rank, `place` and `given` its right and its given
    rank, `right` whether it need not move.
    """

    text: str
    right: bool
    chosen: bool = False
    given: str = ""
    feedback: str = ""
    difference: tuple[Span, ...] = ()
    forgiven: tuple[Forgiven, ...] = ()
    place: str = ""


class Judgement(Struct, frozen=True, kw_only=True):
    """The verdict on one answer.

    `score` goes from 0 to 1; `correct` is a full score. `expected` and `given` are texts for the screen,
    `notes` the feedback of what was answered. `difference` compares what was typed with the nearest answer.
    `confused_with` names the other term that was typed, when that was the mistake.
    """

    correct: bool
    score: float
    expected: tuple[str, ...]
    given: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    difference: tuple[Span, ...] = ()
    forgiven: tuple[Forgiven, ...] = ()
    confused_with: str = ""
    unknown: bool = False
    """« Je ne sais pas »."""
