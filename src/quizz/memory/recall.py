"""How much is remembered today, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import inf

from quizz.domain.review import AnyState, Standing
from quizz.memory.calendar import elapsed_days
from quizz.memory.forgetting import retrievability


def recall_now(state: AnyState | None, day: date) -> float:
    """Chance, from 0 to 1, of remembering a point that day: 0 when never answered, 1 when marked known.

    A point whose last answer was wrong counts 0 until it is right once: the curve would call it fresh, and a
    sitting of wrong answers would look like progress.
    """
    if state is None:
        return 0.0
    if state.standing is Standing.KNOWN:
        return 1.0
    if state.last_day is None or state.pending:
        return 0.0
    return retrievability(elapsed_days(state.last_day, day), state.stability)


def forgotten(state: AnyState | None, day: date) -> float:
    """Orders points by how little is remembered of them that day: it grows as `recall_now` falls.

    It is what recall depends on alone, elapsed days over stability; infinite where recall is 0.
    """
    if state is not None and state.standing is Standing.KNOWN:
        return 0.0
    if state is None or state.last_day is None or state.pending:
        return inf
    return elapsed_days(state.last_day, day) / state.stability


def mastery(states: Mapping[str, AnyState], points: Iterable[str], day: date) -> float:
    """Mean recall over all the points, those never seen counting 0; 0 when there is none."""
    found = [states.get(point) for point in points]
    return mean_recall(filter(None, found), len(found), day)


def mean_recall(states: Iterable[AnyState], points: int, day: date) -> float:
    """The same, of the states that so many points have; 0 when there is no point."""
    return sum(recall_now(state, day) for state in states) / points if points else 0.0


def is_due(state: AnyState | None, day: date, raised: bool) -> bool:
    """Whether a point already answered is to be asked that day; `raised`: one of its keys changed since.

    A point never answered is new, not due; one suspended or marked known is neither.
    """
    if state is None or state.due_day is None or state.standing is not Standing.ACTIVE:
        return False
    return raised or state.pending or state.due_day <= day
