"""How alike two texts are, letter by letter. rapidfuzz is imported when two are first compared."""

from __future__ import annotations

from functools import cache
from types import ModuleType


def likeness(one: str, other: str) -> float:
    """The share of their letters that two texts have in common, in the same order; from 0 to 100."""
    return float(_fuzz().ratio(one, other))


def part_likeness(short: str, long: str) -> float:
    """The likeness of a text to the part of a longer one that is most like it."""
    return float(_fuzz().partial_ratio(short, long))


@cache
def _fuzz() -> ModuleType:
    """Slow to load, and a session is planned without it."""
    from rapidfuzz import fuzz

    return fuzz
