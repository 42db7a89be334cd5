"""What memory holds of each point, as the log decides it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select

from quizz.domain.review import PointState
from quizz.storage.hot.states import HotStates
from quizz.storage.rows import Salvage, every, salvage_each
from quizz.storage.tables import point_states

_OF_LEARNER = point_states.c.learner == bindparam("learner")
_POINTS = select(point_states.c.point).where(_OF_LEARNER)
_DELETE = delete(point_states).where(_OF_LEARNER, point_states.c.point == bindparam("point"))


class StateRepository(HotStates):
    """Reads, writes, salvages and forgets states."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection

    def salvaged(self, learner: UUID) -> Salvage[PointState]:
        """The states of a learner that can still be read."""
        points = every(self._connection, _POINTS, {"learner": learner}, lambda row: row[0])
        return salvage_each(points, partial(self.get, learner))

    def delete(self, learner: UUID, point: str) -> None:
        """Forget a point that the log knows no more."""
        self._connection.execute(_DELETE, {"learner": learner, "point": point})
