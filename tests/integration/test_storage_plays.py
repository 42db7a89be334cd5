"""Playings of scenarios, on each kind of database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine, text

from quizz.domain.scenario import Taken
from quizz.domain.scenario.played import Played
from quizz.errors import DatabaseCorrupt, StorageError
from quizz.services.checking import check
from quizz.services.rebuilding import rebuild
from quizz.storage.database import Database
from quizz.storage.identifiers import uuid7

if TYPE_CHECKING:
    from conftest import Diary

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def playing(diary: Diary, scenario: str = "douleur", minute: int = 0) -> Played:
    at = NOON + timedelta(minutes=minute)
    return Played(
        id=uuid7(at, Random(minute), None),
        learner=diary.learner,
        scenario=scenario,
        revision=2,
        started_at=at,
        path=(Taken("appel", 1),),
        seed=2**32 - 1,
    )


def put(database: Database, *playings: Played) -> None:
    with database.writing() as store:
        for played in playings:
            store.plays.put(played)


def problems(database: Database) -> list[str]:
    """What is wrong, but for the diary's own parameters."""
    return [problem for problem in check(database).problems if "paramètres" not in problem]


def test_come_back_as_they_went_oldest_first(database: Database, diary: Diary, other_diary: Diary) -> None:
    later, first = playing(diary, minute=5), playing(diary)
    other = playing(other_diary)
    put(database, later, first, other)
    with database.reading() as store:
        assert store.plays.of_learner(diary.learner) == [first, later]
        assert store.plays.get(other_diary.learner, other.id) == other
        assert store.plays.get(diary.learner, later.id) == later


def test_advance_without_losing_when_they_began(database: Database, diary: Diary) -> None:
    begun = playing(diary)
    put(database, begun, playing(diary, minute=5))
    path = (*begun.path, Taken("adresse", 0))
    over = replace(begun, path=path, revision=3, ended_at=NOON + timedelta(hours=1))
    put(database, over)
    with database.reading() as store:
        assert store.plays.get(diary.learner, begun.id) == over
        assert len(store.plays.of_learner(diary.learner)) == 2


def test_belong_to_somebody_known(database: Database, diary: Diary) -> None:
    stranger = replace(playing(diary), learner=uuid7(NOON, Random(3), None))
    with pytest.raises(StorageError):
        put(database, stranger)


def test_leave_checks_and_rebuilds_as_they_were(database: Database, diary: Diary) -> None:
    put(database, playing(diary))
    assert problems(database) == []
    assert rebuild(database).changed == 0
    with database.reading() as store:
        assert len(store.plays.of_learner(diary.learner)) == 1


def test_one_that_is_damaged_is_told(database: Database, database_url: str, diary: Diary) -> None:
    put(database, playing(diary), playing(diary, minute=5))
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE plays SET path = '[[1]]' WHERE id = (SELECT id FROM plays ORDER BY id LIMIT 1)")
        )
    engine.dispose()
    with pytest.raises(DatabaseCorrupt), database.reading() as store:
        store.plays.of_learner(diary.learner)
    (problem,) = problems(database)
    assert "1 ligne ne se lit plus dans les situations jouées" in problem.replace("\u00a0", " ")
