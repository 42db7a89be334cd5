"""Transactions of SQLAlchemy, on any database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Engine

from quizz.storage.engine import reader, writer
from quizz.storage.integrity import integrity_problems
from quizz.storage.refusals import explained, place_of
from quizz.storage.schema import prepare
from quizz.storage.store import Store


class Transactions:
    """One at a time for who writes; what is refused is a StorageError."""

    def __init__(self, engine: Engine) -> None:
        self.place = place_of(engine.url)
        self._engine = engine
        self._reader = reader(engine)
        self._writer = writer(engine)

    def explained(self) -> AbstractContextManager[None]:
        """Around what may be refused."""
        return explained(self.place)

    def prepare(self, before_upgrade: Callable[[str], None] | None) -> None:
        """Make the tables, or bring them up to date, as `schema.prepare`."""
        with self.explained():
            prepare(self._engine, before_upgrade)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """One state of the database, whatever others write meanwhile."""
        with self._reader.connect() as connection:
            yield Store(connection)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """All or nothing: committed when the block ends, taken back when it raises."""
        with self._writer.begin() as connection:
            yield Store(connection)

    def is_damaged(self) -> bool:
        """Whether the database itself says so. Raises StorageError."""
        with self.explained(), self._reader.connect() as connection:
            return bool(integrity_problems(connection))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
