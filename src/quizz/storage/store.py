"""All the repositories, inside one transaction of SQLAlchemy."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection

from quizz.storage.drafts import DraftRepository
from quizz.storage.hot.store import HotStore
from quizz.storage.integrity import integrity_problems, shape_problems
from quizz.storage.learners import LearnerRepository
from quizz.storage.log import LogRepository
from quizz.storage.plays import PlayRepository
from quizz.storage.remarks import RemarkRepository
from quizz.storage.repair import forget_states
from quizz.storage.rushes import RushRepository
from quizz.storage.states import StateRepository


class Store(HotStore):
    """Everything that is kept."""

    log: LogRepository
    states: StateRepository
    drafts: DraftRepository
    learners: LearnerRepository
    remarks: RemarkRepository

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection
        self.log = LogRepository(connection)
        self.states = StateRepository(connection)
        self.drafts = DraftRepository(connection)
        self.learners = LearnerRepository(connection)
        self.remarks = RemarkRepository(connection)
        self.plays = PlayRepository(connection)
        self.rushes = RushRepository(connection)

    def integrity_problems(self) -> list[str]:
        """What is damaged in the database, or has not the form of this version, a sentence each."""
        return [*integrity_problems(self._connection), *shape_problems(self._connection)]

    def forget_states(self, learner: UUID) -> None:
        """Remove every state of a learner, to write them anew from the log."""
        forget_states(self._connection, learner)
