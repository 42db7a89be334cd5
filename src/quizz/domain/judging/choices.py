"""Judging questions whose options are shown."""

from __future__ import annotations

from collections.abc import Sequence

from quizz.domain.judgement import Judgement, Part
from quizz.domain.question import Choice


def judge_single(choices: Sequence[Choice], positions: Sequence[int]) -> Judgement:
    """Right when the key is chosen, and nothing else."""
    chosen = _valid(choices, positions)
    keys = {place for place, choice in enumerate(choices) if choice.correct}
    return _judgement(choices, chosen, 1.0 if chosen and chosen == keys else 0.0)


def judge_multiple(choices: Sequence[Choice], positions: Sequence[int]) -> Judgement:
    """Partial credit: a wrong pick takes back what a good one gives, never below 0."""
    chosen = _valid(choices, positions)
    keys = {place for place, choice in enumerate(choices) if choice.correct}
    gained = len(chosen & keys) - len(chosen - keys)
    return _judgement(choices, chosen, max(0, gained) / len(keys) if keys else 0.0)


def choices_unknown(choices: Sequence[Choice]) -> Judgement:
    """Every option with what it was, none chosen."""
    return Judgement(
        correct=False, score=0.0, expected=_keys(choices), parts=_parts(choices, frozenset()), unknown=True
    )


def _valid(choices: Sequence[Choice], positions: Sequence[int]) -> frozenset[int]:
    """The positions that exist, once each: a stored answer may be older than its question."""
    return frozenset(position for position in positions if 0 <= position < len(choices))


def _judgement(choices: Sequence[Choice], chosen: frozenset[int], score: float) -> Judgement:
    """The verdict; the notes are those of the wrong options chosen, the parts carry all the others."""
    picked = [choices[place] for place in sorted(chosen)]
    return Judgement(
        correct=score == 1.0,
        score=score,
        expected=_keys(choices),
        given=tuple(choice.text for choice in picked),
        parts=_parts(choices, chosen),
        notes=tuple(choice.feedback for choice in picked if choice.feedback and not choice.correct),
    )


def _keys(choices: Sequence[Choice]) -> tuple[str, ...]:
    return tuple(choice.text for choice in choices if choice.correct)


def _parts(choices: Sequence[Choice], chosen: frozenset[int]) -> tuple[Part, ...]:
    return tuple(
        Part(choice.text, choice.correct, chosen=place in chosen, feedback=choice.feedback)
        for place, choice in enumerate(choices)
    )
