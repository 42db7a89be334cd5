"""How a point of a session becomes a question on screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from random import Random
from typing import NamedTuple

from quizz.domain.draft import Draft
from quizz.domain.presentation import Presented
from quizz.domain.review import PointState
from quizz.errors import MissingTariff, Refused
from quizz.memory.ways import choose_way
from quizz.services.clock import Clock, today
from quizz.services.dealing import deal
from quizz.services.drafts import Drafts
from quizz.services.journal import Journal
from quizz.services.library import Library


class Drawn(NamedTuple):
    """A question for a point: what memory held of it that day, and the draft that it goes on with."""

    presented: Presented
    state: PointState | None
    day: date
    draft: Draft | None = None


class Drawer:
    """Draws the questions of a session, one of them ahead while the person reads another.

    `kinds`: the types of question that are wanted, all of them when none is named.
    """

    def __init__(
        self,
        *,
        library: Library,
        journal: Journal,
        drafts: Drafts,
        clock: Clock,
        random: Random,
        kinds: Collection[str] = (),
    ) -> None:
        self._library = library
        self._journal = journal
        self._drafts = drafts
        self._clock = clock
        self._seed = random.getrandbits(64)
        self._kinds = kinds
        self._states: Mapping[str, PointState | None] = {}
        self._times: Counter[str] = Counter()
        """How often each point was drawn to be asked."""
        self._ahead: tuple[str, Drawn | None] = ("", None)

    def remember(self, states: Mapping[str, PointState | None]) -> None:
        """What memory holds of some points now; that of others is read when they are drawn."""
        self._states = states

    def draw(self, point: str) -> Drawn | None:
        """A question for the point, None when none is left; that drawn ahead when all is still as it was."""
        state = self._states[point] if point in self._states else self._journal.state(point)
        day = today(self._clock)
        draft = self._drafts.of(point)
        (looked_at, drawn), self._ahead = self._ahead, ("", None)
        if looked_at != point or drawn is None or drawn[1:] != (state, day, draft):
            drawn = self._draw(point, state, day, draft)
        self._times[point] += 1
        return drawn

    def look_ahead(self, point: str) -> Presented | None:
        """Draw for a point that will be asked, from any thread. Raises StorageError.

        Nothing depends on it: `draw` draws anew what another thread, an answer or midnight has outdated.
        """
        drawn = self._draw(point, self._journal.state(point), today(self._clock), self._drafts.of(point))
        self._ahead = point, drawn
        return None if drawn is None else drawn.presented

    def _draw(self, point: str, state: PointState | None, day: date, draft: Draft | None) -> Drawn | None:
        begun = None if draft is None else draw_drafted(draft, self._library, day)
        if begun is not None:
            return Drawn(begun, state, day, draft)
        random = Random(f"{self._seed} {point} {self._times[point]}")  # the same, drawn ahead or not
        presented = draw(point, state, self._library, day, random, kinds=self._kinds)
        return None if presented is None else Drawn(presented, state, day)


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
