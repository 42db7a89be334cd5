"""Going through a scenario: where one is, what is offered, what was done. A walk follows from its choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.scenario.story import Action, Exit, Scenario, Step, Worth
from quizz.errors import UsageError
from quizz.i18n import _

MOST_STEPS = 200
"""A walk is no longer: a story in which one goes round for ever is stopped."""
_BY_WORTH = (Worth.BEST, Worth.FAIR, Worth.WRONG)


class Taken(Struct, frozen=True, array_like=True):
    """One choice: at `step`, the action of that rank among those written."""

    step: str
    action: int


class Walk(Struct, frozen=True, kw_only=True):
    """Where one is in a scenario, and how one came there."""

    step: str
    flags: frozenset[str] = frozenset()
    trust: int = 0
    minutes: int = 0
    risk: int = 0
    path: tuple[Taken, ...] = ()


def begin(scenario: Scenario) -> Walk:
    """At the first step, nothing done."""
    return Walk(step=scenario.steps[0].id)


def open_actions(step: Step, flags: frozenset[str]) -> tuple[int, ...]:
    """The ranks of the actions that are offered with these flags."""
    return tuple(rank for rank, action in enumerate(step.actions) if _is_open(action, flags))


def take(scenario: Scenario, walk: Walk, rank: int) -> Walk:
    """Do the action of that rank, and go where it leads.

    Raises UsageError when it is not offered there, or leads nowhere.
    """
    step = scenario.step(walk.step)
    if rank not in open_actions(step, walk.flags) or len(walk.path) >= MOST_STEPS:
        raise UsageError(
            _("Dans la situation « {scenario} », ce choix n’est pas offert à l’étape « {step} ».").format(
                scenario=scenario.id, step=step.id
            )
        )
    action = step.actions[rank]
    effects = action.effects
    flags = (walk.flags | frozenset(effects.sets)) - frozenset(effects.clears)
    there = next((way.to for way in action.exits if _is_open(way, flags)), None)
    if there is None:
        raise UsageError(
            _("Dans la situation « {scenario} », l’étape « {step} » ne mène nulle part.").format(
                scenario=scenario.id, step=step.id
            )
        )
    return replace(
        walk,
        step=there,
        flags=flags,
        trust=walk.trust + effects.trust,
        minutes=walk.minutes + effects.minutes,
        risk=walk.risk + effects.risk,
        path=(*walk.path, Taken(step.id, rank)),
    )


def replay(scenario: Scenario, path: Iterable[Taken]) -> Walk:
    """The walk of these choices, as far as they make sense: stored ones may be older than their scenario."""
    walk = begin(scenario)
    for taken in path:
        if taken.step != walk.step:
            break
        try:
            walk = take(scenario, walk, taken.action)
        except UsageError:
            break
    return walk


def best_walk(scenario: Scenario) -> Walk:
    """From the first step to an ending by what is worth most, the first written among equals."""
    walk = begin(scenario)
    while len(walk.path) < MOST_STEPS:
        step = scenario.step(walk.step)
        offered = open_actions(step, walk.flags)
        if not offered:
            break
        walk = take(scenario, walk, _best(step.actions, offered))
    return walk


def _best(actions: Sequence[Action], offered: Sequence[int]) -> int:
    return min(offered, key=lambda rank: _BY_WORTH.index(actions[rank].worth))


def _is_open(way: Action | Exit, flags: frozenset[str]) -> bool:
    return flags.issuperset(way.when) and flags.isdisjoint(way.unless)
