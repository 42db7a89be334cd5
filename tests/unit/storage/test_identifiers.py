from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from random import Random
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.storage.identifiers import uuid7

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
instants = st.timedeltas(timedelta(0), timedelta(days=2_900_000)).map(
    lambda since: datetime(1970, 1, 1, tzinfo=UTC) + since
)


class Fixed(Random):
    """Gives the same bits, all of them set."""

    def getrandbits(self, k: int, /) -> int:
        return (1 << k) - 1


def test_the_example_of_the_rfc_has_its_timestamp_and_version() -> None:
    at = datetime(2022, 2, 22, 14, 22, 22, tzinfo=timezone(timedelta(hours=-5)))
    made = uuid7(at, Random(1), None)
    assert str(made).startswith("017f22e2-79b0-7")
    assert (made.version, made.variant) == (7, RFC_4122)


@given(at=instants, seed=st.integers())
def test_holds_the_instant_to_the_millisecond(at: datetime, seed: int) -> None:
    made = uuid7(at, Random(seed), None)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@given(at=st.lists(instants, min_size=2, max_size=20), seed=st.integers())
def test_always_grows_whatever_the_clock_does(at: list[datetime], seed: int) -> None:
    random = Random(seed)
    made: list[UUID] = []
    for instant in at:
        made.append(uuid7(instant, random, made[-1] if made else None))
    assert made == sorted(set(made))
    assert {(each.version, each.variant) for each in made} == {(7, RFC_4122)}


def test_grows_within_one_millisecond_without_moving_the_clock() -> None:
    random = Random(3)
    made = [uuid7(NOON, random, None)]
    for _ in range(1000):
        made.append(uuid7(NOON, random, made[-1]))
    assert made == sorted(set(made))
    assert {each.int >> 80 for each in made} == {made[0].int >> 80}


@pytest.mark.parametrize("back", [timedelta(0), timedelta(days=400)])
def test_takes_the_next_millisecond_when_the_bits_are_spent(back: timedelta) -> None:
    last = uuid7(NOON, Fixed(), None)
    after = uuid7(NOON - back, Random(1), last)
    assert after > last
    assert after.int >> 80 == (last.int >> 80) + 1
    assert (after.version, after.variant) == (7, RFC_4122)


def test_carries_over_the_variant_bits() -> None:
    low_bits_spent = UUID(int=uuid7(NOON, Random(1), None).int | (1 << 62) - 1)
    after = uuid7(NOON, Random(2), low_bits_spent)
    assert after > low_bits_spent
    assert (after.version, after.variant) == (7, RFC_4122)
    assert after.int >> 80 == low_bits_spent.int >> 80


@pytest.mark.parametrize("at", [NOON.replace(tzinfo=None), datetime(1969, 12, 31, tzinfo=UTC)])
def test_refuses_an_instant_that_is_unclear(at: datetime) -> None:
    with pytest.raises(ValueError, match="aware instant"):
        uuid7(at, Random(1), None)
