"""What a database refuses through SQLAlchemy, as sentences for the person."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError

from quizz.errors import StorageError
from quizz.storage import errors
from quizz.storage.passwords import without_passwords

_BY_SQLSTATE: dict[str, Callable[[str], StorageError]] = {
    "55P03": errors.busy,  # lock_not_available
    "40P01": errors.busy,  # deadlock_detected
    "53300": errors.busy,  # too_many_connections
    "25006": errors.read_only,  # read_only_sql_transaction
    "42501": errors.read_only,  # insufficient_privilege
    "53100": errors.full,  # disk_full
    "XX001": errors.corrupt,  # data_corrupted
    "XX002": errors.corrupt,  # index_corrupted
    "25P02": errors.corrupt,  # in_failed_sql_transaction: reading went on after damage
}
_UNIQUE_VIOLATION = "23505"
_MISSHAPEN_STATES = frozenset({"42P01", "42703", "42804", "42883"})
"""undefined_table, undefined_column, datatype_mismatch, undefined_function."""


def place_of(url: URL) -> str:
    """What names a database to a person: its file, or its address without its passwords."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return without_passwords(url.render_as_string(hide_password=True))


@contextmanager
def explained(place: str) -> Iterator[None]:
    """As `errors.explained`, for what comes through SQLAlchemy too."""
    with errors.explained(place):
        try:
            yield
        except DBAPIError as error:
            explanation = _explain(error, place)
            if explanation is None:
                raise
            raise explanation from error


@contextmanager
def decoding(place: str) -> Iterator[None]:
    """As `explained`, around reading rows alone: there, a value that makes no sense is damage."""
    with errors.decoding(place), explained(place):
        yield


def is_duplicate(error: IntegrityError) -> bool:
    """Whether a row was refused because another one has the same value where none may."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_CONSTRAINT_UNIQUE
    return getattr(cause, "sqlstate", None) == _UNIQUE_VIOLATION


def _explain(error: DBAPIError, place: str) -> StorageError | None:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return errors.of_sqlite(cause, place)
    state = getattr(cause, "sqlstate", None) or ""
    detail = str(cause).partition("\n")[0]
    if state in _BY_SQLSTATE:
        return _BY_SQLSTATE[state](place)
    if state in _MISSHAPEN_STATES or isinstance(error, IntegrityError | DataError):
        return errors.misshapen(place, detail)
    return errors.failing(place, detail) if isinstance(error, OperationalError) else None
