"""What a call that is over is worth, and what a whole rush comes to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from quizz.domain.question import Call, Harm, Reply, Route, Routing
from quizz.domain.scenario.story import Worth
from quizz.domain.switchboard.rush import Rush
from quizz.domain.switchboard.state import Phase, Progress, State

SCORES = {Worth.BEST: 1.0, Worth.FAIR: 0.5, Worth.WRONG: 0.0}


class Outcome(Struct, frozen=True, kw_only=True):
    """One call that is over. `rank`: among those of the rush; `waited`: in milliseconds, in all.

    `route` and `reply` are None when it hung up before. `harms`: what was damaged, each once.
    """

    rank: int
    card: Call
    worth: Worth
    harms: tuple[Harm, ...]
    waited: int
    lost: bool = False
    route: Route | None = None
    reply: Reply | None = None

    @property
    def routing(self) -> Routing | None:
        """What is said of the route that was chosen."""
        return None if self.route is None else routing_of(self.card, self.route)


class Score(Struct, frozen=True, kw_only=True):
    """A rush, counted over the calls that are over. `share` goes from 0 to 1; waiting is in milliseconds.

    `danger`, `confidentiality`, `courtesy`: how many calls did such harm, those in danger that were lost
    included; `dangers`: how many could not wait.
    """

    calls: int
    best: int
    share: float
    dangers: int
    danger: int
    confidentiality: int
    courtesy: int
    lost: int
    mean_wait: int
    longest_wait: int


def routing_of(card: Call, route: Route) -> Routing | None:
    """What is said of a route, None when its author says nothing of it."""
    return next((routing for routing in card.routings if routing.route is route), None)


def right_reply(card: Call) -> Reply:
    """What should be answered."""
    return next(reply for reply in card.replies if reply.correct)


def worth_of(card: Call, route: Route, reply: Reply) -> Worth:
    """Best when both are; fair when one is merely fair or lacks courtesy; else wrong."""
    if route is card.route and reply.correct:
        return Worth.BEST
    routing = routing_of(card, route)
    harmless_route = route is card.route or route in card.fair
    rude_route = routing is not None and routing.harm is Harm.COURTESY
    if (harmless_route or rude_route) and (reply.correct or reply.harm is Harm.COURTESY):
        return Worth.FAIR
    return Worth.WRONG


def route_harm(card: Call, route: Route) -> Harm | None:
    """What a route damages: what its author says, else danger when somebody who cannot wait has to."""
    if route is card.route or route in card.fair:
        return None
    routing = routing_of(card, route)
    if routing is not None:
        return routing.harm
    return Harm.DANGER if card.is_danger and not route.is_at_once else None


def outcome(rush: Rush, state: State, rank: int) -> Outcome | None:
    """What a call came to, None while it is not over."""
    call, card = state.calls[rank], rush.calls[rank].card
    return _lost(card, call, rank) if call.phase is Phase.LOST else _answered(card, call, rank)


def outcomes(rush: Rush, state: State) -> tuple[Outcome, ...]:
    """Of the calls that are over, in the order in which they came."""
    found = (outcome(rush, state, rank) for rank in range(len(rush.calls)))
    return tuple(one for one in found if one is not None)


def score(told: Sequence[Outcome]) -> Score:
    """The counts."""
    waits = [one.waited for one in told]
    return Score(
        calls=len(told),
        best=sum(one.worth is Worth.BEST for one in told),
        share=sum(SCORES[one.worth] for one in told) / len(told) if told else 0.0,
        dangers=sum(one.card.is_danger for one in told),
        danger=_harmed(told, Harm.DANGER),
        confidentiality=_harmed(told, Harm.CONFIDENTIALITY),
        courtesy=_harmed(told, Harm.COURTESY),
        lost=sum(one.lost for one in told),
        mean_wait=round(sum(waits) / len(waits)) if waits else 0,
        longest_wait=max(waits, default=0),
    )


def _lost(card: Call, call: Progress, rank: int) -> Outcome:
    return Outcome(
        rank=rank,
        card=card,
        worth=Worth.WRONG,
        harms=(Harm.DANGER,) if card.is_danger else (),
        waited=call.waited,
        lost=True,
        route=call.route,
    )


def _answered(card: Call, call: Progress, rank: int) -> Outcome | None:
    if call.route is None or call.reply is None:
        return None
    reply = card.replies[call.reply]
    harms = (route_harm(card, call.route), None if reply.correct else reply.harm)
    return Outcome(
        rank=rank,
        card=card,
        worth=worth_of(card, call.route, reply),
        harms=tuple(harm for harm in Harm if harm in harms),
        waited=call.waited,
        route=call.route,
        reply=reply,
    )


def _harmed(told: Sequence[Outcome], harm: Harm) -> int:
    return sum(harm in one.harms for one in told)
