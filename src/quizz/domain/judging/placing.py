"""Judging things put in their places: the right texts of a matching, the categories of a sorting."""

from __future__ import annotations

from collections.abc import Sequence

from quizz.domain.answer import NOWHERE
from quizz.domain.judgement import Judgement, Part
from quizz.domain.presentation import Placeable, Presented


def judge_placing(presented: Presented, places: Sequence[int]) -> Judgement:
    """Partial credit by formula scoring, never below 0; `places` as in `Placed`.

    The notes are those of the items that are not where they belong, left out or not.
    """
    parts = _parts(presented, _valid(presented, places))
    right = sum(part.right for part in parts)
    wrong = sum(bool(part.given) and not part.right for part in parts)
    score = formula_score(right, wrong, items=len(parts), targets=len(presented.targets))
    return Judgement(
        correct=0 < right == len(parts),
        score=max(0.0, score),
        expected=_expected(parts),
        given=tuple(_placed(part.text, part.given) for part in parts if part.given),
        parts=parts,
        notes=tuple(part.feedback for part in parts if part.feedback and not part.right),
    )


def placing_unknown(presented: Presented) -> Judgement:
    """Every item with where it belongs, none placed."""
    parts = _parts(presented, [NOWHERE] * len(presented.items))
    return Judgement(correct=False, score=0.0, expected=_expected(parts), parts=parts, unknown=True)


def formula_score(right: int, wrong: int, *, items: int, targets: int) -> float:
    """The share that is known: 1 when all is right, 0 on average when all is put at random, may be negative.

    A right place counts 1, a wrong one -1/(targets - 1), an item left out 0 (Frary 1988, « Formula scoring of
    multiple-choice tests (correction for guessing) », Educational Measurement: Issues and Practice 7(2)).
    """
    return (right - wrong / max(1, targets - 1)) / items if items else 0.0


def _valid(presented: Presented, places: Sequence[int]) -> list[int]:
    """One place an item, NOWHERE for a target that does not exist.

    A stored answer may be older than its question.
    """
    count, targets = len(presented.items), range(len(presented.targets))
    known = [place if place in targets else NOWHERE for place in places[:count]]
    return known + [NOWHERE] * (count - len(known))


def _parts(presented: Presented, places: Sequence[int]) -> tuple[Part, ...]:
    return tuple(
        _part(item, place, presented.targets) for item, place in zip(presented.items, places, strict=True)
    )


def _part(item: Placeable, place: int, targets: Sequence[str]) -> Part:
    return Part(
        item.text,
        place == item.right,
        given="" if place == NOWHERE else targets[place],
        feedback=item.feedback,
        place=targets[item.right],
    )


def _expected(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(_placed(part.text, part.place) for part in parts)


def _placed(text: str, place: str) -> str:
    """`Épistaxis → Saignement de nez`."""
    return f"{text} → {place}"
