from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.review import PointState, Standing
from quizz.memory.plan import Candidate, plan, term_of

Learnt = Callable[..., PointState]


def session(candidates: Sequence[Candidate], day: date, size: int, seed: int = 1, **limits: int) -> list[str]:
    """A session of that many questions of one minute each."""
    return list(plan(candidates, day, size, 60.0, Random(seed), **limits))


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
    assert _new(session(fresh + due[:1], first_day, 30, new_limit=4)) == 4
    assert _new(session(fresh, first_day, 30, new_limit=0)) == 0


def _new(points: Sequence[str]) -> int:
    return sum(point.startswith("n") for point in points)


def test_a_point_set_aside_then_resumed_before_any_answer_is_new(learnt: Learnt, first_day: date) -> None:
    resumed = Candidate("resumed", "t", PointState(point="resumed", standing=Standing.ACTIVE))
    due = [Candidate(f"d{n}", "t", learnt(f"d{n}")) for n in range(4)]
    assert resumed.new
    assert "resumed" not in session([*due, resumed], first_day, 5, new_limit=0)


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


def test_two_due_facets_are_at_both_ends(learnt: Learnt, first_day: date) -> None:
    names = ["uretere/meaning", "uretere/spelling", *(f"p{n}" for n in range(8))]
    due = [Candidate(name, "t", learnt(name, days_ago=90 - rank)) for rank, name in enumerate(names)]
    points = session(due, first_day, 20)
    assert points == ["uretere/meaning", *(f"p{n}" for n in range(8)), "uretere/spelling"]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 40)), max_size=24), st.integers(0, 99))
def test_facets_are_apart_wherever_they_can_be(
    learnt: Learnt, first_day: date, wanted: list[tuple[int, int]], seed: int
) -> None:
    names = [f"term{term}/{rank}" for rank, (term, _age) in enumerate(wanted)]
    ages = [age for _term, age in wanted]
    due = [Candidate(name, "t", learnt(name, days_ago=age)) for name, age in zip(names, ages, strict=True)]
    points = session(due, first_day, 30, seed)
    assert sorted(points) == sorted(names)

    terms = [term_of(point) for point in points]
    counts = Counter(terms)
    most = max(counts.values(), default=0)
    adjacent = sum(before == later for before, later in pairwise(terms))
    assert adjacent == max(0, 2 * most - 1 - len(terms))
    if most > 1:
        widest = [term for term, count in counts.items() if count == most]
        best = (len(terms) - len(widest)) // (most - 1)
        for term in widest:
            places = [rank for rank, other in enumerate(terms) if other == term]
            assert min(later - before for before, later in pairwise(places)) == best


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
