"""The compiled form of one file: what was read from it, and what was found in it.

Kept in a cache folder under the hash of the file and of the format version, so that an unchanged file is not
parsed again. A file of the cache is a header, the SHA-256 of the payload, and the payload in MessagePack.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from quizz.content.diagnostics import Diagnostic
from quizz.content.nodes import Place
from quizz.domain.bank import Bank
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term

FORMAT = 2
"""To be raised when the reading rules or the types below change."""

SUFFIX = ".quizz-compiled"
_HEADER = b"quizz compiled\n"
_DIGEST_SIZE = hashlib.sha256().digest_size


class FileKind(StrEnum):
    """What a file holds."""

    BANK = "bank"
    GLOSSARY = "glossary"
    TARIFFS = "tariffs"


class ReferenceKind(StrEnum):
    """What a file names that another file may hold."""

    TARIFF = "tariff"
    TERM = "term"
    CONFUSED_WITH = "confused_with"
    MISSPELLING = "misspelling"


class Reference(Struct, frozen=True, array_like=True):
    """`owner` (a question or an entry) names `target` at that place."""

    kind: ReferenceKind
    target: str
    owner: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.line, self.column


class Compiled(Struct, frozen=True, kw_only=True):
    """What one file gives. Places are in the order of what they locate; diagnostics have no path."""

    diagnostics: tuple[Diagnostic, ...] = ()
    bank: Bank | None = None
    bank_place: Place = (1, 1)
    terms: tuple[Term, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    places: tuple[Place, ...] = ()
    references: tuple[Reference, ...] = ()


class CompiledCache:
    """Compiled files in a folder, or nothing at all without one. No trouble with the folder is an error."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._decoder = msgspec.msgpack.Decoder(Compiled)
        self._used: set[str] = set()

    @staticmethod
    def key(data: bytes, kind: FileKind, theme: str) -> str:
        """What a compiled form depends on: the bytes of the file, its kind, the theme of its folder."""
        head = f"{FORMAT}\0{kind.value}\0{theme}\0".encode()
        return hashlib.sha256(head + hashlib.sha256(data).digest()).hexdigest()

    def get(self, key: str) -> Compiled | None:
        """The compiled form kept under a key, if it is there and whole."""
        if self._folder is None:
            return None
        self._used.add(key + SUFFIX)
        try:
            raw = (self._folder / (key + SUFFIX)).read_bytes()
        except OSError:
            return None
        start = len(_HEADER) + _DIGEST_SIZE
        payload = raw[start:]
        if raw[:start] != _HEADER + hashlib.sha256(payload).digest():
            return None
        try:
            return self._decoder.decode(payload)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None

    def put(self, key: str, compiled: Compiled) -> None:
        """Keep a compiled form; whole or not at all."""
        if self._folder is None:
            return
        payload = msgspec.msgpack.encode(compiled)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_HEADER + hashlib.sha256(payload).digest() + payload)
                Path(name).replace(self._folder / (key + SUFFIX))
            except OSError:
                Path(name).unlink(missing_ok=True)
        except OSError:
            return

    def prune(self, spare: int = 256) -> None:
        """Remove the oldest compiled files that were not used, beyond `spare` of them."""
        if self._folder is None:
            return
        try:
            unused = [path for path in self._folder.glob("*" + SUFFIX) if path.name not in self._used]
            unused.sort(key=lambda path: path.stat().st_mtime)
            for path in unused[: max(0, len(unused) - spare)]:
                path.unlink(missing_ok=True)
        except OSError:
            return
