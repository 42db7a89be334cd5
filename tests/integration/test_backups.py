"""Backups of a real file: whole and sound or not there, whatever the disk and the other processes do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizz.errors import (
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseFull,
    DatabaseReadOnly,
    StorageError,
    UsageError,
)
from quizz.storage.backup_names import DAILY, MANUAL, REPLACED
from quizz.storage.backups import Backups, has_rows, latest
from quizz.storage.copies import check_sound
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from quizz.storage.facts import facts
from quizz.storage.versions import VERSIONS

if TYPE_CHECKING:
    from conftest import Diary

AT = datetime.fromisoformat("2026-11-22T14:30:12")
CURRENT = VERSIONS[-1]
NEXT = "9000"
WRITER = Path(__file__).with_name("storage_writer.py")
FULL = """
import resource, signal, sys
from datetime import datetime
from pathlib import Path
from quizz.errors import QuizzError
from quizz.storage.backups import Backups
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    Backups(Path(sys.argv[1])).make("", datetime(2026, 11, 22))
except QuizzError as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "quizz.db")


@pytest.fixture
def file(tmp_path: Path, diary: Diary) -> Path:
    """A database with one answer, open in this process."""
    diary.answered("a", right=True)
    return tmp_path / "quizz.db"


@pytest.fixture
def backups(file: Path) -> Backups:
    return Backups(file)


def hidden(backups: Backups) -> list[str]:
    return [path.name for path in backups.folder.iterdir() if path.name not in {".verrou"}]


def test_a_backup_is_one_private_file_with_the_same_log(backups: Backups, diary: Diary) -> None:
    diary.answered("b", right=False)
    made = backups.make(MANUAL, AT)
    assert made.path == backups.folder / "quizz-2026-11-22-143012.db"
    assert hidden(backups) == [made.path.name]
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert backups.folder.stat().st_mode & 0o777 == 0o700
    assert facts(made.path) == (CURRENT, 2)
    assert made.path.read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log: nothing is needed beside it


def test_names_that_are_taken_move_on(backups: Backups) -> None:
    first, second = backups.make(MANUAL, AT), backups.make(MANUAL, AT)
    assert second.at - first.at == timedelta(seconds=1)
    assert backups.all() == [second, first]
    assert latest([backups.named(REPLACED, AT), first]) == first


def test_ten_are_kept(backups: Backups) -> None:
    kept = backups.make(MANUAL, AT - timedelta(days=90))
    made = [backups.make(DAILY, AT + timedelta(days=day)) for day in range(12)]
    assert backups.all() == [*reversed(made[2:]), kept]


def test_a_copy_while_others_write_is_one_state(backups: Backups, database: Database, diary: Diary) -> None:
    """The writer counts its rows in the state of a point: the two always agree."""
    url, learner = sqlite_url(backups.file), str(diary.learner)
    writer = subprocess.Popen([sys.executable, str(WRITER), url, learner, "600"], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    sizes = []
    while writer.poll() is None and len(sizes) < 40:
        made = backups.make(MANUAL, AT)
        with closing(sqlite3.connect(made.path)) as copy:
            (rows,) = copy.execute("SELECT count(*) FROM review_log WHERE point = 'p'").fetchone()
            (state,) = copy.execute("SELECT reviews FROM point_states WHERE point = 'p'").fetchone()
        assert rows == state
        sizes.append(rows)
    told = writer.communicate()[0].split()
    assert writer.returncode == 0
    assert len(told) + 1 == 600
    assert sizes == sorted(sizes)
    assert len(set(sizes)) > 3


def test_what_was_left_unfinished_is_removed(backups: Backups) -> None:
    backups.make(MANUAL, AT)
    for ending in ("", "-journal", "-wal"):
        (backups.folder / f".quizz-2026-11-20-101010.db.tmp{ending}").write_bytes(b"half")
    beside = backups.file.with_name(".quizz.db.tmp")
    beside.write_bytes(b"half")
    other = backups.folder / ".autre-2026-11-20-101010.db.tmp"
    other.write_bytes(b"of another database")
    backups.make(MANUAL, AT)
    assert sorted(hidden(backups)) == [
        other.name,
        "quizz-2026-11-22-143012.db",
        "quizz-2026-11-22-143013.db",
    ]
    assert not beside.exists()


def test_one_at_a_time(backups: Backups) -> None:
    with backups.turn(), pytest.raises(DatabaseBusy, match="Une autre sauvegarde est en cours"):
        backups.make_unless(lambda: False, DAILY, AT)
    backups.make_unless(lambda: True, DAILY, AT)
    assert backups.all() == []
    backups.make_unless(lambda: False, DAILY, AT)
    assert len(backups.all()) == 1


def test_a_person_may_name_the_copy(backups: Backups, tmp_path: Path) -> None:
    goal = tmp_path / "clé usb" / "é#%20?.db"
    backups.copy_to(goal)
    assert facts(goal).answers == 1
    log = backups.file.with_name("quizz.db-wal")
    assert log.exists()
    for bad in (backups.file, log, tmp_path):
        with pytest.raises(UsageError, match="ne peut pas recevoir la copie"):
            backups.copy_to(bad, replacing=True)


@pytest.mark.parametrize("content", [b"", b"PK a thesis"])
def test_a_file_of_the_person_is_only_replaced_when_that_is_asked(
    backups: Backups, tmp_path: Path, content: bytes
) -> None:
    goal = tmp_path / "memoire.odt"
    goal.write_bytes(content)
    with pytest.raises(UsageError, match=r"memoire\.odt.*existe déjà.*--yes"):
        backups.copy_to(goal)
    assert goal.read_bytes() == content
    backups.copy_to(goal, replacing=True)
    assert facts(goal).answers == 1


def test_a_link_to_a_database_stays_one(tmp_path: Path, backups: Backups) -> None:
    """Its backups are beside the link, and what is put in its place goes where the link leads."""
    link = tmp_path / "elsewhere" / "mine.db"
    link.parent.mkdir()
    link.symlink_to(backups.file)
    linked = Backups(link)
    made = linked.make(MANUAL, AT)
    assert made.path == link.parent / "backups" / "mine-2026-11-22-143012.db"
    assert linked.file == backups.file
    assert facts(made.path).answers == 1


def test_rows_are_seen(backups: Backups, tmp_path: Path) -> None:
    assert has_rows(backups.file)
    Database.open(sqlite_url(tmp_path / "new.db")).close()
    assert not has_rows(tmp_path / "new.db")


class TestRefusals:
    def test_a_damaged_database_chases_no_good_backup(self, backups: Backups, database: Database) -> None:
        good = [backups.make(DAILY, AT + timedelta(days=day)) for day in range(10)]
        database.close()
        content = bytearray(backups.file.read_bytes())
        content[-4096:] = b"\xff" * 4096
        backups.file.write_bytes(content)
        with pytest.raises(DatabaseCorrupt, match=r"aucune copie n’en a été faite.*quizz db restore"):
            backups.make(DAILY, AT + timedelta(days=11))
        assert backups.all() == good[::-1]
        assert sorted(hidden(backups)) == sorted(backup.path.name for backup in good)

    @pytest.mark.parametrize("room", [0, 4096, 20000])
    def test_a_file_that_cannot_grow(self, backups: Backups, room: int) -> None:
        backups.make(DAILY, AT)
        command = [sys.executable, "-c", FULL, str(backups.file), str(room)]
        # Coverage would complain that it cannot write its own file either.
        alone = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=alone)
        assert done.returncode == 1
        assert "copie de la base" in done.stderr
        assert "La base elle-même n’a pas changé." in done.stderr
        assert "Traceback" not in done.stderr
        assert str(backups.folder) in done.stderr
        assert hidden(backups) == [backup.path.name for backup in backups.all()]
        assert len(backups.all()) == 1
        check_sound(backups.file)

    def test_a_disk_that_is_full(self, backups: Backups, small_disk: Path) -> None:
        goal = small_disk / "copie.db"
        with (small_disk / "filler").open("wb") as filler:
            filler.write(b"x" * (small_disk_bytes(small_disk) - 8192))
        with pytest.raises(DatabaseFull, match=r"Le disque est plein.*n’a pas changé"):
            backups.copy_to(goal)
        assert [path.name for path in small_disk.iterdir()] == ["filler"]
        (small_disk / "filler").unlink()
        backups.copy_to(goal)
        assert facts(goal).answers == 1

    def test_a_file_in_the_place_of_the_folder(self, backups: Backups) -> None:
        backups.folder.write_text("")
        with pytest.raises(DatabaseReadOnly, match=r"ne peut pas être écrite dans.*Vérifiez"):
            backups.make(MANUAL, AT)
        assert backups.all() == []

    def test_a_folder_that_cannot_be_written(self, backups: Backups, immutable: Callable[[Path], None]):
        made = backups.make(MANUAL, AT)
        immutable(backups.folder)
        with pytest.raises(DatabaseReadOnly, match=r"ne peut pas être écrite dans"):
            backups.make(MANUAL, AT)
        assert backups.all() == [made]
        check_sound(backups.file)

    def test_a_database_held_by_another_for_too_long(
        self, backups: Backups, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        database.close()
        monkeypatch.setattr("quizz.storage.copies.giving_up.__defaults__", (0.1,))
        with closing(sqlite3.connect(backups.file, isolation_level=None)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(DatabaseBusy, match="occupée par un autre programme"):
                backups.make(MANUAL, AT)
        assert hidden(backups) == []


def test_a_limit_that_is_not_reached_changes_nothing(backups: Backups) -> None:
    command = [sys.executable, "-c", FULL, str(backups.file), str(2**40)]
    assert subprocess.run(command, check=False).returncode == 0
    assert len(backups.all()) == 1


class TestMigration:
    @pytest.fixture
    def newer_program(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """This program with one more version of the schema."""
        from shutil import copytree, ignore_patterns

        from quizz.storage import schema, versions

        folder = tmp_path / "migrations"
        copytree(schema.MIGRATIONS, folder, ignore=ignore_patterns("__pycache__"))
        (folder / "versions" / f"v{NEXT}_more.py").write_text(
            "from alembic import op\n"
            f"revision = '{NEXT}'\ndown_revision = '{CURRENT}'\nbranch_labels = None\ndepends_on = None\n"
            "def upgrade(): op.execute('CREATE TABLE more (x INTEGER)')\n"
        )
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        monkeypatch.setattr(versions, "VERSIONS", (*VERSIONS, NEXT))

    def open_again(self, backups: Backups) -> None:
        Database.open(sqlite_url(backups.file), now=lambda: AT).close()

    def test_a_backup_is_made_before(self, backups: Backups, database: Database, newer_program: None):
        database.close()
        self.open_again(backups)
        (made,) = backups.all()
        assert made.path.name == "quizz-2026-11-22-143012-avant-v9000.db"
        assert facts(made.path) == (CURRENT, 1)
        assert facts(backups.file) == (NEXT, 1)
        self.open_again(backups)
        assert backups.all() == [made]

    def test_without_a_backup_it_does_not_run(
        self, backups: Backups, database: Database, newer_program: None
    ) -> None:
        database.close()
        backups.folder.write_text("")
        with pytest.raises(StorageError, match=r"doit être adaptée.*n’a pas été modifiée.*Vérifiez"):
            self.open_again(backups)
        assert facts(backups.file) == (CURRENT, 1)

    def test_a_new_database_needs_none(self, tmp_path: Path, newer_program: None) -> None:
        Database.open(sqlite_url(tmp_path / "new" / "quizz.db")).close()
        assert [path.name for path in (tmp_path / "new").iterdir()] == ["quizz.db"]

    def test_another_process_may_have_it_open(
        self, backups: Backups, database: Database, newer_program: None
    ) -> None:
        with database.reading() as store:
            self.open_again(backups)
            assert len(store.learners.all()) == 1
        assert len(backups.all()) == 1


def small_disk_bytes(folder: Path) -> int:
    """Free bytes."""
    from shutil import disk_usage

    return disk_usage(folder).free


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where this process may mount one."""
    folder = tmp_path / "petit"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "quizz-test", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode:
        pytest.skip("this process may not mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def immutable() -> Iterator[Callable[[Path], None]]:
    """Makes a folder that nobody writes in, not even the administrator."""
    made: list[Path] = []

    def make(folder: Path) -> None:
        try:
            done = subprocess.run(["chattr", "+i", str(folder)], capture_output=True, check=False)
        except FileNotFoundError:
            pytest.skip("no chattr here")
        if done.returncode:
            pytest.skip("this disk or this process cannot make a folder immutable")
        made.append(folder)

    yield make
    for folder in made:
        subprocess.run(["chattr", "-i", str(folder)], check=True)
