from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from msgspec.structs import fields
from sqlalchemy import (
    BigInteger,
    Boolean,
    Connection,
    Date,
    Double,
    Integer,
    Text,
    create_engine,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError

from quizz.domain.draft import Draft
from quizz.domain.remark import Remark
from quizz.domain.review import LogEntry, PointState
from quizz.domain.scenario.played import Played
from quizz.domain.switchboard import KeptRush
from quizz.errors import DatabaseCorrupt, DatabaseNewer
from quizz.storage import migrations
from quizz.storage.database import Database
from quizz.storage.hot.values import STORED
from quizz.storage.tables import (
    drafts,
    learners,
    parameter_sets,
    plays,
    point_states,
    preferences,
    remarks,
    review_log,
    rushes,
    with_indexes,
)
from quizz.storage.types import Identifier, Json, UtcDateTime
from quizz.storage.versions import VERSION_TABLE, VERSIONS

if TYPE_CHECKING:
    from conftest import Diary


def run(url: str, *statements: str) -> None:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


def test_migrations_make_the_tables_that_the_code_knows(database: Database, database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, with_indexes()) == []
    engine.dispose()


def test_every_migration_has_its_version() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == VERSIONS


def test_columns_bear_the_names_of_the_domain() -> None:
    assert set(review_log.c.keys()) == {field.name for field in fields(LogEntry)}
    assert set(point_states.c.keys()) == {"learner"} | {field.name for field in fields(PointState)}
    assert set(remarks.c.keys()) == {field.name for field in fields(Remark)}
    assert set(plays.c.keys()) == {field.name for field in fields(Played)}
    assert set(drafts.c.keys()) == {field.name for field in fields(Draft)}
    assert set(rushes.c.keys()) == {field.name for field in fields(KeptRush)}


def test_the_hot_path_stores_values_as_the_tables_do() -> None:
    dialect = sqlite.dialect()
    values = {
        Identifier: UUID(int=7),
        UtcDateTime: datetime(2026, 11, 22, 9, 30, 0, 250, tzinfo=UTC),
        Date: date(2026, 11, 22),
        Json: ("é", '"'),
        Boolean: True,
        Double: 1 / 3,
        Integer: 12,
        BigInteger: 2**40,
        Text: "é",
    }
    of_the_start = (learners, preferences, review_log, point_states, drafts)
    for column in (column for table in of_the_start for column in table.c):
        value = values[type(column.type)]
        stored = column.type.dialect_impl(dialect).bind_processor(dialect)
        bind = STORED.get(column.name)
        assert (bind(value) if bind else value) == (stored(value) if stored else value), column
        assert bind is None or isinstance(column.type, Identifier | UtcDateTime | Date | Json), column
    assert isinstance(parameter_sets.c.weights.type, Json)


@pytest.mark.parametrize("statement", ["UPDATE review_log SET correct = correct", "DELETE FROM review_log"])
def test_the_log_is_append_only(database: Database, database_url: str, diary: Diary, statement: str) -> None:
    entry = diary.answered("a", right=False)
    with pytest.raises(DatabaseError, match="append-only"):
        run(database_url, statement)
    with database.reading() as store:
        assert list(store.log.of_learner(diary.learner)) == [entry]


@pytest.mark.postgresql
def test_the_log_is_not_truncated_either(new_postgresql_database: object) -> None:
    url = new_postgresql_database()
    Database.open(url).close()
    with pytest.raises(DatabaseError, match="append-only"):
        run(url, "TRUNCATE review_log")


def test_a_newer_database_is_left_alone(database: Database, database_url: str, diary: Diary) -> None:
    entry = diary.answered("a", right=True)
    run(database_url, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(DatabaseNewer, match=r"plus récente.*9999"):
        Database.open(database_url)
    run(database_url, f"UPDATE {VERSION_TABLE} SET version_num = '{VERSIONS[-1]}'")
    again = Database.open(database_url)
    with again.reading() as store:
        assert list(store.log.of_learner(diary.learner)) == [entry]
    again.close()


def test_the_tables_of_another_program_are_left_alone(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    run(database_url, "CREATE TABLE learners (x INTEGER)", "INSERT INTO learners VALUES (1)")
    with pytest.raises(DatabaseCorrupt, match="n’est pas une base de quizz"):
        Database.open(database_url)
    engine = create_engine(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT x FROM learners")).all() == [(1,)]
        if engine.dialect.name == "sqlite":
            assert journal_mode(connection) == "delete"
    engine.dispose()


def journal_mode(connection: Connection) -> str:
    return connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()


def test_a_migration_cut_short_leaves_nothing(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic.operations import Operations

    def fail(self: object, *args: object, **options: object) -> None:
        raise RuntimeError("cut")

    with monkeypatch.context() as patch:
        patch.setattr(Operations, "create_index", fail)
        with pytest.raises(RuntimeError, match="cut"):
            Database.open(database_url)
    Database.open(database_url).close()


HEAVY = ("sqlalchemy.orm", "alembic")


def modules_after(code: str) -> set[str]:
    lines = f"import sys\n{code}\nprint(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_storage_is_light() -> None:
    assert modules_after("import quizz.storage.database") == set()


def test_opening_a_database_that_is_up_to_date_is_light(database: Database, database_url: str) -> None:
    code = f"from quizz.storage.database import Database\nDatabase.open({database_url!r}).close()"
    assert modules_after(code) == set()
