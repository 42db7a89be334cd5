"""The situations that can be played, and how a person did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.bank import THEMES
from quizz.domain.scenario import Scenario, Worth, best_walk, replay
from quizz.domain.scenario.played import Played
from quizz.services.situations.review import worths

SECONDS_PER_DECISION = 45


class State(StrEnum):
    """How far a person has come in a situation."""

    NEW = "new"
    BEGUN = "begun"
    DONE = "done"


class Situation(Struct, frozen=True, kw_only=True):
    """One of them. `decisions` and `minutes`: of the best way through it.

    `at`: the decision at which it will be taken up, when it is begun. `best` of `made`: the decisions of the
    last time it was played to its end that were the best, 0 of 0 when it has changed too much since.
    """

    id: str
    title: str
    theme: str
    level: int
    decisions: int
    state: State = State.NEW
    at: int = 0
    best: int = 0
    made: int = 0

    @property
    def minutes(self) -> int:
        """About how long it takes."""
        return max(1, round(self.decisions * SECONDS_PER_DECISION / 60))


def catalogue(scenarios: Iterable[Scenario], plays: Sequence[Played]) -> tuple[Situation, ...]:
    """All of them, by theme in the order of the screens, then by level, then as written."""
    found = [situation_of(scenario, plays) for scenario in scenarios]
    return tuple(sorted(found, key=lambda found: (_rank(found.theme), found.level)))


def situation_of(scenario: Scenario, plays: Sequence[Played]) -> Situation:
    """One situation and how it went; `plays`: those of the person, oldest first."""
    known = Situation(
        id=scenario.id,
        title=scenario.prompt,
        theme=scenario.theme,
        level=scenario.level,
        decisions=len(best_walk(scenario).path),
    )
    mine = [played for played in plays if played.scenario == scenario.id]
    if not mine:
        return known
    last = mine[-1]
    walk = replay(scenario, last.path)
    if last.ended_at is None:
        return replace(known, state=State.BEGUN, at=len(walk.path) + 1)
    whole = len(walk.path) == len(last.path)
    made = worths(scenario, walk.path) if whole else ()
    return replace(known, state=State.DONE, best=made.count(Worth.BEST), made=len(made))


def _rank(theme: str) -> int:
    return THEMES.index(theme) if theme in THEMES else len(THEMES)
