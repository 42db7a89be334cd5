"""Reads rows as domain objects. A row that cannot be one any more is damage: told, or stepped over.

A `make` turns a row into an object; it raises ValueError, TypeError or MsgspecError on one without sense.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import MsgspecError
from sqlalchemy import Column, Connection, Select
from sqlalchemy.exc import DBAPIError

from quizz.errors import DatabaseCorrupt
from quizz.storage.errors import decoding, place_of
from quizz.storage.prepared import Link, Prepared, place_of_link

_ROWS_AT_A_TIME = 1000
_UNREADABLE = (DBAPIError, sqlite3.Error, MsgspecError, ValueError, TypeError, OverflowError)
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)

T = TypeVar("T")
Make = Callable[[Any], T]
MakeAll = Callable[[list[tuple[Any, ...]]], list[T]]
Values = Mapping[str, object]


class Salvage(NamedTuple, Generic[T]):
    """What can still be read, and the number of rows that cannot."""

    read: list[T]
    lost: int


def every(connection: Connection, statement: Select[Any], values: Values, make: Make[T]) -> list[T]:
    """All the rows. Raises DatabaseCorrupt."""
    with decoding(place_of(connection.engine.url)):
        return [make(row) for row in connection.execute(statement, values)]


def first(connection: Connection, statement: Select[Any], values: Values, make: Make[T]) -> T | None:
    """The only row, None when there is none. Raises DatabaseCorrupt."""
    with decoding(place_of(connection.engine.url)):
        row = connection.execute(statement, values).one_or_none()
        return None if row is None else make(row)


def one(link: Link, statement: Prepared, values: Values, make: Make[T]) -> T | None:
    """The only row of a prepared statement, None when there is none. Raises DatabaseCorrupt."""
    try:
        row = statement.row(link, values)
        return None if row is None else make(row)
    except _UNREADABLE:  # explained only then: entering `decoding` takes as long as SQLite
        with decoding(place_of_link(link)):
            raise


def some(link: Link, statement: Prepared, values: Values, make: MakeAll[T]) -> list[T]:
    """All the rows of a prepared statement. Raises DatabaseCorrupt."""
    try:
        return make(statement.rows(link, values))
    except _UNREADABLE:
        with decoding(place_of_link(link)):
            raise


def streamed(connection: Connection, statement: Select[Any], values: Values, make: Make[T]) -> Iterator[T]:
    """All the rows, read as they are consumed. Raises DatabaseCorrupt."""
    options = {"yield_per": _ROWS_AT_A_TIME}
    with decoding(place_of(connection.engine.url)):
        for row in connection.execute(statement, values, execution_options=options):
            yield make(row)


def salvage(
    connection: Connection, keys: Select[Any], one: Select[Any], values: Values, make: Make[T]
) -> Salvage[T]:
    """Every row that can be read, one by one: `one` takes the column of `keys` under its own name.

    Raises DatabaseCorrupt when the keys themselves cannot be read.
    """
    (key,) = keys.selected_columns
    read: list[T] = []
    lost = 0
    for found in every(connection, keys, values, lambda row: row[0]):
        try:
            made = first(connection, one, {**values, key.name: found}, make)
        except DatabaseCorrupt:
            made = None
        if made is None:
            lost += 1
        else:
            read.append(made)
    return Salvage(read, lost)


def plain_names(columns: Iterable[Column[Any]]) -> tuple[str, ...]:
    """Their names as plain str: msgspec takes no other for the key of a field."""
    return tuple(str(column.name) for column in columns)


def check_days(*days: date | None) -> None:
    """Raise ValueError on a day on which nobody practised, or that no interval can be added to."""
    for day in days:
        if day is not None and not _FIRST_DAY <= day <= _LAST_DAY:
            raise ValueError(f"nobody practises on that day: {day}")
