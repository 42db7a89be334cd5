"""Databases that cannot be used: the right error, a sentence in French, and no row lost."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event, make_url

from quizz.errors import (
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseFull,
    DatabaseReadOnly,
    StorageError,
    UsageError,
)
from quizz.storage.database import Database
from quizz.storage.engine import open_engine, sqlite_url
from quizz.storage.transactions import Transactions

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database of one learner, closed."""
    path = tmp_path / "data" / "quizz.db"
    with closing(Database.open(sqlite_url(path))) as database:
        add(database, 1, "Léa")
    return path


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with closing(Database.open(sqlite_url(file), busy_timeout=50)) as opened:
        yield opened


def add(database: Database, number: int, name: str) -> None:
    with database.writing() as store:
        store.learners.add(UUID(int=number), name, NOON)


def limited(path: Path, pragma: str) -> Database:
    """The database as it is found on a computer that lacks something."""
    engine = open_engine(sqlite_url(path))
    event.listen(engine, "connect", lambda connection, _record: connection.execute(pragma).close())
    return Database(lambda: Transactions(engine), str(path))


def names(path: Path) -> list[str]:
    with closing(Database.open(sqlite_url(path))) as database, database.reading() as store:
        return [row.name for row in store.learners.all()]


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class TestFile:
    def test_is_private_and_so_are_its_companions(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / "quizz.db"
        with closing(Database.open(sqlite_url(path))) as database:
            add(database, 1, "Léa")
            assert {entry.name: permissions(entry) for entry in path.parent.iterdir()} == {
                "quizz.db": 0o600,
                "quizz.db-wal": 0o600,
                "quizz.db-shm": 0o600,
            }
        assert permissions(path.parent) == 0o700

    def test_keeps_the_mode_that_its_owner_gave_it(self, file: Path) -> None:
        file.chmod(0o640)
        Database.open(sqlite_url(file)).close()
        assert permissions(file) == 0o640

    @pytest.mark.parametrize("name", ["a b", "é%20#&?+", "sous/dossier"])
    def test_may_have_any_name(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name / "quizz.db"
        Database.open(sqlite_url(path)).close()
        assert path.stat().st_size > 0

    def test_is_set_so_that_what_is_committed_stays(self, file: Path) -> None:
        engine = open_engine(sqlite_url(file))
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
        with engine.connect() as connection:
            for name, value in wanted.items():
                assert connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value
        engine.dispose()


class TestLocked:
    def test_a_writer_that_waits_in_vain_is_told(self, file: Path, database: Database) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DatabaseBusy, match="occupée par un autre programme"):
                add(database, 2, "Tom")
            with database.reading() as store:
                assert len(store.learners.all()) == 1
            other.execute("ROLLBACK")
        add(database, 2, "Tom")
        with database.reading() as store:
            assert [row.name for row in store.learners.all()] == ["Léa", "Tom"]

    def test_it_is_told_at_opening_too(self, file: Path) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DatabaseBusy, match=str(file)):
                Database.open(sqlite_url(file), busy_timeout=50)
        assert names(file) == ["Léa"]

    @pytest.mark.postgresql
    def test_on_postgresql_too(self, new_postgresql_database: object) -> None:
        url = new_postgresql_database()
        with closing(Database.open(url, busy_timeout=50)) as database, database.writing():
            with pytest.raises(DatabaseBusy, match="occupée"):
                add(database, 2, "Tom")
            with pytest.raises(DatabaseBusy, match="occupée"):
                Database.open(url, busy_timeout=50)


class TestReadOnly:
    def test_a_file_opened_for_reading_is_refused(self, file: Path) -> None:
        with pytest.raises(DatabaseReadOnly, match="ne peut pas être écrite"):
            Database.open(f"sqlite:///file:{file}?mode=ro&uri=true")
        assert names(file) == ["Léa"]

    def test_a_file_that_becomes_read_only_is_told(self, file: Path) -> None:
        with closing(limited(file, "PRAGMA query_only = ON")) as database:
            with pytest.raises(DatabaseReadOnly, match="ne peut pas être écrite"):
                add(database, 2, "Tom")
            with database.reading() as store:
                assert [row.name for row in store.learners.all()] == ["Léa"]
        assert names(file) == ["Léa"]

    def test_a_folder_in_the_place_of_the_file(self, tmp_path: Path) -> None:
        with pytest.raises(DatabaseReadOnly, match="--data-dir"):
            Database.open(sqlite_url(tmp_path))

    def test_a_file_in_the_place_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("")
        with pytest.raises(DatabaseReadOnly, match="dossier"):
            Database.open(sqlite_url(tmp_path / "data" / "quizz.db"))

    def test_a_folder_that_refuses_new_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_arguments: object) -> int:
            raise PermissionError(13, "Permission denied")

        with monkeypatch.context() as patch:
            patch.setattr("quizz.storage.files.os.open", refuse)
            with pytest.raises(DatabaseReadOnly, match=str(tmp_path)):
                Database.open(sqlite_url(tmp_path / "quizz.db"))

    @pytest.mark.postgresql
    def test_on_postgresql_too(self, new_postgresql_database: object) -> None:
        url = make_url(new_postgresql_database())
        Database.open(url.render_as_string(hide_password=False)).close()
        options = f"{url.query['options']} -c default_transaction_read_only=on"
        read_only = url.update_query_dict({"options": options})
        with pytest.raises(DatabaseReadOnly, match="ne peut pas être écrite"):
            Database.open(read_only.render_as_string(hide_password=False))


def test_a_full_disk_loses_nothing(file: Path) -> None:
    pages = file.stat().st_size // 4096
    with closing(limited(file, f"PRAGMA max_page_count = {pages}")) as database:
        with pytest.raises(DatabaseFull, match="Le disque est plein"):
            add(database, 2, "x" * 100_000)
        with database.reading() as store:
            assert [row.name for row in store.learners.all()] == ["Léa"]
        add(database, 3, "Tom")
    assert names(file) == ["Léa", "Tom"]


class TestCorrupt:
    def test_a_text_file_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "quizz.db"
        path.write_text("Ceci n’est pas une base.\n" * 100)
        before = path.read_bytes()
        with pytest.raises(DatabaseCorrupt, match="n’est pas une base de quizz"):
            Database.open(sqlite_url(path))
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]

    def test_a_damaged_schema_is_told_at_opening(self, file: Path) -> None:
        damage(file, page=1)
        with pytest.raises(DatabaseCorrupt, match="abîmée"):
            Database.open(sqlite_url(file))

    def test_a_damaged_table_is_told_when_it_is_read(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as raw:
            (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'learners'").fetchone()
        damage(file, page)
        with (
            closing(Database.open(sqlite_url(file))) as database,
            pytest.raises(DatabaseCorrupt, match="copie de sauvegarde"),
            database.reading() as store,
        ):
            store.learners.all()

    def test_an_index_that_says_something_else_is_a_problem(self, file: Path) -> None:
        before, name, after = file.read_bytes().rpartition("léa".encode())
        file.write_bytes(before + name.upper() + after)
        with closing(Database.open(sqlite_url(file))) as database, database.reading() as store:
            problems = store.integrity_problems()
        assert problems
        assert all(problem.startswith("La base est abîmée") for problem in problems)

    def test_a_write_refused_because_of_damage_is_told_as_such(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as raw:
            query = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_learners_1'"
            (page,) = raw.execute(query).fetchone()
        content = bytearray(file.read_bytes())
        place = content.index(UUID(int=1).bytes, (page - 1) * 4096)
        content[place] = 7
        file.write_bytes(content)
        with (
            closing(Database.open(sqlite_url(file))) as database,
            pytest.raises(DatabaseCorrupt, match="copie de sauvegarde"),
            database.writing() as store,
        ):
            store.preferences.put(UUID(int=1), "minutes", 15)

    def test_a_row_without_its_parent_is_a_problem(self, file: Path, database: Database) -> None:
        with closing(sqlite3.connect(file)) as raw, raw:
            raw.execute("INSERT INTO preferences VALUES (x'00', 'minutes', '15')")
        with database.reading() as store:
            (problem,) = store.integrity_problems()
        assert "« preferences »" in problem
        assert "« learners »" in problem


def damage(path: Path, page: int) -> None:
    """Overwrite a page of 4096 bytes, the header of the file apart."""
    content = bytearray(path.read_bytes())
    start = max((page - 1) * 4096, 100)
    content[start : page * 4096] = b"\xff" * (page * 4096 - start)
    path.write_bytes(content)


class TestAddresses:
    @pytest.mark.parametrize(
        "url", ["", "quizz.db", "mysql://hôte/base", "sqlite", "oracle+x://h/b", "postgresql://h:port/b"]
    )
    def test_that_mean_nothing_are_refused(self, url: str) -> None:
        with pytest.raises(UsageError, match=r"SQLite ou PostgreSQL|L’adresse de la base"):
            Database.open(url)

    @pytest.mark.parametrize(
        "url",
        [
            "sqlite+aiosqlite:///x",
            "sqlite+pysqlcipher:///x",
            "sqlite+nothing:///x",
            "postgresql+psycopg2://h/b",
            "postgresql+asyncpg://h/b",
            "postgresql+nothing://h/b",
        ],
    )
    def test_another_driver_is_refused(self, url: str) -> None:
        with pytest.raises(UsageError, match=r'pip install "quizz\[postgresql\]"') as caught:
            Database.open(url)
        assert url.partition(":")[0] in str(caught.value)

    def test_the_drivers_that_are_used_may_be_named(self, tmp_path: Path) -> None:
        Database.open(sqlite_url(tmp_path / "quizz.db").replace("sqlite", "sqlite+pysqlite", 1)).close()
        assert open_engine("postgresql+psycopg://h/b").driver == "psycopg"

    def test_a_missing_driver_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "psycopg", None)
        with pytest.raises(UsageError, match="quizz\\[postgresql\\]"):
            Database.open("postgresql://h/b")

    @pytest.mark.postgresql
    def test_a_server_that_does_not_answer_is_named_without_its_password(self) -> None:
        pytest.importorskip("psycopg")
        with pytest.raises(StorageError, match="ne répond pas") as caught:
            Database.open("postgresql+psycopg://me:secret@127.0.0.1:1/quizz")
        assert "127.0.0.1" in str(caught.value)
        assert "secret" not in str(caught.value)
