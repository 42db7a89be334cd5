"""One SQLite file: its connections, and whether it is up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.storage import versions
from quizz.storage.files import make_folder, make_private

BUSY_TIMEOUT = 5000
"""Milliseconds to wait for another writer."""

CHECKPOINT_PAGES = 200
"""Pages after which the WAL is written back, and its blocks used again: fifty answers.

Until then each commit makes the file longer, and waits for that half as long again.
"""

_IS_STAMPED = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'quizz_version')"
_VERSION = "SELECT version_num FROM quizz_version"
_TOUCH = "UPDATE quizz_version SET version_num = version_num"


class SqliteFile:
    """A database in one file, which its owner alone reads. Threads may share it.

    `busy_timeout`: milliseconds to wait for another writer. Methods raise what sqlite3 and the disk raise.
    """

    def __init__(self, file: Path, busy_timeout: int) -> None:
        self._file = Path(os.path.abspath(file))  # noqa: PTH100  as SQLAlchemy names it: both open one file
        self._patience = busy_timeout / 1000
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    def connect(self) -> sqlite3.Connection:
        """A new connection; transactions are opened by hand."""
        connection = sqlite3.connect(
            self._file,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            prepare_connection(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the database, whatever others write meanwhile."""
        with self._lent() as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("ROLLBACK")

    def is_current(self) -> bool:
        """Whether the tables are those of this version; an empty file, made if there is none, has none.

        A read-only or locked one is found out here rather than at the first answer, by a write that is taken
        back.
        """
        make_folder(self._file.parent)
        make_private(self._file)
        with self._lent() as connection:
            (stamped,) = connection.execute(_IS_STAMPED).fetchone()
            version = connection.execute(_VERSION).fetchone() if stamped else None
            if version != (versions.VERSIONS[-1],):
                return False
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TOUCH)
            connection.execute("ROLLBACK")
            return True

    def close(self) -> None:
        """Close the connections; those in use, when they are no more."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        """A connection that nobody else has; kept for the next one unless something went wrong."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self.connect()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        if self._closed:
            self.close()


def prepare_connection(connection: sqlite3.Connection) -> None:
    """Have SQLite keep what is committed.

    Python's sqlite3 would open transactions by itself, late and only before some statements: no more.
    """
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    connection.execute("PRAGMA foreign_keys = ON")


def checked_name(path: Path) -> Path:
    """A path for a database. Raises UsageError on a name that is not written in UTF-8, as addresses are."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise UsageError(
            _(
                "Le nom « {place} » n’est pas écrit en UTF-8 : quizz ne peut pas y garder de base. "
                "Renommez le dossier, ou choisissez-en un autre avec --data-dir."
            ).format(place=path)
        ) from error
    return path
