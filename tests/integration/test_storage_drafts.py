"""Answers that are being written, on each kind of database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine, text

from quizz.domain.agenda.week import Change, Moment
from quizz.domain.answer import Arranged, Filled, Typed
from quizz.domain.draft import Draft
from quizz.errors import DatabaseCorrupt, StorageError
from quizz.services.checking import check
from quizz.services.clock import SystemClock
from quizz.services.drafts import Drafts
from quizz.services.rebuilding import rebuild
from quizz.storage.database import Database
from quizz.storage.identifiers import uuid7

if TYPE_CHECKING:
    from conftest import Diary

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def draft(diary: Diary, point: str, minute: int = 0) -> Draft:
    return Draft(
        learner=diary.learner,
        point=point,
        question=point,
        revision=3,
        answer=Typed("Première ligne,\nl’œuvre d’un matin"),
        milliseconds=4_000_000_000,
        at=NOON + timedelta(minutes=minute),
    )


def put(database: Database, *drafts: Draft) -> None:
    with database.writing() as store:
        for one in drafts:
            store.drafts.put(one)


def test_come_back_as_they_went_oldest_first(database: Database, diary: Diary, other_diary: Diary) -> None:
    week = Arranged((Change("garcia", "roche", Moment(1, 855)), Change("petit")))
    later = replace(draft(diary, "a", minute=5), answer=week)
    first = replace(draft(diary, "b"), answer=Filled(("Une phrase", "")))
    put(database, later, first, draft(other_diary, "a"))
    with database.reading() as store:
        assert store.drafts.of_learner(diary.learner) == [first, later]
        assert store.drafts.of_learner(other_diary.learner) == [draft(other_diary, "a")]


def test_one_takes_the_place_of_the_other(database: Database, diary: Diary) -> None:
    put(database, draft(diary, "a"), draft(diary, "b"))
    longer = replace(draft(diary, "a", minute=1), answer=Typed("Plus long"))
    put(database, longer)
    with database.writing() as store:
        store.drafts.delete(diary.learner, "b")
        store.drafts.delete(diary.learner, "nothing")
    with database.reading() as store:
        assert store.drafts.of_learner(diary.learner) == [longer]


def test_belong_to_somebody_known(database: Database, diary: Diary) -> None:
    stranger = replace(draft(diary, "a"), learner=uuid7(NOON, Random(3), None))
    with pytest.raises(StorageError):
        put(database, stranger)


def test_leave_rebuilds_as_they_were(database: Database, diary: Diary) -> None:
    put(database, draft(diary, "a"))
    assert rebuild(database).changed == 0
    with database.reading() as store:
        assert len(store.drafts.of_learner(diary.learner)) == 1


def test_one_that_is_damaged_is_told(database: Database, database_url: str, diary: Diary) -> None:
    put(database, draft(diary, "a"), draft(diary, "b"))
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("""UPDATE drafts SET answer = '{"type":"no"}' WHERE point = 'a'"""))
    engine.dispose()
    with pytest.raises(DatabaseCorrupt), database.reading() as store:
        store.drafts.of_learner(diary.learner)
    assert [kept.point for kept in Drafts(database, diary.learner, SystemClock()).all()] == ["b"]
    (problem,) = (problem for problem in check(database).problems if "paramètres" not in problem)
    assert "1 ligne ne se lit plus dans les réponses commencées" in problem.replace("\u00a0", " ")
