"""Statements of the hot path: worked out once, then run by sqlite3 itself.

SQLAlchemy builds them, so that tables and types are written in one place. Having it run them costs several
times what SQLite takes, and an answer runs five. Another database is across a network, where that is nothing:
there SQLAlchemy runs them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Boolean, Connection, Date, Dialect, Insert, Select, Update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as SQLiteDialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from quizz.storage.errors import place_of
from quizz.storage.types import Identifier, Json, UtcDateTime, stored_identifier, stored_instant, stored_json

Convert = Callable[[Any], Any]
Statement = Select[Any] | Insert | Update
Link = Connection | sqlite3.Connection


class Prepared:
    """One statement, all of whose values bear names.

    Rows come as SQLite stores them, and from another database in the types of the domain: who reads them
    takes both, which `msgspec.convert` does when it is not strict. Through a Connection of SQLAlchemy each
    method raises DBAPIError, as SQLAlchemy does; through one of sqlite3, what sqlite3 raises.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._compiled = cache(lambda: _Compiled(statement))

    def run(self, link: Link, values: Mapping[str, object]) -> int:
        """Execute it; how many rows it touched."""
        if isinstance(link, sqlite3.Connection):
            compiled = self._compiled()
            return link.execute(compiled.text, compiled.parameters(values)).rowcount
        if not _is_sqlite(link):
            return link.execute(self._statement, values).rowcount
        with _told_by_sqlalchemy(link, self._compiled().text) as connection:
            return self.run(connection, values)

    def row(self, link: Link, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """The only row, None when there is none."""
        if isinstance(link, sqlite3.Connection):
            compiled = self._compiled()
            cursor = link.execute(compiled.text, compiled.parameters(values))
            found: tuple[Any, ...] | None = cursor.fetchone()
            cursor.close()
            return found
        if not _is_sqlite(link):
            row = link.execute(self._statement, values).one_or_none()
            return None if row is None else tuple(row)
        with _told_by_sqlalchemy(link, self._compiled().text) as connection:
            return self.row(connection, values)

    def rows(self, link: Link, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """All the rows."""
        if isinstance(link, sqlite3.Connection):
            compiled = self._compiled()
            return link.execute(compiled.text, compiled.parameters(values)).fetchall()
        if not _is_sqlite(link):
            return [tuple(row) for row in link.execute(self._statement, values)]
        with _told_by_sqlalchemy(link, self._compiled().text) as connection:
            return self.rows(connection, values)


def place_of_link(link: Link) -> str:
    """What names the database to a person."""
    if isinstance(link, sqlite3.Connection):
        return str(link.execute("PRAGMA database_list").fetchone()[2])
    return place_of(link.engine.url)


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


@contextmanager
def _told_by_sqlalchemy(connection: Connection, text: str) -> Iterator[sqlite3.Connection]:
    """The sqlite3 connection under one of SQLAlchemy, whose transaction begins if it must."""
    if not connection.in_transaction():
        connection.begin()
    try:
        yield cast("sqlite3.Connection", connection.connection.dbapi_connection)
    except sqlite3.Error as error:
        raise DBAPIError.instance(text, None, error, sqlite3.Error) from error


class _Compiled:
    """The text for SQLite, and what turns values into its own."""

    def __init__(self, statement: Statement) -> None:
        dialect = SQLiteDialect()
        compiled = statement.compile(dialect=dialect)
        self.text = str(compiled)
        names = compiled.positiontup or []
        kinds = {name: bind.type for bind, name in compiled.bind_names.items()}
        self._constants = {
            name: bind.value for bind, name in compiled.bind_names.items() if not bind.required
        }
        self._pick = itemgetter(*names)
        binders = ((place, _binder(kinds[name], dialect)) for place, name in enumerate(names))
        self._binders = tuple((place, bind) for place, bind in binders if bind is not None)
        self._single = len(names) == 1

    def parameters(self, values: Mapping[str, object]) -> list[Any]:
        """The values by position, as sqlite3 takes them."""
        if self._constants:
            values = {**self._constants, **values}
        found = [self._pick(values)] if self._single else list(self._pick(values))
        for place, bind in self._binders:
            value = found[place]
            if value is not None:
                found[place] = bind(value)
        return found


_STORED: dict[type[TypeEngine[Any]], Convert] = {
    Identifier: stored_identifier,
    UtcDateTime: stored_instant,
    Json: stored_json,
    Date: date.isoformat,
    Boolean: int,
}
"""What the types of the tables do to a value for SQLite, without the layers between."""


def _binder(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return _STORED.get(type(kind)) or kind.dialect_impl(dialect).bind_processor(dialect)
