"""A whole text as passages, from the few runs of it that are to be shown apart."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from quizz.domain.judgement import Passage, PassageKind

Span = tuple[int, int]
"""From where to where, in letters; an empty one tells a place."""


class Run(Struct, frozen=True):
    """A run to be shown apart: its place in the text as it was held against what was given, and there.

    `text` and `was` as in Passage.
    """

    kind: PassageKind
    span: Span
    given: Span
    text: str
    was: str = ""


def passages_of(runs: Iterable[Run], text: str, given: str) -> tuple[Passage, ...]:
    """The runs, in their order, and what is the same between them, spaces and all."""
    found: list[Passage] = []
    at = given_at = 0
    for run in runs:
        _add_same(found, text[at : run.span[0]], given[given_at : run.given[0]])
        found.append(Passage(run.text, given[slice(*run.given)], run.kind, run.was))
        at, given_at = run.span[1], run.given[1]
    _add_same(found, text[at:], given[given_at:])
    return tuple(found)


def _add_same(found: list[Passage], text: str, given: str) -> None:
    if text or given:
        found.append(Passage(text, given))
