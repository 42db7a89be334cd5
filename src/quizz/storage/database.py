"""The door of storage: open a database, then read or write it, one transaction at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, Engine

from quizz.errors import DatabaseMisshapen, StorageError
from quizz.i18n import _
from quizz.storage.addresses import sqlite_file
from quizz.storage.backup_names import before_migration
from quizz.storage.backups import Backups
from quizz.storage.drafts import DraftRepository
from quizz.storage.engine import BUSY_TIMEOUT, open_engine, reader, writer
from quizz.storage.errors import corrupt, explained, place_of
from quizz.storage.integrity import integrity_problems, shape_problems
from quizz.storage.learners import LearnerRepository
from quizz.storage.log import LogRepository, LogWriter, RememberedLog
from quizz.storage.parameters import ParameterRepository
from quizz.storage.pen import Pen
from quizz.storage.plays import PlayRepository
from quizz.storage.preferences import PreferenceRepository
from quizz.storage.prepared import Link
from quizz.storage.remarks import RemarkRepository
from quizz.storage.repair import forget_states
from quizz.storage.rushes import RushRepository
from quizz.storage.schema import prepare
from quizz.storage.states import RememberedStates, StateRepository, StateWriter


class AnswerStore:
    """What an answer reads and writes, as long as nobody else writes."""

    log: LogWriter
    states: StateWriter

    def __init__(self, link: Link) -> None:
        self.log = RememberedLog(link)
        self.states = RememberedStates(link)


class Store(AnswerStore):
    """The repositories, inside one transaction."""

    log: LogRepository
    states: StateRepository

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.learners = LearnerRepository(connection)
        self.preferences = PreferenceRepository(connection)
        self.log = LogRepository(connection)
        self.states = StateRepository(connection)
        self.parameters = ParameterRepository(connection)
        self.remarks = RemarkRepository(connection)
        self.plays = PlayRepository(connection)
        self.rushes = RushRepository(connection)
        self.drafts = DraftRepository(connection)

    def integrity_problems(self) -> list[str]:
        """What is damaged in the database, or has not the form of this version, a sentence each."""
        return [*integrity_problems(self._connection), *shape_problems(self._connection)]

    def forget_states(self, learner: UUID) -> None:
        """Remove every state of a learner, to write them anew from the log."""
        forget_states(self._connection, learner)


class Database:
    """An open database. Threads may share it; each transaction has a connection of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reader = reader(engine)
        self._writer = writer(engine)
        self._place = place_of(engine.url)
        self._pen = Pen(engine, AnswerStore, self._explained) if engine.dialect.name == "sqlite" else None

    @classmethod
    def open(
        cls,
        url: str,
        *,
        busy_timeout: int = BUSY_TIMEOUT,
        backed_up: bool = True,
        now: Callable[[], datetime] = datetime.now,
    ) -> Database:
        """Open a database, made or brought up to date when it must be.

        `busy_timeout`: milliseconds to wait for another writer. `backed_up`: whether a file is backed up
        before it is brought up to date; `now`: the wall clock, to name that backup.
        Raises UsageError on a bad URL, StorageError when the database cannot be used.
        """
        engine = open_engine(url, busy_timeout=busy_timeout)
        with ExitStack() as on_failure:
            on_failure.callback(engine.dispose)
            with explained(place_of(engine.url)):
                file = sqlite_file(engine.url) if backed_up else None
                prepare(engine, None if file is None else _backing_up(file, now))
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

    def recording(self) -> AbstractContextManager[AnswerStore]:
        """As `writing`, for what each answer writes: light enough that the disk decides of its time."""
        return self._pen or self.writing()

    def close(self) -> None:
        """Close every connection."""
        if self._pen is not None:
            self._pen.close()
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What a sound database would not refuse may come of damage: the database is asked."""
        try:
            with explained(self._place):
                yield
        except DatabaseMisshapen as error:
            if self._damaged():
                raise corrupt(self._place) from error
            raise

    def _damaged(self) -> bool:
        with explained(self._place), self._reader.connect() as connection:
            return bool(integrity_problems(connection))


def _backing_up(file: Path, now: Callable[[], datetime]) -> Callable[[str], None]:
    """What to do before the tables of a file are brought up to a version; raises StorageError."""

    def back_up(version: str) -> None:
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
