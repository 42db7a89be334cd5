from collections.abc import Callable
from random import Random

import pytest

from quizz.domain.question import Mode
from quizz.domain.review import PointState
from quizz.memory.ways import RECALL_FROM, Way, choose_way, revised

Learnt = Callable[..., PointState]
RECOGNISE_A = Way("recognise-a", Mode.RECOGNITION, 1)
RECOGNISE_B = Way("recognise-b", Mode.RECOGNITION, 1)
RECALL_A = Way("recall-a", Mode.RECALL, 1)
RECALL_B = Way("recall-b", Mode.RECALL, 1)
ALL = (RECOGNISE_A, RECALL_A, RECOGNISE_B, RECALL_B)


def chosen(ways: tuple[Way, ...], state: PointState | None) -> set[str]:
    """Every way that some seed chooses."""
    return {choose_way(ways, state, Random(seed)).question for seed in range(40)}


def test_a_new_point_is_recognised_first_at_random_among_equals() -> None:
    assert chosen(ALL, None) == {"recognise-a", "recognise-b"}
    assert chosen((RECALL_A, RECALL_B), None) == {"recall-a", "recall-b"}


@pytest.mark.parametrize(
    ("stability", "mode"),
    [(0.2, "recognise"), (RECALL_FROM - 0.01, "recognise"), (RECALL_FROM, "recall"), (90.0, "recall")],
)
def test_a_young_memory_recognises_and_a_settled_one_recalls(
    learnt: Learnt, stability: float, mode: str
) -> None:
    assert chosen(ALL, learnt("p", stability=stability)) == {f"{mode}-a", f"{mode}-b"}


def test_not_the_way_used_last_when_there_is_another(learnt: Learnt) -> None:
    state = learnt("p", stability=1.0, seen={"recognise-a": 1})
    assert chosen(ALL, state) == {"recognise-b"}
    assert chosen((RECOGNISE_A, RECALL_A), state) == {"recall-a"}
    assert chosen((RECOGNISE_A,), state) == {"recognise-a"}


def test_ways_never_used_come_before_the_least_recent(learnt: Learnt) -> None:
    used = {"recognise-a": 1, "recall-b": 1, "recall-a": 1}
    assert chosen(ALL, learnt("p", stability=1.0, seen=used)) == {"recognise-b"}
    settled = learnt("p", stability=30.0, seen={"recall-a": 1, "recall-b": 1, "recognise-a": 1})
    assert chosen(ALL, settled) == {"recall-a"}


def test_two_ways_to_recall_are_taken_in_turn(learnt: Learnt) -> None:
    ways, seen = (RECOGNISE_A, RECALL_A, RECALL_B), {"recognise-a": 1}
    taken = []
    for seed in range(6):
        way = choose_way(ways, learnt("p", stability=30.0, seen=seen), Random(seed)).question
        seen.pop(way, None)
        seen[way] = 1
        taken.append(way)
    assert set(taken[::2]) | set(taken[1::2]) == {"recall-a", "recall-b"}
    assert len(set(taken[::2])) == len(set(taken[1::2])) == 1


def test_a_changed_key_comes_first_even_if_used_last(learnt: Learnt) -> None:
    state = learnt("p", stability=1.0, seen={"recognise-b": 1, "recall-a": 1})
    changed = (RECOGNISE_A, RECOGNISE_B, Way("recall-a", Mode.RECALL, 2))
    assert chosen(changed, state) == {"recall-a"}


def test_revised_means_a_key_changed_since_it_was_answered() -> None:
    seen = {"recall-a": 2}
    assert revised("recall-a", 3, seen)
    assert not revised("recall-a", 2, seen)
    assert not revised("recall-a", 1, seen)
    assert not revised("recall-b", 9, seen)


def test_a_bank_that_is_gone_leaves_its_ways_out(learnt: Learnt) -> None:
    state = learnt("p", stability=1.0, seen={"gone": 1, "recognise-a": 1})
    assert chosen((RECOGNISE_A, RECOGNISE_B), state) == {"recognise-b"}
