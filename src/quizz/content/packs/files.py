"""Reads a file that may be anything: what is checked is what was opened, so nothing can change in between."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from quizz.errors import PackError
from quizz.i18n import _

_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A link is refused, and a pipe that nobody writes to does not keep us waiting; Windows has neither."""


def read_ordinary(path: Path, shown: str, limit: int) -> bytes:
    """The first `limit` bytes of a file whose path ends with no link.

    Raises PackError when it is a pipe, a device or the like, OSError when it cannot be read.
    """
    with open(path, "rb", opener=_opened) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise PackError(_("« {name} » n’est pas un fichier ordinaire.").format(name=shown))
        return file.read(limit)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | _CAREFUL)
