"""The answers that people are writing, when the database is damaged."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from quizz.domain.draft import Draft
from quizz.storage.hot.drafts import HotDrafts
from quizz.storage.rows import Salvage, every, salvage_each
from quizz.storage.tables import drafts

_POINTS = select(drafts.c.point).where(drafts.c.learner == bindparam("learner"))


class DraftRepository(HotDrafts):
    """Reads, writes and salvages drafts."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection

    def salvaged(self, learner: UUID) -> Salvage[Draft]:
        """Those of a person that can still be read, in no order."""
        points = every(self._connection, _POINTS, {"learner": learner}, lambda row: row[0])
        return salvage_each(points, partial(self.get, learner))
