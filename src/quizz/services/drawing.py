"""How a point of a session becomes a question on screen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from random import Random

from quizz.domain.draft import Draft
from quizz.domain.presentation import Presented
from quizz.domain.review import PointState
from quizz.errors import MissingTariff, Refused
from quizz.memory.ways import choose_way
from quizz.services.dealing import deal
from quizz.services.library import Library


def draw(
    point: str,
    state: PointState | None,
    library: Library,
    day: date,
    random: Random,
    *,
    kinds: Collection[str] = (),
) -> Presented | None:
    """A way of asking the point, by what memory holds of it, and its options dealt; None if none is left.

    `kinds`: those of the ways that are wanted, all of them when none is named.
    A case of billing that cannot be computed that day leaves its turn to another way. It is known only once
    it is drawn: to try them all would slow every start.
    """
    ways = library.ways(point, day, kinds)
    while ways:
        way = choose_way(ways, state, random)
        question = library.question(point, way.question, day)
        try:
            return deal(question, random.getrandbits(32), library.tariffs, day)
        except (MissingTariff, Refused):
            ways = tuple(other for other in ways if other is not way)
    return None


def draw_drafted(draft: Draft, library: Library, day: date) -> Presented | None:
    """The question whose answer was begun; None when it is not there any more as it was then.

    What is drafted is answered at length, and nothing of it is dealt: any seed shows the same.
    """
    for way in library.ways(draft.point, day):
        if (way.question, way.revision) == (draft.question, draft.revision):
            return deal(library.question(draft.point, way.question, day), 0, library.tariffs, day)
    return None
