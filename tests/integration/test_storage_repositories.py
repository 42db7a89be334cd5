from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizz.domain.remark import Remark, RemarkKind
from quizz.domain.review import PointState, Standing
from quizz.errors import UsageError
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url

if TYPE_CHECKING:
    from conftest import Diary

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
ONE, TWO = UUID(int=1), UUID(int=2)


def add(database: Database, identifier: UUID, name: str, at: datetime = NOON) -> None:
    with database.writing() as store:
        store.learners.add(identifier, name, at)


class TestLearners:
    def test_are_listed_oldest_first(self, database: Database) -> None:
        add(database, ONE, "Zoé", NOON)
        add(database, TWO, "", NOON - timedelta(days=1))
        with database.reading() as store:
            assert [(row.id, row.name) for row in store.learners.all()] == [(TWO, ""), (ONE, "Zoé")]

    def test_are_found_whatever_the_case(self, database: Database) -> None:
        add(database, ONE, "Élodie")
        with database.reading() as store:
            assert store.learners.by_name("ÉLODIE") == (ONE, "Élodie")
            assert store.learners.by_name("Elodie") is None

    @pytest.mark.parametrize(("taken", "wanted"), [("Élodie", "éLODIE"), ("", ""), ("Strauß", "STRAUSS")])
    def test_never_share_a_name(self, database: Database, taken: str, wanted: str) -> None:
        add(database, ONE, taken)
        with pytest.raises(UsageError, match="déjà"):
            add(database, TWO, wanted)
        with database.reading() as store:
            assert [row.id for row in store.learners.all()] == [ONE]

    def test_change_name(self, database: Database) -> None:
        add(database, ONE, "")
        add(database, TWO, "Tom")
        with database.writing() as store:
            store.learners.rename(ONE, "Léa")
        with pytest.raises(UsageError, match="déjà"), database.writing() as store:
            store.learners.rename(ONE, "TOM")
        with database.reading() as store:
            assert [row.name for row in store.learners.all()] == ["Léa", "Tom"]
            assert store.learners.by_name("léa") == (ONE, "Léa")


def test_preferences_keep_any_json_value(database: Database) -> None:
    add(database, ONE, "Léa")
    add(database, TWO, "Tom")
    values: dict[str, object] = {"minutes": 15, "themes": ["accueil"], "name": "15", "on": True, "no": None}
    with database.writing() as store:
        for key, value in values.items():
            store.preferences.put(ONE, key, "old")
            store.preferences.put(ONE, key, value)
        store.preferences.put(TWO, "minutes", 30)
    with database.reading() as store:
        assert store.preferences.get_all(ONE) == values
        assert store.preferences.get_all(TWO) == {"minutes": 30}


def test_json_is_plain_text_in_a_sqlite_file(tmp_path: Path) -> None:
    path = tmp_path / "quizz.db"
    with closing(Database.open(sqlite_url(path))) as opened, opened.writing() as store:
        store.learners.add(ONE, "Léa", NOON)
        store.preferences.put(ONE, "minutes", 15)
        store.preferences.put(ONE, "themes", ["écoute"])
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT value, typeof(value) FROM preferences ORDER BY key").fetchall()
    assert rows == [("15", "text"), ('["écoute"]', "text")]


def remark(identifier: UUID, **fields: object) -> Remark:
    usual = {"id": identifier, "learner": ONE, "question": "q-1", "revision": 1, "text": "é", "at": NOON}
    return Remark(**(usual | fields))


def test_remarks_are_kept_in_order(database: Database) -> None:
    add(database, ONE, "Léa")
    first = remark(ONE)
    second = remark(
        TWO,
        learner=None,
        author="Tom",
        question="q-2",
        revision=3,
        kind=RemarkKind.KEY,
        text="La clé [red] est fausse\n",
        prompt="Combien\u00a0?",
        shown=("9,00 €", "Rien"),
        answered=(),
        correct=False,
        reply="C’est corrigé.",
        replied_at=NOON,
        read_at=NOON,
    )
    with database.writing() as store:
        store.remarks.add(second)
        store.remarks.add(first)
    with database.reading() as store:
        assert store.remarks.all() == [first, second]
        assert store.remarks.of_learner(ONE) == [first]
        assert store.remarks.ids() == {ONE, TWO}


def test_a_reply_is_unread_until_it_is_read_and_again_when_it_changes(database: Database) -> None:
    add(database, ONE, "Léa")
    add(database, TWO, "Tom")
    later = NOON + timedelta(days=1)

    def told() -> list[tuple[str | None, datetime | None, datetime | None]]:
        with database.reading() as store:
            return [(kept.reply, kept.replied_at, kept.read_at) for kept in store.remarks.of_learner(ONE)]

    def unread() -> tuple[int, int]:
        with database.reading() as store:
            return store.remarks.counts(ONE).unread, store.remarks.counts(TWO).unread

    with database.writing() as store:
        store.remarks.add(remark(ONE))
        store.remarks.add(remark(TWO))
        store.remarks.add(remark(UUID(int=3), learner=TWO))
        store.remarks.add(remark(UUID(int=4), learner=None))
        store.remarks.reply([ONE, UUID(int=3), UUID(int=4)], "Merci.", NOON)
    assert unread() == (1, 1)
    with database.writing() as store:
        store.remarks.mark_read(ONE, later)
    assert unread() == (0, 1)
    assert told() == [("Merci.", NOON, later), (None, None, None)]
    with database.writing() as store:
        store.remarks.reply([ONE], "Corrigé.", later)
    assert unread() == (1, 1)
    assert told()[0] == ("Corrigé.", later, None)


def test_a_set_of_parameters_keeps_every_bit_and_never_changes(database: Database) -> None:
    weights = (0.1 + 0.2, 5e-324, 8.2956)
    with database.writing() as store:
        assert store.parameters.get("fsrs-6") is None
        store.parameters.ensure("fsrs-6", weights, 0.9)
        store.parameters.ensure("fsrs-6", (1.0,), 0.8)
    with database.reading() as store:
        assert store.parameters.get("fsrs-6") == ("fsrs-6", weights, 0.9)


FULL = PointState(
    point="tp-part-amo",
    stability=0.1 + 0.2,
    difficulty=5e-324,
    last_day=date(2026, 11, 20),
    due_day=date(2027, 1, 1),
    reviews=7,
    lapses=2,
    pending=True,
    standing=Standing.SUSPENDED,
    seen={"z": 1, "a": 12, "m": 3},
    last_entry=UUID("01a2092f-3e4f-7b30-bf2c-2631b3494e1b"),
)


class TestStates:
    @pytest.mark.parametrize("state", [FULL, PointState(point="tp-part-amo")])
    def test_come_back_as_they_went(self, database: Database, diary: Diary, state: PointState) -> None:
        with database.writing() as store:
            store.states.put(diary.learner, state)
        with database.reading() as store:
            found = store.states.get(diary.learner, state.point)
        assert found == state
        assert list(found.seen) == list(state.seen)
        assert found.last_question == state.last_question

    def test_are_replaced(self, database: Database, diary: Diary) -> None:
        other = replace(FULL, point="other")
        newer = replace(FULL, stability=3.0, seen={"m": 4}, standing=Standing.ACTIVE, due_day=None)
        with database.writing() as store:
            for state in (FULL, other, newer):
                store.states.put(diary.learner, state)
        with database.reading() as store:
            assert store.states.all(diary.learner) == {FULL.point: newer, "other": other}

    def test_their_outlines_say_the_same(self, database: Database, diary: Diary, other_diary: Diary) -> None:
        kept = [FULL, PointState(point="never"), replace(FULL, point="known", standing=Standing.KNOWN)]
        with database.writing() as store:
            for state in kept:
                store.states.put(diary.learner, state)
            store.states.put(other_diary.learner, replace(FULL, point="theirs"))
        with database.looking() as store:
            found = store.states.outlines(diary.learner)
        assert found.keys() == {state.point for state in kept}
        for state in kept:
            outline = found[state.point]
            assert [*outline.seen.items()] == [*state.seen.items()]
            for name in ("stability", "last_day", "due_day", "reviews", "pending", "standing"):
                assert getattr(outline, name) == getattr(state, name)

    def test_belong_to_one_learner(self, database: Database, diary: Diary, other_diary: Diary) -> None:
        with database.writing() as store:
            store.states.put(diary.learner, FULL)
            store.states.put(other_diary.learner, replace(FULL, reviews=1))
            store.states.delete(diary.learner, FULL.point)
        with database.reading() as store:
            assert store.states.get(diary.learner, FULL.point) is None
            assert store.states.all(diary.learner) == {}
            assert store.states.all(other_diary.learner) == {FULL.point: replace(FULL, reviews=1)}

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        numbers=st.tuples(*[st.floats(min_value=0, allow_infinity=False)] * 2),
        seen=st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
            st.integers(0, 2**53),
            max_size=4,
        ),
    )
    def test_lose_no_bit(
        self, database: Database, diary: Diary, numbers: tuple[float, float], seen: dict[str, int]
    ) -> None:
        state = PointState(point="p", stability=numbers[0], difficulty=numbers[1], seen=seen)
        with database.writing() as store:
            store.states.put(diary.learner, state)
            found = store.states.get(diary.learner, "p")
        assert found == state
        assert list(found.seen.items()) == list(seen.items())
        assert type(found.stability) is float


class TestTransactions:
    def test_that_fail_leave_nothing(self, database: Database, diary: Diary) -> None:
        def interrupted() -> None:
            with database.writing() as store:
                store.states.put(diary.learner, FULL)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        with database.reading() as store:
            assert store.states.all(diary.learner) == {}

    def test_that_read_see_one_state_throughout(self, database: Database, diary: Diary) -> None:
        with database.reading() as before:
            assert before.states.all(diary.learner) == {}
            with database.writing() as store:
                store.states.put(diary.learner, FULL)
            assert before.states.all(diary.learner) == {}
        with database.reading() as after:
            assert after.states.all(diary.learner) == {FULL.point: FULL}

    def test_threads_share_a_database(self, database: Database, diary: Diary) -> None:
        def answer(number: int) -> None:
            with database.writing() as store:
                before = store.states.get(diary.learner, "p") or PointState(point="p")
                store.states.put(diary.learner, replace(before, reviews=before.reviews + number))

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(answer, range(1, 21)))
        with database.reading() as store:
            assert store.states.all(diary.learner)["p"].reviews == sum(range(1, 21))

    def test_a_sound_database_has_no_problem(self, database: Database, diary: Diary) -> None:
        diary.answered("a", right=True)
        with database.reading() as store:
            assert store.integrity_problems() == []

    def test_what_is_committed_is_there_when_opened_again(
        self, database: Database, diary: Diary, database_url: str
    ) -> None:
        entry = diary.answered("a", right=False)
        database.close()
        again = Database.open(database_url)
        with again.reading() as store:
            assert list(store.log.of_learner(diary.learner)) == [entry]
        again.close()
