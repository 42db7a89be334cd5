"""What is told at the end of a situation: what was chosen beside what was best, and the counts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from quizz.domain.scenario import Scenario, Step, Taken, Walk, Worth, begin, best_walk, open_actions, take

_BY_WORTH = (Worth.BEST, Worth.FAIR, Worth.WRONG)


class Compared(Struct, frozen=True):
    """One decision: what was chosen, and what was best there.

    `number` counts from 1. One that only the best way meets has number 0, and nothing chosen.
    """

    number: int
    step: Step
    best: str
    chosen: str = ""
    worth: Worth | None = None


class Review(Struct, frozen=True, kw_only=True):
    """A situation that is over. It has no hour: a story often ends days after its last decision."""

    ending: Step
    rows: tuple[Compared, ...]
    trust: int
    minutes: int
    risk: int

    @property
    def made(self) -> int:
        """How many decisions were taken."""
        return sum(row.worth is not None for row in self.rows)

    @property
    def best(self) -> int:
        """How many of them were the best."""
        return sum(row.worth is Worth.BEST for row in self.rows)


def review(scenario: Scenario, walk: Walk) -> Review:
    """Compare a walk with the best one, decision after decision; what only the latter meets comes last."""
    rows = [
        _compared(scenario, before, taken, number)
        for number, (before, taken) in enumerate(_followed(scenario, walk.path), start=1)
    ]
    met = {taken.step for taken in walk.path}
    for taken in best_walk(scenario).path:
        step = scenario.step(taken.step)
        if step.id not in met:
            rows.append(Compared(0, step, step.actions[taken.action].text))
    return Review(
        ending=scenario.step(walk.step),
        rows=tuple(rows),
        trust=walk.trust,
        minutes=walk.minutes,
        risk=walk.risk,
    )


def worths(scenario: Scenario, path: Iterable[Taken]) -> tuple[Worth, ...]:
    """What each choice was worth."""
    return tuple(scenario.step(taken.step).actions[taken.action].worth for taken in path)


def best_open(step: Step, offered: Iterable[int]) -> int:
    """The rank of what is worth most among what is offered, the first written among equals."""
    return min(offered, key=lambda rank: _BY_WORTH.index(step.actions[rank].worth))


def hour(scenario: Scenario, walk: Walk) -> str:
    """The hour in the story, `10:42`; empty when time does not count."""
    if not scenario.clock:
        return ""
    hours, _colon, minutes = scenario.clock.partition(":")
    now = int(hours) * 60 + int(minutes) + walk.minutes
    return f"{now // 60 % 24}:{now % 60:02}"


def _followed(scenario: Scenario, path: Iterable[Taken]) -> Iterable[tuple[Walk, Taken]]:
    """Where one was before each choice."""
    walk = begin(scenario)
    for taken in path:
        yield walk, taken
        walk = take(scenario, walk, taken.action)


def _compared(scenario: Scenario, before: Walk, taken: Taken, number: int) -> Compared:
    step = scenario.step(taken.step)
    best = best_open(step, open_actions(step, before.flags))
    chosen = step.actions[taken.action]
    return Compared(number, step, step.actions[best].text, chosen.text, chosen.worth)
