"""The folder of the installed packs: one folder each, named by its id.

Light: it is looked at before the first screen. While a pack is replaced its former folder has the suffix
`.old`, and counts only if the new one is not there: a crash leaves one or the other. Folders that begin with
a point are being filled or emptied.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from quizz.content.packs.names import is_pack_id
from quizz.errors import PackError
from quizz.i18n import _
from quizz.reasons import reason_of

FORMER = ".old"
_STAGING = ".staging-"
_REMOVED = ".removed-"
_ABANDONED = 24 * 3600
"""Seconds after which nobody fills or empties a folder any more."""
_NO_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What network and FUSE file systems say that cannot flush a folder."""


def installed(shelf: Path) -> dict[str, Path]:
    """Id -> folder, in the order of the ids; none when the shelf is not there or cannot be read."""
    found: dict[str, Path] = {}
    try:
        with os.scandir(shelf) as entries:
            names = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
    except OSError:
        return found
    for pack in sorted({name.removesuffix(FORMER) for name in names}):
        if is_pack_id(pack):
            found[pack] = shelf / (pack if pack in names else pack + FORMER)
    return found


@contextmanager
def staged(shelf: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder beside the packs with these files in it, removed at the end unless it was put in place.

    Raises PackError when it cannot be written.
    """
    folder: Path | None = None
    try:
        with _writing(shelf):
            shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
            _sweep(shelf)
            folder = _new_folder(shelf, _STAGING)
            for path, data in files.items():
                _write(folder / path, data)
        yield folder
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder: Path, shelf: Path, pack: str) -> Path:
    """Make a staged folder the pack of that id. Raises PackError; what was there then stays."""
    target, former = shelf / pack, shelf / (pack + FORMER)
    with _writing(shelf):
        if target.is_dir():
            shutil.rmtree(former, ignore_errors=True)
            target.rename(former)
        try:
            folder.rename(target)
        except OSError:
            if former.is_dir():
                former.rename(target)
            raise
        _flush(shelf)
    shutil.rmtree(former, ignore_errors=True)
    return target


def take_away(shelf: Path, pack: str) -> None:
    """Remove a pack: at once out of sight, then from the disk. Raises PackError when it cannot be."""
    with _writing(shelf):
        for name in (pack + FORMER, pack):
            if (shelf / name).is_dir():
                hidden = _new_folder(shelf, _REMOVED)
                (shelf / name).rename(hidden / name)
                shutil.rmtree(hidden, ignore_errors=True)
        _flush(shelf)


def _new_folder(shelf: Path, prefix: str) -> Path:
    from tempfile import mkdtemp  # nothing is written before the first screen

    return Path(mkdtemp(prefix=prefix, dir=shelf))


@contextmanager
def _writing(shelf: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PackError(
            _(
                "Le dossier des paquets ne peut pas être changé : {folder} ({reason}). Rien n’est perdu."
            ).format(folder=shelf, reason=reason_of(error))
        ) from error


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Make the names of a folder last; Windows and some file systems have no way to it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FLUSH:
                raise
        finally:
            os.close(handle)


def _sweep(shelf: Path) -> None:
    """Remove what a crash left behind; a younger one may be at work in another program."""
    for path in shelf.iterdir():
        if path.name.startswith((_STAGING, _REMOVED)):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    shutil.rmtree(path, ignore_errors=True)
