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


class PassageKind(StrEnum):
    """What became of a passage of a text."""

    SAME = "same"
    FOUND = "found"
    """A fault that is corrected."""
    MISSED = "missed"
    """A fault that is left or badly corrected; what is wrong or wanting in a text written out."""
    INTRODUCED = "introduced"
    """What was right and is changed, or what nothing called for."""


class Passage(Struct, frozen=True, omit_defaults=True):
    """A run of a text beside what was given there, in the order of the text; put together, the whole of it.

    `text`: what belongs there, empty when it is to be left out; `given`: what stands there; `was`: what stood
    there before, of a text to correct.
    """

    text: str
    given: str
    kind: PassageKind = PassageKind.SAME
    was: str = ""


class Part(Struct, frozen=True):
    """One option, one blank, or one thing placed, with its verdict.

    Choice: `text` is the option, `chosen` whether it was, `right` whether it is a key.
    Blank: `text` is the expected answer, `given` what was typed or chosen, `right` whether it is accepted.
    Placed: `text` is the item, `place` where it belongs, `given` where it was put, `right` if they agree.
    Put in order: one part a rank, `text` the item of that rank, `place` and `given` its right and its given
    rank, `right` whether it need not move.
    Fault of a text to correct: `text` is its right form, `given` what stands at its place, `place` its kind.
    Mistake of a text written out: `text` is the word expected. Dictation: one part a sentence.
    `fair`: it is right, though `place` was better.
    """

    text: str
    right: bool
    chosen: bool = False
    given: str = ""
    feedback: str = ""
    difference: tuple[Span, ...] = ()
    forgiven: tuple[Forgiven, ...] = ()
    place: str = ""
    fair: bool = False


class Judgement(Struct, frozen=True, kw_only=True):
    """The verdict on one answer.

    `score` goes from 0 to 1; `correct` is a full score, or less when what was given is merely fair.
    `expected` and `given` are texts for the screen, `notes` the feedback of what was answered.
    `difference` compares what was typed with the nearest answer.
    `confused_with` names the other term that was typed, when that was the mistake. `passages`: of a text.
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
    passages: tuple[Passage, ...] = ()
    unknown: bool = False
    """« Je ne sais pas »."""

    @property
    def is_fair(self) -> bool:
        """Whether the answer is accepted, though there was better."""
        return self.correct and self.score < 1
