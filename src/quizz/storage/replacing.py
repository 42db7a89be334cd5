"""Puts a database in the place of another: after a crash at any instant, the file is the old one or the new.

Where SQLite can still open the old file, its pages are overwritten in one transaction. A rename would not do:
a process that waits for the old file would go on writing in a file that has no name any more. Only a file
that SQLite refuses, in which nobody can write, is replaced by a rename.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizz.errors import DatabaseBusy, DatabaseCorrupt
from quizz.i18n import _
from quizz.storage.copies import connected, copy_database, giving_up, looked_at
from quizz.storage.errors import explained
from quizz.storage.files import (
    COMPANIONS,
    beside,
    flush_folder,
    make_folder,
    make_private,
    put_in_place,
    remove,
    unfinished,
)

_AT_ONCE = 0.2
"""Seconds: somebody who practises holds the file for longer than anyone would wait."""


def replace_database(file: Path, new: Path, kept: Path) -> bool:
    """Put `new`, a sound database of one file in the same folder, in the place of `file`; `new` is consumed.

    What was there, damaged or not, is first copied to `kept`; gives whether anything was. Raises DatabaseBusy
    when another process has the file open, StorageError when the disk refuses: the file is then as it was.
    """
    there = _holds_something(file)
    if there or not beside(file, "-wal").exists():  # SQLite drops the log of an empty file: keep it first
        with explained(str(file)):
            make_private(file)
        try:
            _overwrite(file, new, kept if there else None)
        except DatabaseCorrupt:
            pass
        else:
            remove(new)
            return there
    return _replace_files(file, new, kept)


@contextmanager
def alone_with(file: Path) -> Iterator[sqlite3.Connection]:
    """The only connection to a database in the whole system, until it closes.

    Whoever has a database in WAL mode open holds a lock on it, even when idle. Raises DatabaseBusy when there
    is somebody, DatabaseCorrupt when SQLite refuses the file.
    """
    with explained(str(file)), connected(file, patience=_AT_ONCE) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise DatabaseBusy(
                _(
                    "La base « {file} » est ouverte dans un autre programme : elle ne peut pas être "
                    "remplacée. Fermez quizz partout, puis recommencez."
                ).format(file=file)
            ) from error
        yield connection


def _overwrite(file: Path, new: Path, kept: Path | None) -> None:
    with alone_with(file) as live:
        if kept is not None:
            copy_database(live, file, kept, damaged=True)
        with looked_at(new) as source:
            source.backup(live, progress=giving_up(file))


def _replace_files(file: Path, new: Path, kept: Path) -> bool:
    """The companions are kept beside the old file under its new name, where SQLite would look for them."""
    with explained(str(file)):
        make_folder(kept.parent)
        keeps = [ending for ending in (*COMPANIONS[:2], "") if _holds_something(beside(file, ending))]
        for ending in keeps:
            _keep(beside(file, ending), beside(kept, ending))
        for ending in COMPANIONS:
            beside(file, ending).unlink(missing_ok=True)
        flush_folder(file.parent)
        if file.exists():
            shutil.copymode(file, new)
        put_in_place(new, file)
    return bool(keeps)


def _holds_something(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _keep(old: Path, kept: Path) -> None:
    written = unfinished(kept)
    shutil.copyfile(old, written)
    shutil.copymode(old, written)
    put_in_place(written, kept)
