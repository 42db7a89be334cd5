"""The points that the steps of a path pick."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from quizz.content.outlines import Outline
from quizz.domain.bank import GLOSSARY_BANK, GLOSSARY_THEME
from quizz.domain.glossary.ways import SKILL as GLOSSARY_SKILL
from quizz.domain.learning_path import LearningPath, PathStep, Pick
from quizz.services.library import Library

GLOSSARY_LEVEL = 1
"""That of the first question on a facet, by which it is ranked."""


def points_of_steps(path: LearningPath, library: Library, day: date) -> tuple[tuple[str, ...], ...]:
    """The points of each step that can be asked that day, each in the first step that picks it.

    Those that are met in a situation or at the switchboard belong to none: a session does not ask them first.
    """
    taken: set[str] = set()
    steps = []
    for step in path.steps:
        found = [
            point
            for point in _points_of(step, library)
            if point not in taken and not library.is_played(point) and library.can_ask(point, day)
        ]
        kept = tuple(found[: step.most] if step.most else found)
        taken.update(kept)
        steps.append(kept)
    return tuple(steps)


def picks(pick: Pick, library: Library) -> Iterator[str]:
    """The points of one pick, each once, the easiest first, then in the order of the banks."""
    ranked: dict[str, int] = {}
    for level, point in _written(pick, library.outlines()):
        ranked[point] = min(level, ranked.get(point, level))
    for point in _facets(pick, library):
        ranked.setdefault(point, GLOSSARY_LEVEL)
    yield from sorted(ranked, key=ranked.__getitem__)


def _points_of(step: PathStep, library: Library) -> Iterator[str]:
    """Those of its picks in turn, so that `most` leaves some of each."""
    waiting = [picks(pick, library) for pick in step.picks]
    told: set[str] = set()
    while waiting:
        for turn in list(waiting):
            point = next((point for point in turn if point not in told), None)
            if point is None:
                waiting.remove(turn)
            else:
                told.add(point)
                yield point


def _written(pick: Pick, outlines: Iterable[Outline]) -> Iterator[tuple[int, str]]:
    """The points of the banks, with the level of their question. Only the glossary has specialties."""
    if pick.specialties:
        return
    for outline in outlines:
        if (
            _any(pick.questions, outline.id)
            and _any(pick.themes, outline.theme)
            and _any(pick.banks, outline.bank)
            and _any(pick.kinds, outline.kind)
            and (not pick.tags or not set(pick.tags).isdisjoint(outline.tags))
        ):
            filed = outline.filed
            if (
                _any(pick.skills, filed.skill)
                and _any(pick.levels, filed.level)
                and (not pick.covers or not set(pick.covers).isdisjoint(filed.covers))
            ):
                yield filed.level, outline.point


def _facets(pick: Pick, library: Library) -> Iterator[str]:
    """The points of the glossary, which has one theme, one bank, one skill and one level.

    It must be named, by its bank or by a specialty: what asks for its theme wants the banks.
    """
    if pick.questions or pick.tags or pick.kinds or pick.covers:
        return
    if (
        (pick.specialties or GLOSSARY_BANK in pick.banks)
        and _any(pick.themes, GLOSSARY_THEME)
        and _any(pick.banks, GLOSSARY_BANK)
        and _any(pick.skills, GLOSSARY_SKILL)
        and _any(pick.levels, GLOSSARY_LEVEL)
    ):
        wanted = {term.id for term in library.terms if _any(pick.specialties, term.specialty)}
        yield from (facet for facet in library.facets() if facet.partition("/")[0] in wanted)


def _any(wanted: Collection[object], value: object) -> bool:
    """Whether a criterion that may be left out holds."""
    return not wanted or value in wanted
