from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import event

from quizz.domain.answer import NOWHERE, Answer, Chosen, DontKnow, Filled, Ordered, Placed, Typed
from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind
from quizz.errors import DatabaseMisshapen
from quizz.storage.database import Database
from quizz.storage.engine import open_engine, sqlite_url
from quizz.storage.transactions import Transactions

if TYPE_CHECKING:
    from conftest import Diary

SINCE = date(2026, 11, 1)


@pytest.mark.parametrize(
    "answer",
    [
        *(DontKnow(), Chosen(()), Chosen((3, 1)), Typed("l’œil [red] \\ \"'\n€𝒳"), Filled(("", "-ectomie"))),
        *(Placed((2, NOWHERE, 0)), Placed(()), Ordered((1, 0)), Ordered(())),
    ],
)
def test_an_answer_comes_back_as_it_went(database: Database, diary: Diary, answer: Answer) -> None:
    entry = diary.entry(
        EntryKind.REVIEW,
        "uretere/meaning",
        question="uretere/meaning/1",
        revision=3,
        answer=answer,
        shown=("Vrai", "Faux [@click=app.quit]", ""),
        correct=False,
        score=1 / 3,
        rating=Rating.EASY,
        milliseconds=2**40,
        seed=2**32 - 1,
        parameters="mine",
    )
    with database.writing() as store:
        store.parameters.ensure("mine", (1.0,), 0.8)
    diary.write(entry)
    with database.reading() as store:
        (found,) = store.log.of_point(diary.learner, "uretere/meaning")
    assert found == entry
    assert (type(found.kind), type(found.rating)) == (EntryKind, Rating)
    assert found.at.tzinfo is UTC


@pytest.mark.parametrize("kind", [EntryKind.SUSPEND, EntryKind.KNOWN, EntryKind.RESUME])
def test_an_entry_without_an_answer_comes_back_as_it_went(
    database: Database, diary: Diary, kind: EntryKind
) -> None:
    entry = diary.write(diary.entry(kind, "p"))
    with database.reading() as store:
        assert store.log.of_point(diary.learner, "p") == [entry]


def test_an_instant_keeps_its_microseconds_and_loses_its_zone(database: Database, diary: Diary) -> None:
    there = datetime(2026, 7, 1, 1, 2, 3, 456789, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    diary.write(diary.entry(EntryKind.SUSPEND, "p", at=there))
    with database.reading() as store:
        (found,) = store.log.of_point(diary.learner, "p")
    assert found.at == there
    assert found.at.isoformat() == "2026-06-30T19:17:03.456789+00:00"


def test_entries_of_one_learner_come_oldest_first(
    database: Database, diary: Diary, other_diary: Diary
) -> None:
    mine = [diary.answered(point, right=True) for point in "abca"]
    theirs = other_diary.answered("a", right=True)
    with database.reading() as store:
        assert list(store.log.of_learner(diary.learner)) == mine
        assert store.log.of_point(diary.learner, "a") == [mine[0], mine[3]]
        assert store.log.last_id(diary.learner) == mine[-1].id
        assert store.log.last_id(other_diary.learner) == theirs.id
        assert store.log.last_id(UUID(int=5)) is None


def test_long_logs_are_streamed_whole(database: Database, diary: Diary) -> None:
    entries = [diary.entry(EntryKind.SUSPEND, f"p{n}") for n in range(2500)]
    with database.writing() as store:
        for entry in entries:
            store.log.append(entry)
    with database.reading() as store:
        assert list(store.log.of_learner(diary.learner)) == entries


def test_the_history_of_a_point_is_found_without_reading_the_others(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "quizz.db")
    Database.open(url).close()
    engine = open_engine(url)
    plans: list[list[str]] = []

    @event.listens_for(engine, "before_cursor_execute")
    def explain(
        _connection: object, cursor: sqlite3.Cursor, sql: str, parameters: tuple[object, ...], *_rest: object
    ) -> None:
        if sql.startswith("SELECT"):
            explained = cursor.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            plans.append([row[3] for row in explained])

    with closing(Database(lambda: Transactions(engine), url)) as database, database.reading() as store:
        store.log.of_point(UUID(int=1), "a")
    ((outer, *inner),) = plans
    assert "(learner=? AND id=?)" in outer
    assert "(learner=? AND point=?)" in inner[-1]


class TestLastAnswer:
    def test_is_the_newest_review_or_free_one(self, database: Database, diary: Diary) -> None:
        diary.answered("a", right=True)
        newest = diary.answered("b", right=False, free=True)
        diary.corrected(newest, EntryKind.OVERRULE)
        diary.write(diary.entry(EntryKind.SUSPEND, "a"))
        with database.reading() as store:
            assert store.log.last_answer(diary.learner) == newest

    def test_goes_back_one_by_one(self, database: Database, diary: Diary, other_diary: Diary) -> None:
        answers = [diary.answered("a", right=True) for _ in range(3)]
        other_diary.answered("a", right=True)
        for answer in reversed(answers):
            with database.reading() as store:
                assert store.log.last_answer(diary.learner) == answer
            diary.corrected(answer, EntryKind.UNDO)
        with database.reading() as store:
            assert store.log.last_answer(diary.learner) is None


def test_reviews_that_stand_are_counted(database: Database, diary: Diary, other_diary: Diary) -> None:
    diary.answered("a", right=True)
    undone = diary.answered("b", right=True)
    diary.answered("b", right=True, free=True)
    overruled = diary.answered("c", right=False)
    diary.corrected(overruled, EntryKind.OVERRULE)
    diary.write(diary.entry(EntryKind.KNOWN, "a"))
    other_diary.answered("a", right=True)
    with database.reading() as store:
        assert store.log.count_reviews(diary.learner) == 3
    diary.corrected(undone, EntryKind.UNDO)
    with database.reading() as store:
        assert store.log.count_reviews(diary.learner) == 2


def test_recent_times_come_newest_first(database: Database, diary: Diary, other_diary: Diary) -> None:
    for milliseconds in (100, 200, 300):
        diary.write(diary.entry(EntryKind.REVIEW, "a", milliseconds=milliseconds))
    diary.write(diary.entry(EntryKind.SUSPEND, "a"))
    other_diary.answered("a", right=True)
    with database.reading() as store:
        assert store.log.recent_milliseconds(diary.learner) == [300, 200, 100]
        assert store.log.recent_milliseconds(diary.learner, limit=2) == [300, 200]


class TestMissedPoints:
    def missed(self, database: Database, diary: Diary, since: date = SINCE) -> set[str]:
        with database.reading() as store:
            return set(store.log.missed_points(diary.learner, since))

    def test_a_wrong_answer_counts_though_right_later_that_day(
        self, database: Database, diary: Diary, other_diary: Diary
    ) -> None:
        diary.answered("wrong", right=False)
        diary.answered("learnt", right=False)
        diary.answered("learnt", right=True)
        diary.answered("free", right=False, free=True)
        diary.answered("right", right=True)
        other_diary.answered("right", right=False)
        assert self.missed(database, diary) == {"wrong", "learnt", "free"}

    def test_two_good_days_put_it_behind(self, database: Database, diary: Diary) -> None:
        diary.answered("a", right=False, day=10)
        diary.answered("a", right=True, day=12)
        assert self.missed(database, diary) == {"a"}
        diary.answered("a", right=True, day=12)
        assert self.missed(database, diary) == {"a"}
        diary.answered("a", right=True, day=15)
        assert self.missed(database, diary) == set()

    def test_an_older_mistake_is_out_of_the_span(self, database: Database, diary: Diary) -> None:
        diary.answered("a", right=False, day=10)
        assert self.missed(database, diary, date(2026, 11, 10)) == {"a"}
        assert self.missed(database, diary, date(2026, 11, 11)) == set()

    @pytest.mark.parametrize("kind", [EntryKind.UNDO, EntryKind.OVERRULE])
    def test_a_mistake_corrected_is_none(self, database: Database, diary: Diary, kind: EntryKind) -> None:
        diary.corrected(diary.answered("a", right=False), kind)
        assert self.missed(database, diary) == set()

    def test_a_good_day_taken_back_does_not_help(self, database: Database, diary: Diary) -> None:
        diary.answered("a", right=False, day=10)
        diary.answered("a", right=True, day=11)
        diary.corrected(diary.answered("a", right=True, day=12), EntryKind.UNDO)
        assert self.missed(database, diary) == {"a"}


class TestReferences:
    def test_a_correction_names_an_entry_of_the_same_learner(
        self, database: Database, diary: Diary, other_diary: Diary
    ) -> None:
        theirs = other_diary.answered("a", right=True)
        with pytest.raises(DatabaseMisshapen):
            diary.corrected(theirs, EntryKind.UNDO)

    def test_an_entry_names_a_known_learner(self, database: Database, diary: Diary) -> None:
        with pytest.raises(DatabaseMisshapen):
            diary.write(diary.entry(EntryKind.SUSPEND, "a", learner=UUID(int=9)))

    def test_an_entry_names_known_parameters(self, database: Database, diary: Diary) -> None:
        with pytest.raises(DatabaseMisshapen):
            diary.write(diary.entry(EntryKind.SUSPEND, "a", parameters="unheard of"))

    def test_an_identifier_is_used_once(self, database: Database, diary: Diary) -> None:
        entry = diary.answered("a", right=True)
        with pytest.raises(DatabaseMisshapen):
            diary.write(entry)
