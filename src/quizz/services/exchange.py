"""What passes between a session and who shows it: a question, what is said of an answer, the figures."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from quizz.domain.answer import Answer
from quizz.domain.draft import Draft
from quizz.domain.judgement import Judgement, Rating
from quizz.domain.presentation import Presented
from quizz.domain.question import AnyQuestion


class Asked(Struct, frozen=True):
    """A question on screen.

    `number`: the rank, from 1, at which its point was first asked in this session; `total`: the points of the
    session. `back`: the point was missed before in this session. `draft`: what was written of the answer when
    it was left, or cut short.
    """

    presented: Presented
    point: str
    bank_title: str
    number: int
    total: int
    new: bool
    back: bool = False
    draft: Draft | None = None

    @property
    def question(self) -> AnyQuestion:
        """The question, its amounts filled."""
        return self.presented.question


class Feedback(Struct, frozen=True):
    """What is told after an answer.

    `unsure`: it was marked so; `milliseconds`: the time it took. `due` and `days` are None when the schedule
    did not move: in `free` practice, and when the answer was `taken_back` by another program before a
    correction of it came.
    """

    asked: Asked
    answer: Answer
    judgement: Judgement
    rating: Rating
    unsure: bool
    entry: UUID
    due: date | None
    days: int | None
    back_in_session: bool
    free: bool = False
    overruled: bool = False
    taken_back: bool = False
    milliseconds: int = 0

    @property
    def right(self) -> bool:
        """Whether the answer counts as right."""
        return self.judgement.correct or self.overruled


class Tally(Struct, frozen=True):
    """The figures of a session. `missed`: points answered wrong at least once, in order.

    `by_skill`: each activity, in the order of the title, how many answers and how many right. `drafted`: the
    answer on screen was begun, and is kept.
    """

    answered: int
    right: int
    milliseconds: int
    missed: tuple[str, ...]
    missed_prompts: tuple[str, ...]
    by_skill: tuple[tuple[str, int, int], ...] = ()
    drafted: bool = False


class Undone(Struct, frozen=True):
    """What was taken back, and what is asked now; `asked` None: nothing is left to ask.

    `aside`: the point had been set aside; else an answer was taken back. `refused`: nothing was, since the
    last answer belongs to a situation or to the switchboard, whose path keeps it.
    """

    point: str
    asked: Asked | None
    aside: bool = False
    refused: bool = False

    @property
    def again(self) -> bool:
        """Whether its own point is asked again."""
        return self.asked is not None and self.asked.point == self.point
