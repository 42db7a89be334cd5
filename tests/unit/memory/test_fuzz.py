from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.memory.fuzz import fuzzed, pick

LOWER, MIDDLE, UPPER = 0.0, 0.5, 0.99


@pytest.mark.parametrize(
    ("interval", "minimum", "maximum", "expected"),
    [
        (1.0, 1, 1000, (1, 1, 1)),
        (2.49, 1, 1000, (2, 2, 2)),
        (2.5, 1, 1000, (2, 3, 4)),
        (7.0, 1, 1000, (5, 7, 9)),
        (14.0, 1, 1000, (12, 14, 16)),
        (17.0, 1, 1000, (14, 17, 20)),
        (37.0, 1, 1000, (33, 37, 41)),
        (2.0, 2, 1000, (2, 2, 2)),
        (2.0, 3, 1000, (3, 4, 4)),
        (2.0, 3, 3, (3, 3, 3)),
        (6.9, 3, 1000, (5, 7, 9)),
        (7.1, 3, 1000, (5, 7, 9)),
        (19.9, 3, 1000, (17, 20, 23)),
        (20.1, 3, 1000, (17, 20, 23)),
        (100.0, 101, 1000, (101, 105, 108)),
        (100.0, 1, 99, (92, 96, 99)),
        (100.0, 97, 103, (97, 100, 103)),
    ],
)
def test_v15_review_fuzz(interval: float, minimum: int, maximum: int, expected: tuple[int, int, int]) -> None:
    days = tuple(pick(interval, where, minimum, maximum) for where in (LOWER, MIDDLE, UPPER))
    assert days == expected


def test_a_maximum_below_the_minimum_wins() -> None:
    assert pick(1.0, MIDDLE, 3, 2) == 2


@given(st.floats(0, 1e6), st.uuids())
def test_days_are_repeatable_and_within_limits(interval: float, seed: UUID) -> None:
    days = fuzzed(interval, seed)
    assert days == fuzzed(interval, seed)
    assert 1 <= days <= 36_500


def test_the_seed_gives_the_same_day_for_ever() -> None:
    seed = UUID("0199f0c4-5d3a-7b1e-8c2f-9a4b6d7e8f01")
    assert [fuzzed(interval, seed) for interval in (3, 10, 40, 400)] == [4, 11, 42, 410]


def test_neighbouring_ids_spread_evenly_over_the_days_allowed() -> None:
    first = UUID("0199f0c4-5d3a-7b1e-8c2f-9a4b6d7e8f01").int
    counts = Counter(fuzzed(17.0, UUID(int=first + step)) for step in range(7_000))
    assert sorted(counts) == list(range(14, 21))
    assert all(850 < count < 1_150 for count in counts.values())
