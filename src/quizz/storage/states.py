"""What memory holds of each point, as the log decides it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from msgspec.structs import asdict
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from quizz.domain.review import PointState, Standing
from quizz.storage.tables import point_states

_COLUMNS = [column for column in point_states.c if column.name != "learner"]
_OF_LEARNER = select(*_COLUMNS).where(point_states.c.learner == bindparam("learner"))
_ONE = _OF_LEARNER.where(point_states.c.point == bindparam("point"))
_ADD = insert(point_states)
_CHANGE = (
    update(point_states)
    .where(point_states.c.learner == bindparam("of_learner"), point_states.c.point == bindparam("of_point"))
    .values({column: bindparam(column.name) for column in _COLUMNS if column.name != "point"})
)
_DELETE = delete(point_states).where(
    point_states.c.learner == bindparam("learner"), point_states.c.point == bindparam("point")
)


class StateRepository:
    """Reads and writes states."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, learner: UUID, point: str) -> PointState | None:
        """The state of one point, None when it was never asked."""
        row = self._connection.execute(_ONE, {"learner": learner, "point": point}).one_or_none()
        return None if row is None else _state(row)

    def all(self, learner: UUID) -> dict[str, PointState]:
        """Every state of a learner, by point."""
        rows = self._connection.execute(_OF_LEARNER, {"learner": learner})
        return {row.point: _state(row) for row in rows}

    def put(self, learner: UUID, state: PointState) -> None:
        """Replace the state of a point."""
        values = asdict(state)
        values["standing"] = state.standing.value
        point = values.pop("point")
        changed = self._connection.execute(_CHANGE, {"of_learner": learner, "of_point": point, **values})
        if changed.rowcount == 0:
            self._connection.execute(_ADD, {"learner": learner, "point": point, **values})

    def delete(self, learner: UUID, point: str) -> None:
        """Forget a point that the log knows no more."""
        self._connection.execute(_DELETE, {"learner": learner, "point": point})


def _state(row: Row[Any]) -> PointState:
    values = row._asdict()
    values["standing"] = Standing(values["standing"])
    return PointState(**values)
