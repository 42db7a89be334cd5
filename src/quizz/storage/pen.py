"""The transactions of the hot path on SQLite: sqlite3 alone, on a connection that stays open.

To begin and to commit through SQLAlchemy takes as long as the disk does, and an answer does both.
"""

from __future__ import annotations

import sqlite3
from threading import Lock
from types import TracebackType
from typing import cast

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import PoolProxiedConnection


class Pen:
    """Writes to one SQLite file, one thread at a time: committed on leaving, taken back on an error.

    What sqlite3 raises goes through as it is; the connection is then given up for a new one.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._kept: PoolProxiedConnection | None = None

    def __enter__(self) -> sqlite3.Connection:
        self._lock.acquire()
        try:
            if self._kept is None:
                self._kept = self._engine.raw_connection()
            connection = _driver(self._kept)
            connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._give_up()
            self._lock.release()
            raise
        return connection

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and self._kept is not None:
                _driver(self._kept).commit()
            else:
                self._give_up()
        except BaseException:
            self._give_up()
            raise
        finally:
            self._lock.release()

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._give_up()

    def _give_up(self) -> None:
        """Back to the pool, which takes back what is not committed."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()


def _driver(kept: PoolProxiedConnection) -> sqlite3.Connection:
    connection: DBAPIConnection | None = kept.dbapi_connection
    return cast("sqlite3.Connection", connection)
