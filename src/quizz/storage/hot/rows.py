"""Reads the rows of prepared statements as domain objects. A row that cannot be one any more is damage.

A `make` turns a row into an object; it raises ValueError, TypeError or MsgspecError on one without sense.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import MsgspecError

from quizz.storage.errors import decoding
from quizz.storage.hot.prepared import Prepared, place_of_link

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link

_WITHOUT_SENSE = (sqlite3.Error, MsgspecError, ValueError, TypeError, OverflowError)
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)

T = TypeVar("T")
Make = Callable[[Any], T]
MakeAll = Callable[[list[tuple[Any, ...]]], list[T]]
Values = Mapping[str, object]


def one(link: Link, statement: Prepared, values: Values, make: Make[T]) -> T | None:
    """The only row of a prepared statement, None when there is none. Raises DatabaseCorrupt."""
    try:
        row = statement.row(link, values)
        return None if row is None else make(row)
    except _unreadable(link):  # explained only then: entering `decoding` takes as long as SQLite
        with _decoding(link):
            raise


def some(link: Link, statement: Prepared, values: Values, make: MakeAll[T]) -> list[T]:
    """All the rows of a prepared statement. Raises DatabaseCorrupt."""
    try:
        return make(statement.rows(link, values))
    except _unreadable(link):
        with _decoding(link):
            raise


def each(make: Make[T]) -> MakeAll[T]:
    """Makes rows one by one."""
    return lambda rows: [make(row) for row in rows]


def check_days(*days: date | None) -> None:
    """Raise ValueError on a day on which nobody practised, or that no interval can be added to."""
    for day in days:
        if day is not None and not _FIRST_DAY <= day <= _LAST_DAY:
            raise ValueError(f"nobody practises on that day: {day}")


def _unreadable(link: Link) -> tuple[type[Exception], ...]:
    """What reading a row raises when it cannot be read; asked for when something was raised."""
    if isinstance(link, sqlite3.Connection):
        return _WITHOUT_SENSE
    from sqlalchemy.exc import DBAPIError

    return (*_WITHOUT_SENSE, DBAPIError)


def _decoding(link: Link) -> AbstractContextManager[None]:
    if isinstance(link, sqlite3.Connection):
        return decoding(place_of_link(link))
    from quizz.storage import refusals

    return refusals.decoding(place_of_link(link))
