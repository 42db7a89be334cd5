"""A database behind a link: SQLite keeps its log beside the file, and nothing of it may be dropped."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from quizz.memory.scheduler import DEFAULT_PARAMETERS as MINE
from quizz.services.restoring import Restoration, Restored
from quizz.storage.backup_names import MANUAL
from quizz.storage.backups import Backups
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SQLite follows no links there")

AT = datetime(2026, 11, 22, 14, 30, 12, tzinfo=UTC)
LEARNER = UUID(int=1)
WRITER = Path(__file__).with_name("storage_writer.py")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database of one person, closed."""
    path = tmp_path / "disque" / "moi.db"
    with closing(Database.open(sqlite_url(path))) as database, database.writing() as store:
        store.parameters.ensure(MINE.id, MINE.weights, MINE.desired_retention)
        store.learners.add(LEARNER, "Léa", AT)
    return path


@pytest.fixture
def link(tmp_path: Path, file: Path) -> Path:
    path = tmp_path / "data" / "quizz.db"
    path.parent.mkdir()
    path.symlink_to(file)
    return path


def killed_while_writing(link: Path) -> int:
    """How many rows a writer told before it was killed: its log is left behind."""
    command = [sys.executable, str(WRITER), sqlite_url(link), str(LEARNER), "100000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _row in range(30)]
        writer.kill()
        told += writer.stdout.readlines()
    log = link.resolve().with_name("moi.db-wal")
    assert log.stat().st_size > 0
    return len(told)


def rows(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM review_log").fetchone()[0])


def restored(backups: Backups, source: Path) -> Restored:
    restoration = Restoration(backups)
    with restoration.candidate(source) as candidate:
        return restoration.put_in_place(candidate, AT)


def beside(path: Path) -> list[str]:
    return sorted(other.name for other in path.parent.iterdir() if other.is_file())


def test_backups_stay_beside_the_link_and_have_what_the_log_has(link: Path) -> None:
    told = killed_while_writing(link)
    made = Backups(link).make(MANUAL, AT)
    assert made.path == link.parent / "backups" / "quizz-2026-11-22-143012.db"
    assert rows(made.path) >= told


def test_what_is_replaced_is_kept_with_its_log_and_the_link_stays(link: Path, file: Path) -> None:
    backups = Backups(link)
    made = backups.make(MANUAL, AT)
    told = killed_while_writing(link)
    kept = restored(backups, made.path).kept
    assert kept is not None
    assert rows(kept) >= told
    assert link.is_symlink()
    assert rows(file) == rows(link) == 0
    assert beside(file) == ["moi.db"]
    assert beside(link) == ["quizz.db"]


def test_a_damaged_one_is_kept_with_its_log(link: Path, file: Path) -> None:
    backups = Backups(link)
    made = backups.make(MANUAL, AT)
    told = killed_while_writing(link)
    header = file.read_bytes()[:100]
    damaged = bytearray(file.read_bytes())
    damaged[:100] = b"\xff" * 100
    file.write_bytes(damaged)
    kept = restored(backups, made.path).kept
    assert kept is not None
    repaired = bytearray(kept.read_bytes())
    repaired[:100] = header
    kept.write_bytes(repaired)
    assert rows(kept) >= told
    assert link.is_symlink()
    assert beside(file) == ["moi.db"]
    assert rows(link) == 0


def test_a_log_without_its_database_is_kept(link: Path, file: Path) -> None:
    backups = Backups(link)
    made = backups.make(MANUAL, AT)
    file.unlink()
    file.with_name("moi.db-wal").write_bytes(b"what was not yet written back")
    kept = restored(backups, made.path).kept
    assert kept is not None
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"what was not yet written back"
    assert link.is_symlink()
    assert beside(file) == ["moi.db"]


def test_a_link_is_restored_with_the_log_of_its_file(link: Path, tmp_path: Path) -> None:
    told = killed_while_writing(link)
    other = tmp_path / "autre" / "quizz.db"
    restored(Backups(other), link)
    assert rows(other) >= told


def test_a_link_to_a_database_that_does_not_exist_yet(link: Path, file: Path) -> None:
    backups = Backups(link)
    made = backups.make(MANUAL, AT)
    file.unlink()
    assert restored(backups, made.path).kept is None
    assert link.is_symlink()
    assert rows(file) == 0
