"""Where a copy may be written: never on what belongs to a database, whatever the person agrees to."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizz.errors import StorageError, UsageError
from quizz.storage.backup_names import MANUAL
from quizz.storage.backups import Backups
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from quizz.storage.facts import facts

if TYPE_CHECKING:
    from conftest import Diary

AT = datetime.fromisoformat("2026-11-22T14:30:12")


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "quizz.db")


@pytest.fixture
def backups(tmp_path: Path, diary: Diary) -> Backups:
    """Of a database that is open, with one answer that is still in the log alone."""
    diary.answered("a", right=True)
    return Backups(tmp_path / "quizz.db")


def refused(backups: Backups, goal: Path) -> None:
    with pytest.raises(UsageError, match="ne peut pas recevoir la copie"):
        backups.copy_to(goal, replacing=True)


@pytest.mark.parametrize(
    "name",
    [
        "quizz.db",
        "quizz.db-wal",
        "quizz.db-shm",
        "quizz.db-journal",
        "backups/../quizz.db-wal",
        "backups/.verrou",
        ".quizz.db.tmp",
        "backups/.quizz-2026-11-22-143012.db.tmp",
    ],
)
def test_the_files_of_the_database_and_of_its_backups(backups: Backups, tmp_path: Path, name: str) -> None:
    backups.make(MANUAL, AT)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    refused(backups, tmp_path / name)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_they_are_known_behind_links_and_from_the_folder_itself(
    backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, log = tmp_path / "ici", tmp_path / "log.db"
    folder.symlink_to(tmp_path)
    log.symlink_to(tmp_path / "quizz.db-wal")
    refused(backups, folder / "quizz.db-wal")
    refused(backups, log)
    outside = tmp_path / "quizz.db-journal"
    outside.symlink_to(tmp_path / "ailleurs.db")
    refused(backups, outside)
    outside.unlink()
    monkeypatch.chdir(tmp_path)
    refused(backups, Path("quizz.db-wal"))


def test_a_database_that_somebody_has_open_and_its_log(backups: Backups, tmp_path: Path) -> None:
    other = tmp_path / "tom" / "quizz.db"
    with closing(Database.open(sqlite_url(other))):
        refused(backups, other)
        refused(backups, other.with_name("quizz.db-wal"))
    backups.copy_to(other, replacing=True)
    assert facts(other).answers == 1


@pytest.mark.parametrize("name", ["mon-journal", "autre.db-wal", ".caché.db", "quizz.tmp"])
def test_other_names_will_do(backups: Backups, tmp_path: Path, name: str) -> None:
    backups.copy_to(tmp_path / "clé" / name)
    assert facts(tmp_path / "clé" / name).answers == 1


def test_folders_that_cannot_be_made_are_told(backups: Backups, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    (tmp_path / "nulle part").symlink_to(tmp_path / "absente" / "x")
    for goal in (tmp_path / "fichier" / "c.db", tmp_path / "nulle part" / "c.db", tmp_path / ("x" * 300)):
        with pytest.raises(StorageError, match="ne peut pas être écrite dans"):
            backups.copy_to(goal)


def test_names_that_differ_by_their_ending_alone_have_their_own_backups(tmp_path: Path) -> None:
    both = [Backups(tmp_path / name) for name in ("moi.db", "moi.sqlite")]
    for backups in both:
        Database.open(sqlite_url(backups.file)).close()
        backups.make(MANUAL, AT)
    names = [[backup.path.name for backup in backups.all()] for backups in both]
    assert names == [["moi-2026-11-22-143012.db"], ["moi.sqlite-2026-11-22-143012.db"]]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_not_utf_8_will_do_for_a_copy(backups: Backups, tmp_path: Path) -> None:
    goal = tmp_path / "caf\udce9" / "c.db"
    backups.copy_to(goal)
    assert facts(goal).answers == 1
