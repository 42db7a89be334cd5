"""Where a learner stands in each activity of the title, and how answers counted there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from quizz.domain.answered import Answered
from quizz.domain.bank import SKILLS
from quizz.domain.review import AnyState
from quizz.memory.recall import mastery
from quizz.services.library import Library
from quizz.services.overview import counted, is_seen

NO_ANSWER = Answered()


class SkillProgress(Struct, frozen=True, kw_only=True):
    """One activity. `seen` and `mastery`: as of a theme.

    `answers`: all of them; `played`: those on decisions of situations and on calls, which are met in a
    situation and at the switchboard before they are asked alone.
    """

    skill: str
    points: int
    seen: int
    mastery: float
    answers: Answered = NO_ANSWER
    played: Answered = NO_ANSWER


def skill_progress(
    library: Library, states: Mapping[str, AnyState], answers: Mapping[str, Answered], day: date
) -> tuple[SkillProgress, ...]:
    """Each activity that has a point, in the order of the title; `answers`: by point.

    A point counts in the activity of its first question; one whose questions are gone counts nowhere.
    """
    points: dict[str, list[str]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for point, _theme, state in counted(library, states, day):
        skill = library.skill_of(point)
        points[skill].append(point)
        seen[skill] += is_seen(state)
    given: dict[str, list[Answered]] = defaultdict(list)
    played: dict[str, list[Answered]] = defaultdict(list)
    for point, answered in answers.items():
        if library.theme_of(point):
            skill = library.skill_of(point)
            given[skill].append(answered)
            if library.is_played(point):
                played[skill].append(answered)
    return tuple(
        SkillProgress(
            skill=skill,
            points=len(points[skill]),
            seen=seen[skill],
            mastery=mastery(states, points[skill], day),
            answers=_together(given[skill]),
            played=_together(played[skill]),
        )
        for skill in SKILLS
        if points[skill] or given[skill]
    )


def _together(some: Iterable[Answered]) -> Answered:
    return sum(some, start=NO_ANSWER)
