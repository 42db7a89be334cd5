"""The people who practise on this computer, and what each prefers."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING
from unicodedata import normalize
from uuid import UUID

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import fields, replace

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.clock import Clock
from quizz.services.settings import DEFAULT_MINUTES, DEFAULTS, MINUTES, Settings
from quizz.storage.database import Database
from quizz.storage.hot.store import HotStore
from quizz.storage.identifiers import uuid7

if TYPE_CHECKING:
    from quizz.storage.store import Store

NAME_LENGTH = 40
_INTRODUCED = "introduced"


class Preferences(Struct, frozen=True):
    """What one learner prefers. `themes` empty: all of them. `appearance`: a theme of the screens.

    `path`: the learning path from which new questions come; empty for none.
    """

    minutes: int = DEFAULT_MINUTES
    themes: tuple[str, ...] = ()
    appearance: str = DEFAULTS.appearance
    path: str = ""


class Learner(Struct, frozen=True):
    """A person who practises. `name` may be empty: nobody has to give one."""

    id: UUID
    name: str
    preferences: Preferences
    introduced: bool
    """Whether the first screen was answered or skipped."""


NOBODY = Learner(UUID(int=0), "", Preferences(), introduced=False)
"""Stands for the person of a database that has none yet: what is read for it is nothing."""


def first_preferences(settings: Settings) -> Preferences:
    """With what a new person begins."""
    return Preferences(minutes=settings.minutes, appearance=settings.appearance)


class Learners:
    """Lists, adds and changes the people of a database. `newcomer`: what a new person prefers at first."""

    def __init__(
        self, database: Database, *, clock: Clock, random: Random, newcomer: Preferences | None = None
    ) -> None:
        self._database = database
        self._newcomer = newcomer or Preferences()
        self._clock = clock
        self._random = random

    def all(self) -> tuple[Learner, ...]:
        """Everyone, oldest first."""
        with self._database.looking() as store:
            return tuple(
                _learner(row.id, row.name, store.preferences.get_all(row.id)) for row in store.learners.all()
            )

    def named(self, name: str) -> Learner:
        """The learner of that name, as `find` knows it, added when unknown."""
        name = _checked(name)
        return self.find(name) or self._added(name)

    def find(self, name: str) -> Learner | None:
        """The learner of that name, whatever its case, its Unicode form and the spaces around its words."""
        with self._database.looking() as store:
            return _find(store, _tidy(name))

    def add(self, name: str) -> Learner:
        """Add a person. Raises UsageError on a name that cannot be shown, is too long, or is taken."""
        name = _checked(name)
        with self._database.writing() as store:
            _refuse_taken(name, _find(store, name))
            return self._write(store, name)

    def save(self, learner: Learner) -> Learner:
        """Keep a name and preferences, and give them back as kept. Raises UsageError as `add` does."""
        name = _checked(learner.name)
        with self._database.writing() as store:
            holder = _find(store, name)
            _refuse_taken(name, None if holder is None or holder.id == learner.id else holder)
            store.learners.rename(learner.id, name)
            _put(store, learner)
            store.preferences.put(learner.id, _INTRODUCED, learner.introduced)
        return replace(learner, name=name)

    def _added(self, name: str) -> Learner:
        """Look again under the writers' lock: another program may have added the name meanwhile."""
        with self._database.writing() as store:
            return _find(store, name) or self._write(store, name)

    def _write(self, store: Store, name: str) -> Learner:
        at = self._clock.now()
        learner = Learner(uuid7(at, self._random, None), name, self._newcomer, introduced=False)
        store.learners.add(learner.id, name, at)
        if self._newcomer != Preferences():
            _put(store, learner)
        return learner


def _put(store: HotStore, learner: Learner) -> None:
    for key, value in to_builtins(learner.preferences).items():
        store.preferences.put(learner.id, key, value)


def _find(store: HotStore, name: str) -> Learner | None:
    row = store.learners.by_name(name)
    return None if row is None else _learner(row.id, row.name, store.preferences.get_all(row.id))


def _refuse_taken(name: str, holder: Learner | None) -> None:
    if holder is None:
        return
    if not name:
        raise UsageError(_("Une personne sans nom s’entraîne déjà ici. Donnez un nom à la vôtre."))
    raise UsageError(
        _("Une personne s’appelle déjà « {name} » ici. Choisissez un autre nom.").format(name=name)
    )


def _tidy(name: str) -> str:
    return normalize("NFC", " ".join(name.split()))


def _checked(name: str) -> str:
    name = _tidy(name)
    if not name.isprintable():
        raise UsageError(_("Ce nom contient un caractère qui ne se voit pas. Retapez-le."))
    if len(name) > NAME_LENGTH:
        raise UsageError(
            _("Un nom a {n} caractères au plus. Choisissez-en un plus court.").format(n=NAME_LENGTH)
        )
    return name


def _learner(identifier: UUID, name: str, stored: dict[str, object]) -> Learner:
    return Learner(identifier, name, _preferences(stored), introduced=stored.get(_INTRODUCED) is True)


def _preferences(stored: dict[str, object]) -> Preferences:
    """What can be read; the rest, which another version or another program wrote, takes its default."""
    kept = {}
    for field in fields(Preferences):
        try:
            kept[field.name] = convert(stored[field.name], field.type)
        except (KeyError, ValidationError):
            continue
    preferences = Preferences(**kept)
    return preferences if preferences.minutes in MINUTES else replace(preferences, minutes=DEFAULT_MINUTES)
