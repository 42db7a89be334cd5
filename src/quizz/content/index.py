"""The compiled form of a content folder, kept in one file, so that nothing unchanged is parsed again.

A file is taken for unchanged when its size, times and inode are those that were noted. Times have a grain:
one written just before it was noted may have been written again within the same tick, so its bytes are
compared (the « racily clean » entries of Git). When the times differ but the bytes do not, what they gave is
kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import msgspec
from msgspec import Struct

from quizz.content import compiled, diagnostics, outlines
from quizz.content.compiled import Packed
from quizz.content.kept import Shelf
from quizz.content.sources import Signature
from quizz.domain import question, tariff, term
from quizz.i18n import current_language

FORMAT = 3
"""To be raised when the reading rules change. The types that are kept are told apart by themselves."""

SUFFIX = ".quizz-compiled"
KEPT = 64
"""Indexes kept; each folder of content has its own."""
TICK = 2_000_000_000
"""The coarsest grain of a file's times, in nanoseconds: that of FAT."""

_SHELF = Shelf(b"quizz compiled\n", SUFFIX, KEPT)


class Entry(Struct, frozen=True, array_like=True):
    """One file: how it looked at the instant `noted`, the SHA-256 of its bytes, and what they give."""

    signature: Signature
    noted: int
    digest: bytes
    packed: Packed

    def is_of(self, signature: Signature) -> bool:
        """Whether the file can only be the one that was read."""
        latest = max(signature.modified, signature.changed)
        return self.signature == signature and latest + TICK < self.noted


_DECODER = msgspec.msgpack.Decoder(dict[str, Entry])


def read_index(cache: Path | None, folder: Path, compiler: str = "") -> dict[str, Entry]:
    """The entries of a folder by path; none when there is no index, or none that can be used.

    `compiler` names what made them, when it is not the usual reading.
    """
    payload = _SHELF.read(cache, _key(folder, compiler))
    if payload is None:
        return {}
    try:
        return _DECODER.decode(payload)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return {}


def write_index(cache: Path | None, folder: Path, entries: Mapping[str, Entry], compiler: str = "") -> None:
    """Keep the entries of a folder; whole or not at all."""
    if cache is None:
        return
    try:
        payload = msgspec.msgpack.encode(entries)
    except UnicodeEncodeError:  # the name of a file is no text
        return
    _SHELF.write(cache, _key(folder, compiler), payload)


def _key(folder: Path, compiler: str) -> str:
    """Diagnostics are kept as sentences, hence one index a language."""
    return f"{FORMAT}\0{_shapes()}\0{current_language()}\0{compiler}\0{os.path.realpath(folder)}"


def _shapes() -> list[tuple[str, tuple[str, ...], dict[str, object]]]:
    """The fields of all that is kept: what an older program kept otherwise is not found."""
    return [
        (name, found.__struct_fields__, found.__annotations__)
        for module in _KEPT_TYPES
        for name, found in vars(module).items()
        if isinstance(found, type) and issubclass(found, Struct) and found.__module__ == module.__name__
    ]


_KEPT_TYPES: tuple[ModuleType, ...] = (compiled, outlines, diagnostics, question, term, tariff)
