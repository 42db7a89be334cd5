"""The people of a database, and what each prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import msgspec
from msgspec import convert

from quizz.storage.hot.prepared import Prepared, add, as_text, change, read
from quizz.storage.hot.rows import each, one, some

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link

_ALL = Prepared("SELECT id, name FROM learners ORDER BY created_at, id")
_BY_NAME = Prepared("SELECT id, name FROM learners WHERE folded_name = :folded_name")
_PREFERRED = Prepared(read("preferences", ("key", as_text("value"))))
_PREFER = add("preferences", ("learner", "key", "value"))
_CHANGE = change("preferences", ("value",), where="learner = :learner AND key = :key")


class LearnerRow(NamedTuple):
    """A person; the name may be empty."""

    id: UUID
    name: str


class HotLearners:
    """Finds people. Two names that differ by case alone are one name."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def all(self) -> tuple[LearnerRow, ...]:
        """Everyone, oldest first."""
        return tuple(some(self._link, _ALL, {}, each(_person)))

    def by_name(self, name: str) -> LearnerRow | None:
        """The person of that name."""
        return one(self._link, _BY_NAME, {"folded_name": name.casefold()}, _person)


class PreferenceRepository:
    """Reads and writes preferences: a key, a JSON value."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get_all(self, learner: UUID) -> dict[str, object]:
        """Every preference that was ever set."""
        return dict(some(self._link, _PREFERRED, {"learner": learner}, each(_pair)))

    def put(self, learner: UUID, key: str, value: object) -> None:
        """Set a preference to a value that JSON can hold."""
        values = {"learner": learner, "key": key, "value": value}
        if _CHANGE.run(self._link, values) == 0:
            _PREFER.run(self._link, values)


def _person(row: tuple[Any, ...]) -> LearnerRow:
    return convert(row, LearnerRow)


def _pair(row: tuple[Any, ...]) -> tuple[str, object]:
    key, value = convert(row, tuple[str, str | None])
    return key, None if value is None else msgspec.json.decode(value)
