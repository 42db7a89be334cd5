"""How SQLAlchemy runs a statement of the hot path on its own connections."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Connection, TextClause, bindparam, text
from sqlalchemy.types import TypeEngine

from quizz.storage.tables import metadata, parameter_sets

_TYPES: dict[str, TypeEngine[Any]] = {
    column.name: column.type
    for table in metadata.sorted_tables
    for column in table.c
    if column is not parameter_sets.c.id
}
"""Columns of one name are of one type, but for a text that no value is named after."""


def statement(sql: str, names: Iterable[str]) -> TextClause:
    """The statement, whose values have the types of the columns that they are named after."""
    return text(sql).bindparams(*(bindparam(name, type_=_TYPES.get(name)) for name in set(names)))


def sqlite_under(connection: Connection) -> sqlite3.Connection | None:
    """The connection of sqlite3 under one of SQLAlchemy, whose transaction begins if it must."""
    if connection.dialect.name != "sqlite":
        return None
    if not connection.in_transaction():
        connection.begin()
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)
