"""What memory holds of each point, as the log decides it."""

from __future__ import annotations

from math import inf
from typing import Any
from uuid import UUID

from msgspec import convert
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from quizz.domain.review import PointState
from quizz.storage.rows import Salvage, check_days, every, first, plain_names, salvage
from quizz.storage.tables import point_states

_MANY = 2**31 - 1
"""The columns hold no greater number on PostgreSQL."""

_COLUMNS = [column for column in point_states.c if column.name != "learner"]
_NAMES = plain_names(_COLUMNS)
_OF_LEARNER = select(*_COLUMNS).where(point_states.c.learner == bindparam("learner"))
_POINTS = select(point_states.c.point).where(point_states.c.learner == bindparam("learner"))
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
        return first(self._connection, _ONE, {"learner": learner, "point": point}, _state)

    def all(self, learner: UUID) -> dict[str, PointState]:
        """Every state of a learner, by point."""
        states = every(self._connection, _OF_LEARNER, {"learner": learner}, _state)
        return {state.point: state for state in states}

    def salvaged(self, learner: UUID) -> Salvage[PointState]:
        """The states of a learner that can still be read."""
        return salvage(self._connection, _POINTS, _ONE, {"learner": learner}, _state)

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
    """Raises ValueError on figures that memory cannot have written."""
    state = convert(dict(zip(_NAMES, row, strict=True)), PointState)
    sensible = (
        0 <= state.stability < inf
        and 0 <= state.difficulty < inf
        and 0 <= state.reviews < _MANY
        and 0 <= state.lapses < _MANY
        and (state.stability > 0 or state.last_day is None)
    )
    if not sensible:
        raise ValueError(f"no memory is like this: {state}")
    check_days(state.last_day, state.due_day)
    return state
