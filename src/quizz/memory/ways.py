"""Which way of asking a point comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from msgspec import Struct

from quizz.domain.question import Mode
from quizz.domain.review import PointState

RECALL_FROM = 7.0
"""Stability, in days, from which a point is recalled rather than recognised: it holds for a week."""


class Way(Struct, frozen=True, gc=False):
    """A question seen as one way of asking its point."""

    question: str
    mode: Mode
    revision: int


def choose_way(ways: Sequence[Way], state: PointState | None, random: Random) -> Way:
    """The way to take; `ways` holds at least one.

    Each rule narrows what the one before left, and is passed over when it would leave nothing:
    a key changed since it was answered; not the way used last; recognition for a young memory, recall for a
    settled one; a way never used; the one used longest ago.
    """
    seen = {} if state is None else state.seen
    stability = 0.0 if state is None else state.stability
    last = "" if state is None else state.last_question
    wanted = Mode.RECALL if stability >= RECALL_FROM else Mode.RECOGNITION

    left = (
        [way for way in ways if revised(way.question, way.revision, seen)]
        or [way for way in ways if way.question != last]
        or ways
    )
    left = [way for way in left if way.mode is wanted] or left
    never_used = [way for way in left if way.question not in seen]
    if never_used:
        return random.choice(never_used)
    oldest_first = {question: age for age, question in enumerate(seen)}
    return min(left, key=lambda way: oldest_first[way.question])


def revised(question: str, revision: int, seen: Mapping[str, int]) -> bool:
    """Whether the key of a way has changed since it was answered, if it ever was."""
    return revision > seen.get(question, revision)
