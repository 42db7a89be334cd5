"""How a point of a session becomes a question on screen."""

from __future__ import annotations

from datetime import date
from random import Random

from quizz.domain.presentation import Presented, present
from quizz.domain.review import PointState
from quizz.memory.ways import choose_way
from quizz.services.library import Library


def draw(
    point: str, state: PointState | None, library: Library, day: date, random: Random
) -> Presented | None:
    """A way of asking the point, by what memory holds of it, and its options dealt; None if none is left."""
    ways = library.ways(point, day)
    if not ways:
        return None
    way = choose_way(ways, state, random)
    return present(library.question(point, way.question, day), random.getrandbits(32))
