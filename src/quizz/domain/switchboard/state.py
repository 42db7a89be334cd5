"""Where a rush stands at one moment. Times are milliseconds of the rush, which stop while it is paused."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from quizz.domain.question import Route
from quizz.domain.switchboard.rush import PLACES


class Phase(StrEnum):
    """What has become of a call."""

    COMING = "coming"
    """Not there yet."""
    WAITING = "waiting"
    """It rings, or stands there."""
    OPEN = "open"
    """Listened to: one at most."""
    HELD = "held"
    """Listened to, then asked to wait."""
    ENDED = "ended"
    """Sorted and answered."""
    LOST = "lost"
    """Hung up, or left."""


class Progress(Struct, frozen=True, kw_only=True):
    """One call. `place`: its rank in PLACES, None when it is not there.

    `since`: when its present waiting, or listening, began; `waited` and `listened`: what went before.
    `asked`: the ranks of the details that were asked; `route` once it is sorted, `reply` once it is answered,
    its rank among those written. `over`: when it ended or was lost.
    """

    phase: Phase = Phase.COMING
    place: int | None = None
    since: int = 0
    waited: int = 0
    listened: int = 0
    asked: tuple[int, ...] = ()
    route: Route | None = None
    reply: int | None = None
    over: int | None = None

    @property
    def waits(self) -> bool:
        """Whether it can be picked up."""
        return self.phase in {Phase.WAITING, Phase.HELD}

    @property
    def is_over(self) -> bool:
        """Whether nothing more can happen to it."""
        return self.phase in {Phase.ENDED, Phase.LOST}


class State(Struct, frozen=True, kw_only=True):
    """All the calls of a rush at `now`. `due`: when the next one should come, unless no place is free."""

    now: int
    due: int
    calls: tuple[Progress, ...]

    @property
    def open(self) -> int | None:
        """The call that is listened to, by its rank."""
        return next((rank for rank, call in enumerate(self.calls) if call.phase is Phase.OPEN), None)

    @property
    def coming(self) -> int | None:
        """The next call to come, by its rank."""
        return next((rank for rank, call in enumerate(self.calls) if call.phase is Phase.COMING), None)

    @property
    def left(self) -> int:
        """How many calls are not over."""
        return sum(not call.is_over for call in self.calls)

    @property
    def is_over(self) -> bool:
        """Whether every call is."""
        return not self.left

    @property
    def places(self) -> tuple[int | None, ...]:
        """The call at each of PLACES, by its rank."""
        there = {call.place: rank for rank, call in enumerate(self.calls) if call.place is not None}
        return tuple(there.get(place) for place in range(len(PLACES)))

    @property
    def longest_waiting(self) -> int | None:
        """The call whose present waiting began first, by its rank."""
        waiting = [(call.since, rank) for rank, call in enumerate(self.calls) if call.waits]
        return min(waiting)[1] if waiting else None

    def waits_for(self, rank: int) -> int:
        """How long a call has been waiting this time, in milliseconds; 0 when it does not wait."""
        call = self.calls[rank]
        return self.now - call.since if call.waits else 0
