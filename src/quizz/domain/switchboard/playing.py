"""A rush that goes on: time passes, things are done. Its state follows from its events alone."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from quizz.domain.kept_rush import Do, Event
from quizz.domain.switchboard.levels import SECOND
from quizz.domain.switchboard.rush import PLACES, Rush
from quizz.domain.switchboard.state import Phase, Progress, State
from quizz.errors import UsageError
from quizz.i18n import _

ASKING_TAKES = 8 * SECOND
LULL = 3 * SECOND
"""When nobody is there, the next one comes so soon at the latest."""


def begin(rush: Rush) -> State:
    """Before the first call; when there is no clock, it is there already."""
    first = rush.calls[0].gap if rush.calls else 0
    return advance(rush, State(now=0, due=first, calls=tuple(Progress() for _call in rush.calls)), 0)


def advance(rush: Rush, state: State, to: int) -> State:
    """Let time pass until `to`: calls come, others hang up. Without a clock, the next one comes, no more."""
    if rush.unhurried:
        rank = state.coming
        return state if rank is None or len(rush.calls) - state.left < rank else _come(rush, state, rank)
    while True:
        happened = _next(rush, state)
        if happened is None or happened[0] > to:
            return replace(state, now=max(state.now, to))
        state = happened[1]


def apply(rush: Rush, state: State, event: Event) -> State:
    """What follows from one event. Raises UsageError on one that is not possible then."""
    if event.at < state.now:
        raise _impossible()
    state = advance(rush, state, event.at)
    match event.do:
        case Do.PICK_UP:
            state = _pick_up(state, event.call)
        case Do.ASK:
            state = _ask(rush, state, event.rank)
        case Do.SORT:
            state = _sort(state, event)
        case Do.REPLY:
            state = _reply(rush, state, event.rank)
        case Do.HOLD:
            if rush.unhurried:
                raise _impossible()
            state = _hold(state, _open(state))
        case Do.WAIT:
            pass
    return advance(rush, state, state.now)


def replay(rush: Rush, events: Iterable[Event]) -> State:
    """The state after these events. Raises UsageError when they do not belong to this rush."""
    state = begin(rush)
    for event in events:
        state = apply(rush, state, event)
    return state


def _next(rush: Rush, state: State) -> tuple[int, State] | None:
    """The next thing that happens by itself, and when; who hangs up leaves the place to who comes."""
    patience = [
        (call.since + rush.calls[rank].patience, rank) for rank, call in enumerate(state.calls) if call.waits
    ]
    leaving = min(patience, default=None)
    coming = _arrival(rush, state)
    if leaving is not None and (coming is None or leaving <= coming):
        return leaving[0], _lose(rush, state, leaving[1])
    return None if coming is None else (coming[0], _come(rush, replace(state, now=coming[0]), coming[1]))


def _arrival(rush: Rush, state: State) -> tuple[int, int] | None:
    """When the next call comes, and which; None when there is none, or no place for it."""
    rank = state.coming
    if rank is None or _free_place(rush, state, rank) is None:
        return None
    ends = [call.over for call in state.calls if call.over is not None]
    quiet = all(place is None for place in state.places)
    due = min(state.due, max(ends) + LULL) if quiet and ends else state.due
    return max(due, state.now), rank


def _free_place(rush: Rush, state: State, rank: int) -> int | None:
    via = rush.calls[rank].card.via
    taken = state.places
    return next(
        (place for place, kind in enumerate(PLACES) if kind is via and taken[place] is None),
        None,
    )


def _come(rush: Rush, state: State, rank: int) -> State:
    there = Progress(phase=Phase.WAITING, place=_free_place(rush, state, rank), since=state.now)
    after = rush.calls[rank + 1].gap if rank + 1 < len(rush.calls) else 0
    return replace(_with(state, rank, there), due=state.now + after)


def _lose(rush: Rush, state: State, rank: int) -> State:
    call, patience = state.calls[rank], rush.calls[rank].patience
    at = call.since + patience
    lost = replace(call, phase=Phase.LOST, place=None, waited=call.waited + patience, over=at)
    return replace(_with(state, rank, lost), now=at)


def _pick_up(state: State, rank: int) -> State:
    if not 0 <= rank < len(state.calls) or not state.calls[rank].waits:
        raise _impossible()
    before = state.open
    if before is not None:
        state = _hold(state, before)
    call = state.calls[rank]
    waited = call.waited + state.now - call.since
    return _with(state, rank, replace(call, phase=Phase.OPEN, since=state.now, waited=waited))


def _ask(rush: Rush, state: State, detail: int) -> State:
    rank = _open(state)
    call = state.calls[rank]
    if call.route or detail in call.asked or not 0 <= detail < len(rush.calls[rank].card.details):
        raise _impossible()
    state = _with(state, rank, replace(call, asked=(*call.asked, detail)))
    return advance(rush, state, state.now + (0 if rush.unhurried else ASKING_TAKES))


def _sort(state: State, event: Event) -> State:
    rank = _open(state)
    call = state.calls[rank]
    if call.route or event.route is None:
        raise _impossible()
    return _with(state, rank, replace(call, route=event.route))


def _reply(rush: Rush, state: State, reply: int) -> State:
    rank = _open(state)
    call = state.calls[rank]
    if not call.route or not 0 <= reply < len(rush.calls[rank].card.replies):
        raise _impossible()
    listened = call.listened + state.now - call.since
    ended = replace(call, phase=Phase.ENDED, place=None, reply=reply, listened=listened, over=state.now)
    return _with(state, rank, ended)


def _hold(state: State, rank: int) -> State:
    call = state.calls[rank]
    listened = call.listened + state.now - call.since
    return _with(state, rank, replace(call, phase=Phase.HELD, since=state.now, listened=listened))


def _open(state: State) -> int:
    if state.open is None:
        raise _impossible()
    return state.open


def _with(state: State, rank: int, call: Progress) -> State:
    return replace(state, calls=(*state.calls[:rank], call, *state.calls[rank + 1 :]))


def _impossible() -> UsageError:
    return UsageError(_("Ce geste n’est pas possible à ce moment du standard."))
