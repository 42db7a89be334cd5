"""What chance alone does: tails of a few distributions, and the interval of a share.

The standard library alone: importing scipy takes longer than a whole start of the program. Its statistics are
imported when the normal law is wanted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

_EXACT = 20_000
"""Outcomes that an exact test may list."""
_FEW = 12
"""Kinds of outcome beyond which it is not tried."""
_MANY = 500
"""Trials beyond which the normal law is as good as the exact one."""


def tail_of_trials(chances: Sequence[float], successes: int) -> float:
    """The probability of at least that many successes in independent trials of unequal chances.

    Exact (the Poisson binomial law, by convolution) up to 500 trials; beyond, the normal law with a
    continuity correction.
    """
    if successes <= 0:
        return 1.0
    if len(chances) > _MANY:
        from statistics import NormalDist

        spread = math.sqrt(sum(p * (1 - p) for p in chances))
        return 1 - NormalDist(sum(chances), spread or 1e-9).cdf(successes - 0.5)
    counts = [1.0]
    for p in chances:
        counts = [
            stay * (1 - p) + come * p for stay, come in zip([*counts, 0.0], [0.0, *counts], strict=True)
        ]
    return min(1.0, math.fsum(counts[successes:]))


def evenness(counts: Sequence[int]) -> float:
    """The p-value of counts that should be equal: the multinomial exact test, or χ² when there are too many.

    1 when there is nothing to compare.
    """
    n, k = sum(counts), len(counts)
    if n == 0 or k < 2:
        return 1.0
    if k <= _FEW and math.comb(n + k - 1, k - 1) <= _EXACT:
        return _exact_evenness(tuple(sorted(counts)))
    mean = n / k
    return chi_square_tail(sum((count - mean) ** 2 for count in counts) / mean, k - 1)


def chi_square_tail(value: float, freedom: int) -> float:
    """The probability that a χ² of so many degrees of freedom is at least `value`.

    By the recurrence Q(a + 1, x) = Q(a, x) + xᵃ e⁻ˣ / Γ(a + 1) of the incomplete gamma function (DLMF 8.8.6).
    """
    x = value / 2
    if x <= 0:
        return 1.0
    a = 0.5 if freedom % 2 else 1.0
    tail = math.erfc(math.sqrt(x)) if freedom % 2 else math.exp(-x)
    while a < freedom / 2:
        tail += math.exp(a * math.log(x) - x - math.lgamma(a + 1))
        a += 1
    return min(1.0, tail)


def wilson(successes: int, trials: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a share (Wilson 1927); from 0 to 1 when nothing was tried."""
    if trials == 0:
        return 0.0, 1.0
    from statistics import NormalDist

    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, weight = successes / trials, z * z / trials
    centre = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt(share * (1 - share) / trials + weight / (4 * trials))
    return max(0.0, centre - half), min(1.0, centre + half)


@lru_cache(maxsize=4096)
def _exact_evenness(counts: tuple[int, ...]) -> float:
    """The sum of the probabilities of all the outcomes that are no more likely than this one.

    Outcomes that differ by their order are as likely: one of them stands for all.
    """
    n, k = sum(counts), len(counts)
    factorials = [math.lgamma(count + 1) for count in range(n + 1)]
    certain = factorials[n] - n * math.log(k)

    def likelihood(outcome: Sequence[int]) -> float:
        return math.exp(certain - math.fsum(factorials[count] for count in outcome))

    limit = likelihood(counts) * (1 + 1e-9)
    return min(
        1.0,
        math.fsum(p * _orders(some) for some in _outcomes(n, k, n) if (p := likelihood(some)) <= limit),
    )


def _outcomes(n: int, k: int, most: int) -> Iterator[tuple[int, ...]]:
    """All the ways to share n among k, the largest share first; none above `most`."""
    if k == 1:
        yield (n,)
        return
    for first in range(min(n, most), -(-n // k) - 1, -1):
        for rest in _outcomes(n - first, k - 1, first):
            yield (first, *rest)


def _orders(outcome: tuple[int, ...]) -> int:
    """In how many orders an outcome may come."""
    same = (outcome.count(count) for count in set(outcome))
    return math.factorial(len(outcome)) // math.prod(map(math.factorial, same))
