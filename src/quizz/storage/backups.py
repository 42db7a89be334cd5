"""The backups of one SQLite database, in the folder `backups` beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from quizz.errors import DatabaseBusy, UsageError
from quizz.i18n import _
from quizz.storage.backup_names import KEPT, REPLACED, Backup, name, read, superfluous
from quizz.storage.copies import PATIENCE, connected, copy_database, explained_as_copy
from quizz.storage.errors import explained
from quizz.storage.files import UNFINISHED, make_folder, make_private, remove, unfinished

FOLDER = "backups"
_LOCK = ".verrou"
_SECOND = timedelta(seconds=1)


class Backups:
    """Makes, lists and prunes the backups of `file`, `kept` of each purpose.

    Processes take turns: one alone makes or restores.
    """

    def __init__(self, file: Path, *, kept: int = KEPT) -> None:
        self.file = file.absolute()
        self.folder = self.file.parent / FOLDER
        self._stem = self.file.stem
        self._kept = kept

    def all(self) -> list[Backup]:
        """Newest first; empty when there is no folder. Raises StorageError when it cannot be read."""
        with explained(str(self.folder)):
            files = list(self.folder.iterdir()) if self.folder.is_dir() else []
        found = (read(path, self._stem) for path in files)
        return sorted((backup for backup in found if backup is not None), reverse=True)

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

    def copy_to(self, goal: Path) -> None:
        """Back the database up under a name of the person's own, which is replaced. Raises StorageError.

        Raises UsageError on a goal that is the database itself or a folder.
        """
        if goal.is_dir() or _same(goal, self.file):
            raise UsageError(
                _("« {goal} » ne peut pas recevoir la copie. Donnez le nom d’un nouveau fichier.").format(
                    goal=goal
                )
            )
        with self.turn():
            self._copy_to(goal.absolute())

    def named(self, purpose: str, at: datetime) -> Backup:
        """The name of a new backup; one that is taken moves a second on."""
        at = at.replace(microsecond=0, tzinfo=None)
        while (path := self.folder / name(self._stem, at, purpose)).exists():
            at += _SECOND
        return Backup(at, purpose, path)

    @contextmanager
    def turn(self, patience: float = PATIENCE) -> Iterator[None]:
        """Be the only one who makes or restores backups; what others left unfinished is removed.

        The lock is SQLite's own on an empty file: it ends with its process, on every system.
        Raises DatabaseBusy when another has not ended in time.
        """
        lock = self.folder / _LOCK
        with explained_as_copy(self.file, self.folder):
            make_folder(self.folder)
            make_private(lock)
        with connected(lock, patience=patience) as connection:
            with explained_as_copy(self.file, self.folder):
                _lock(connection)
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
            if leftover.name.startswith(f".{self._stem}-") and UNFINISHED in leftover.name:
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


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
