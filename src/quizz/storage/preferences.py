"""What each person prefers: a key, a JSON value."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from msgspec import convert
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from quizz.storage.rows import every
from quizz.storage.tables import preferences

_OF_LEARNER = select(preferences.c.key, preferences.c.value).where(
    preferences.c.learner == bindparam("learner")
)
_ADD = insert(preferences)
_CHANGE = (
    update(preferences)
    .where(preferences.c.learner == bindparam("of_learner"), preferences.c.key == bindparam("of_key"))
    .values(value=bindparam("value"))
)


class PreferenceRepository:
    """Reads and writes preferences."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get_all(self, learner: UUID) -> dict[str, object]:
        """Every preference that was ever set."""
        return dict(every(self._connection, _OF_LEARNER, {"learner": learner}, _pair))

    def put(self, learner: UUID, key: str, value: object) -> None:
        """Set a preference to a value that JSON can hold."""
        changed = self._connection.execute(_CHANGE, {"of_learner": learner, "of_key": key, "value": value})
        if changed.rowcount == 0:
            self._connection.execute(_ADD, {"learner": learner, "key": key, "value": value})


def _pair(row: Row[Any]) -> tuple[str, object]:
    return convert(tuple(row), tuple[str, object])
