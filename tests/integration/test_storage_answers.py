"""The transaction of an answer: as durable and as exact as any other, and lighter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from quizz.domain.agenda.week import Change, Moment
from quizz.domain.answer import Answer, Arranged, Filled, Placed
from quizz.domain.review import EntryKind, PointState, Standing
from quizz.errors import DatabaseBusy, DatabaseCorrupt
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from quizz.storage.hot.file import CHECKPOINT_PAGES

if TYPE_CHECKING:
    from conftest import Diary

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
STATE = PointState(
    point="p",
    stability=0.1 + 0.2,
    difficulty=5.25,
    last_day=date(2026, 11, 20),
    due_day=date(2027, 1, 2),
    reviews=3,
    lapses=1,
    pending=True,
    standing=Standing.SUSPENDED,
    seen={"q-2": 2, "q-1": 1},
    last_entry=UUID(int=7),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "quizz.db"


@pytest.fixture
def sqlite_database(file: Path) -> Iterator[Database]:
    opened = Database.open(sqlite_url(file), busy_timeout=100)
    yield opened
    opened.close()


def test_answers_are_kept_as_they_always_were() -> None:
    rows = {
        b'{"type":"filled","texts":["","oeil"]}': Filled(("", "oeil")),
        b'{"type":"placed","places":[1,-1]}': Placed((1, -1)),
        b'{"type":"arranged","changes":[["garcia","roche",[1,855]],["petit","",null]]}': Arranged(
            (Change("garcia", "roche", Moment(1, 855)), Change("petit"))
        ),
    }
    for row, answer in rows.items():
        assert msgspec.json.decode(row, type=Answer) == answer
        assert msgspec.json.encode(answer) == row


def test_what_is_recorded_is_read_back_bit_for_bit(database: Database, diary: Diary) -> None:
    plain = diary.entry(EntryKind.KNOWN, "p")
    full = replace(
        diary.answered("q", right=False),
        id=diary.entry(EntryKind.FREE, "q").id,
        answer=Filled(("", "l’œil")),
        shown=("é", '"'),
        score=1 / 3,
    )
    changes = (Change("garcia", "roche", Moment(1, 855)), Change("petit"))
    moved = replace(full, id=diary.entry(EntryKind.FREE, "q").id, answer=Arranged(changes))
    with database.recording() as store:
        for entry in (plain, full, moved):
            store.log.append(entry)
        store.states.put(diary.learner, STATE)
        store.states.put(diary.learner, PointState(point="never"))
    with database.reading() as store:
        kept = {entry.id: entry for entry in store.log.of_learner(diary.learner)}
        assert (kept[plain.id], kept[full.id], kept[moved.id]) == (plain, full, moved)
        assert store.states.all(diary.learner) == {"p": STATE, "never": PointState(point="never")}
        assert [*store.states.all(diary.learner)["p"].seen] == ["q-2", "q-1"]


def test_a_transaction_sees_what_it_wrote_and_what_others_committed(database: Database, diary: Diary) -> None:
    entry = diary.answered("a", right=True)
    with database.recording() as store:
        assert store.log.last_id(diary.learner) == entry.id
        assert store.states.get(diary.learner, "p") is None
        store.states.put(diary.learner, STATE)
        store.states.put(diary.learner, replace(STATE, reviews=4))
        assert store.states.get(diary.learner, "p") == replace(STATE, reviews=4)
    with database.recording() as store:
        assert store.log.last_id(UUID(int=1)) is None


def test_states_read_before_they_are_wanted_are_those_read_one_by_one(
    database: Database, diary: Diary
) -> None:
    points = [f"p{number}" for number in range(20)]
    kept = {point: replace(STATE, point=point, reviews=rank) for rank, point in enumerate(points) if rank % 3}
    with database.writing() as store:
        for state in kept.values():
            store.states.put(diary.learner, state)
    with database.recording() as store:
        for rank in range(len(points)):
            assert store.states.coming(diary.learner, points[rank:]) == kept.get(points[rank])
        assert [store.states.get(diary.learner, point) for point in points] == [*map(kept.get, points)]
        assert store.states.coming(UUID(int=1), points) is None
        assert store.states.get(diary.learner, "p1") == kept["p1"]


@pytest.mark.parametrize("through", ["the same program", "another one"])
def test_what_is_remembered_is_forgotten_when_another_connection_writes(
    database: Database, database_url: str, diary: Diary, through: str
) -> None:
    entry = diary.answered("q", right=True)
    with database.recording() as store:
        store.states.put(diary.learner, STATE)
        assert store.log.last_id(diary.learner) == entry.id
        assert store.states.coming(diary.learner, ["p", "new"]) == STATE
    with database.recording() as store:
        store.states.put(diary.learner, replace(STATE, lapses=2))
    changed, added = replace(STATE, reviews=9), replace(STATE, point="new")
    later = diary.entry(EntryKind.KNOWN, "p")
    other = database if through == "the same program" else Database.open(database_url)
    with other.writing() as store:
        store.states.put(diary.learner, changed)
        store.states.put(diary.learner, added)
        store.log.append(later)
    with database.recording() as store:
        assert store.states.coming(diary.learner, ["p", "new"]) == changed
        assert store.states.get(diary.learner, "new") == added
        assert store.log.last_id(diary.learner) == later.id
    if other is not database:
        other.close()


def test_what_was_taken_back_is_not_remembered(database: Database, diary: Diary) -> None:
    def interrupted() -> None:
        with database.recording() as store:
            store.states.put(diary.learner, replace(STATE, reviews=9))
            store.log.append(diary.entry(EntryKind.KNOWN, "p"))
            raise RuntimeError("interrupted")

    entry = diary.answered("q", right=True)
    with database.recording() as store:
        store.states.put(diary.learner, STATE)
    with pytest.raises(RuntimeError, match="interrupted"):
        interrupted()
    with database.recording() as store:
        assert store.states.get(diary.learner, "p") == STATE
        assert store.log.last_id(diary.learner) == entry.id


def test_who_looks_sees_one_state_of_the_database_throughout(database: Database, diary: Diary) -> None:
    with database.looking() as before:
        assert before.states.outlines(diary.learner) == {}
        with database.recording() as store:
            store.states.put(diary.learner, STATE)
        assert before.states.get(diary.learner, "p") is None
    with database.looking() as after:
        assert after.states.get(diary.learner, "p") == STATE
        with pytest.raises(RuntimeError, match="interrupted"), database.looking():
            raise RuntimeError("interrupted")
    with database.looking() as again:
        assert again.states.outlines(diary.learner).keys() == {"p"}


def test_an_error_takes_everything_back_and_the_next_one_is_kept(database: Database, diary: Diary) -> None:
    def interrupted() -> None:
        with database.recording() as store:
            store.states.put(diary.learner, STATE)
            raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError, match="interrupted"):
        interrupted()
    with database.reading() as store:
        assert store.states.all(diary.learner) == {}
    with database.recording() as store:
        store.states.put(diary.learner, STATE)
    with database.reading() as store:
        assert store.states.get(diary.learner, "p") == STATE


def test_threads_take_turns(database: Database, diary: Diary) -> None:
    def count_one(_number: int) -> None:
        with database.recording() as store:
            before = store.states.get(diary.learner, "p") or PointState(point="p")
            store.states.put(diary.learner, replace(before, reviews=before.reviews + 1))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count_one, range(40)))
    with database.reading() as store:
        assert store.states.all(diary.learner)["p"].reviews == 40


def test_another_writer_is_waited_for_then_told(sqlite_database: Database, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseBusy), sqlite_database.recording():
            pass
        other.execute("COMMIT")
    with sqlite_database.recording() as store:
        assert store.log.last_id(UUID(int=1)) is None


def test_a_state_that_makes_no_sense_is_damage(sqlite_database: Database, file: Path) -> None:
    learner = UUID(int=1)
    with sqlite_database.writing() as store:
        store.learners.add(learner, "", NOON)
        store.states.put(learner, STATE)
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE point_states SET stability = 'x'")
        other.commit()
    with pytest.raises(DatabaseCorrupt, match=r"quizz\.db"), sqlite_database.recording() as store:
        store.states.get(learner, "p")


def test_the_write_ahead_log_stays_short(sqlite_database: Database, file: Path) -> None:
    learner = UUID(int=1)
    with sqlite_database.writing() as store:
        store.learners.add(learner, "", NOON)
    for number in range(3 * CHECKPOINT_PAGES):
        with sqlite_database.recording() as store:
            store.states.put(learner, replace(STATE, reviews=number))
    assert file.with_name("quizz.db-wal").stat().st_size < 2 * CHECKPOINT_PAGES * 4200


@pytest.mark.parametrize("by", ["path", "address"])
def test_closing_leaves_no_connection(file: Path, by: str) -> None:
    database = Database.open(file if by == "path" else sqlite_url(file))
    with database.looking(), database.looking(), database.recording():
        pass
    with database.writing():
        pass
    database.close()
    assert [path.name for path in file.parent.iterdir() if path.suffix != ".db"] == []
