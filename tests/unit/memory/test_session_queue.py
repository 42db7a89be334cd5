from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.memory.session_queue import GAP, SEEN_AHEAD, SessionQueue


def asked(queue: SessionQueue, misses: dict[str, int]) -> list[str]:
    """The points in the order asked, each missed as often as said before it is passed."""
    left, order = dict(misses), []
    while (point := queue.next()) is not None:
        order.append(point)
        if left.get(point, 0) > 0:
            left[point] -= 1
            queue.missed(point)
        else:
            queue.passed(point)
    return order


def test_the_given_order_when_all_is_right() -> None:
    queue = SessionQueue(("a", "b", "c"))
    assert asked(queue, {}) == ["a", "b", "c"]
    assert (queue.done, queue.remaining, queue.next()) == (3, 0, None)


@pytest.mark.parametrize(
    ("points", "misses", "expected"),
    [
        ("abcdef", {"a": 1}, "abcdaef"),
        ("abcdef", {"a": 2}, "abcdaefa"),
        ("abcdef", {"a": 1, "b": 1}, "abcdabef"),
        ("abc", {"a": 1}, "abca"),
        ("ab", {"a": 2, "b": 2}, "ababab"),
        ("a", {"a": 2}, "aaa"),
    ],
)
def test_a_miss_comes_back_after_three_others_or_all_that_are_left(
    points: str, misses: dict[str, int], expected: str
) -> None:
    assert "".join(asked(SessionQueue(points), misses)) == expected


@given(st.integers(1, 12), st.lists(st.booleans(), max_size=60))
def test_the_gap_rule(count: int, answers: list[bool]) -> None:
    """Between a miss and its return come GAP others, or every other one left."""
    queue = SessionQueue(f"p{n}" for n in range(count))
    left = {f"p{n}" for n in range(count)}
    since_miss: dict[str, tuple[int, set[str]]] = {}
    right = chain(answers, repeat(True))
    while (point := queue.next()) is not None:
        assert point in left
        wanted, others = since_miss.pop(point, (0, set()))
        assert len(others) >= wanted
        for _wanted, others in since_miss.values():
            others.add(point)
        if next(right):
            queue.passed(point)
            left.discard(point)
        else:
            queue.missed(point)
            since_miss[point] = (min(GAP, len(left) - 1), set())
        assert (queue.remaining, queue.done) == (len(left), count - len(left))
    assert not left


def test_next_tells_the_same_point_until_it_is_answered() -> None:
    queue = SessionQueue("ab")
    assert [queue.next(), queue.next()] == ["a", "a"]
    assert queue.done == 0


def test_taking_back_a_right_answer_asks_it_now_and_loses_nothing() -> None:
    queue = SessionQueue("abc")
    queue.passed("a")
    assert queue.next() == "b"
    queue.put_back("a")
    assert (queue.next(), queue.done, queue.remaining) == ("a", 0, 3)
    assert asked(queue, {}) == ["a", "b", "c"]


def test_taking_back_a_miss_asks_it_now_and_once() -> None:
    queue = SessionQueue("abcde")
    queue.missed("a")
    queue.put_back("a")
    assert asked(queue, {}) == list("abcde")


def test_taking_back_one_by_one_goes_back_to_the_start() -> None:
    queue = SessionQueue("abcdef")
    answers = "abcdab"
    for rank, point in enumerate(answers):
        (queue.missed if rank < 2 else queue.passed)(point)
    for point in reversed(answers):
        queue.put_back(point)
        assert queue.next() == point
    assert asked(queue, {}) == list("abcdef")


def test_an_answer_of_an_earlier_sitting_joins_this_one() -> None:
    queue = SessionQueue("ab")
    queue.put_back("older")
    assert asked(queue, {}) == ["older", "a", "b"]
    assert queue.done == 3


def test_a_miss_counted_right_does_not_come_back() -> None:
    queue = SessionQueue("abcde")
    queue.missed("a")
    queue.passed("a")
    queue.passed("a")
    assert queue.done == 1
    assert asked(queue, {}) == list("bcde")


def test_a_point_given_twice_is_asked_once() -> None:
    assert asked(SessionQueue("aba"), {}) == ["a", "b"]


def test_the_first_of_those_coming_is_asked_after_any_answer() -> None:
    queue = SessionQueue(["a", "b", "c", "d", "e"])
    for right in (True, False, True, False, False, True):
        coming = queue.coming
        asked = queue.next()
        assert asked is not None
        (queue.passed if right else queue.missed)(asked)
        assert queue.next() == coming[0]


def test_those_coming_are_a_few_in_their_order_without_the_one_asked() -> None:
    assert SessionQueue("abc").coming == ["b", "c"]
    assert SessionQueue(map(str, range(100))).coming == [str(n) for n in range(1, SEEN_AHEAD + 1)]
    assert SessionQueue(["a"]).coming == []
    assert SessionQueue([]).coming == []
