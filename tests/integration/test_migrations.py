"""A database of an older program is brought up to date, and nothing in it is lost."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from alembic.command import upgrade
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

from quizz.domain.remark import Remark, RemarkKind
from quizz.services.restoring import Restoration
from quizz.storage.backups import Backups
from quizz.storage.database import Database
from quizz.storage.engine import open_engine, sqlite_url, writer
from quizz.storage.facts import facts
from quizz.storage.schema import MIGRATIONS
from quizz.storage.versions import VERSION_TABLE, VERSIONS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LEA, ONE, TWO = UUID(int=1), UUID(int=2), UUID(int=3)


def of_the_first_version(url: str) -> None:
    """A database as the first program made it, with one person and a remark."""
    engine = open_engine(url)
    with writer(engine).begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        upgrade(config, "0001")
        add_first_remark(connection)
    engine.dispose()


def add_first_remark(connection: Connection) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    keys = {"lea": LEA.bytes, "one": ONE.bytes} if on_sqlite else {"lea": LEA, "one": ONE}
    at = int(NOON.timestamp() * 1_000_000) if on_sqlite else NOON
    connection.execute(text("INSERT INTO learners VALUES (:lea, 'Léa', 'léa', :at)"), {**keys, "at": at})
    connection.execute(
        text("INSERT INTO remarks VALUES (:one, :lea, 'q-1', 3, 'La clé est fausse', :at)"),
        {**keys, "at": at},
    )


def test_a_remark_of_the_first_version_is_kept_and_can_be_answered(database_url: str) -> None:
    of_the_first_version(database_url)
    with closing(Database.open(database_url)) as database:
        received = Remark(id=TWO, learner=None, author="Tom", question="q", revision=1, text="", at=NOON)
        with database.writing() as store:
            assert store.remarks.all() == [
                Remark(
                    id=ONE,
                    learner=LEA,
                    question="q-1",
                    revision=3,
                    kind=RemarkKind.OTHER,
                    text="La clé est fausse",
                    at=NOON,
                )
            ]
            store.remarks.add(received)
            store.remarks.reply([ONE], "Merci.", NOON)
            assert store.integrity_problems() == []
        with database.reading() as store:
            assert store.remarks.counts(LEA).unread == 1
            assert store.remarks.all()[1] == received


def test_the_table_made_anew_still_refuses_a_remark_of_nobody_known(database_url: str) -> None:
    of_the_first_version(database_url)
    with closing(Database.open(database_url)) as database:
        stranger = Remark(id=TWO, learner=TWO, question="q", revision=1, text="", at=NOON)
        with pytest.raises(Exception, match=r"n’a pas la forme"), database.writing() as store:
            store.remarks.add(stranger)


def test_the_file_is_backed_up_first(tmp_path: Path) -> None:
    file = tmp_path / "quizz.db"
    of_the_first_version(sqlite_url(file))
    Database.open(sqlite_url(file), now=lambda: datetime.fromisoformat("2026-11-22T14:30:12")).close()
    (made,) = Backups(file).all()
    assert made.path.name == f"quizz-2026-11-22-143012-avant-v{VERSIONS[-1]}.db"
    assert facts(made.path).version == "0001"
    assert facts(file).version == VERSIONS[-1]


def test_a_database_of_the_first_version_can_be_restored_over_and_from(tmp_path: Path) -> None:
    """What would be lost is counted although the one that is replaced has no answers yet."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    of_the_first_version(sqlite_url(old))
    Database.open(sqlite_url(new)).close()
    backups = Backups(old)
    with Restoration(backups).candidate(new) as candidate:
        assert candidate.lost is not None
        assert candidate.lost.decisions == 2
    with Restoration(Backups(new)).candidate(old) as candidate:
        assert candidate.lost is not None
        assert candidate.lost.decisions == 0
        Restoration(Backups(new)).put_in_place(candidate, datetime.fromisoformat("2026-11-22T14:30:12"))
    engine = create_engine(sqlite_url(new))
    with engine.connect() as connection:
        found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one()
    engine.dispose()
    assert found == VERSIONS[-1]
