"""Types that are answered by a text: a report to correct, notes to write out, sentences that are dictated."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from quizz.domain.question.shared import Mode, Question
from quizz.domain.sheet import Paper


class FaultKind(StrEnum):
    """What is wrong with a passage."""

    TERM = "term"
    """A medical term is misspelt."""
    ACCENT = "accent"
    GRAMMAR = "grammar"
    PARONYM = "paronym"
    """Another term stands where one is meant."""
    SIDE = "side"
    """Right for left."""
    UNIT = "unit"
    """A unit, a dose or a figure that cannot be."""
    IDENTITY = "identity"
    """Who the patient is: missing, or somebody else."""
    FORBIDDEN = "forbidden"
    """What the addressee may not read."""


class Fault(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A passage to correct; `wrong` stands once in the text.

    `right`: what may stand instead, the first being the one shown, an empty one when the passage is to be
    taken out. `feedback`: why.
    """

    wrong: str
    right: tuple[str, ...]
    kind: FaultKind
    feedback: str


class Proofreading(Question, frozen=True, kw_only=True, tag="proofreading"):
    """A text to correct. `papers`: what it can be compared with, the record, the dictation, the addressee."""

    mode = Mode.RECALL
    text: str
    faults: tuple[Fault, ...]
    papers: tuple[Paper, ...] = ()


class Transcription(Question, frozen=True, kw_only=True, tag="transcription"):
    """Abbreviated notes to write out in full.

    `text`: the whole, with what is accepted as well in braces, the first being the one shown:
    `Patiente de {62|soixante-deux} ans`.
    """

    mode = Mode.RECALL
    notes: str
    text: str


class Dictation(Question, frozen=True, kw_only=True, tag="dictation"):
    """Sentences that are heard, or shown and hidden, one after the other.

    `phrases` are written as the text of a transcription; the first form of each is read aloud.
    """

    mode = Mode.RECALL
    phrases: tuple[str, ...]
