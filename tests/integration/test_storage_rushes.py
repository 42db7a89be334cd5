"""Rushes of the switchboard, on each kind of database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine, text

from quizz.domain.question import Route
from quizz.domain.switchboard import Do, Event, KeptCard, KeptRush
from quizz.errors import DatabaseCorrupt, StorageError
from quizz.services.checking import check
from quizz.services.rebuilding import rebuild
from quizz.storage.database import Database
from quizz.storage.identifiers import uuid7

if TYPE_CHECKING:
    from conftest import Diary

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
EVENTS = (
    Event(2000, Do.PICK_UP, call=3),
    Event(4500, Do.ASK, rank=1),
    Event(12500, Do.SORT, route=Route.DOCTOR_NOW),
    Event(14000, Do.REPLY, rank=2),
    Event(60000, Do.WAIT),
)


def rush(diary: Diary, minute: int = 0) -> KeptRush:
    at = NOON + timedelta(minutes=minute)
    return KeptRush(
        id=uuid7(at, Random(minute), None),
        learner=diary.learner,
        level=2,
        seed=2**32 - 1,
        unhurried=minute > 0,
        cards=(KeptCard("std-douleur", 1), KeptCard("std-mari", 4)),
        started_at=at,
        events=EVENTS[:2],
    )


def put(database: Database, *rushes: KeptRush) -> None:
    with database.writing() as store:
        for one in rushes:
            store.rushes.put(one)


def problems(database: Database) -> list[str]:
    """What is wrong, but for the diary's own parameters."""
    return [problem for problem in check(database).problems if "paramètres" not in problem]


def test_come_back_as_they_went_oldest_first(database: Database, diary: Diary, other_diary: Diary) -> None:
    later, first, other = rush(diary, minute=5), rush(diary), rush(other_diary)
    put(database, later, first, other)
    with database.reading() as store:
        assert store.rushes.of_learner(diary.learner) == [first, later]
        assert store.rushes.get(other_diary.learner, other.id) == other
        assert store.rushes.get(diary.learner, later.id) == later


def test_go_on_without_losing_what_they_are_made_of(database: Database, diary: Diary) -> None:
    begun, other = rush(diary), rush(diary, minute=5)
    put(database, begun, other)
    over = replace(begun, events=EVENTS, ended_at=NOON + timedelta(hours=1))
    put(database, over)
    with database.reading() as store:
        assert store.rushes.get(diary.learner, begun.id) == over
        assert store.rushes.begun(diary.learner) == [other]
        assert len(store.rushes.of_learner(diary.learner)) == 2


def test_belong_to_somebody_known(database: Database, diary: Diary) -> None:
    stranger = replace(rush(diary), learner=uuid7(NOON, Random(3), None))
    with pytest.raises(StorageError):
        put(database, stranger)


def test_leave_checks_and_rebuilds_as_they_were(database: Database, diary: Diary) -> None:
    put(database, rush(diary))
    assert problems(database) == []
    assert rebuild(database).changed == 0
    with database.reading() as store:
        assert len(store.rushes.of_learner(diary.learner)) == 1


def test_one_that_is_damaged_is_told(database: Database, database_url: str, diary: Diary) -> None:
    put(database, rush(diary), rush(diary, minute=5))
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE rushes SET events = '[[1]]' WHERE id = (SELECT id FROM rushes ORDER BY id LIMIT 1)")
        )
    engine.dispose()
    with pytest.raises(DatabaseCorrupt), database.reading() as store:
        store.rushes.of_learner(diary.learner)
    (problem,) = problems(database)
    assert "1 ligne ne se lit plus dans les séances du standard" in problem.replace("\u00a0", " ")
