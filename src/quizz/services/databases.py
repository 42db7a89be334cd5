"""The database of the places, and its backups. Light beside `opening`, which reads the banks too."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.places import Places
from quizz.storage.backup_names import MANUAL
from quizz.storage.database import Database

if TYPE_CHECKING:
    from quizz.storage.backups import Backups


def open_database(places: Places) -> Database:
    """The database of the places. Raises StorageError when it cannot be used."""
    return Database.open(places.database)


def is_file(places: Places) -> bool:
    """Whether the database is a file, which has backups. Raises UsageError on no address."""
    return _file_of(places) is not None


def backups_of(places: Places) -> Backups | None:
    """The backups of the places; None for a database that is no file. Raises UsageError on no address."""
    from quizz.storage.backups import Backups  # no start makes any

    file = _file_of(places)
    return None if file is None else Backups(file, kept=places.backups_kept)


def _file_of(places: Places) -> Path | None:
    where = places.database
    if isinstance(where, Path):
        return where
    from quizz.storage.addresses import sqlite_file  # SQLAlchemy reads addresses

    return sqlite_file(where)


def backups_of_file(places: Places) -> Backups:
    """The backups of a database that is a file. Raises UsageError on any other."""
    backups = backups_of(places)
    if backups is None:
        raise UsageError(
            _(
                "La base « {place} » n’est pas un fichier : sauvegardez-la et remettez-la avec les outils "
                "de son serveur, pg_dump et psql pour PostgreSQL."
            ).format(place=shown_place(places))
        )
    return backups


def shown_place(places: Places) -> str:
    """The file, or the address without its password."""
    where = places.database
    if isinstance(where, Path):
        return str(where.parent.resolve() / where.name)
    from quizz.storage.addresses import shown  # what SQLAlchemy reads

    return shown(where)


def back_up(backups: Backups, goal: Path | None, at: datetime, *, replacing: bool = False) -> Path:
    """Back a database up for good, to `goal` or to a name made of the wall clock `at`; gives the file.

    `replacing`: even if a file is there. Raises UsageError when there is no database yet or the goal will not
    do, StorageError when it cannot be copied.
    """
    if not backups.file.exists():
        raise UsageError(
            _("Il n’y a pas encore de base dans « {folder} » : rien à sauvegarder.").format(
                folder=backups.file.parent
            )
        )
    if goal is None:
        return backups.make(MANUAL, at).path
    backups.copy_to(goal, replacing=replacing)
    return goal
