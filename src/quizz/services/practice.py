"""A session: what is asked, what is said of the answer, and what memory keeps of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from random import Random

from msgspec.structs import replace

from quizz.domain.answer import Answer
from quizz.domain.bank import SKILLS
from quizz.domain.judgement import Judgement, Rating
from quizz.domain.presentation import Presented
from quizz.domain.remark import RemarkKind, seen
from quizz.domain.review import EntryKind, LogEntry, PointState, Standing
from quizz.memory.calendar import elapsed_days
from quizz.memory.session_queue import SessionQueue
from quizz.services.clock import Clock, today
from quizz.services.drafts import Drafts
from quizz.services.drawing import Drawer
from quizz.services.exchange import Asked, Feedback, Tally, Undone
from quizz.services.journal import Journal
from quizz.services.library import Library


class Practice:
    """One sitting. Every answer is in the database before its feedback is returned.

    `kinds`: the types of question in which its points are asked, any when none is named.
    """

    def __init__(
        self,
        points: tuple[str, ...],
        *,
        library: Library,
        journal: Journal,
        clock: Clock,
        random: Random,
        drafts: Drafts,
        free: bool = False,
        kinds: frozenset[str] = frozenset(),
    ) -> None:
        self._library = library
        self._journal = journal
        self._clock = clock
        self._drafts = drafts
        self._free = free
        self._drawer = Drawer(
            library=library, journal=journal, drafts=drafts, clock=clock, random=random, kinds=kinds
        )
        self._queue = SessionQueue(points)
        self._vanished: set[str] = set()
        self._asked: Asked | None = None
        self._history: list[Feedback] = []
        self._answered: Counter[str] = Counter()
        """Points of the history, with how many answers each."""
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
                return self._put_on_screen(asked)
            self._queue.passed(point)
            self._vanished.add(point)
        self._asked = None
        return None

    def look_ahead(self) -> Presented | None:
        """Do what would be waited for after the answer while the person reads, from any thread.

        What judges is made ready, and the question after the one on screen is drawn; None when there is none.
        Only spares time: raises StorageError, as the next question will if it cannot be read then either.
        """
        _ = self._judge
        coming = self._queue.coming
        return self._drawer.look_ahead(coming[0]) if coming else None

    def answer(self, answer: Answer, *, milliseconds: int, unsure: bool = False) -> Feedback:
        """Judge, commit, then tell. Again when wrong, Hard when unsure or merely fair, else Good."""
        asked = self._on_screen()
        judgement = self._judge(asked.presented, answer)
        hard = unsure or judgement.is_fair
        rating = Rating.AGAIN if not judgement.correct else Rating.HARD if hard else Rating.GOOD
        coming = self._queue.coming
        with self._drafts.lock:
            recorded = self._journal.record_answer(
                kind=EntryKind.FREE if self._free else EntryKind.REVIEW,
                asked=asked.presented,
                point=asked.point,
                answer=answer,
                judgement=judgement,
                rating=rating,
                milliseconds=milliseconds,
                coming=coming,
                drafted=self._drafts.of(asked.point) is not None,
            )
            self._drafts.forget(asked.point)
        self._drawer.remember({coming[0]: recorded.ahead} if coming else {})
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
            milliseconds=milliseconds,
            entry=recorded.entry.id,
            due=due,
            days=None if due is None else elapsed_days(recorded.entry.study_day, due),
            back_in_session=not judgement.correct,
            free=self._free,
        )
        self._history.append(feedback)
        self._answered[asked.point] += 1
        self._aside.clear()
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
        next one of the session is asked. None when there is nothing to take back. What was chosen in a
        situation or at the switchboard is refused: its path would keep it.
        """
        self._drawer.remember({})
        if self._aside:
            point = self._aside.pop()
            self._journal.set_standing(point, Standing.ACTIVE)
            self._queue.put_back(point)
            return Undone(point, self.next(), aside=True)
        entry, taken_back = self._journal.undo_last(self._may_take_back)
        if entry is None:
            return None
        if not taken_back:
            return Undone(entry.point, self._asked, refused=True)
        if self._history and self._history[-1].entry == entry.id:
            asked = self._history.pop().asked
            self._answered[asked.point] -= 1
            self._queue.put_back(asked.point)
            return Undone(entry.point, self._put_on_screen(asked))
        self._queue.put_back(entry.point)
        self._vanished.discard(entry.point)
        return Undone(entry.point, self.next())

    def _may_take_back(self, entry: LogEntry) -> bool:
        """Nothing tells whether an earlier session asked alone a point that is played: it stays."""
        mine = any(told.entry == entry.id for told in self._history)
        return mine or not self._library.is_played(entry.point)

    def set_aside(self, standing: Standing) -> None:
        """Suspend the point on screen, or mark it known; it leaves the session."""
        asked = self._on_screen()
        self._journal.set_standing(asked.point, standing)
        self._drafts.drop(asked.point)
        self._queue.passed(asked.point)
        self._aside.append(asked.point)

    def keep(self, asked: Asked, answer: Answer | None, milliseconds: int) -> None:
        """Write how far the answer to a question has come, None when nothing is left of it, from any thread.

        `milliseconds`: the time it took so far. Does nothing once the question is answered or left.
        """
        self._drafts.keep(asked, answer, milliseconds)

    def report(self, text: str, kind: RemarkKind = RemarkKind.OTHER, *, before: bool = False) -> None:
        """Store a remark on the question on screen, or on the one that was answered `before` it."""
        last = self._history[-1] if self._history else None
        asked = last.asked if before and last else self._on_screen()
        if last is None or last.asked is not asked:
            on_screen = seen(asked.presented)
        else:
            on_screen = seen(asked.presented, last.answer, correct=last.judgement.correct)
        self._journal.remark(asked.presented, kind, text, on_screen)

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
            milliseconds=sum(feedback.milliseconds for feedback in self._history),
            missed=tuple(missed),
            missed_prompts=tuple(missed.values()),
            by_skill=self._by_skill(),
            drafted=self._asked is not None and self._drafts.of(self._asked.point) is not None,
        )

    def _by_skill(self) -> tuple[tuple[str, int, int], ...]:
        answers = [(feedback.asked.question.skill, feedback.right) for feedback in self._history]
        given = Counter(skill for skill, _right in answers)
        right = Counter(skill for skill, was_right in answers if was_right)
        return tuple((skill, given[skill], right[skill]) for skill in SKILLS if given[skill])

    @property
    def history(self) -> tuple[Feedback, ...]:
        """The answers of this sitting, oldest first."""
        return tuple(self._history)

    @cached_property
    def _judge(self) -> Callable[[Presented, Answer], Judgement]:
        """Made for the first answer: it imports what compares spellings, and makes the vocabulary."""
        from quizz.domain.judging import judge

        return partial(judge, vocabulary=self._library.vocabulary)

    @property
    def _passed(self) -> int:
        return self._queue.done - len(self._vanished)

    def _ask(self, point: str) -> Asked | None:
        drawn = self._drawer.draw(point)
        if drawn is None:
            return None
        total = self.total
        return Asked(
            presented=drawn.presented,
            point=point,
            bank_title=self._library.title_of(drawn.presented.question),
            number=min(self._rank.setdefault(point, len(self._rank) + 1), total),
            total=total,
            back=self._answered[point] > 0,
            new=drawn.state is None or drawn.state.reviews == 0,
            draft=drawn.draft,
        )

    def _put_on_screen(self, asked: Asked) -> Asked:
        self._asked = asked
        self._drafts.wait_for(asked.point)
        return asked

    def _corrected(self, kind: EntryKind, wanted: Feedback) -> Feedback:
        """Write a correction of the last answer and tell `wanted`, unless it was taken back meanwhile."""
        stood, state = self._journal.correct(kind, wanted.entry, wanted.asked.point, rating=wanted.rating)
        if stood:
            due = self._due(state)
            days = None if due is None else elapsed_days(today(self._clock), due)
            told = replace(wanted, due=due, days=days, back_in_session=False)
        else:
            told = replace(self._history[-1], due=None, days=None, taken_back=True)
        self._history[-1] = told
        return told

    def _due(self, state: PointState | None) -> date | None:
        return None if state is None or self._free else state.due_day

    def _on_screen(self) -> Asked:
        if self._asked is None:
            raise RuntimeError("no question is on screen")
        return self._asked
