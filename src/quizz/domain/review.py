"""What a person did, as it is kept, and what memory holds of a point."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import msgspec
from msgspec import Struct

from quizz.domain.answer import Answer
from quizz.domain.judgement import Rating


class EntryKind(StrEnum):
    """What an entry of the log says."""

    REVIEW = "review"
    """An answer inside the schedule."""
    FREE = "free"
    """An answer of free practice: the schedule does not move."""
    EASY = "easy"
    """The answer named by `corrects` was easy."""
    OVERRULE = "overrule"
    """The answer named by `corrects` counts as right."""
    UNDO = "undo"
    """The answer named by `corrects`, and what corrects it, are taken back."""
    SUSPEND = "suspend"
    """The point is not asked any more."""
    KNOWN = "known"
    """The point is known already: not asked, counted as mastered."""
    RESUME = "resume"
    """The point is asked again."""


class LogEntry(Struct, frozen=True, kw_only=True):
    """One row of the append-only log.

    `at` is in UTC; `study_day` is the whole day to which it belongs; `milliseconds` is the time taken.
    `shown` holds the options as shown, `answer` positions in them; for a cloze, the options of each blank one
    after the other, none for a blank that is typed, `answer` having the texts; for things to place, the
    things, then their targets. An answer has question, revision, answer, score, correct and rating; a
    correction has `corrects`, and the rating that results unless it is an undo; suspend, known and resume
    have the point alone.
    """

    id: UUID
    learner: UUID
    kind: EntryKind
    point: str
    at: datetime
    study_day: date
    question: str = ""
    revision: int = 0
    answer: Answer | None = None
    shown: tuple[str, ...] = ()
    correct: bool | None = None
    score: float | None = None
    rating: Rating | None = None
    milliseconds: int | None = None
    seed: int | None = None
    parameters: str = "fsrs-6"
    corrects: UUID | None = None


class Standing(StrEnum):
    """Whether a point is asked."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    KNOWN = "known"


class PointState(Struct, frozen=True, kw_only=True, gc=False):
    """What memory holds of one point of one learner; the log alone decides it.

    `stability` in days, `difficulty` from 1 to 10, both 0 for a point never reviewed.
    `pending`: the last answer was wrong, the point comes back until it is right once.
    `seen`: question -> revision last answered, least recent first.
    """

    point: str
    stability: float = 0.0
    difficulty: float = 0.0
    last_day: date | None = None
    due_day: date | None = None
    reviews: int = 0
    lapses: int = 0
    pending: bool = False
    standing: Standing = Standing.ACTIVE
    seen: dict[str, int] = {}
    last_entry: UUID | None = None

    @property
    def last_question(self) -> str:
        """The way used last."""
        return next(reversed(self.seen), "")


_SEEN = msgspec.json.Decoder(dict[str, int])


class StateOutline(Struct, frozen=True, array_like=True, gc=False):
    """What of the state of a point choosing and counting want; there may be one for each point of the banks.

    `asked`: the `seen` of its state, as JSON.
    """

    point: str
    stability: float
    last_day: date | None
    due_day: date | None
    reviews: int
    pending: bool
    standing: Standing
    asked: str

    @property
    def seen(self) -> dict[str, int]:
        """Question -> revision last answered, least recent first."""
        return _SEEN.decode(self.asked)


AnyState = PointState | StateOutline
"""What tells how much is remembered of a point, and what is due."""
