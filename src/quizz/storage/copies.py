"""Copies a SQLite database while others write in it: whole and checked under its name, or not there at all.

Here sqlite3 is used without SQLAlchemy, which has no equal of its online backup.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

from quizz.errors import DatabaseBusy, DatabaseCorrupt, DatabaseFull, DatabaseReadOnly, StorageError
from quizz.i18n import _
from quizz.storage.errors import busy, corrupt, explained, reason
from quizz.storage.files import make_folder, make_private, put_in_place, remove, unfinished
from quizz.storage.uris import sqlite_uri

UNWRITTEN = "mode=ro&immutable=1"
"""How SQLite is told that nobody writes a file."""

PATIENCE = 5.0
"""Seconds to wait for a database that another process holds."""


@contextmanager
def connected(path: Path, *, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """A connection to a database that exists; transactions are opened by hand."""
    uri = sqlite_uri(path.absolute(), "mode=rw")
    with closing(sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)) as connection:
        yield connection


@contextmanager
def looked_at(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that nobody writes: nothing is locked, nothing appears beside it."""
    uri = sqlite_uri(path.absolute(), UNWRITTEN)
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        yield connection


def copy_database(source: sqlite3.Connection, place: Path, goal: Path, *, damaged: bool = False) -> None:
    """Copy the database at `place`, as it is now, to `goal`, which appears when it is whole and on the disk.

    A copy that SQLite finds damaged is not kept, unless `damaged` says that it may be. Raises StorageError,
    whose sentence is about the copy.
    """
    written = unfinished(goal)
    with explained_as_copy(place, goal.parent):
        make_folder(goal.parent)
        remove(written)
        make_private(written)
        try:
            with connected(written) as target:
                source.backup(target, progress=giving_up(place), sleep=0.05)
            settle(written)
            if not damaged:
                check_sound(written)
            put_in_place(written, goal)
        finally:
            remove(written)


def settle(path: Path) -> None:
    """Make a database one file alone: whoever opens it to read needs nothing beside it."""
    with connected(path) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def check_sound(path: Path) -> None:
    """Raise DatabaseCorrupt when SQLite finds a file damaged."""
    with explained(str(path)), looked_at(path) as connection:
        sound = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    if not sound:
        raise corrupt(str(path))


def giving_up(place: Path, patience: float = PATIENCE) -> Callable[[int, int, int], None]:
    """For `Connection.backup`, which would wait for ever: raises DatabaseBusy once patience is over."""
    end = monotonic() + patience

    def progress(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and monotonic() > end:
            raise busy(str(place))

    return progress


@contextmanager
def explained_as_copy(place: Path, folder: Path) -> Iterator[None]:
    """The same refusals, said of a copy: what matters is that the database itself is as it was."""
    try:
        with explained(str(place)):
            yield
    except DatabaseBusy:
        raise
    except DatabaseFull as error:
        raise DatabaseFull(
            _(
                "Le disque est plein : la copie de la base n’a pas été faite dans « {folder} ». "
                "La base elle-même n’a pas changé. Libérez de la place, puis recommencez."
            ).format(folder=folder)
        ) from error
    except DatabaseReadOnly as error:
        raise DatabaseReadOnly(
            _(
                "La copie de la base ne peut pas être écrite dans « {folder} ». La base elle-même n’a pas "
                "changé. Vérifiez que c’est un dossier et que vous avez le droit d’y écrire."
            ).format(folder=folder)
        ) from error
    except DatabaseCorrupt as error:
        raise DatabaseCorrupt(
            _(
                "La base « {place} » est abîmée : aucune copie n’en a été faite, pour qu’une mauvaise copie "
                "ne chasse pas une bonne. « quizz db check » dit ce qui est abîmé, "
                "« quizz db restore » remet une sauvegarde."
            ).format(place=place)
        ) from error
    except StorageError as error:
        raise StorageError(
            _(
                "Le disque refuse d’écrire la copie de la base dans « {folder} » ({detail}). La base "
                "elle-même n’a pas changé. Vérifiez la place libre et l’état du disque, puis recommencez."
            ).format(folder=folder, detail=reason(error))
        ) from error
