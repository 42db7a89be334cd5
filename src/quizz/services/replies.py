"""A person's own remarks, and the answers that she has not seen yet."""

from __future__ import annotations

from uuid import UUID

from quizz.domain.remark import Remark
from quizz.services.clock import Clock
from quizz.storage.database import Database
from quizz.storage.hot.remarks import RemarkCounts


class Replies:
    """The remarks of one person, for herself."""

    def __init__(self, database: Database, learner: UUID, clock: Clock) -> None:
        self._database = database
        self._learner = learner
        self._clock = clock

    def unread(self) -> int:
        """How many answers wait to be seen."""
        return self.counts().unread

    def counts(self) -> RemarkCounts:
        """How many remarks she made, and how many answers wait to be seen."""
        with self._database.looking() as store:
            return store.remarks.counts(self._learner)

    def all(self) -> list[Remark]:
        """Her remarks: answers that wait first, then the latest remark."""
        with self._database.reading() as store:
            found = store.remarks.of_learner(self._learner)
        return sorted(found, key=lambda remark: (remark.is_unread, remark.at), reverse=True)

    def mark_read(self) -> None:
        """She has seen every answer."""
        with self._database.writing() as store:
            store.remarks.mark_read(self._learner, self._clock.now())
