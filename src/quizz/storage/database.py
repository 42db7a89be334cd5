"""The door of storage: open a database, then read or write it, one transaction at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from quizz.errors import DatabaseMisshapen, StorageError
from quizz.i18n import _
from quizz.storage.errors import corrupt, explained
from quizz.storage.hot.file import BUSY_TIMEOUT, SqliteFile, checked_name
from quizz.storage.hot.pen import Pen
from quizz.storage.hot.store import HotStore

if TYPE_CHECKING:
    from quizz.storage.store import Store
    from quizz.storage.transactions import Transactions


class Database:
    """An open database. Threads may share it; each transaction has a connection of its own.

    A file is read by a start, and written by an answer, without SQLAlchemy, which is imported when something
    else is wanted of it.
    """

    def __init__(
        self, connect: Callable[[], Transactions], place: str, file: SqliteFile | None = None
    ) -> None:
        """`place`: what names it to a person. `connect`: called once, for what `file` does not do."""
        self._connect = connect
        self._place = place
        self._file = file
        self._pen = None if file is None else Pen(file.connect, self._explained)
        self._connected: Transactions | None = None
        self._connecting = Lock()

    @classmethod
    def open(
        cls,
        address: Path | str,
        *,
        busy_timeout: int = BUSY_TIMEOUT,
        backed_up: bool = True,
        now: Callable[[], datetime] = datetime.now,
    ) -> Database:
        """Open a database, made or brought up to date when it must be.

        `address`: a file, or a URL. `busy_timeout`: milliseconds to wait for another writer. `backed_up`:
        whether a file is backed up before it is brought up to date; `now`: the wall clock, to name that
        backup. Raises UsageError on a bad address, StorageError when the database cannot be used.
        """
        database, file = (
            (cls._in_file(checked_name(address), busy_timeout), address)
            if isinstance(address, Path)
            else cls._at_url(address, busy_timeout)
        )
        with ExitStack() as on_failure:
            on_failure.callback(database.close)
            if not database._is_current():
                back_up = _backing_up(file, now) if file is not None and backed_up else None
                database._transactions.prepare(back_up)
            on_failure.pop_all()
        return database

    @classmethod
    def _in_file(cls, file: Path, busy_timeout: int) -> Database:
        def connect() -> Transactions:
            from quizz.storage.engine import open_engine, sqlite_url
            from quizz.storage.transactions import Transactions

            return Transactions(open_engine(sqlite_url(file), busy_timeout=busy_timeout))

        return cls(connect, str(file), SqliteFile(file, busy_timeout))

    @classmethod
    def _at_url(cls, url: str, busy_timeout: int) -> tuple[Database, Path | None]:
        """The database, and its file if it is one; that which is opened in a way of its own is left to it."""
        from quizz.storage.addresses import sqlite_file
        from quizz.storage.engine import open_engine
        from quizz.storage.transactions import Transactions

        transactions = Transactions(open_engine(url, busy_timeout=busy_timeout))
        file = sqlite_file(url)
        plain = file is not None and "?" not in url
        hot = SqliteFile(file, busy_timeout) if file is not None and plain else None
        return cls(lambda: transactions, transactions.place, hot), file

    @contextmanager
    def looking(self) -> Iterator[HotStore]:
        """As `reading`, for what a start reads: without SQLAlchemy where it can be."""
        if self._file is None:
            with self.reading() as store:
                yield store
        else:
            with self._explained(), self._file.reading() as connection:
                yield HotStore(connection)

    def recording(self) -> AbstractContextManager[HotStore]:
        """As `writing`, for what an answer writes: light enough that the disk decides of its time."""
        return self._pen or self.writing()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """One state of the database, whatever others write meanwhile. Raises StorageError."""
        transactions = self._transactions
        with self._asked(transactions.explained()), transactions.reading() as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """All or nothing: committed when the block ends, taken back when it raises. Raises StorageError."""
        transactions = self._transactions
        with self._asked(transactions.explained()), transactions.writing() as store:
            yield store

    def close(self) -> None:
        """Close every connection."""
        if self._pen is not None:
            self._pen.close()
        if self._file is not None:
            self._file.close()
        if self._connected is not None:
            self._connected.close()

    @property
    def _transactions(self) -> Transactions:
        with self._connecting:
            if self._connected is None:
                self._connected = self._connect()
            return self._connected

    def _is_current(self) -> bool:
        if self._file is None:
            return False
        with self._explained():
            return self._file.is_current()

    def _explained(self) -> AbstractContextManager[None]:
        return self._asked(explained(self._place))

    @contextmanager
    def _asked(self, explained: AbstractContextManager[None]) -> Iterator[None]:
        """What a sound database would not refuse may come of damage: the database is asked."""
        try:
            with explained:
                yield
        except DatabaseMisshapen as error:
            if self._transactions.is_damaged():
                raise corrupt(self._place) from error
            raise


def _backing_up(file: Path, now: Callable[[], datetime]) -> Callable[[str], None]:
    """What to do before the tables of a file are brought up to a version; raises StorageError."""

    def back_up(version: str) -> None:
        from quizz.storage.backup_names import before_migration
        from quizz.storage.backups import Backups

        try:
            Backups(file).make(before_migration(version), now())
        except StorageError as error:
            raise type(error)(
                _(
                    "La base « {file} » doit être adaptée à cette version de quizz, mais elle ne peut pas "
                    "être sauvegardée avant ; elle n’a pas été modifiée. {reason}"
                ).format(file=file, reason=error)
            ) from error

    return back_up
