"""A situation as a map: its steps as written, where each action leads, what no walk reaches."""

from __future__ import annotations

from msgspec import Struct

from quizz.content.rules.stories import ways_of
from quizz.domain.scenario import Action, Scenario, Step, Worth
from quizz.i18n import _
from quizz.services.situations import telling


class MapWay(Struct, frozen=True):
    """An action and the steps to which it may lead; `offered`: on some walk."""

    text: str
    worth: Worth
    targets: tuple[str, ...]
    offered: bool


class MapStep(Struct, frozen=True):
    """A step and its actions; `reached`: on some walk."""

    step: Step
    reached: bool
    ways: tuple[MapWay, ...]


def story_map(scenario: Scenario) -> tuple[MapStep, ...]:
    """The map of a situation that could be read."""
    met = ways_of(scenario)
    return tuple(
        MapStep(
            step,
            step.id in met.steps,
            tuple(
                _way(action, offered=step.id not in met.steps or (step.id, rank) in met.actions)
                for rank, action in enumerate(step.actions)
            ),
        )
        for step in scenario.steps
    )


def step_line(found: MapStep) -> str:
    """`fin-sauve : une bonne fin`; a step that is never reached says so."""
    step = found.step
    line = step.id
    if not step.is_decision:
        line = _("{id} : {ending}").format(id=line, ending=telling.ending(step.ending).lower())
    return line if found.reached else _("{step}, où l’on n’arrive jamais").format(step=line)


def _way(action: Action, *, offered: bool) -> MapWay:
    targets = tuple(dict.fromkeys(way.to for way in action.exits))
    return MapWay(action.text, action.worth, targets, offered)
