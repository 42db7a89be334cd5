"""Checking and rebuilding on each kind of database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text

from quizz.services.rebuilding import Rebuilt, rebuild
from quizz.storage.database import Database

if TYPE_CHECKING:
    from conftest import Diary


def test_states_are_made_from_the_log(database: Database, diary: Diary, other_diary: Diary) -> None:
    for point in ("a", "b"):
        diary.answered(point, right=True)
    other_diary.answered("a", right=False)
    assert rebuild(database) == Rebuilt(points=3, changed=3)
    with database.reading() as store:
        assert store.integrity_problems() == []
        assert sorted(store.states.all(diary.learner)) == ["a", "b"]
        assert store.states.all(other_diary.learner)["a"].pending
    assert rebuild(database) == Rebuilt(points=3, changed=0)


def test_a_log_without_its_triggers_is_told(database: Database, database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER review_log_no_delete"))
        else:
            connection.execute(text("ALTER TABLE review_log DISABLE TRIGGER review_log_no_change"))
    engine.dispose()
    with database.reading() as store:
        (problem,) = store.integrity_problems()
    assert "review_log_no_" in problem
