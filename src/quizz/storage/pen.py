"""The transactions of the hot path on SQLite: sqlite3 alone, on a connection that stays open.

To begin and to commit through SQLAlchemy takes as long as the disk does, and an answer does both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from types import TracebackType
from typing import Generic, TypeVar, cast

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection

T = TypeVar("T")
_REFUSALS = (DBAPIError, sqlite3.Error, OSError, UnicodeDecodeError)


class Pen(Generic[T]):
    """Writes to one SQLite file, one thread at a time: committed on leaving, taken back on an error.

    Each transaction has a desk, made by `desk` on the connection. It is that of the transaction before as
    long as nobody else wrote in between, so that what it remembers to have read or written is still there.
    What the database or the disk refuses is `explained`; the connection and the desk are then given up for
    new ones.
    """

    def __init__(
        self,
        engine: Engine,
        desk: Callable[[sqlite3.Connection], T],
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._engine = engine
        self._make = desk
        self._explained = explained
        self._lock = Lock()
        self._kept: PoolProxiedConnection | None = None
        self._connection: sqlite3.Connection | None = None
        """That which is kept, bare."""
        self._desk: T | None = None
        self._version = -1

    def __enter__(self) -> T:
        try:
            return self._begin()
        except _REFUSALS:
            with self._explained():
                raise

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            self._end(keep=error is None)
            if isinstance(error, _REFUSALS):
                raise error
        except _REFUSALS:  # explained only then: entering that takes as long as a statement
            with self._explained():
                raise

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._give_up()

    def _begin(self) -> T:
        self._lock.acquire()
        try:
            connection = self._connection or self._connect()
            connection.execute("BEGIN IMMEDIATE")
            (version,) = connection.execute("PRAGMA data_version").fetchone()
            if self._desk is None or version != self._version:
                self._desk = self._make(connection)
                self._version = version
            return self._desk
        except BaseException:
            self._give_up()
            self._lock.release()
            raise

    def _end(self, *, keep: bool) -> None:
        try:
            if keep and self._connection is not None:
                self._connection.commit()
            else:
                self._give_up()
        except BaseException:
            self._give_up()
            raise
        finally:
            self._lock.release()

    def _connect(self) -> sqlite3.Connection:
        self._kept = self._engine.raw_connection()
        connection = self._connection = cast("sqlite3.Connection", self._kept.dbapi_connection)
        return connection

    def _give_up(self) -> None:
        """Back to the pool, which takes back what is not committed."""
        kept, self._kept, self._connection, self._desk = self._kept, None, None, None
        if kept is not None:
            kept.close()
