"""Several trainers on one database, and trainers that are killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url

if TYPE_CHECKING:
    from conftest import Diary

WRITER = Path(__file__).with_name("storage_writer.py")


def start(url: str, diary: Diary, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(WRITER), url, str(diary.learner), str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kept(database: Database, diary: Diary) -> list[str]:
    with database.reading() as store:
        return [str(entry.id) for entry in store.log.of_learner(diary.learner)]


def reviews(database: Database, diary: Diary) -> int:
    with database.reading() as store:
        state = store.states.get(diary.learner, "p")
    assert state is not None
    return state.reviews


def test_two_writers_at_once_lose_nothing(database: Database, database_url: str, diary: Diary) -> None:
    writers = [start(database_url, diary, 200) for _ in range(2)]
    printed = [line for writer in writers for line in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(printed) == 400
    assert kept(database, diary) == sorted(printed)
    assert reviews(database, diary) == 400


@pytest.mark.parametrize("answers", [1, 7, 60])
def test_a_killed_writer_loses_nothing_that_it_acknowledged(
    database: Database, database_url: str, diary: Diary, answers: int
) -> None:
    with start(database_url, diary, 100_000) as writer:
        assert writer.stdout is not None
        printed = [writer.stdout.readline().strip() for _ in range(answers)]
        writer.kill()
        printed += writer.stdout.read().split("\n")[:-1]
    rows = kept(database, diary)
    assert set(printed) <= set(rows)
    assert len(rows) <= len(printed) + 1
    assert reviews(database, diary) == len(rows)
    with database.reading() as store:
        assert store.integrity_problems() == []


def test_several_trainers_may_make_the_database_at_once(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "quizz.db")
    code = f"from quizz.storage.database import Database\nDatabase.open({url!r}).close()"
    openers = [
        subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(6)
    ]
    assert [opener.communicate()[1] for opener in openers] == [""] * 6
