"""The backups of one SQLite database, in the folder `backups` beside it."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from quizz.errors import DatabaseBusy, UsageError
from quizz.i18n import _
from quizz.storage.backup_names import KEPT, REPLACED, Backup, name, read, stem_of, superfluous
from quizz.storage.copies import PATIENCE, connected, copy_database, explained_as_copy
from quizz.storage.errors import explained
from quizz.storage.files import (
    COMPANIONS,
    UNFINISHED,
    beside,
    followed,
    make_folder,
    make_private,
    remove,
    unfinished,
)

FOLDER = "backups"
_LOCK = ".verrou"
_SECOND = timedelta(seconds=1)


class Backups:
    """Makes, lists and prunes the backups of `file`, `kept` of each purpose.

    Processes that use the same folder take turns: one alone makes or restores. Behind a link, `self.file` is
    the database itself, since SQLite keeps its log beside that; backups stay beside the name that was given.
    """

    def __init__(self, file: Path, *, kept: int = KEPT) -> None:
        named = file.absolute()
        self.file = followed(named)
        self.folder = named.parent / FOLDER
        self._stem = stem_of(named)
        self._kept = kept

    def all(self) -> list[Backup]:
        """Newest first; empty when there is no folder. Raises StorageError when it cannot be read."""
        with explained(str(self.folder)):
            files = list(self.folder.iterdir()) if self.folder.is_dir() else []
        found = (read(path, self._stem) for path in files)
        return sorted(
            (backup for backup in found if backup is not None and _may_be_a_file(backup.path)), reverse=True
        )

    def make(self, purpose: str, at: datetime) -> Backup:
        """Back the database up as it is now; `at` is the wall clock. Removes what is beyond those kept.

        Raises StorageError, the database and the other backups being as they were.
        """
        with self.turn():
            return self._make(purpose, at)

    def make_unless(self, exists: Callable[[], bool], purpose: str, at: datetime) -> None:
        """As `make`, unless it exists already, which is asked when nobody else can be making it.

        Raises DatabaseBusy at once when somebody is, StorageError.
        """
        with self.turn(patience=0):
            if not exists():
                self._make(purpose, at)

    def copy_to(self, goal: Path, *, replacing: bool = False) -> None:
        """Back the database up under a name of the person's own; `replacing`: even if it is taken.

        Raises UsageError on a name that is taken, and always on a folder, on the database itself, on what
        belongs to a database or to its backups; StorageError.
        """
        place = goal.absolute()
        with explained_as_copy(self.file, place.parent):
            taken = place.is_dir() or _same(place, self.file)
            refused = taken or _belongs(place) or _belongs(followed(place))
        if refused:
            raise UsageError(
                _("« {goal} » ne peut pas recevoir la copie. Donnez le nom d’un nouveau fichier.").format(
                    goal=goal
                )
            )
        with self.turn():
            if goal.exists() and not replacing:
                raise UsageError(
                    _(
                        "« {goal} » existe déjà : donnez un autre nom, ou --yes pour le remplacer. "
                        "Rien n’a été changé."
                    ).format(goal=goal)
                )
            self._copy_to(place)

    def named(self, purpose: str, at: datetime) -> Backup:
        """The name of a new backup; one that is taken moves a second on."""
        at = at.replace(microsecond=0, tzinfo=None)
        with explained_as_copy(self.file, self.folder):
            while os.path.lexists(path := self.folder / name(self._stem, at, purpose)):
                at += _SECOND
        return Backup(at, purpose, path)

    @contextmanager
    def turn(self, patience: float = PATIENCE) -> Iterator[None]:
        """Be the only one who makes or restores backups; what others left unfinished is removed.

        The lock is SQLite's own on an empty file: it ends with its process, on every system.
        Raises DatabaseBusy when another has not ended in time.
        """
        lock = self.folder / _LOCK
        with ExitStack() as held:
            with explained_as_copy(self.file, self.folder):
                make_folder(self.folder)
                make_private(lock)
                _lock(held.enter_context(connected(lock, patience=patience)))
                self._remove_unfinished()
            yield

    def _make(self, purpose: str, at: datetime) -> Backup:
        made = self.named(purpose, at)
        self._copy_to(made.path)
        with explained_as_copy(self.file, self.folder):
            for backup in superfluous(self.all(), made, self._kept):
                backup.path.unlink(missing_ok=True)
        return made

    def _copy_to(self, goal: Path) -> None:
        with explained(str(self.file)), connected(self.file) as source:
            copy_database(source, self.file, goal)

    def _remove_unfinished(self) -> None:
        remove(unfinished(self.file))
        for leftover in self.folder.iterdir():
            ours = leftover.name.startswith(f".{self._stem}-") and UNFINISHED in leftover.name
            if ours and not leftover.is_dir():
                leftover.unlink(missing_ok=True)


def latest(backups: list[Backup]) -> Backup | None:
    """The newest backup made to be restored; the list is newest first."""
    return next((backup for backup in backups if backup.purpose != REPLACED), None)


def has_rows(file: Path) -> bool:
    """Whether a database has anything that a backup would keep. Raises StorageError."""
    with explained(str(file)), connected(file) as connection:
        found = connection.execute("SELECT EXISTS (SELECT 1 FROM review_log)").fetchone()
    return bool(found[0])


def _lock(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise DatabaseBusy(
            _("Une autre sauvegarde est en cours. Attendez qu’elle finisse, puis recommencez.")
        ) from error


def _may_be_a_file(path: Path) -> bool:
    """Also one that the disk tells nothing of: it is there, and a person wants to know."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _belongs(goal: Path) -> bool:
    """Whether a file is, or would be, a part of a database, the lock of a folder or unfinished.

    A log that is not of the database beside which it lies spoils it, hence the companions of the goal too.
    """
    folded = goal.name.casefold()
    if folded == _LOCK or (folded.startswith(".") and UNFINISHED in folded):
        return True
    if any(beside(goal, ending).exists() for ending in COMPANIONS):
        return True
    wholes = (goal.name[: -len(ending)] for ending in COMPANIONS if folded.endswith(ending))
    return any(whole and goal.with_name(whole).exists() for whole in wholes)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
