"""The transactions of answers on a SQLite file, on a connection that stays open."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock
from types import TracebackType

from quizz.storage.hot.store import RememberedStore

_REFUSALS = (sqlite3.Error, OSError, UnicodeDecodeError)


class Pen:
    """Writes to one file, one thread at a time: committed on leaving, taken back on an error.

    The store of a transaction is that of the transaction before as long as nobody else wrote in between, so
    that what it remembers to have read or written is still there. What the database or the disk refuses is
    `explained`; the connection and the store are then given up for new ones.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connect = connect
        self._explained = explained
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._store: RememberedStore | None = None
        self._version = -1

    def __enter__(self) -> RememberedStore:
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
        """Close the connection."""
        with self._lock:
            self._give_up()

    def _begin(self) -> RememberedStore:
        self._lock.acquire()
        try:
            connection = self._connection = self._connection or self._connect()
            connection.execute("BEGIN IMMEDIATE")
            (version,) = connection.execute("PRAGMA data_version").fetchone()
            if self._store is None or version != self._version:
                self._store = RememberedStore(connection)
                self._version = version
            return self._store
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

    def _give_up(self) -> None:
        """SQLite takes back what is not committed."""
        connection, self._connection, self._store = self._connection, None, None
        if connection is not None:
            connection.close()
