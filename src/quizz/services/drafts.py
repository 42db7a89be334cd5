"""What a person is writing, kept as it grows: a text, a dictation or a week cut short goes on later."""

from __future__ import annotations

from threading import Lock
from uuid import UUID

from quizz.domain.answer import Answer
from quizz.domain.draft import Draft
from quizz.errors import DatabaseCorrupt
from quizz.services.clock import Clock
from quizz.services.exchange import Asked
from quizz.storage.database import Database


class Drafts:
    """Those of one person during a session.

    Threads may share it: a screen keeps what is written while its jobs run. Only the answer that is awaited
    is kept, and nothing while somebody has the `lock`: what is written too late does not come back after its
    answer was recorded.
    """

    def __init__(self, database: Database, learner: UUID, clock: Clock) -> None:
        self._database = database
        self._learner = learner
        self._clock = clock
        self.lock = Lock()
        self._awaited = ""
        self._kept = {draft.point: draft for draft in _drafts_of(learner, database)}

    def all(self) -> tuple[Draft, ...]:
        """Every draft, oldest first."""
        return tuple(self._kept.values())

    def of(self, point: str) -> Draft | None:
        """That of a point."""
        return self._kept.get(point)

    def wait_for(self, point: str) -> None:
        """The answer to this point is what is being written now."""
        self._awaited = point

    def keep(self, asked: Asked, answer: Answer | None, milliseconds: int) -> None:
        """Write how far an answer has come, None when nothing is left of it. Raises StorageError.

        `milliseconds`: the time it took so far.
        """
        with self.lock:
            if asked.point != self._awaited:
                return
            before = self._kept.get(asked.point)
            if answer is None:
                self._drop(asked.point)
            if answer is None or (before is not None and before.answer == answer):
                return
            draft = Draft(
                learner=self._learner,
                point=asked.point,
                question=asked.question.id,
                revision=asked.question.revision,
                answer=answer,
                milliseconds=milliseconds,
                at=self._clock.now(),
            )
            with self._database.recording() as store:
                store.drafts.put(draft)
            self._kept[asked.point] = draft

    def drop(self, point: str) -> None:
        """Forget the draft of a point, if it has one. Raises StorageError."""
        with self.lock:
            self._drop(point)

    def forget(self, point: str) -> None:
        """The answer is recorded, and its draft gone with it. To be called under `lock`."""
        self._kept.pop(point, None)
        self._awaited = ""

    def _drop(self, point: str) -> None:
        if self._kept.pop(point, None) is not None:
            with self._database.recording() as store:
                store.drafts.delete(self._learner, point)


def _drafts_of(learner: UUID, database: Database) -> list[Draft]:
    """Those that can be read: a damaged one, which `quizz db check` tells, keeps nobody from practising."""
    try:
        with database.looking() as store:
            return store.drafts.of_learner(learner)
    except DatabaseCorrupt:
        with database.reading() as store:
            return sorted(store.drafts.salvaged(learner).read, key=lambda draft: draft.at)
