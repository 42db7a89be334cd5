"""The append-only log of what people did. An answer stands unless a later row takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from msgspec.structs import asdict
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    and_,
    bindparam,
    cast,
    exists,
    func,
    insert,
    not_,
    select,
)

from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, LogEntry
from quizz.storage.tables import review_log

_ROWS_AT_A_TIME = 1000
_correction = review_log.alias("correction")


def _corrected_by(kind: EntryKind) -> ColumnElement[bool]:
    return exists().where(_correction.c.corrects == review_log.c.id, _correction.c.kind == kind.value)


_OF_LEARNER = review_log.c.learner == bindparam("learner")
_IS_ANSWER = review_log.c.kind.in_([EntryKind.REVIEW.value, EntryKind.FREE.value])
_STANDS = and_(_OF_LEARNER, _IS_ANSWER, not_(_corrected_by(EntryKind.UNDO)))
_WRONG = and_(not_(review_log.c.correct), not_(_corrected_by(EntryKind.OVERRULE)))

_APPEND = insert(review_log)
_ALL = select(review_log).where(_OF_LEARNER).order_by(review_log.c.id)
_IDS_OF_POINT = select(review_log.c.id).where(_OF_LEARNER, review_log.c.point == bindparam("point"))
_POINT = _ALL.where(
    review_log.c.id.in_(_IDS_OF_POINT)
)  # told otherwise, SQLite reads the learner's whole log
_LAST_ANSWER = select(review_log).where(_STANDS).order_by(review_log.c.id.desc()).limit(1)
_LAST_ID = select(review_log.c.id).where(_OF_LEARNER).order_by(review_log.c.id.desc()).limit(1)
_COUNT_ANSWERS = select(func.count()).select_from(review_log).where(_STANDS)
_MILLISECONDS = (
    select(review_log.c.milliseconds)
    .where(_OF_LEARNER, _IS_ANSWER, review_log.c.milliseconds.is_not(None))
    .order_by(review_log.c.id.desc())
    .limit(bindparam("limit"))
)
_WRONG_DAYS = (
    select(review_log.c.point, func.max(cast(_WRONG, Integer)))
    .where(_STANDS, review_log.c.study_day >= bindparam("since"))
    .group_by(review_log.c.point, review_log.c.study_day)
    .order_by(review_log.c.point, review_log.c.study_day.desc())
)


class LogRepository:
    """Reads and appends entries."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, entry: LogEntry) -> None:
        """Add an entry; nothing ever changes it."""
        values = asdict(entry)
        values["kind"] = entry.kind.value
        values["rating"] = None if entry.rating is None else entry.rating.value
        self._connection.execute(_APPEND, values)

    def of_point(self, learner: UUID, point: str) -> list[LogEntry]:
        """The entries of one point, oldest first."""
        rows = self._connection.execute(_POINT, {"learner": learner, "point": point})
        return [_entry(row) for row in rows]

    def of_learner(self, learner: UUID) -> Iterator[LogEntry]:
        """Every entry of a learner, oldest first, read as they are consumed."""
        options = {"yield_per": _ROWS_AT_A_TIME}
        rows = self._connection.execute(_ALL, {"learner": learner}, execution_options=options)
        return map(_entry, rows)

    def last_answer(self, learner: UUID) -> LogEntry | None:
        """The newest answer that stands."""
        row = self._connection.execute(_LAST_ANSWER, {"learner": learner}).one_or_none()
        return None if row is None else _entry(row)

    def last_id(self, learner: UUID) -> UUID | None:
        """The greatest identifier of a learner's entries."""
        return self._connection.scalar(_LAST_ID, {"learner": learner})

    def count_answers(self, learner: UUID) -> int:
        """How many answers stand."""
        return self._connection.execute(_COUNT_ANSWERS, {"learner": learner}).scalar_one()

    def recent_milliseconds(self, learner: UUID, limit: int = 200) -> list[int]:
        """How long the last answers took, newest first; one taken back took time all the same."""
        rows = self._connection.scalars(_MILLISECONDS, {"learner": learner, "limit": limit})
        return [milliseconds for milliseconds in rows if milliseconds is not None]

    def missed_points(self, learner: UUID, since: date) -> frozenset[str]:
        """Points answered wrong on one of the last two study days on which they were answered.

        Days before `since` do not count; nor do answers taken back, nor wrong ones that were overruled.
        Days rather than answers, because the session asks again until right: a mistake is behind after two
        days without one.
        """
        rows = self._connection.execute(_WRONG_DAYS, {"learner": learner, "since": since})
        by_point = groupby(rows, key=lambda row: row[0])
        return frozenset(point for point, days in by_point if any(wrong for _, wrong in islice(days, 2)))


def _entry(row: Row[Any]) -> LogEntry:
    values = row._asdict()
    values["kind"] = EntryKind(values["kind"])
    if values["rating"] is not None:
        values["rating"] = Rating(values["rating"])
    return LogEntry(**values)
