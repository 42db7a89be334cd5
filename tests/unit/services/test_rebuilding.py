from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from quizz.domain.review import Standing
from quizz.errors import DatabaseCorrupt
from quizz.services.checking import check
from quizz.services.rebuilding import Rebuilt, rebuild
from quizz.services.selection import Selection


@pytest.fixture
def lived(world, text, hand):
    """Four points of Léa, one of which is suspended, and one answer of Tom."""
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3"), *text.choices("w1", "w2", point="p"))
    shop = world.open()
    for name, days in (("Léa", 3), ("Tom", 1)):
        trainer = shop.trainer(shop.learners.named(name))
        for _day in range(days):
            mistakes = iter((False, False))
            hand.sit(trainer.practise(Selection()), lambda asked, left=mistakes: next(left, True))
            world.clock.pass_days(2)
    practice = shop.trainer(shop.learners.named("Léa")).practise(Selection(free=True))
    practice.next()
    practice.set_aside(Standing.SUSPENDED)
    return world


def states(world):
    return {learner.name: world.states(learner) for learner in world.open().learners.all()}


def tamper(world, statement):
    with closing(sqlite3.connect(world.file)) as connection, connection:
        return connection.execute(statement).rowcount


def rebuilt(world):
    return rebuild(world.open().database)


def test_nothing_changes_in_a_sound_database(lived):
    before = states(lived)
    assert rebuilt(lived) == Rebuilt(points=8, changed=0)
    assert states(lived) == before


@pytest.mark.parametrize(
    ("damage", "damaged", "changed"),
    [
        ("DELETE FROM point_states", 8, 8),
        ("UPDATE point_states SET stability = stability + 0.001 WHERE point = 'q1'", 2, 2),
        ("UPDATE point_states SET seen = '[]', due_day = 'demain' WHERE point = 'p'", 2, 2),
        ("UPDATE point_states SET standing = 'known'", 8, 8),
        ("UPDATE point_states SET point = CAST(x'ff' AS TEXT) WHERE point = 'q3'", 2, 8),
        (
            "INSERT INTO point_states SELECT learner, 'ghost', stability, difficulty, last_day, due_day, "
            "reviews, lapses, pending, standing, seen, last_entry FROM point_states WHERE point = 'q1'",
            2,
            2,
        ),
    ],
)
def test_the_states_are_made_again(lived, damage, damaged, changed):
    before = states(lived)
    assert tamper(lived, damage) == damaged
    assert check(lived.open().database).problems != ()
    assert rebuilt(lived) == Rebuilt(points=8, changed=changed)
    assert states(lived) == before
    assert check(lived.open().database).problems == ()


def test_a_log_that_cannot_be_read_changes_nothing(lived):
    tamper(lived, "UPDATE point_states SET lapses = lapses + 1")
    tamper(lived, "DROP TRIGGER review_log_no_update")
    last = "(SELECT max(id) FROM review_log)"
    tamper(lived, f"UPDATE review_log SET kind = 'dream' WHERE id = {last}")
    before = states(lived)
    with pytest.raises(DatabaseCorrupt, match="quizz db restore"):
        rebuilt(lived)
    assert states(lived) == before
