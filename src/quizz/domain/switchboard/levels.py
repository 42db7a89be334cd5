"""How hard a rush is. Durations are in milliseconds."""

from __future__ import annotations

from msgspec import Struct

from quizz.errors import UsageError
from quizz.i18n import _

SECOND = 1000


class Level(Struct, frozen=True, kw_only=True):
    """`calls`: how many come; `gaps`: the shortest and the longest time between two of them.

    `patience`: what that of each card is multiplied by. `danger`: the share of calls that cannot wait.
    """

    number: int
    calls: int
    gaps: tuple[int, int]
    patience: float
    danger: float


LEVELS = (
    Level(number=1, calls=8, gaps=(30 * SECOND, 45 * SECOND), patience=2.0, danger=0.25),
    Level(number=2, calls=12, gaps=(20 * SECOND, 35 * SECOND), patience=1.5, danger=0.25),
    Level(number=3, calls=16, gaps=(12 * SECOND, 25 * SECOND), patience=1.0, danger=0.3),
)


def level_of(number: int) -> Level:
    """The level of that number. Raises UsageError when there is none."""
    for level in LEVELS:
        if level.number == number:
            return level
    raise UsageError(
        _("Il n’y a pas de niveau {n} : choisissez de 1 à {most}.").format(n=number, most=len(LEVELS))
    )
