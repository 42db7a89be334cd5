"""The people who practise on this computer, and what each prefers."""

from __future__ import annotations

from random import Random
from uuid import UUID

from msgspec import Struct, convert, to_builtins

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.clock import Clock
from quizz.storage.database import Database
from quizz.storage.identifiers import uuid7

DEFAULT_MINUTES = 15
MINUTES = range(5, 121)
NAME_LENGTH = 40


class Preferences(Struct, frozen=True):
    """What one learner prefers. `themes` empty: all of them. `appearance`: a theme of the screens."""

    minutes: int = DEFAULT_MINUTES
    themes: tuple[str, ...] = ()
    appearance: str = "dark"


class Learner(Struct, frozen=True):
    """A person who practises. `name` may be empty: nobody has to give one."""

    id: UUID
    name: str
    preferences: Preferences
    introduced: bool
    """Whether the first screen was answered or skipped."""


class Learners:
    """Lists, adds and changes the people of a database."""

    def __init__(self, database: Database, *, clock: Clock, random: Random) -> None:
        self._database = database
        self._clock = clock
        self._random = random

    def all(self) -> tuple[Learner, ...]:
        """Everyone, oldest first."""
        with self._database.reading() as store:
            return tuple(
                _learner(row.id, row.name, store.preferences.get_all(row.id)) for row in store.learners.all()
            )

    def named(self, name: str) -> Learner:
        """The learner of that name (case apart), added when unknown."""
        name = _checked(name)
        wanted = name.casefold()
        known = next((learner for learner in self.all() if learner.name.casefold() == wanted), None)
        return known or self.add(name)

    def add(self, name: str) -> Learner:
        """Add a person. Raises UsageError on a name that is too long, or taken."""
        name = _checked(name)
        at = self._clock.now()
        identifier = uuid7(at, self._random, None)
        with self._database.writing() as store:
            self._refuse_taken(name, [row.name for row in store.learners.all()])
            store.learners.add(identifier, name, at)
        return Learner(identifier, name, Preferences(), introduced=False)

    def save(self, learner: Learner) -> Learner:
        """Keep a name and preferences. Raises UsageError as `add` does."""
        name = _checked(learner.name)
        with self._database.writing() as store:
            others = [row.name for row in store.learners.all() if row.id != learner.id]
            self._refuse_taken(name, others)
            store.learners.rename(learner.id, name)
            for key, value in to_builtins(learner.preferences).items():
                store.preferences.put(learner.id, key, value)
            store.preferences.put(learner.id, "introduced", learner.introduced)
        return learner

    @staticmethod
    def _refuse_taken(name: str, others: list[str]) -> None:
        if name.casefold() in {other.casefold() for other in others}:
            raise UsageError(
                _("Une personne s’appelle déjà « {name} » ici. Choisissez un autre nom.").format(name=name)
            )


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if len(name) > NAME_LENGTH or not name.isprintable():
        raise UsageError(_("Un nom a {n} caractères au plus.").format(n=NAME_LENGTH))
    return name


def _learner(identifier: UUID, name: str, stored: dict[str, object]) -> Learner:
    fields = {key: value for key, value in stored.items() if key in Preferences.__struct_fields__}
    return Learner(
        identifier, name, convert(fields, Preferences), introduced=bool(stored.get("introduced", False))
    )
