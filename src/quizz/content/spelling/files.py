"""Reads the files of a dictionary: ordinary files, of a bounded size, in an encoding that Hunspell knows."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

from quizz.i18n import _
from quizz.reasons import reason_of

MAX_AFFIXES = 2_000_000
"""Bytes of an .aff file; the French ones hold 0.3 million."""
MAX_STEMS = 20_000_000
"""Bytes of a .dic file; the French ones hold at most 2.7 million."""
MAX_LINE = 4_000

_SET = re.compile(rb"^[ \t]*SET[ \t]+([\w.-]{1,40})", re.MULTILINE)
_ENCODINGS = {
    "utf-8": "utf-8",
    "iso8859-1": "latin-1",
    "iso-8859-1": "latin-1",
    "iso8859-15": "iso8859-15",
    "iso-8859-15": "iso8859-15",
    "microsoft-cp1252": "cp1252",
}


class Unfit(Exception):
    """Why a file cannot be used; its text ends a sentence."""


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file. Raises Unfit: not ordinary, not readable, above the limit."""
    try:
        with open(path, "rb", opener=_opened) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Unfit(_("ce n’est pas un fichier ordinaire"))
            data = file.read(limit + 1)
    except OSError as error:
        raise Unfit(_("il ne peut pas être lu ({reason})").format(reason=reason_of(error))) from error
    if len(data) > limit:
        raise Unfit(_("il dépasse {limit} Mo").format(limit=limit // 1_000_000))
    return data


def encoding_of(affixes: bytes) -> str:
    """The encoding that an .aff file sets for itself and its .dic file."""
    found = _SET.search(affixes.removeprefix(codecs.BOM_UTF8))
    name = found.group(1).decode("latin-1") if found else "ISO8859-1"
    encoding = _ENCODINGS.get(name.lower())
    if encoding is None:
        raise Unfit(_("son encodage, {encoding}, n’est pas de ceux que quizz lit").format(encoding=name))
    return encoding


def lines_of(data: bytes, encoding: str) -> Iterator[str]:
    """The lines of a file, one at a time, without a byte order mark. Raises Unfit when it is no text."""
    if b"\0" in data:
        raise Unfit(_("ce n’est pas un dictionnaire Hunspell"))
    try:
        for line in TextIOWrapper(BytesIO(data.removeprefix(codecs.BOM_UTF8)), encoding, newline="\n"):
            if len(line) > MAX_LINE:
                raise Unfit(_("une ligne y est démesurée"))
            yield line
    except UnicodeDecodeError as error:
        raise Unfit(_("il n’est pas en {encoding} d’un bout à l’autre").format(encoding=encoding)) from error


def _opened(path: str, flags: int) -> int:
    """A pipe that nobody writes to does not keep us waiting; Windows has none."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
