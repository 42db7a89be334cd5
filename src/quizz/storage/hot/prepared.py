"""A statement whose values bear names, run by sqlite3 itself or through SQLAlchemy."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from quizz.storage.hot.values import STORED

if TYPE_CHECKING:
    from sqlalchemy import Connection, TextClause

    Link = sqlite3.Connection | Connection

_NAME = re.compile(r":(\w+)")


class Prepared:
    """One statement, worked out once. A value is named `:column`, after the column whose type it has.

    Rows come as SQLite stores them, and from another database in the types of the domain: who reads them
    takes both, which `msgspec.convert` does when it is not strict; JSON is asked for as text. Raises what
    sqlite3 raises, and DBAPIError from another database.
    """

    def __init__(self, sql: str) -> None:
        self._sql = sql

    def run(self, link: Link, values: Mapping[str, object]) -> int:
        """Execute it; how many rows it touched."""
        if isinstance(link, sqlite3.Connection):
            return link.execute(self._bound.sql, self._bound.parameters(values)).rowcount
        under = _under(link)
        return link.execute(self._portable, values).rowcount if under is None else self.run(under, values)

    def row(self, link: Link, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """The only row, None when there is none."""
        if isinstance(link, sqlite3.Connection):
            cursor = link.execute(self._bound.sql, self._bound.parameters(values))
            found: tuple[Any, ...] | None = cursor.fetchone()
            cursor.close()
            return found
        under = _under(link)
        if under is not None:
            return self.row(under, values)
        row = link.execute(self._portable, values).one_or_none()
        return None if row is None else tuple(row)

    def rows(self, link: Link, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """All the rows."""
        if isinstance(link, sqlite3.Connection):
            return link.execute(self._bound.sql, self._bound.parameters(values)).fetchall()
        under = _under(link)
        if under is not None:
            return self.rows(under, values)
        return [tuple(row) for row in link.execute(self._portable, values)]

    @cached_property
    def _bound(self) -> _Bound:
        return _bound(self._sql)

    @cached_property
    def _portable(self) -> TextClause:
        from quizz.storage.portable import statement

        return statement(self._sql, self._bound.names)


def read(table: str, columns: Iterable[str]) -> str:
    """What selects the rows of a learner; JSON columns are to be named as `as_text` names them."""
    return f"SELECT {', '.join(columns)} FROM {table} WHERE learner = :learner"  # noqa: S608  our own names


def as_text(column: str) -> str:
    """JSON as text: another database would give it decoded, and a text in it as no JSON any more."""
    return f"CAST({column} AS TEXT)"


def add(table: str, columns: Sequence[str]) -> Prepared:
    """What adds a row whose values are named after its columns."""
    values = (f":{column}" for column in columns)
    return Prepared(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(values)})")  # noqa: S608  our own names


def change(table: str, columns: Iterable[str], where: str) -> Prepared:
    """What changes the columns of rows; `where`: SQL whose values are named after columns too."""
    values = (f"{column} = :{column}" for column in columns)
    return Prepared(f"UPDATE {table} SET {', '.join(values)} WHERE {where}")  # noqa: S608  our own names


class _Bound(NamedTuple):
    """A statement whose values come by position, which sqlite3 takes faster than by name."""

    sql: str
    names: tuple[str, ...]
    pick: Callable[[Mapping[str, object]], Any]
    """What gives two values or more in their order."""
    binders: tuple[tuple[int, Callable[[Any], Any]], ...]

    def parameters(self, values: Mapping[str, object]) -> list[Any]:
        """The values as sqlite3 takes them."""
        found = list(self.pick(values)) if len(self.names) > 1 else [values[name] for name in self.names]
        for place, bind in self.binders:
            value = found[place]
            if value is not None:
                found[place] = bind(value)
        return found


def _bound(sql: str) -> _Bound:
    names = tuple(_NAME.findall(sql))
    return _Bound(
        sql=_NAME.sub("?", sql),
        names=names,
        pick=itemgetter(*names or ("",)),
        binders=tuple((place, STORED[name]) for place, name in enumerate(names) if name in STORED),
    )


def _under(link: Connection) -> sqlite3.Connection | None:
    """The connection of sqlite3 that one of SQLAlchemy wraps, if it does."""
    from quizz.storage.portable import sqlite_under

    return sqlite_under(link)


def is_sqlite(link: Link) -> bool:
    """Whether SQLite is behind it."""
    return isinstance(link, sqlite3.Connection) or _under(link) is not None


def place_of_link(link: Link) -> str:
    """What names the database to a person."""
    if isinstance(link, sqlite3.Connection):
        return str(link.execute("PRAGMA database_list").fetchone()[2])
    from quizz.storage.refusals import place_of

    return place_of(link.engine.url)
