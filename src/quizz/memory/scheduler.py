"""What one answer does to the memory of a point: FSRS-6 for stability and difficulty, the rest is ours."""

from __future__ import annotations

from datetime import date, timedelta

from fsrs_rs_python import FSRS, ItemState, MemoryState
from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.judgement import Rating
from quizz.domain.review import LogEntry, PointState
from quizz.memory.calendar import elapsed_days
from quizz.memory.fuzz import fuzzed


class Parameters(Struct, frozen=True):
    """A set of FSRS weights, 21 for FSRS-6; `desired_retention` is the recall wanted on the due day."""

    id: str
    weights: tuple[float, ...]
    desired_retention: float = 0.9


DEFAULT_PARAMETERS = Parameters(
    id="fsrs-6",
    weights=(
        *(0.212, 1.2931, 2.3065, 8.2956),  # first stability: Again, Hard, Good, Easy
        *(6.4133, 0.8334, 3.0194, 0.001),  # difficulty
        *(1.8722, 0.1666, 0.796),  # stability after a right answer
        *(1.4835, 0.0614, 0.2629, 1.6483),  # stability after a wrong answer
        *(0.6014, 1.8729),  # Hard and Easy
        *(0.5425, 0.0912, 0.0658),  # answers of the same day
        0.1542,  # decay of the forgetting curve
    ),
)
"""Written here rather than read from the engine: states must replay the same after it is upgraded."""


class Scheduler:
    """Moves points by one set of parameters. Raises ValueError on weights that FSRS does not know."""

    def __init__(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self._engine = FSRS(parameters.weights)

    def review(self, state: PointState | None, entry: LogEntry, rating: Rating) -> PointState:
        """The point after an answer. After Again it is due the same day, until right once.

        `rating` is the one that counts: a correction may have changed that of the entry.
        """
        before = state or PointState(point=entry.point)
        after = self._next(before, entry.study_day, rating)
        missed = rating is Rating.AGAIN
        days = 0 if missed else fuzzed(after.interval, entry.id)
        return replace(
            before,
            stability=after.memory.stability,
            difficulty=after.memory.difficulty,
            last_day=entry.study_day,
            due_day=entry.study_day + timedelta(days=days),
            reviews=before.reviews + 1,
            lapses=before.lapses + (missed and before.reviews > 0 and not before.pending),
            pending=missed,
            seen=_seen_last(before.seen, entry),
            last_entry=entry.id,
        )

    def _next(self, state: PointState, day: date, rating: Rating) -> ItemState:
        memory, elapsed = None, 0
        if state.last_day is not None:
            memory = MemoryState(state.stability, state.difficulty)
            elapsed = elapsed_days(state.last_day, day)
        after = self._engine.next_states(memory, self.parameters.desired_retention, elapsed)
        match rating:
            case Rating.AGAIN:
                return after.again
            case Rating.HARD:
                return after.hard
            case Rating.GOOD:
                return after.good
            case Rating.EASY:
                return after.easy


def _seen_last(seen: dict[str, int], entry: LogEntry) -> dict[str, int]:
    seen = dict(seen)
    seen.pop(entry.question, None)  # it goes to the end
    seen[entry.question] = entry.revision
    return seen
