"""`quizz db restore`: checks a backup, says what it would cost, and puts it in the place of the database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizz.errors import DatabaseCorrupt, DatabaseFull, DatabaseNewer, StorageError, UsageError
from quizz.i18n import _
from quizz.services.checking import check
from quizz.services.rebuilding import rebuild
from quizz.storage.backup_names import REPLACED, Backup
from quizz.storage.backups import Backups
from quizz.storage.copies import explained_as_copy, settle
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from quizz.storage.errors import explained
from quizz.storage.facts import NOTHING_MISSING, Missing, facts, missing
from quizz.storage.files import COMPANIONS, beside, followed, make_private, remove, unfinished
from quizz.storage.replacing import alone_with, replace_database


@dataclass(frozen=True)
class Candidate:
    """A checked copy of a backup, at the schema of this program, beside the database.

    `lost`: what the database has and the backup lacks; None when the database cannot be read.
    """

    source: Path
    copy: Path
    answers: int
    lost: Missing | None


@dataclass(frozen=True)
class Restored:
    """`kept`: where the replaced database is; None when there was none."""

    answers: int
    kept: Path | None


@dataclass(frozen=True)
class Offered:
    """A backup of the list. `at`: wall clock; `size` in bytes; `answers` None: it cannot be read.

    The size is then 0 when even that is not known.
    """

    path: Path
    at: datetime
    purpose: str
    size: int
    answers: int | None


def offered(backups: Backups) -> list[Offered]:
    """The backups that may be restored, newest first."""
    return [_offered(backup) for backup in backups.all()]


class Restoration:
    """One restoration of the database of `backups`; nobody else makes or restores backups meanwhile."""

    def __init__(self, backups: Backups) -> None:
        self._backups = backups
        self._file = backups.file

    @contextmanager
    def candidate(self, source: Path) -> Iterator[Candidate]:
        """Check a backup on a copy of it: read by SQLite, no newer than the program, its log replayed.

        The backup itself is not written. Raises StorageError when it will not do, UsageError on the database
        itself, DatabaseBusy when another process has the database open.
        """
        source = source.absolute()
        if not source.is_file():
            raise UsageError(
                _("« {file} » n’existe pas. « quizz db restore » montre les sauvegardes.").format(file=source)
            )
        if self._file.exists() and source.samefile(self._file):
            raise UsageError(_("« {file} » est la base elle-même.").format(file=source))
        copy = unfinished(self._file)
        with self._backups.turn():
            try:
                self._copy(source, copy)
                answers = _made_ready(source, copy)
                yield Candidate(source, copy, answers, self._lost(copy))
            finally:
                remove(copy)

    def put_in_place(self, candidate: Candidate, at: datetime) -> Restored:
        """Replace the database, which is kept; `at`: the wall clock, to name it.

        Raises UsageError when answers came in since the candidate was looked at, StorageError when the disk
        or another process refuses: the database is then as it was.
        """
        if self._lost(candidate.copy) != candidate.lost:
            raise UsageError(
                _(
                    "La base a changé pendant la question : quelqu’un s’entraîne. "
                    "Rien n’a été remplacé. Fermez quizz partout, puis recommencez."
                )
            )
        kept = self._backups.named(REPLACED, at).path
        was_there = replace_database(self._file, candidate.copy, kept)
        return Restored(candidate.answers, kept if was_there else None)

    def _copy(self, source: Path, copy: Path) -> None:
        """With its write-ahead log, which a database that was copied by hand may have."""
        source = followed(source)
        with explained_as_copy(self._file, self._file.parent):
            remove(copy)
            make_private(copy)
            for ending in ("", *COMPANIONS[:2]):
                if beside(source, ending).exists():
                    shutil.copyfile(beside(source, ending), beside(copy, ending))

    def _lost(self, copy: Path) -> Missing | None:
        """Raises DatabaseBusy when another process has the database open."""
        with explained(str(self._file)):
            if not self._file.exists() or not self._file.stat().st_size:
                return NOTHING_MISSING
        try:
            with alone_with(self._file) as live:
                return missing(live, self._file, copy)
        except DatabaseCorrupt:
            return None


def _offered(backup: Backup) -> Offered:
    """One that the disk refuses to give is told, and hides no other."""
    size, answers = 0, None
    with suppress(StorageError), explained(str(backup.path)):
        size = backup.path.stat().st_size
        answers = facts(backup.path).answers
    return Offered(backup.path, backup.at, backup.purpose, size, answers)


def _made_ready(source: Path, copy: Path) -> int:
    """Bring a copy up to the program, its states made again; the number of answers. Raises StorageError."""
    try:
        with explained(str(source)):
            settle(copy)
            facts(copy)
            with closing(Database.open(sqlite_url(copy), backed_up=False)) as database:
                rebuild(database)
                problems = check(database).problems
            settle(copy)
            answers = facts(copy).answers
    except DatabaseNewer as error:
        raise DatabaseNewer(
            _(
                "La sauvegarde « {file} » vient d’une version plus récente de quizz. Rien n’a été remplacé. "
                "Mettez quizz à jour, ou choisissez une autre sauvegarde."
            ).format(file=source)
        ) from error
    except DatabaseCorrupt as error:
        raise _unsound(source) from error
    except DatabaseFull as error:
        raise DatabaseFull(
            _(
                "Le disque est plein : la sauvegarde « {file} » n’a pas pu être préparée. "
                "Rien n’a été remplacé. Libérez de la place, puis recommencez."
            ).format(file=source)
        ) from error
    if problems:
        raise _unsound(source)
    return answers


def _unsound(source: Path) -> DatabaseCorrupt:
    return DatabaseCorrupt(
        _(
            "La sauvegarde « {file} » est abîmée, ou n’est pas une base de quizz. Rien n’a été remplacé. "
            "Choisissez-en une autre : « quizz db restore » les montre."
        ).format(file=source)
    )
