"""What a session asks, and in which order."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from datetime import date
from heapq import nsmallest
from random import Random

from msgspec import Struct

from quizz.domain.review import AnyState
from quizz.memory.recall import forgotten

LEAST_NEW = 3
"""New points that a session takes, if it has room, however short it is."""
APART = 5
"""Other points between two facets of one term, when there are as many."""


class Candidate(Struct, frozen=True, gc=False):
    """A point that may be asked; `raised`: one of its keys changed since it was answered."""

    point: str
    theme: str
    state: AnyState | None
    raised: bool = False

    @property
    def new(self) -> bool:
        """Whether it was never answered."""
        return self.state is None or self.state.last_day is None


def plan(
    candidates: Iterable[Candidate],
    day: date,
    minutes: float,
    seconds_per_question: float,
    random: Random,
) -> tuple[str, ...]:
    """The points of a session of about that many minutes, at least one question long.

    Points already answered come first: the caller gives those that are due. New ones take what room they
    leave, up to a third of the session, or all of it when nothing else is there.
    """
    size = max(1, int(minutes * 60 / seconds_per_question))
    answered: list[Candidate] = []
    new: list[Candidate] = []
    for candidate in candidates:
        (new if candidate.new else answered).append(candidate)
    due = _most_urgent(answered, size, day, random)
    room = max(LEAST_NEW, size // 3) if due else size
    fresh = _across_themes(new, min(room, size - len(due)), random)
    return tuple(_apart(_interleaved(due, fresh)))


def _most_urgent(candidates: Iterable[Candidate], size: int, day: date, random: Random) -> list[str]:
    """Changed keys, since a wrong answer was learnt; points still missed; then the least remembered."""
    urgency = (
        (
            not candidate.raised,
            candidate.state is None or not candidate.state.pending,
            -forgotten(candidate.state, day),
            random.random(),
            candidate.point,
        )
        for candidate in candidates
    )
    return [point for *_rank, point in nsmallest(size, urgency)]


def _across_themes(candidates: Iterable[Candidate], size: int, random: Random) -> list[str]:
    """Points drawn from each theme in turn, one facet of a term at most."""
    pools: dict[str, list[str]] = defaultdict(list)
    for candidate in candidates:
        pools[candidate.theme].append(candidate.point)
    turns = deque(random.sample(list(pools.values()), len(pools)))
    drawn: dict[str, str] = {}
    while turns and len(drawn) < size:
        pool = turns.popleft()
        point = _draw(pool, random)
        while point is not None and term_of(point) in drawn:
            point = _draw(pool, random)
        if point is not None:
            drawn[term_of(point)] = point
            turns.append(pool)
    return list(drawn.values())


def _draw(pool: list[str], random: Random) -> str | None:
    """Take a point out at random, without the cost of closing the gap in a long list."""
    if not pool:
        return None
    chosen = random.randrange(len(pool))
    pool[chosen], pool[-1] = pool[-1], pool[chosen]
    return pool.pop()


def _interleaved(due: Sequence[str], new: Sequence[str]) -> list[str]:
    """Both in their own order, the new ones spread evenly, one that is due at the head."""
    placed = [(rank / len(due), point) for rank, point in enumerate(due)]
    placed += [((rank + 0.5) / len(new), point) for rank, point in enumerate(new)]
    return [point for _place, point in sorted(placed, key=lambda item: item[0])]


def _apart(points: Sequence[str]) -> list[str]:
    """The same points in the same order, but for the facets of one term, which would answer each other.

    A facet waits until APART other points stand between it and its sister. When too few follow, the sister
    is asked so much earlier instead. Points that stand alone never change places with each other.
    """
    return _postponed(_postponed(points)[::-1])[::-1]


def _postponed(points: Sequence[str]) -> list[str]:
    """Each time the first point whose term is not among the last ones asked.

    When all those left are, the one whose term was asked longest ago.
    """
    waiting = list(points)
    placed: list[str] = []
    last: deque[str] = deque(maxlen=APART)
    while waiting:
        rank = next((rank for rank, point in enumerate(waiting) if term_of(point) not in last), None)
        if rank is None:
            oldest_first = list(last)
            rank = min(
                range(len(waiting)), key=lambda place: _last_place(oldest_first, term_of(waiting[place]))
            )
        point = waiting.pop(rank)
        placed.append(point)
        last.append(term_of(point))
    return placed


def _last_place(terms: Sequence[str], term: str) -> int:
    return max(place for place, other in enumerate(terms) if other == term)


def term_of(point: str) -> str:
    """The term of a facet `term/facet`; any other point stands alone."""
    return point.partition("/")[0]
