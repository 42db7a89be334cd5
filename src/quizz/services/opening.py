"""Opens the content and the database. Slow imports live behind this door: call it off the UI thread."""

from __future__ import annotations

from functools import partial
from random import Random

from quizz.memory.scheduler import DEFAULT_PARAMETERS
from quizz.services.clock import Clock, SystemClock
from quizz.services.daily_backup import DailyBackup
from quizz.services.databases import backups_of_file, is_file, open_database
from quizz.services.learners import Learner, Learners, first_preferences
from quizz.services.library import Library
from quizz.services.places import Places
from quizz.services.settings import DEFAULTS, Settings
from quizz.services.trainer import Trainer
from quizz.storage.database import Database


def _keep_parameters(database: Database) -> None:
    """Write what the rows of the log will name, the first time."""
    mine = DEFAULT_PARAMETERS
    with database.looking() as store:
        known = store.parameters.get(mine.id)
    if known is None:
        with database.recording() as store:
            store.parameters.ensure(mine.id, mine.weights, mine.desired_retention)


class Workshop:
    """The content and the database, open; gives a trainer to each learner."""

    def __init__(
        self,
        database: Database,
        library: Library,
        *,
        clock: Clock,
        random: Random,
        daily: DailyBackup | None = None,
        settings: Settings = DEFAULTS,
    ) -> None:
        _keep_parameters(database)
        self.database = database
        self.library = library
        self.learners = Learners(database, clock=clock, random=random, newcomer=first_preferences(settings))
        self.clock = clock
        self._random = random
        self._daily = daily
        if daily is not None:
            daily.start()

    @classmethod
    def open(
        cls,
        places: Places,
        *,
        clock: Clock | None = None,
        random: Random | None = None,
        settings: Settings = DEFAULTS,
    ) -> Workshop:
        """Open both; a file is backed up once a study day, off this thread.

        Raises StorageError when the database cannot be used; broken banks are only told.
        """
        clock = clock or SystemClock()
        database = open_database(places)
        library = Library.open(places.content, places.cache)
        daily = DailyBackup(partial(backups_of_file, places), clock) if is_file(places) else None
        return cls(database, library, clock=clock, random=random or Random(), daily=daily, settings=settings)

    @property
    def backup_problem(self) -> str:
        """Why the day's backup could not be made, a sentence; empty when all is well."""
        return "" if self._daily is None else self._daily.problem

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
        """Close the database, backed up first if the day has no backup yet."""
        if self._daily is not None:
            self._daily.finish()
        self.database.close()
