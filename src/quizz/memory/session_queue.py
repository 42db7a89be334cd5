"""The order of a sitting, which changes as answers come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

GAP = 3
"""Other questions asked before a missed one comes back, when as many are left."""
WIDEST = 4
"""Each further miss doubles the gap, this many times at most: a few hard points do not stop the rest."""
SEEN_AHEAD = 8


class SessionQueue:
    """Points still to be passed. The one at the head is asked, and stays there until it is answered."""

    def __init__(self, points: Iterable[str]) -> None:
        self._waiting = list(dict.fromkeys(points))
        self._passed: set[str] = set()
        self._misses: Counter[str] = Counter()

    def next(self) -> str | None:
        """The point to ask, the same until it is answered; None when all are passed."""
        return self._waiting[0] if self._waiting else None

    @property
    def coming(self) -> Sequence[str]:
        """Up to SEEN_AHEAD points behind the head; the first is asked once it is answered, right or wrong."""
        return self._waiting[1 : 1 + SEEN_AHEAD]

    def missed(self, point: str) -> None:
        """Ask the point again after GAP others, more at each miss, or after all that are left when fewer."""
        self._place(point, GAP << min(self._misses[point], WIDEST))
        self._misses[point] += 1

    def passed(self, point: str) -> None:
        """The point leaves the sitting. Does nothing when it is not waiting."""
        if point in self._waiting:
            self._waiting.remove(point)
            self._passed.add(point)

    def put_back(self, point: str) -> None:
        """Ask the point now, even one passed already or unknown to the sitting; the others wait behind it."""
        self._place(point, 0)

    @property
    def remaining(self) -> int:
        """How many points are still to be passed."""
        return len(self._waiting)

    @property
    def done(self) -> int:
        """How many points are passed."""
        return len(self._passed)

    def _place(self, point: str, rank: int) -> None:
        self._passed.discard(point)
        if point in self._waiting:
            self._waiting.remove(point)
        self._waiting.insert(rank, point)
