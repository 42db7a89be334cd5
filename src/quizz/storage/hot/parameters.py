"""The sets of weights that memory used: each row of the log names the one that it was scheduled by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import convert

from quizz.storage.hot.prepared import Prepared
from quizz.storage.hot.rows import one

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link

_ADD = Prepared(
    "INSERT INTO parameter_sets (id, weights, desired_retention) "
    "VALUES (:parameters, :weights, :desired_retention)"
)
_ONE = Prepared(
    "SELECT id, CAST(weights AS TEXT), desired_retention FROM parameter_sets WHERE id = :parameters"
)
_WEIGHTS = msgspec.json.Decoder(tuple[float, ...]).decode


class ParameterSet(NamedTuple):
    """What a name of the log means. `desired_retention`: the recall wanted on the due day."""

    id: str
    weights: tuple[float, ...]
    desired_retention: float


class ParameterRepository:
    """Reads and adds sets; one that was used never changes."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, identifier: str) -> ParameterSet | None:
        """The set of that name."""
        return one(self._link, _ONE, {"parameters": identifier}, _set)

    def ensure(self, identifier: str, weights: tuple[float, ...], desired_retention: float) -> None:
        """Add a set unless its name is there already."""
        if self.get(identifier) is None:
            values = {"weights": weights, "desired_retention": desired_retention}
            _ADD.run(self._link, {"parameters": identifier, **values})


def _set(row: tuple[Any, ...]) -> ParameterSet:
    identifier, weights, desired_retention = convert(row, tuple[str, str, float])
    return ParameterSet(identifier, _WEIGHTS(weights), desired_retention)
