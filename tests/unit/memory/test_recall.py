from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.review import PointState, Standing
from quizz.memory.recall import forgotten, is_due, mastery, recall_now

Learnt = Callable[..., PointState]


def test_recall_is_the_curve_of_the_days_since(learnt: Learnt, first_day: date) -> None:
    state = learnt("p", days_ago=10, stability=10.0)
    assert recall_now(state, first_day) == pytest.approx(0.9)
    assert recall_now(state, first_day + timedelta(days=20)) < 0.9
    assert recall_now(state, first_day - timedelta(days=99)) == 1.0


def test_recall_of_what_was_never_answered(first_day: date) -> None:
    assert recall_now(None, first_day) == 0.0
    assert recall_now(PointState(point="p", standing=Standing.SUSPENDED), first_day) == 0.0
    assert recall_now(PointState(point="p"), first_day) == 0.0
    assert recall_now(PointState(point="p", standing=Standing.KNOWN), first_day) == 1.0


def test_a_point_marked_known_is_mastered_whatever_its_past(learnt: Learnt, first_day: date) -> None:
    assert recall_now(learnt("p", days_ago=900, standing=Standing.KNOWN), first_day) == 1.0


@given(st.lists(st.tuples(st.integers(0, 4000), st.floats(0.1, 4000), st.booleans()), max_size=12))
def test_what_is_remembered_least_is_forgotten_most(found: list[tuple[int, float, bool]]) -> None:
    day = date(2026, 9, 1)
    states = [
        PointState(
            point="p",
            stability=stability,
            difficulty=5.0,
            last_day=day - timedelta(days=days),
            pending=missed,
        )
        for days, stability, missed in found
    ]
    known = PointState(point="p", standing=Standing.KNOWN)
    for one, other in combinations([*states, known, None], 2):
        if recall_now(one, day) < recall_now(other, day):
            assert forgotten(one, day) > forgotten(other, day)


def test_a_missed_point_counts_nothing_until_it_is_right(learnt: Learnt, first_day: date) -> None:
    assert recall_now(learnt("p", days_ago=1, stability=1.0, pending=True), first_day) == 0.0
    assert recall_now(learnt("p", days_ago=1, stability=1.0), first_day) == pytest.approx(0.9)


def test_mastery_counts_unseen_points_as_nothing(learnt: Learnt, first_day: date) -> None:
    states = {"a": learnt("a"), "b": PointState(point="b", standing=Standing.KNOWN), "elsewhere": learnt("x")}
    assert mastery(states, ["a", "b", "c", "d"], first_day) == pytest.approx((0.9 + 1) / 4)
    assert mastery(states, iter(["a"]), first_day) == pytest.approx(0.9)
    assert mastery(states, [], first_day) == 0.0


def test_due_from_its_day_on(learnt: Learnt, first_day: date) -> None:
    state = learnt("p")
    assert not is_due(state, first_day - timedelta(days=1), False)
    assert is_due(state, first_day, False)
    assert is_due(state, first_day + timedelta(days=50), False)


def test_a_raised_key_or_a_miss_is_due_at_once(learnt: Learnt, first_day: date) -> None:
    later = first_day + timedelta(days=30)
    assert not is_due(learnt("p", due_day=later), first_day, False)
    assert is_due(learnt("p", due_day=later), first_day, True)
    assert is_due(learnt("p", due_day=later, pending=True), first_day, False)


@pytest.mark.parametrize("standing", [Standing.SUSPENDED, Standing.KNOWN])
def test_what_is_set_aside_is_never_due(learnt: Learnt, first_day: date, standing: Standing) -> None:
    assert not is_due(learnt("p", standing=standing, pending=True), first_day, True)


def test_what_was_never_answered_is_new_not_due(first_day: date) -> None:
    assert not is_due(None, first_day, True)
    assert not is_due(PointState(point="p"), first_day, True)
