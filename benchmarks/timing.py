"""Times, and the figures made from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


def alternate(rounds: int, *works: Callable[[], float]) -> tuple[list[float], ...]:
    """The times of each work, taken in turn so that a slow moment of the machine falls on all of them.

    A first round, which warms the disk cache, is not counted.
    """
    times = [[work() for work in works] for _round in range(rounds + 1)][1:]
    return tuple(list(column) for column in zip(*times, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def middle(values: Sequence[float]) -> float:
    """The median."""
    return percentile(values, 0.5)
