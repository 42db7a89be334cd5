"""Opens the content and the database. Slow imports live behind this door: call it off the UI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from quizz import locations
from quizz.services.clock import Clock, SystemClock
from quizz.services.learners import Learner, Learners
from quizz.services.library import Library
from quizz.services.trainer import Trainer
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url


@dataclass(frozen=True)
class Places:
    """Where to read and where to write. `cache` None: nothing is compiled."""

    database_url: str
    content: tuple[Path, ...]
    cache: Path | None

    @classmethod
    def of(
        cls,
        environment: Mapping[str, str],
        *,
        data_dir: str | None = None,
        database: str | None = None,
        content: tuple[str, ...] = (),
    ) -> Places:
        """The places named by options, else by the environment, else by the platform."""
        url = locations.database_url(environment, database)
        file = locations.data_folder(environment, data_dir) / locations.DATABASE_NAME
        return cls(
            database_url=url or sqlite_url(file),
            content=locations.content_folders(environment, content),
            cache=Path(data_dir).expanduser() / "cache" if data_dir else locations.cache_folder(environment),
        )


class Workshop:
    """The content and the database, open; gives a trainer to each learner."""

    def __init__(self, database: Database, library: Library, *, clock: Clock, random: Random) -> None:
        self.database = database
        self.library = library
        self.learners = Learners(database, clock=clock, random=random)
        self.clock = clock
        self._random = random

    @classmethod
    def open(cls, places: Places, *, clock: Clock | None = None, random: Random | None = None) -> Workshop:
        """Open both. Raises StorageError when the database cannot be used; broken banks are only told."""
        database = Database.open(places.database_url)
        library = Library.open(places.content, places.cache)
        return cls(database, library, clock=clock or SystemClock(), random=random or Random())

    def trainer(self, learner: Learner) -> Trainer:
        """The trainer of one learner."""
        return Trainer(self.database, self.library, learner, clock=self.clock, random=self._random)

    def only_learner(self) -> Learner | None:
        """The learner when there is no choice to make: the only one, added when there is none yet."""
        everyone = self.learners.all()
        if not everyone:
            return self.learners.add("")
        return everyone[0] if len(everyone) == 1 else None

    def close(self) -> None:
        """Close the database."""
        self.database.close()
