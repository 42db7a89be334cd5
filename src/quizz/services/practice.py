"""A session: what is asked, what is said of the answer, and what memory keeps of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from uuid import UUID

from quizz.domain.answer import Answer
from quizz.domain.judgement import Judgement, Rating
from quizz.domain.presentation import Presented, present
from quizz.domain.question import AnyQuestion
from quizz.domain.review import EntryKind, PointState, Standing
from quizz.memory.calendar import elapsed_days
from quizz.memory.session_queue import SessionQueue
from quizz.memory.ways import choose_way
from quizz.services.clock import Clock, today
from quizz.services.journal import Journal
from quizz.services.library import Library


@dataclass(frozen=True)
class Asked:
    """A question on screen.

    `number`: the rank, from 1, at which its point was first asked in this session; `total`: the points of the
    session. `back`: the point was missed before in this session.
    """

    presented: Presented
    point: str
    bank_title: str
    number: int
    total: int
    new: bool
    back: bool = False

    @property
    def question(self) -> AnyQuestion:
        """The question, its amounts filled."""
        return self.presented.question


@dataclass(frozen=True)
class Feedback:
    """What is told after an answer.

    `unsure`: it was marked so. `due` and `days` are None when the schedule did not move: in `free` practice,
    and when the answer was `taken_back` by another program before a correction of it came.
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

    @property
    def right(self) -> bool:
        """Whether the answer counts as right."""
        return self.judgement.correct or self.overruled


@dataclass(frozen=True)
class Tally:
    """The figures of a session. `missed`: points answered wrong at least once, in order."""

    answered: int
    right: int
    milliseconds: int
    missed: tuple[str, ...]
    missed_prompts: tuple[str, ...]


@dataclass(frozen=True)
class Undone:
    """What was taken back, and what is asked now; `asked` None: nothing is left to ask.

    `aside`: the point had been set aside; else an answer was taken back.
    """

    point: str
    asked: Asked | None
    aside: bool = False

    @property
    def again(self) -> bool:
        """Whether its own point is asked again."""
        return self.asked is not None and self.asked.point == self.point


class Practice:
    """One sitting. Every answer is in the database before its feedback is returned."""

    def __init__(
        self,
        points: tuple[str, ...],
        *,
        library: Library,
        journal: Journal,
        clock: Clock,
        random: Random,
        free: bool = False,
    ) -> None:
        self._library = library
        self._journal = journal
        self._clock = clock
        self._random = random
        self._free = free
        self._queue = SessionQueue(points)
        self._vanished: set[str] = set()
        self._asked: Asked | None = None
        self._history: list[Feedback] = []
        self._answered: Counter[str] = Counter()
        """Points of the history, with how many answers each."""
        self._ahead: dict[str, PointState | None] = {}
        """What memory holds of the point to ask next, read when the last answer was written."""
        self._spent: dict[UUID, int] = {}
        self._aside: list[str] = []
        self._rank: dict[str, int] = {}

    @property
    def current(self) -> Asked | None:
        """The question on screen."""
        return self._asked

    @property
    def total(self) -> int:
        """How many points the session holds; one whose questions have vanished is no longer of it."""
        return self._passed + self._queue.remaining

    @property
    def free(self) -> bool:
        """Whether the schedule is left alone."""
        return self._free

    def next(self) -> Asked | None:
        """The next question, or None when the session is over."""
        while (point := self._queue.next()) is not None:
            asked = self._ask(point)
            if asked is not None:
                self._asked = asked
                return asked
            self._queue.passed(point)
            self._vanished.add(point)
        self._asked = None
        return None

    def answer(self, answer: Answer, *, milliseconds: int, unsure: bool = False) -> Feedback:
        """Judge, commit, then tell. Again when wrong, Hard when right but unsure, else Good."""
        # Not at the start: it imports what compares spellings, and makes the vocabulary.
        from quizz.domain.judging import judge

        asked = self._on_screen()
        judgement = judge(asked.presented, answer, self._library.vocabulary)
        rating = Rating.AGAIN if not judgement.correct else Rating.HARD if unsure else Rating.GOOD
        following = self._queue.following
        recorded = self._journal.record_answer(
            kind=EntryKind.FREE if self._free else EntryKind.REVIEW,
            asked=asked.presented,
            point=asked.point,
            answer=answer,
            judgement=judgement,
            rating=rating,
            milliseconds=milliseconds,
            ahead=following,
        )
        self._ahead = {} if following is None else {following: recorded.ahead}
        if judgement.correct:
            self._queue.passed(asked.point)
        else:
            self._queue.missed(asked.point)
        due = self._due(recorded.state)
        feedback = Feedback(
            asked=asked,
            answer=answer,
            judgement=judgement,
            rating=rating,
            unsure=unsure,
            entry=recorded.entry.id,
            due=due,
            days=self._days_until(due),
            back_in_session=not judgement.correct,
            free=self._free,
        )
        self._history.append(feedback)
        self._answered[asked.point] += 1
        self._aside.clear()
        self._spent[recorded.entry.id] = milliseconds
        return feedback

    def mark_easy(self) -> Feedback:
        """The last answer was easy: the point comes back later."""
        last = self._history[-1]
        if not last.right or last.rating is Rating.EASY or self._free:
            return last
        return self._corrected(EntryKind.EASY, replace(last, rating=Rating.EASY))

    def count_right(self) -> Feedback:
        """The trainee overrules the verdict: the last answer counts as right, Hard when it was unsure."""
        last = self._history[-1]
        if last.right:
            return last
        rating = Rating.HARD if last.unsure else Rating.GOOD
        told = self._corrected(EntryKind.OVERRULE, replace(last, rating=rating, overruled=True))
        if told.right:
            self._queue.passed(told.asked.point)
        return told

    def undo(self) -> Undone | None:
        """Take back the newest answer, of this sitting or of an earlier one, and ask its point again.

        A point set aside since that answer is taken back first. When no question of the point is left, the
        next one of the session is asked. None when there is nothing to take back.
        """
        self._ahead.clear()
        if self._aside:
            point = self._aside.pop()
            self._journal.set_standing(point, Standing.ACTIVE)
            self._queue.put_back(point)
            return Undone(point, self.next(), aside=True)
        entry = self._journal.undo_last()
        if entry is None:
            return None
        if self._history and self._history[-1].entry == entry.id:
            asked = self._history.pop().asked
            self._answered[asked.point] -= 1
            self._queue.put_back(asked.point)
            self._asked = asked
            return Undone(entry.point, asked)
        self._queue.put_back(entry.point)
        self._vanished.discard(entry.point)
        return Undone(entry.point, self.next())

    def set_aside(self, standing: Standing) -> None:
        """Suspend the point on screen, or mark it known; it leaves the session."""
        asked = self._on_screen()
        self._journal.set_standing(asked.point, standing)
        self._queue.passed(asked.point)
        self._aside.append(asked.point)

    def report(self, text: str) -> None:
        """Store a remark on the question on screen."""
        question = self._on_screen().question
        self._journal.remark(question.id, question.revision, text)

    def tally(self) -> Tally:
        """The figures so far."""
        missed = {
            feedback.asked.point: feedback.asked.question.prompt
            for feedback in self._history
            if not feedback.right
        }
        return Tally(
            answered=len(self._history),
            right=sum(feedback.right for feedback in self._history),
            milliseconds=sum(self._spent[feedback.entry] for feedback in self._history),
            missed=tuple(missed),
            missed_prompts=tuple(missed.values()),
        )

    @property
    def history(self) -> tuple[Feedback, ...]:
        """The answers of this sitting, oldest first."""
        return tuple(self._history)

    @property
    def _passed(self) -> int:
        return self._queue.done - len(self._vanished)

    def _ask(self, point: str) -> Asked | None:
        day = today(self._clock)
        ways = self._library.ways(point, day)
        if not ways:
            return None
        state = self._ahead[point] if point in self._ahead else self._journal.state(point)
        way = choose_way(ways, state, self._random)
        question = self._library.question(point, way.question, day)
        return Asked(
            presented=present(question, self._random.getrandbits(32)),
            point=point,
            bank_title=self._library.title_of(question),
            number=min(self._rank.setdefault(point, len(self._rank) + 1), self.total),
            back=self._answered[point] > 0,
            total=self.total,
            new=state is None or state.reviews == 0,
        )

    def _corrected(self, kind: EntryKind, wanted: Feedback) -> Feedback:
        """Write a correction of the last answer and tell `wanted`, unless it was taken back meanwhile."""
        stood, state = self._journal.correct(kind, wanted.entry, wanted.asked.point, rating=wanted.rating)
        if stood:
            due = self._due(state)
            told = replace(wanted, due=due, days=self._days_until(due), back_in_session=False)
        else:
            told = replace(self._history[-1], due=None, days=None, taken_back=True)
        self._history[-1] = told
        return told

    def _due(self, state: PointState | None) -> date | None:
        return None if state is None or self._free else state.due_day

    def _days_until(self, due: date | None) -> int | None:
        return None if due is None else elapsed_days(today(self._clock), due)

    def _on_screen(self) -> Asked:
        if self._asked is None:
            raise RuntimeError("no question is on screen")
        return self._asked
