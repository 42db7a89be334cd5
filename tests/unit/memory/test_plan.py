from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.review import PointState, Standing
from quizz.memory.plan import Candidate, plan, term_of

Learnt = Callable[..., PointState]


def session(candidates: Sequence[Candidate], day: date, size: int, seed: int = 1) -> list[str]:
    """A session of that many questions of one minute each."""
    return list(plan(candidates, day, size, 60.0, Random(seed)))


def new(theme: str, *points: str) -> list[Candidate]:
    return [Candidate(point, theme, None) for point in points]


def test_the_least_remembered_come_first_as_many_as_fit(learnt: Learnt, first_day: date) -> None:
    ages = {"a": 3, "b": 60, "c": 10, "d": 200, "e": 1}
    due = [Candidate(point, "t", learnt(point, days_ago=age), raised=False) for point, age in ages.items()]
    assert session(due, first_day, 10) == ["d", "b", "c", "a", "e"]
    assert session(due, first_day, 2) == ["d", "b"]


def test_stability_counts_as_much_as_age(learnt: Learnt, first_day: date) -> None:
    due = [
        Candidate("settled", "t", learnt("settled", days_ago=30, stability=100.0)),
        Candidate("young", "t", learnt("young", days_ago=3, stability=1.0)),
    ]
    assert session(due, first_day, 1) == ["young"]


def test_changed_keys_and_missed_points_come_before_all(learnt: Learnt, first_day: date) -> None:
    due = [
        Candidate("forgotten", "t", learnt("forgotten", days_ago=300)),
        Candidate("missed", "t", learnt("missed", days_ago=0, pending=True)),
        Candidate("changed", "t", learnt("changed", days_ago=1), raised=True),
        *new("t", "fresh"),
    ]
    assert session(due, first_day, 2) == ["changed", "missed"]
    assert session(due, first_day, 4)[0] == "changed"


def test_minutes_are_filled_and_one_question_is_the_least(learnt: Learnt, first_day: date) -> None:
    due = [Candidate(f"p{n}", "t", learnt(f"p{n}")) for n in range(100)]
    assert len(plan(due, first_day, 15, 25.0, Random(1))) == 36
    assert len(plan(due, first_day, 15, 27.0, Random(1))) == 33
    assert len(plan(due, first_day, 0, 25.0, Random(1))) == 1
    assert plan([], first_day, 15, 25.0, Random(1)) == ()


def test_new_points_take_a_third_or_all_when_nothing_is_due(learnt: Learnt, first_day: date) -> None:
    fresh = new("t", *(f"n{n}" for n in range(50)))
    due = [Candidate(f"d{n}", "t", learnt(f"d{n}")) for n in range(40)]
    assert len(session(fresh, first_day, 30)) == 30
    assert _new(session(fresh + due[:1], first_day, 30)) == 10
    assert _new(session(fresh + due[:1], first_day, 6)) == 3
    assert _new(session(fresh + due[:25], first_day, 30)) == 5
    assert _new(session(fresh + due, first_day, 30)) == 0


def _new(points: Sequence[str]) -> int:
    return sum(point.startswith("n") for point in points)


def test_a_point_set_aside_then_resumed_before_any_answer_is_new(learnt: Learnt, first_day: date) -> None:
    resumed = Candidate("resumed", "t", PointState(point="resumed", standing=Standing.ACTIVE))
    due = [Candidate(f"d{n}", "t", learnt(f"d{n}")) for n in range(4)]
    assert resumed.new
    assert "resumed" not in session([*due, resumed], first_day, 4)
    assert session([*due, resumed], first_day, 5)[0] != "resumed"


def test_new_points_come_from_each_theme_in_turn(first_day: date) -> None:
    themes = {"big": 200, "middle": 20, "small": 2}
    fresh = [
        c for theme, count in themes.items() for c in new(theme, *(f"{theme}-{n}" for n in range(count)))
    ]
    points = session(fresh, first_day, 12)
    assert Counter(point.partition("-")[0] for point in points) == {"big": 5, "middle": 5, "small": 2}
    assert all(len({point.partition("-")[0] for point in points[n : n + 3]}) == 3 for n in (0, 3))
    firsts = {session(fresh, first_day, 1, seed)[0].partition("-")[0] for seed in range(30)}
    assert firsts == set(themes)
    assert len({tuple(session(fresh, first_day, 12, seed)) for seed in range(10)}) == 10


def test_new_points_are_spread_evenly_between_the_due_ones(learnt: Learnt, first_day: date) -> None:
    due = [Candidate(f"d{n}", "t", learnt(f"d{n}")) for n in range(20)]
    points = session(due + new("t", *(f"n{n}" for n in range(50))), first_day, 30)
    places = [rank for rank, point in enumerate(points) if point.startswith("n")]
    assert len(places) == 10
    assert all(later - before == 3 for before, later in pairwise(places))
    few = session(due[:1] + new("t", *(f"n{n}" for n in range(50))), first_day, 30)
    assert few[0] == "d0"


def test_one_new_facet_of_a_term_a_session(first_day: date) -> None:
    facets = [f"term{n}/{facet}" for n in range(8) for facet in ("meaning", "spelling", "parts")]
    points = session(new("t", *facets), first_day, 30)
    assert sorted(map(term_of, points)) == [f"term{n}" for n in range(8)]


def test_a_facet_left_out_does_not_cost_its_theme_a_turn(first_day: date) -> None:
    facets = new("t", *(f"term{n % 4}/{n}" for n in range(200)))
    points = session(facets + new("u", *(f"u{n}" for n in range(20))), first_day, 8)
    assert [point[0] for point in points] in (list("tutututu"), list("utututut"))


def ranked(learnt: Learnt, names: Sequence[str]) -> list[Candidate]:
    """Due points, the least remembered first."""
    return [Candidate(name, "t", learnt(name, days_ago=500 - rank)) for rank, name in enumerate(names)]


def test_a_second_facet_waits_for_five_other_points_and_no_longer(learnt: Learnt, first_day: date) -> None:
    names = ["uretere/meaning", "uretere/spelling", *(f"p{n}" for n in range(8))]
    points = session(ranked(learnt, names), first_day, 20)
    assert points == ["uretere/meaning", *(f"p{n}" for n in range(5)), "uretere/spelling", "p5", "p6", "p7"]


def test_forgotten_points_come_before_the_others_though_they_have_sisters(
    learnt: Learnt, first_day: date
) -> None:
    forgotten = [Candidate(f"p{n}", "t", learnt(f"p{n}", days_ago=200)) for n in range(10)]
    facets = [f"term{n}/{facet}" for n in range(10) for facet in ("meaning", "spelling")]
    fresher = [Candidate(facet, "t", learnt(facet, days_ago=10)) for facet in facets]
    points = session([*fresher, *forgotten], first_day, 30)
    assert set(points[:10]) == {f"p{n}" for n in range(10)}


def test_the_last_two_facets_are_put_apart_by_the_points_before_them(learnt: Learnt, first_day: date) -> None:
    names = [*(f"p{n}" for n in range(9)), "uretere/meaning", "uretere/spelling"]
    points = session(ranked(learnt, names), first_day, 20)
    wanted = ["p0", "p1", "p2", "p3", "uretere/meaning", "p4", "p5", "p6", "p7", "p8", "uretere/spelling"]
    assert points == wanted


def test_too_few_points_put_facets_as_far_apart_as_they_can(learnt: Learnt, first_day: date) -> None:
    names = ["uretere/meaning", "uretere/spelling", "a", "b", "c"]
    points = session(ranked(learnt, names), first_day, 20)
    assert points == ["uretere/meaning", "a", "b", "c", "uretere/spelling"]
    assert session(ranked(learnt, names[:2]), first_day, 20) == names[:2]


@given(st.lists(st.integers(0, 30), unique=True, max_size=25), st.integers(0, 9))
def test_without_two_facets_of_a_term_the_order_is_that_of_urgency(
    learnt: Learnt, first_day: date, terms: list[int], seed: int
) -> None:
    names = [f"term{term}/meaning" for term in terms]
    assert session(ranked(learnt, names), first_day, 30, seed) == names


@given(st.permutations([*(f"alone{n}" for n in range(20)), *(f"pair{n // 2}/{n % 2}" for n in range(12))]))
def test_sisters_are_five_apart_and_explain_every_point_that_comes_before_its_rank(
    learnt: Learnt, first_day: date, names: list[str]
) -> None:
    points = session(ranked(learnt, names), first_day, 40)
    assert sorted(points) == sorted(names)
    place = {point: rank for rank, point in enumerate(points)}
    rank = {point: number for number, point in enumerate(names)}
    for number in range(6):
        assert abs(place[f"pair{number}/0"] - place[f"pair{number}/1"]) > 5
    for before, later in combinations(points, 2):
        if rank[before] > rank[later]:  # one of them was moved, since it has a sister
            assert "/" in before + later
    assert [point for point in points if "/" not in point] == [name for name in names if "/" not in name]
    assert max(abs(place[name] - rank[name]) for name in names) <= 12


def test_the_same_seed_gives_the_same_session(learnt: Learnt, first_day: date) -> None:
    mixed = [Candidate(f"d{n}", "t", learnt(f"d{n}")) for n in range(99)] + new(
        "u", *(f"n{n}" for n in range(99))
    )
    assert session(mixed, first_day, 20, 5) == session(mixed, first_day, 20, 5)
    assert session(mixed, first_day, 20, 5) != session(mixed, first_day, 20, 6)


@pytest.mark.timeout(20)
def test_ten_thousand_candidates_are_planned(learnt: Learnt, first_day: date) -> None:
    random = Random(4)
    candidates = [
        Candidate(
            f"term{n // 4}/{n % 4}",
            f"theme{n % 7}",
            learnt("p", days_ago=random.randrange(300)) if n % 3 else None,
        )
        for n in range(10_000)
    ]
    assert len(set(plan(candidates, first_day, 15, 25.0, random))) == 36
