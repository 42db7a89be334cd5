"""What is written of an answer that was not validated yet."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from quizz.domain.answer import Answer


class Draft(Struct, frozen=True, kw_only=True):
    """One of a person and a point, of the question `question` as it was at `revision`.

    `milliseconds`: the time it took until then. `at`: when it was kept, in UTC.
    """

    learner: UUID
    point: str
    question: str
    revision: int
    answer: Answer
    milliseconds: int
    at: datetime
