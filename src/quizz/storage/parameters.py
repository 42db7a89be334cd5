"""The sets of weights that memory used: each row of the log names the one that it was scheduled by."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import convert
from sqlalchemy import Connection, Row, bindparam, insert, select

from quizz.storage.rows import first
from quizz.storage.tables import parameter_sets

_ADD = insert(parameter_sets)
_ONE = select(
    parameter_sets.c.id,
    parameter_sets.c.weights,
    parameter_sets.c.desired_retention,
).where(parameter_sets.c.id == bindparam("of_id"))


class ParameterSet(NamedTuple):
    """What a name of the log means. `desired_retention`: the recall wanted on the due day."""

    id: str
    weights: tuple[float, ...]
    desired_retention: float


class ParameterRepository:
    """Reads and adds sets; one that was used never changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, identifier: str) -> ParameterSet | None:
        """The set of that name."""
        return first(self._connection, _ONE, {"of_id": identifier}, _set)

    def ensure(self, identifier: str, weights: tuple[float, ...], desired_retention: float) -> None:
        """Add a set unless its name is there already."""
        if self.get(identifier) is None:
            row = ParameterSet(identifier, weights, desired_retention)
            self._connection.execute(_ADD, row._asdict())


def _set(row: Row[Any]) -> ParameterSet:
    return convert(tuple(row), ParameterSet)
