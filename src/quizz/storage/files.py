"""Files that are there whole or not at all, and that their owner alone reads."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a database; the first two may hold what the database itself lacks."""

UNFINISHED = ".tmp"


_NO_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""How a system, or a disk of the network, says that it cannot flush a folder."""


def followed(path: Path) -> Path:
    """The file that SQLite opens under a name, and beside which it keeps the companions.

    It follows links, except on Windows.
    """
    if sys.platform == "win32" or not path.is_symlink():
        return path.absolute()
    return Path(os.path.realpath(path))


def beside(path: Path, ending: str) -> Path:
    """The companion of a database; of one that may be a link, give what `followed` says."""
    return path.with_name(path.name + ending)


def unfinished(goal: Path) -> Path:
    """Where a file is written until it is whole; hidden, and the same each time so that it is found again."""
    return goal.with_name(f".{goal.name}{UNFINISHED}")


def make_folder(folder: Path) -> None:
    """A folder for its owner alone, unless it exists."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private(path: Path) -> None:
    """An empty file for its owner alone, unless it exists; SQLite keeps its mode."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def remove(path: Path) -> None:
    """Remove a database and its companions, if they are there."""
    for ending in ("", *COMPANIONS):
        beside(path, ending).unlink(missing_ok=True)


def put_in_place(written: Path, goal: Path) -> None:
    """Give a whole file its name, in the same folder; a crash leaves what was there, or the new file."""
    flush(written)
    written.replace(goal)
    flush_folder(goal.parent)


def flush(path: Path) -> None:
    """Have the disk keep a file. No connection of this process may be open on it: closing drops its locks."""
    number = os.open(path, os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def flush_folder(folder: Path) -> None:
    """Have the disk keep the names of a folder, which Windows does by itself, and some disks cannot."""
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise
    finally:
        os.close(number)
