"""How SQLAlchemy runs a statement of the hot path on its own connections."""

from __future__ import annotations

import re
import sqlite3
from typing import Any, cast

from sqlalchemy import Connection, TextClause, bindparam, text
from sqlalchemy.types import TypeEngine

from quizz.storage.tables import metadata

_TYPES: dict[str, TypeEngine[Any]] = {
    column.name: column.type for table in reversed(metadata.sorted_tables) for column in table.c
}


def statement(sql: str) -> TextClause:
    """The statement, whose values have the types of the columns that they are named after."""
    names = set(re.findall(r":(\w+)", sql))
    return text(sql).bindparams(*(bindparam(name, type_=_TYPES.get(name)) for name in names))


def sqlite_under(connection: Connection) -> sqlite3.Connection | None:
    """The connection of sqlite3 under one of SQLAlchemy, whose transaction begins if it must."""
    if connection.dialect.name != "sqlite":
        return None
    if not connection.in_transaction():
        connection.begin()
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)
