"""The append-only log of what people did. An answer stands unless a later row takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from msgspec import convert
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
    not_,
    select,
)

from quizz.domain.answered import Answered
from quizz.domain.review import EntryKind, LogEntry
from quizz.storage.hot.log import HotLog
from quizz.storage.hot.rows import check_days
from quizz.storage.rows import Salvage, every, first, plain_names, salvage, streamed
from quizz.storage.tables import review_log

_correction = review_log.alias("correction")


def _corrected_by(kind: EntryKind) -> ColumnElement[bool]:
    return exists().where(_correction.c.corrects == review_log.c.id, _correction.c.kind == kind.value)


_OF_LEARNER = review_log.c.learner == bindparam("learner")
_IS_ANSWER = review_log.c.kind.in_([EntryKind.REVIEW.value, EntryKind.FREE.value])
_STANDS = and_(_OF_LEARNER, _IS_ANSWER, not_(_corrected_by(EntryKind.UNDO)))
_WRONG = and_(not_(review_log.c.correct), not_(_corrected_by(EntryKind.OVERRULE)))

_NAMES = plain_names(review_log.c)
_ALL = select(review_log).where(_OF_LEARNER).order_by(review_log.c.id)
_IDS_OF_POINT = select(review_log.c.id).where(_OF_LEARNER, review_log.c.point == bindparam("point"))
_POINT = _ALL.where(
    review_log.c.id.in_(_IDS_OF_POINT)
)  # told otherwise, SQLite reads the learner's whole log
_IDS = select(review_log.c.id).where(_OF_LEARNER)
_ONE = select(review_log).where(_OF_LEARNER, review_log.c.id == bindparam("id"))
_LAST_ANSWER = select(review_log).where(_STANDS).order_by(review_log.c.id.desc()).limit(1)
_COUNT_REVIEWS = (
    select(func.count()).select_from(review_log).where(_STANDS, review_log.c.kind == EntryKind.REVIEW.value)
)
_ANSWERED = (
    select(
        review_log.c.point,
        func.count(),
        func.sum(cast(not_(_WRONG), Integer)),
        func.sum(cast(and_(review_log.c.correct, review_log.c.score < 1), Integer)),
    )
    .where(_STANDS)
    .group_by(review_log.c.point)
)
_WRONG_DAYS = (
    select(review_log.c.point, func.max(cast(_WRONG, Integer)))
    .where(_STANDS, review_log.c.study_day >= bindparam("since"))
    .group_by(review_log.c.point, review_log.c.study_day)
    .order_by(review_log.c.point, review_log.c.study_day.desc())
)


class LogRepository(HotLog):
    """Reads and appends entries."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection

    def of_point(self, learner: UUID, point: str) -> list[LogEntry]:
        """The entries of one point, oldest first."""
        return every(self._connection, _POINT, {"learner": learner, "point": point}, _entry)

    def of_learner(self, learner: UUID) -> Iterator[LogEntry]:
        """Every entry of a learner, oldest first, read as they are consumed."""
        return streamed(self._connection, _ALL, {"learner": learner}, _entry)

    def salvaged(self, learner: UUID) -> Salvage[LogEntry]:
        """The entries of a learner that can still be read, in no order."""
        return salvage(self._connection, _IDS, _ONE, {"learner": learner}, _entry)

    def last_answer(self, learner: UUID) -> LogEntry | None:
        """The newest answer that stands."""
        return first(self._connection, _LAST_ANSWER, {"learner": learner}, _entry)

    def count_reviews(self, learner: UUID) -> int:
        """How many answers inside the schedule stand; those of free practice are none."""
        return self._connection.execute(_COUNT_REVIEWS, {"learner": learner}).scalar_one()

    def answered(self, learner: UUID) -> dict[str, Answered]:
        """How the answers that stand counted, by point; those of free practice are among them."""
        return dict(every(self._connection, _ANSWERED, {"learner": learner}, _answered))

    def missed_points(self, learner: UUID, since: date) -> frozenset[str]:
        """Points answered wrong on one of the last two study days on which they were answered.

        Days before `since` do not count; nor do answers taken back, nor wrong ones that were overruled.
        Days rather than answers, because the session asks again until right: a mistake is behind after two
        days without one.
        """
        found = every(self._connection, _WRONG_DAYS, {"learner": learner, "since": since}, _wrong_day)
        by_point = groupby(found, key=lambda row: row[0])
        return frozenset(point for point, days in by_point if any(wrong for _, wrong in islice(days, 2)))


def _entry(row: Row[Any]) -> LogEntry:
    entry = convert(dict(zip(_NAMES, row, strict=True)), LogEntry)
    check_days(entry.study_day)
    return entry


def _answered(row: Row[Any]) -> tuple[str, Answered]:
    point, given, right, fair = convert(tuple(row), tuple[str, int, int, int])
    return point, Answered(given, right - fair, fair)


def _wrong_day(row: Row[Any]) -> tuple[str, int]:
    return convert(tuple(row), tuple[str, int])
