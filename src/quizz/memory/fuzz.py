"""A few days more or less, so that points learnt together do not stay together.

The spread is Anki's for reviews: nothing below 2.5 days; from there, one day, and a share of each band.
"""

from __future__ import annotations

from math import floor, inf
from random import Random
from uuid import UUID

_SHORTEST = 2.5
_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, inf, 0.05))
"""First day, last day, and share of the days between that is added to the spread."""


def fuzzed(interval: float, seed: UUID, minimum: int = 1, maximum: int = 36_500) -> int:
    """Whole days near `interval`, always the same for one seed: a replay of the log finds the same date."""
    return pick(interval, Random(seed.int).random(), minimum, maximum)


def pick(interval: float, where: float, minimum: int, maximum: int) -> int:
    """The day at `where`, from 0 to less than 1, of the days allowed; each is equally likely."""
    lowest, highest = bounds(interval, minimum, maximum)
    return lowest + floor(where * (highest - lowest + 1))


def bounds(interval: float, minimum: int, maximum: int) -> tuple[int, int]:
    """First and last day allowed; `maximum` wins over a higher `minimum`."""
    minimum = min(minimum, maximum)
    interval = max(minimum, min(interval, maximum))
    spread = _spread(interval)
    return max(minimum, _rounded(interval - spread)), min(maximum, _rounded(interval + spread))


def _spread(interval: float) -> float:
    if interval < _SHORTEST:
        return 0.0
    more = 0.0
    for first, last, share in _BANDS:
        if interval > first:
            more += share * (min(interval, last) - first)
    return 1.0 + more


def _rounded(days: float) -> int:
    """Half a day goes up, where round() would go to the even day."""
    return floor(days + 0.5)
