"""What is written when a person answers: one transaction an answer, states following the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from msgspec.structs import asdict, replace

from quizz.domain.answer import Answer
from quizz.domain.judgement import Judgement, Rating
from quizz.domain.kept_rush import KeptCard, KeptRush
from quizz.domain.presentation import Presented
from quizz.domain.remark import Remark, RemarkKind, Seen, cleaned
from quizz.domain.review import EntryKind, LogEntry, PointState, Standing, StateOutline
from quizz.domain.scenario.played import Played
from quizz.memory.calendar import study_day
from quizz.memory.replay import advance, replay
from quizz.memory.scheduler import Scheduler
from quizz.services.clock import Clock
from quizz.storage.database import Database
from quizz.storage.hot.store import HotStore
from quizz.storage.identifiers import uuid7

if TYPE_CHECKING:
    from quizz.services.situations.recording import ChoiceMade
    from quizz.services.switchboard.settling import Settled
    from quizz.storage.store import Store

_STANDING_KINDS = {
    Standing.SUSPENDED: EntryKind.SUSPEND,
    Standing.KNOWN: EntryKind.KNOWN,
    Standing.ACTIVE: EntryKind.RESUME,
}


class Recorded(NamedTuple):
    """An answer that is committed; the state of its point, and that of the point to ask next."""

    entry: LogEntry
    state: PointState | None
    ahead: PointState | None


class Journal:
    """The log and the states of one learner."""

    def __init__(
        self, database: Database, learner: UUID, *, scheduler: Scheduler, clock: Clock, random: Random
    ) -> None:
        self._database = database
        self._learner = learner
        self._scheduler = scheduler
        self._clock = clock
        self._random = random

    def state(self, point: str) -> PointState | None:
        """What memory holds of a point now."""
        with self._database.looking() as store:
            return store.states.get(self._learner, point)

    def states(self) -> dict[str, StateOutline]:
        """What memory holds of every point, as far as choosing and counting want it."""
        with self._database.looking() as store:
            return store.states.outlines(self._learner)

    def record_answer(
        self,
        *,
        kind: EntryKind,
        asked: Presented,
        point: str,
        answer: Answer,
        judgement: Judgement,
        rating: Rating,
        milliseconds: int,
        coming: Sequence[str] = (),
        drafted: bool = False,
    ) -> Recorded:
        """Append an answer and move its point, in one transaction; committed when this returns.

        `coming`: the points to ask after it; the state of the first is read meanwhile, which spares a
        transaction. `drafted`: the point has a draft, which goes at once.
        """
        with self._database.recording() as store:
            if drafted:
                store.drafts.delete(self._learner, point)
            entry = self._entry(
                store,
                kind,
                point,
                question=asked.question.id,
                revision=asked.question.revision,
                answer=answer,
                shown=asked.shown,
                correct=judgement.correct,
                score=judgement.score,
                rating=rating,
                milliseconds=milliseconds,
                seed=asked.seed,
            )
            state = self._append(store, entry)
            ahead = store.states.coming(self._learner, coming) if coming else None
        return Recorded(entry, state, ahead)

    def record_choice(self, played: Played, before: Played | None, made: ChoiceMade) -> bool:
        """Append what was chosen in a situation and how far it has come, in one transaction.

        `before`: how the playing was kept, None when it was not yet. Gives False, and writes nothing, when
        another program has gone on with it meanwhile.
        """
        with self._database.writing() as store:
            if store.plays.get(self._learner, played.id) != before:
                return False
            asked = made.asked
            entry = self._entry(
                store,
                EntryKind.REVIEW,
                asked.question.point_id,
                question=asked.question.id,
                revision=asked.question.revision,
                answer=made.answer,
                shown=asked.shown,
                correct=made.correct,
                score=made.score,
                rating=made.rating,
                milliseconds=made.milliseconds,
                seed=asked.seed,
            )
            self._append(store, entry)
            store.plays.put(played)
        return True

    def keep_play(self, played: Played) -> None:
        """Write how far a situation has come, nothing having been chosen."""
        with self._database.writing() as store:
            store.plays.put(played)

    def plays(self) -> list[Played]:
        """The situations that were played, oldest first."""
        with self._database.reading() as store:
            return store.plays.of_learner(self._learner)

    def begun(self, scenario: str, revision: int, seed: int) -> Played:
        """A playing that begins now, not written yet."""
        at = self._clock.now()
        return Played(
            id=uuid7(at, self._random, None),
            learner=self._learner,
            scenario=scenario,
            revision=revision,
            started_at=at,
            seed=seed,
        )

    def record_rush(self, rush: KeptRush, before: KeptRush | None, over: Sequence[Settled]) -> bool:
        """Append the calls of the switchboard that are over, and how far their rush has come, at once.

        `before` and what is given: as of `record_choice`. The first thing done in a rush closes those that
        were left, with a clock or without as this one.
        """
        with self._database.writing() as store:
            if store.rushes.get(self._learner, rush.id) != before:
                return False
            if before is None:
                for left in store.rushes.begun(self._learner):
                    if left.unhurried is rush.unhurried:
                        store.rushes.put(replace(left, ended_at=self._clock.now()))
            for call in over:
                entry = self._entry(
                    store,
                    EntryKind.REVIEW,
                    call.asked.question.point_id,
                    question=call.asked.question.id,
                    revision=call.asked.question.revision,
                    answer=call.answer,
                    shown=call.asked.shown,
                    correct=call.correct,
                    score=call.score,
                    rating=call.rating,
                    milliseconds=call.milliseconds,
                    seed=call.asked.seed,
                )
                self._append(store, entry)
            store.rushes.put(rush)
        return True

    def close_rush(self, rush: KeptRush) -> None:
        """Write that a rush is over, since it cannot go on; unless another program just did go on."""
        with self._database.writing() as store:
            if store.rushes.get(self._learner, rush.id) == rush:
                store.rushes.put(replace(rush, ended_at=self._clock.now()))

    def begun_rushes(self) -> list[KeptRush]:
        """The rushes that are not over, oldest first."""
        with self._database.reading() as store:
            return store.rushes.begun(self._learner)

    def new_rush(self, *, level: int, seed: int, unhurried: bool, cards: tuple[KeptCard, ...]) -> KeptRush:
        """A rush that begins now, not written yet."""
        at = self._clock.now()
        return KeptRush(
            id=uuid7(at, self._random, None),
            learner=self._learner,
            level=level,
            seed=seed,
            unhurried=unhurried,
            cards=cards,
            started_at=at,
        )

    def correct(
        self, kind: EntryKind, corrected: UUID, point: str, *, rating: Rating
    ) -> tuple[bool, PointState | None]:
        """Append a row that corrects an answer, which is then worth `rating`, and replay the point.

        Gives whether the answer still stood, and the state of its point. One that another program has taken
        back meanwhile is left alone.
        """
        with self._database.writing() as store:
            if any(
                entry.kind is EntryKind.UNDO and entry.corrects == corrected
                for entry in store.log.of_point(self._learner, point)
            ):
                return False, store.states.get(self._learner, point)
            store.log.append(self._entry(store, kind, point, corrects=corrected, rating=rating))
            return True, self._replay(store, point)

    def undo_last(self, may: Callable[[LogEntry], bool]) -> tuple[LogEntry | None, bool]:
        """Take back the newest answer that still stands, if it `may` be.

        Gives that answer, None when there is none, and whether it was taken back.
        """
        with self._database.writing() as store:
            last = store.log.last_answer(self._learner)
            if last is None or not may(last):
                return last, False
            store.log.append(self._entry(store, EntryKind.UNDO, last.point, corrects=last.id))
            self._replay(store, last.point)
            return last, True

    def set_standing(self, point: str, standing: Standing) -> None:
        """Suspend a point, mark it known, or ask it again."""
        with self._database.recording() as store:
            self._append(store, self._entry(store, _STANDING_KINDS[standing], point))

    def resume(self, points: Iterable[str]) -> None:
        """Ask points again, in one transaction."""
        with self._database.recording() as store:
            for point in points:
                self._append(store, self._entry(store, EntryKind.RESUME, point))

    def remark(self, asked: Presented, kind: RemarkKind, text: str, on_screen: Seen) -> None:
        """Store what a person says of a question, with what she saw of it."""
        at = self._clock.now()
        remark = Remark(
            id=uuid7(at, self._random, None),
            learner=self._learner,
            question=asked.question.id,
            revision=asked.question.revision,
            kind=kind,
            text=cleaned(text),
            at=at,
            **asdict(on_screen),
        )
        with self._database.writing() as store:
            store.remarks.add(remark)

    def _append(self, store: HotStore, entry: LogEntry) -> PointState | None:
        store.log.append(entry)
        return self._advanced(store, store.states.get(self._learner, entry.point), entry)

    def _advanced(self, store: HotStore, before: PointState | None, entry: LogEntry) -> PointState | None:
        """The state after an entry appended last, written."""
        state = advance(before, entry, self._scheduler)
        if state is not None:
            store.states.put(self._learner, state)
        return state

    def _replay(self, store: Store, point: str) -> PointState | None:
        state = replay(store.log.of_point(self._learner, point), self._scheduler)
        if state is None:
            store.states.delete(self._learner, point)
        else:
            store.states.put(self._learner, state)
        return state

    def _entry(self, store: HotStore, kind: EntryKind, point: str, **fields: Any) -> LogEntry:
        """An entry of now; `fields`: what such a kind has besides."""
        at = self._clock.now()
        return LogEntry(
            id=uuid7(at, self._random, store.log.last_id(self._learner)),
            learner=self._learner,
            kind=kind,
            point=point,
            at=at,
            study_day=study_day(at, self._clock.zone()),
            parameters=self._scheduler.parameters.id,
            **fields,
        )
