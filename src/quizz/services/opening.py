"""Opens the content and the database. Slow imports live behind this door: call it off the UI thread."""

from __future__ import annotations

from pathlib import Path
from random import Random

from quizz.memory.scheduler import DEFAULT_PARAMETERS
from quizz.services.clock import Clock, SystemClock
from quizz.services.learners import Learner, Learners
from quizz.services.library import Library
from quizz.services.places import Places
from quizz.services.trainer import Trainer
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url


def open_database(places: Places) -> Database:
    """The database of the places. Raises StorageError when it cannot be used."""
    where = places.database
    return Database.open(sqlite_url(where) if isinstance(where, Path) else where)


def _keep_parameters(database: Database) -> None:
    """Write what the rows of the log will name, the first time."""
    mine = DEFAULT_PARAMETERS
    with database.reading() as store:
        known = store.parameters.get(mine.id)
    if known is None:
        with database.writing() as store:
            store.parameters.ensure(mine.id, mine.weights, mine.desired_retention)


class Workshop:
    """The content and the database, open; gives a trainer to each learner."""

    def __init__(self, database: Database, library: Library, *, clock: Clock, random: Random) -> None:
        _keep_parameters(database)
        self.database = database
        self.library = library
        self.learners = Learners(database, clock=clock, random=random)
        self.clock = clock
        self._random = random

    @classmethod
    def open(cls, places: Places, *, clock: Clock | None = None, random: Random | None = None) -> Workshop:
        """Open both. Raises StorageError when the database cannot be used; broken banks are only told."""
        database = open_database(places)
        library = Library.open(places.content, places.cache)
        return cls(database, library, clock=clock or SystemClock(), random=random or Random())

    def trainer(self, learner: Learner) -> Trainer:
        """The trainer of one learner."""
        return Trainer(self.database, self.library, learner, clock=self.clock, random=self._random)

    def only_learner(self) -> Learner | None:
        """The learner when there is no choice to make: the only one, added when there is none yet."""
        everyone = self.learners.all()
        if not everyone:
            return self.learners.named("")
        return everyone[0] if len(everyone) == 1 else None

    def close(self) -> None:
        """Close the database."""
        self.database.close()
