"""The door of storage: open a database, then read or write it, one transaction at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from quizz.storage.engine import BUSY_TIMEOUT, open_engine, reader, writer
from quizz.storage.errors import corrupt, explained, place_of
from quizz.storage.integrity import integrity_problems
from quizz.storage.learners import LearnerRepository
from quizz.storage.log import LogRepository
from quizz.storage.parameters import ParameterRepository
from quizz.storage.preferences import PreferenceRepository
from quizz.storage.remarks import RemarkRepository
from quizz.storage.schema import prepare
from quizz.storage.states import StateRepository


class Store:
    """The repositories, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.learners = LearnerRepository(connection)
        self.preferences = PreferenceRepository(connection)
        self.log = LogRepository(connection)
        self.states = StateRepository(connection)
        self.parameters = ParameterRepository(connection)
        self.remarks = RemarkRepository(connection)

    def integrity_problems(self) -> list[str]:
        """What the database finds damaged in itself, a sentence each."""
        return integrity_problems(self._connection)


class Database:
    """An open database. Threads may share it; each transaction has a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = reader(engine)
        self._writer = writer(engine)
        self._place = place_of(engine.url)

    @classmethod
    def open(cls, url: str, *, busy_timeout: int = BUSY_TIMEOUT) -> Database:
        """Open a database, made or brought up to date when it must be.

        `busy_timeout`: milliseconds to wait for another writer. Raises UsageError on a bad URL, StorageError
        when the database cannot be used.
        """
        engine = open_engine(url, busy_timeout=busy_timeout)
        with ExitStack() as on_failure:
            on_failure.callback(engine.dispose)
            with explained(place_of(engine.url)):
                prepare(engine)
            on_failure.pop_all()
        return cls(engine)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """One state of the database, whatever others write meanwhile. Raises StorageError."""
        with self._explained(), self._reader.connect() as connection:
            yield Store(connection)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """All or nothing: committed when the block ends, taken back when it raises. Raises StorageError."""
        with self._explained(), self._writer.begin() as connection:
            yield Store(connection)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What has no explanation of its own may come of damage: the database is asked."""
        try:
            with explained(self._place):
                yield
        except DBAPIError as error:
            if self._damaged():
                raise corrupt(self._place) from error
            raise

    def _damaged(self) -> bool:
        with explained(self._place), self._reader.connect() as connection:
            return bool(integrity_problems(connection))
