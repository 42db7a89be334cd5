"""Reads rows of SQLAlchemy as domain objects. One that cannot be so any more is told, or stepped over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Column, Connection, Select

from quizz.errors import DatabaseCorrupt
from quizz.storage.hot.rows import Make, Values
from quizz.storage.refusals import decoding, place_of

_ROWS_AT_A_TIME = 1000

K = TypeVar("K")
T = TypeVar("T")


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
    (column,) = keys.selected_columns
    return salvage_each(
        every(connection, keys, values, lambda row: row[0]),
        lambda key: first(connection, one, {**values, column.name: key}, make),
    )


def salvage_each(keys: Iterable[K], read_one: Callable[[K], T | None]) -> Salvage[T]:
    """What can be read of the rows that have these keys."""
    read: list[T] = []
    lost = 0
    for key in keys:
        try:
            made = read_one(key)
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
