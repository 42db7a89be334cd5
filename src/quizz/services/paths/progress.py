"""How far somebody is on a learning path."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from quizz.domain.learning_path import LearningPath
from quizz.domain.review import AnyState, Standing
from quizz.memory.recall import mastery
from quizz.services.library import Library
from quizz.services.overview import is_seen
from quizz.services.paths.picking import points_of_steps

ENOUGH_NEW = 10
"""New points to draw from: a step of which fewer are left is begun with the next one."""


class StepProgress(Struct, frozen=True, kw_only=True):
    """One step. `seen`: points answered at least once, or marked known; `mastery`: as of a theme."""

    title: str
    points: tuple[str, ...]
    new: tuple[str, ...]
    mastery: float

    @property
    def seen(self) -> int:
        """How many points were met."""
        return len(self.points) - len(self.new)


class PathProgress(Struct, frozen=True, kw_only=True):
    """One path; its steps that pick nothing are left out. Suspended points count nowhere."""

    id: str
    title: str
    summary: str
    steps: tuple[StepProgress, ...]

    @property
    def points(self) -> frozenset[str]:
        """All its points."""
        return frozenset(point for step in self.steps for point in step.points)

    @property
    def seen(self) -> int:
        """How many were met."""
        return sum(step.seen for step in self.steps)

    @property
    def current(self) -> int | None:
        """The place of the first step that has new points, from 0; None when all was met."""
        return next((place for place, step in enumerate(self.steps) if step.new), None)

    @property
    def coming(self) -> frozenset[str]:
        """The new points to draw from: those of the current step, of the next one too if few are left."""
        found: set[str] = set()
        for step in self.steps:
            found.update(step.new)
            if len(found) >= ENOUGH_NEW:
                break
        return frozenset(found)


def path_progress(
    path: LearningPath, library: Library, states: Mapping[str, AnyState], day: date
) -> PathProgress:
    """Where these states are on a path."""
    steps = []
    for step, picked in zip(path.steps, points_of_steps(path, library, day), strict=True):
        points = tuple(point for point in picked if not _is_suspended(states.get(point)))
        if points:
            new = tuple(point for point in points if not is_seen(states.get(point)))
            kept = mastery(states, points, day)
            steps.append(StepProgress(title=step.title, points=points, new=new, mastery=kept))
    return PathProgress(id=path.id, title=path.title, summary=path.summary, steps=tuple(steps))


def _is_suspended(state: AnyState | None) -> bool:
    return state is not None and state.standing is Standing.SUSPENDED
