"""Learning paths (« parcours »): what is learnt in which order, for one kind of practice or for the title."""

from __future__ import annotations

from msgspec import Struct


class Pick(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Points by what they are: each criterion that is given must hold, one of its values being enough.

    `kinds`: types of question. `specialties`: of the entries of the glossary, which have no bank, no tag and
    no checkpoint; `questions`: ids, whatever else they are.
    """

    themes: tuple[str, ...] = ()
    banks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    covers: tuple[str, ...] = ()
    specialties: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


class PathStep(Struct, frozen=True, kw_only=True):
    """What is learnt together. `most`: the points it takes at most, the easiest first; 0 for all of them."""

    title: str
    picks: tuple[Pick, ...]
    most: int = 0


class LearningPath(Struct, frozen=True, kw_only=True):
    """One path; a point belongs to the first of its steps that picks it."""

    id: str
    title: str
    summary: str
    steps: tuple[PathStep, ...]
