"""The forgetting curve of FSRS-6: a power of time, at 0.9 when the days equal the stability."""

from __future__ import annotations

from functools import lru_cache

DEFAULT_DECAY = 0.1542
"""w20 of the default weights."""


def retrievability(days: float, stability: float, decay: float = DEFAULT_DECAY) -> float:
    """Chance, from 0 to 1, of remembering `days` after a review; `stability` in days, above 0."""
    return float((1 + _factor(decay) * days / stability) ** -decay)


@lru_cache
def _factor(decay: float) -> float:
    return float(0.9 ** (-1 / decay) - 1)
