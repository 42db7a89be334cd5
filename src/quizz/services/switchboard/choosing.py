"""Which cards a rush is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from random import Random

from quizz.domain.question import Call
from quizz.domain.review import AnyState
from quizz.domain.switchboard import Level

_EARLIEST = date.min


def chosen(
    cards: Iterable[Call],
    states: Mapping[str, AnyState],
    level: Level,
    random: Random,
    due: Callable[[AnyState], bool],
) -> tuple[Call, ...]:
    """As many as the level takes, or all there are: those due, those never met, then the least recent.

    The level says how many cannot wait, as far as there are such cards.
    """
    mixed = list(cards)
    random.shuffle(mixed)
    ranked = _one_a_point(sorted(mixed, key=lambda card: _urgency(states.get(card.point_id), due)))
    dangers = [card for card in ranked if card.is_danger]
    others = [card for card in ranked if not card.is_danger]
    size = min(level.calls, len(ranked))
    wanted = min(round(size * level.danger), len(dangers))
    wanted = max(wanted, size - len(others))
    return (*dangers[:wanted], *others[: size - wanted])


def _urgency(state: AnyState | None, due: Callable[[AnyState], bool]) -> tuple[int, date]:
    """What is due, then what was never met, then the others from the least recent."""
    if state is None or not state.reviews:
        return 1, _EARLIEST
    return (0 if due(state) else 2), state.last_day or _EARLIEST


def _one_a_point(cards: Sequence[Call]) -> list[Call]:
    """Cards that share a point would answer each other."""
    return list({card.point_id: card for card in reversed(cards)}.values())[::-1]
