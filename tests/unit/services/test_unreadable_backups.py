"""One backup that the disk refuses to give hides no other, and spoils no session."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import datetime, timedelta

import pytest

from quizz.errors import StorageError
from quizz.reasons import reason_of
from quizz.services.checking import newest_backup_problem
from quizz.services.daily_backup import DailyBackup
from quizz.services.restoring import offered
from quizz.services.selection import Selection
from quizz.storage import facts as facts_module
from quizz.storage import files
from quizz.storage.backup_names import DAILY, MANUAL
from quizz.storage.backups import Backups

AT = datetime.fromisoformat("2026-11-22T14:30:12")


@pytest.fixture
def backups(world, text, hand):
    """Two backups of a database of one answer, closed."""
    world.bank("b", "facturation", text.choice("q1"))
    shop = world.open()
    hand.sit(world.trainer(shop).practise(Selection()))
    shop.close()
    backups = Backups(world.file)
    for day in range(2):
        backups.make(MANUAL, AT + timedelta(days=day))
    return backups


def listed(backups):
    return [(choice.at.day, choice.answers) for choice in offered(backups)]


def test_a_folder_that_is_named_as_a_backup_is_none(backups):
    folder = backups.folder / "quizz-2026-11-24-143012.db"
    folder.mkdir()
    (backups.folder / ".quizz-2026-11-24-143012.db.tmp").mkdir()
    assert listed(backups) == [(23, 1), (22, 1)]
    assert newest_backup_problem(backups) == ""
    assert backups.make(MANUAL, AT + timedelta(days=2)).at.second == AT.second + 1
    for day in range(12):
        backups.make(DAILY, AT + timedelta(days=day))
    assert folder.is_dir()


def test_one_that_is_refused_is_told_and_the_others_are_offered(backups, monkeypatch):
    newest = backups.all()[0].path
    look = facts_module.looked_at

    def refused(file):
        if file == newest:
            raise OSError(errno.EIO, "Input/output error")
        return look(file)

    monkeypatch.setattr(facts_module, "looked_at", refused)
    assert listed(backups) == [(23, None), (22, 1)]
    assert offered(backups)[0].size == newest.stat().st_size
    problem = newest_backup_problem(backups)
    assert "ne se lit pas (Input/output error)" in problem
    assert problem.endswith("quizz db backup\u00a0».")


def test_one_whose_size_is_not_even_known(backups):
    newest = backups.all()[0].path
    newest.unlink()
    newest.symlink_to(newest)
    assert listed(backups) == [(23, None), (22, 1)]
    assert offered(backups)[0].size == 0
    assert "ne se lit pas" in newest_backup_problem(backups)


def test_a_folder_that_cannot_be_read_is_a_problem_too(backups, monkeypatch):
    def refused(_folder):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("quizz.storage.backups.Path.iterdir", refused)
    assert f"« {backups.folder} » ne se lisent pas" in newest_backup_problem(backups).replace("\u00a0", " ")


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ELOOP, errno.EMFILE])
def test_whatever_the_disk_says_the_daily_backup_only_tells_it(backups, world, monkeypatch, number):
    def refused(_path):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "flush", refused)
    before = backups.all()
    job = DailyBackup(lambda: backups, world.clock, delay=0)
    job.start()
    job.finish()
    assert f"({reason_of(OSError(number, os.strerror(number)))})" in job.problem
    assert "La base elle-même n’a pas changé" in job.problem
    assert backups.all() == before


def test_a_folder_in_the_place_of_the_lock_is_told(backups):
    (backups.folder / ".verrou").unlink()
    (backups.folder / ".verrou").mkdir()
    with pytest.raises(StorageError, match="copie de la base"):
        backups.make(MANUAL, AT)
    shutil.rmtree(backups.folder / ".verrou")
    backups.make(MANUAL, AT)
