import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.chance import chi_square_tail, evenness, tail_of_trials, wilson


def binomial_tail(n: int, p: float, at_least: int) -> float:
    return math.fsum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(at_least, n + 1))


def test_forty_questions_of_four_choices_alarm_at_eighteen():
    assert tail_of_trials([0.25] * 40, 18) < 0.01 < tail_of_trials([0.25] * 40, 17)


@given(st.integers(1, 60), st.floats(0.05, 0.95), st.data())
def test_equal_chances_are_the_binomial_law(n, p, data):
    successes = data.draw(st.integers(0, n))
    assert tail_of_trials([p] * n, successes) == pytest.approx(binomial_tail(n, p, successes), abs=1e-9)


def test_unequal_chances():
    # One success at least: all three fail with 1/2 * 2/3 * 3/4.
    assert tail_of_trials([1 / 2, 1 / 3, 1 / 4], 1) == pytest.approx(1 - 1 / 4)
    assert tail_of_trials([1 / 2, 1 / 3, 1 / 4], 3) == pytest.approx(1 / 24)
    assert tail_of_trials([], 0) == 1
    assert tail_of_trials([0.5], 2) == 0


def test_many_trials_follow_the_normal_law_closely():
    assert tail_of_trials([0.25] * 501, 150) == pytest.approx(binomial_tail(501, 0.25, 150), rel=0.15)


@pytest.mark.parametrize(
    ("value", "freedom", "tail"),
    # Critical values of the usual tables.
    [(3.841, 1, 0.05), (5.991, 2, 0.05), (11.345, 3, 0.01), (13.277, 4, 0.01), (16.812, 6, 0.01)],
)
def test_chi_square(value, freedom, tail):
    assert chi_square_tail(value, freedom) == pytest.approx(tail, rel=2e-3)
    assert chi_square_tail(0, freedom) == 1


@pytest.mark.parametrize(
    ("counts", "p"),
    [([5, 0, 0, 0], 4 / 4**5), ([1, 1, 1], 1), ([2, 0], 0.5), ([], 1), ([0, 0], 1), ([3, 0, 0], 3 / 27)],
)
def test_evenness_of_few_is_exact(counts, p):
    assert evenness(counts) == pytest.approx(p)


def test_evenness_of_many_is_that_of_chi_square():
    assert evenness([400, 200, 200, 200]) < 1e-6
    assert evenness([251, 249, 250, 250]) > 0.99


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # Wilson's interval as Newcombe (1998) prints it, table I: 81/263, 15/148, 0/20, 1/29.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson(successes, trials, low, high):
    assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


def test_nothing_tried_says_nothing():
    assert wilson(0, 0) == (0, 1)


def test_a_great_many_kinds_are_bounded():
    assert evenness([1] + [0] * 5000) == pytest.approx(0.5, abs=0.05)
