"""Judging things put in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from quizz.domain.judgement import Judgement, Part
from quizz.domain.presentation import Placeable


def judge_ordering(items: Sequence[Placeable], positions: Sequence[int]) -> Judgement:
    """Partial credit by Kendall's tau, never below 0; `positions` as in `Ordered`.

    The notes are those of the items to move or to add.
    """
    ordered = [items[position] for position in _valid(items, positions)]
    ranks = [item.right for item in ordered]
    parts = _parts(items, ranks)
    correct = 0 < len(items) == len(ranks) and ranks == sorted(ranks)
    return Judgement(
        correct=correct,
        score=1.0 if correct else max(0.0, kendall_tau(ranks, len(items))),
        expected=_expected(parts),
        given=tuple(item.text for item in ordered),
        parts=parts,
        notes=tuple(part.feedback for part in parts if part.feedback and not part.right),
    )


def ordering_unknown(items: Sequence[Placeable]) -> Judgement:
    """Every item at its rank, none given."""
    parts = _parts(items, [])
    return Judgement(correct=False, score=0.0, expected=_expected(parts), parts=parts, unknown=True)


def kendall_tau(ranks: Sequence[int], size: int) -> float:
    """Of all the pairs of `size` items, the share in the right order less the share in the wrong one.

    From -1 to 1, 0 on average at random (Kendall 1938, tau-a). `ranks`: the right ranks in the order given. A
    pair with an item left out is in neither order and counts 0: counted as last, an item left out could
    complete an order that was not given.
    """
    pairs = size * (size - 1) // 2
    gained = sum(1 if first < second else -1 for first, second in combinations(ranks, 2))
    return gained / pairs if pairs else 0.0


def staying(ranks: Sequence[int]) -> frozenset[int]:
    """The right ranks of the items that need not move, those of a longest increasing run of the order given.

    After one slip every rank that follows is wrong, though one move mends it: this tells which. Among runs as
    long, the one with the most items that already have their rank, then the one that keeps the first items.
    """
    in_place = {rank for place, rank in enumerate(ranks) if place == rank}

    def merit(run: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
        return len(run), len(in_place.intersection(run)), tuple(-rank for rank in run)

    best: tuple[int, ...] = ()
    ending_with: dict[int, tuple[int, ...]] = {}
    for rank in ranks:
        before = (run for last, run in ending_with.items() if last < rank)
        ending_with[rank] = (*max(before, key=merit, default=()), rank)
        best = max(best, ending_with[rank], key=merit)
    return frozenset(best)


def _valid(items: Sequence[Placeable], positions: Sequence[int]) -> list[int]:
    """The positions that exist, once each: a stored answer may be older than its question."""
    return [position for position in dict.fromkeys(positions) if 0 <= position < len(items)]


def _parts(items: Sequence[Placeable], ranks: Sequence[int]) -> tuple[Part, ...]:
    """In the right order; ranks are told from 1."""
    given = {rank: str(place) for place, rank in enumerate(ranks, start=1)}
    stay = staying(ranks)
    return tuple(
        Part(
            item.text,
            item.right in stay,
            given=given.get(item.right, ""),
            feedback=item.feedback,
            place=str(item.right + 1),
        )
        for item in sorted(items, key=lambda item: item.right)
    )


def _expected(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(part.text for part in parts)
