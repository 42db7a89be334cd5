"""How many remarks a person made, and how many answers she has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from msgspec import convert

from quizz.storage.hot.prepared import Prepared
from quizz.storage.hot.rows import one

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link

_COUNTS = Prepared(
    "SELECT count(*), count(CASE WHEN replied_at IS NOT NULL AND read_at IS NULL THEN 1 END) "
    "FROM remarks WHERE learner = :learner"
)


class RemarkCounts(NamedTuple):
    """`unread`: answers that she has not seen."""

    made: int
    unread: int


class HotRemarks:
    """Counts remarks."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def counts(self, learner: UUID) -> RemarkCounts:
        """Those of a person."""
        found = one(self._link, _COUNTS, {"learner": learner}, lambda row: convert(row, RemarkCounts))
        return found or RemarkCounts(0, 0)
