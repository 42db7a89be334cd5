"""All the walks through a scenario: what they meet, and from where no ending is reached."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from quizz.domain.scenario import Action, Exit, Scenario

MOST = 4_000
"""States that are looked at; a story with more is walked through as if it had no condition."""
MOST_FLAGS = 50
"""As well as one with more flags: each state holds them."""

_State = tuple[str, frozenset[str]]
"""A step, and the flags that are up there."""


class Ways(Struct, frozen=True):
    """What walks can meet: steps by id, actions by step and rank, exits by step, rank of action and rank.

    `endless`: the steps from which, come in some way, no ending is reached any more.
    """

    steps: frozenset[str]
    actions: frozenset[tuple[str, int]]
    exits: frozenset[tuple[str, int, int]]
    endless: frozenset[str]


def ways_of(scenario: Scenario) -> Ways:
    """All that can be met in a sound scenario, walk by walk or, when there are too many, step by step."""
    awaited = _awaited(scenario)
    try:
        return _explored(scenario, awaited if len(awaited) <= MOST_FLAGS else None)
    except _TooMany:
        return _explored(scenario, None)


class _TooMany(Exception):
    """There are more states than are looked at."""


def _explored(scenario: Scenario, awaited: frozenset[str] | None) -> Ways:
    """`awaited`: the flags that conditions name; None: no condition counts, and states are steps.

    Raises _TooMany.
    """
    by_id = {step.id: step for step in scenario.steps}
    start: _State = (scenario.steps[0].id, frozenset())
    seen, left = {start}, [start]
    before: defaultdict[_State, list[_State]] = defaultdict(list)
    actions: set[tuple[str, int]] = set()
    exits: set[tuple[str, int, int]] = set()
    while left:
        step_id, flags = state = left.pop()
        for rank, action in enumerate(by_id[step_id].actions):
            if not _is_open(action, flags, awaited):
                continue
            actions.add((step_id, rank))
            after = _after(action, flags, awaited)
            for way, leaving in enumerate(action.exits):
                if not _is_open(leaving, after, awaited):
                    continue
                exits.add((step_id, rank, way))
                there = (leaving.to, after)
                before[there].append(state)
                if there not in seen:
                    seen.add(there)
                    left.append(there)
                if awaited is not None:
                    break
        if len(seen) > MOST:
            raise _TooMany
    ended = [state for state in seen if not by_id[state[0]].actions]
    endless = seen - _leading_to(ended, before)
    return Ways(
        steps=frozenset(step for step, _flags in seen),
        actions=frozenset(actions),
        exits=frozenset(exits),
        endless=frozenset(step for step, _flags in endless),
    )


def _leading_to(ended: list[_State], before: dict[_State, list[_State]]) -> set[_State]:
    """The states from which some of others are reached, themselves included."""
    found, left = set(ended), list(ended)
    while left:
        for state in before.get(left.pop(), ()):
            if state not in found:
                found.add(state)
                left.append(state)
    return found


def _awaited(scenario: Scenario) -> frozenset[str]:
    """The flags of conditions; the others tell no walk from another."""
    found: set[str] = set()
    for step in scenario.steps:
        for action in step.actions:
            ways: tuple[Action | Exit, ...] = (action, *action.exits)
            for way in ways:
                found.update(way.when, way.unless)
    return frozenset(found)


def _after(action: Action, flags: frozenset[str], awaited: frozenset[str] | None) -> frozenset[str]:
    """The flags that are up once it is done."""
    if awaited is None:
        return flags
    return ((flags | frozenset(action.effects.sets)) - frozenset(action.effects.clears)) & awaited


def _is_open(way: Action | Exit, flags: frozenset[str], awaited: frozenset[str] | None) -> bool:
    return awaited is None or (flags.issuperset(way.when) and flags.isdisjoint(way.unless))
