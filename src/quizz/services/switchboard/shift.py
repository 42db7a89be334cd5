"""One person at the switchboard. Everything done is in the database before what follows is returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.question import Call, Detail, Reply, Route
from quizz.domain.switchboard import (
    Do,
    Event,
    KeptRush,
    Outcome,
    Rush,
    Score,
    State,
    advance,
    apply,
    outcome,
    outcomes,
    replay,
    reply_order,
    score,
)
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.clock import Clock
from quizz.services.switchboard.settling import settled

if TYPE_CHECKING:
    from quizz.services.journal import Journal


class OpenCall(Struct, frozen=True):
    """The call that is listened to. `told`: the details asked so far, in that order.

    `unasked`: those that may still be, by their ranks; `replies`: as they are shown.
    """

    rank: int
    card: Call
    told: tuple[Detail, ...]
    unasked: tuple[int, ...]
    route: Route | None
    replies: tuple[Reply, ...]


class Happened(Struct, frozen=True):
    """What came of something done, or of time that passed: the calls that were lost, the one answered."""

    lost: tuple[Outcome, ...] = ()
    settled: Outcome | None = None


class Shift:
    """A rush begun, or taken up where it was left. `now` is its clock, in milliseconds.

    The clock moves when `advance` says so: whoever shows the rush pauses it by not calling.
    """

    def __init__(self, rush: Rush, kept: KeptRush, *, journal: Journal, clock: Clock, stored: bool) -> None:
        self.rush = rush
        self.resumed = stored
        self._journal = journal
        self._clock = clock
        self._kept = kept
        self._before = kept if stored else None
        self._state = replay(rush, kept.events)

    @property
    def state(self) -> State:
        """Where the rush stands now."""
        return self._state

    @property
    def is_kept(self) -> bool:
        """Whether it can be taken up: something was done, or lost."""
        return self._before is not None

    @property
    def is_over(self) -> bool:
        """Whether every call is over."""
        return self._state.is_over

    @property
    def open(self) -> OpenCall | None:
        """The call that is listened to."""
        rank = self._state.open
        if rank is None:
            return None
        call, incoming = self._state.calls[rank], self.rush.calls[rank]
        card = incoming.card
        return OpenCall(
            rank=rank,
            card=card,
            told=tuple(card.details[detail] for detail in call.asked),
            unasked=tuple(detail for detail in range(len(card.details)) if detail not in call.asked),
            route=call.route,
            replies=tuple(card.replies[reply] for reply in reply_order(card.replies, incoming.seed)),
        )

    def advance(self, milliseconds: int) -> Happened:
        """Let time pass; written only when a call was lost meanwhile. Nothing passes without a clock."""
        if self.rush.unhurried or self.is_over:
            return Happened()
        state = advance(self.rush, self._state, self._state.now + milliseconds)
        if not self._just_over(state):
            self._state = state
            return Happened()
        return self._do(Event(state.now, Do.WAIT))

    def pick_up(self, rank: int) -> Happened:
        """Listen to a call that waits; the open one is put on hold. Each may raise UsageError: see `_do`."""
        return self._do(Event(self._state.now, Do.PICK_UP, call=rank))

    def ask(self, detail: int) -> Happened:
        """Ask one of the details, by its rank; it takes ASKING_TAKES."""
        return self._do(Event(self._state.now, Do.ASK, rank=detail))

    def sort(self, route: Route) -> Happened:
        """Say where the open call belongs."""
        return self._do(Event(self._state.now, Do.SORT, route=route))

    def reply(self, position: int, *, milliseconds: int = 0) -> Happened:
        """Answer with the reply shown at that position, from 0; the call is over.

        `milliseconds`: how long it took, when there is no clock.
        """
        rank = self._state.open
        if rank is None:
            raise RuntimeError("no call is open")
        incoming = self.rush.calls[rank]
        written = reply_order(incoming.card.replies, incoming.seed)[position]
        return self._do(Event(self._state.now, Do.REPLY, rank=written), milliseconds)

    def hold(self) -> Happened:
        """Ask the open call to wait."""
        return self._do(Event(self._state.now, Do.HOLD))

    def keep(self) -> None:
        """Write how much time has passed, before leaving; nothing when nothing was done yet."""
        last = self._kept.events[-1].at if self._kept.events else 0
        if self._before is not None and self._state.now > last and not self.is_over:
            self._do(Event(self._state.now, Do.WAIT))

    def outcomes(self) -> tuple[Outcome, ...]:
        """The calls that are over, in the order in which they came."""
        return outcomes(self.rush, self._state)

    def score(self) -> Score:
        """What they come to."""
        return score(self.outcomes())

    def _do(self, event: Event, milliseconds: int = 0) -> Happened:
        """Commit an event and the reviews of the calls that it ends.

        Raises UsageError when it is not possible now, or when another program went on with this rush.
        """
        state = apply(self.rush, self._state, event)
        over = self._just_over(state)
        kept = replace(
            self._kept,
            events=(*self._kept.events, event),
            ended_at=self._clock.now() if state.is_over else None,
        )
        reviews = [settled(self.rush, state, told, milliseconds) for told in over]
        if not self._journal.record_rush(kept, self._before, reviews):
            raise UsageError(
                _(
                    "Ce standard a continué dans un autre programme : ce geste n’est pas noté. "
                    "Quittez-le, puis reprenez-le."
                )
            )
        self._state, self._kept, self._before = state, kept, kept
        return Happened(
            lost=tuple(told for told in over if told.lost),
            settled=next((told for told in over if not told.lost), None),
        )

    def _just_over(self, state: State) -> list[Outcome]:
        """The calls that are over in that state and were not."""
        told = (
            outcome(self.rush, state, rank)
            for rank, before in enumerate(self._state.calls)
            if not before.is_over
        )
        return [one for one in told if one is not None]
