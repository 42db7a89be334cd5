"""The compiled form of a content folder, kept in one file, so that nothing unchanged is parsed again.

A file is taken for unchanged when its size, times and inode are those that were noted. Times have a grain:
one written just before it was noted may have been written again within the same tick, so its bytes are
compared (the « racily clean » entries of Git). When the times differ but the bytes do not, what they gave is
kept.

An index is a header, the CRC-32 of the payload, and the payload in MessagePack. No trouble with it is an
error: what cannot be read is compiled again, what cannot be written is not kept.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from zlib import crc32

import msgspec
from msgspec import Struct

from quizz.content import compiled, diagnostics, outlines
from quizz.content.compiled import Packed
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

_HEADER = b"quizz compiled\n"
_START = len(_HEADER) + 4


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


def read_index(cache: Path | None, folder: Path) -> dict[str, Entry]:
    """The entries of a folder by path; none when there is no index, or none that can be used."""
    if cache is None:
        return {}
    try:
        raw = _index_file(cache, folder).read_bytes()
    except OSError:
        return {}
    payload = memoryview(raw)[_START:]
    if raw[:_START] != _sealed(payload):
        return {}
    try:
        return _DECODER.decode(payload)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return {}


def write_index(cache: Path | None, folder: Path, entries: Mapping[str, Entry]) -> None:
    """Keep the entries of a folder; whole or not at all."""
    if cache is None:
        return
    payload = msgspec.msgpack.encode(entries)
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=cache, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_sealed(payload) + payload)
            Path(name).replace(_index_file(cache, folder))
        except OSError:
            Path(name).unlink(missing_ok=True)
        _prune(cache)
    except OSError:
        return


def _sealed(payload: bytes | memoryview) -> bytes:
    """What stands before a payload; it guards against damage, not against malice."""
    return _HEADER + crc32(payload).to_bytes(4, "big")


def _prune(cache: Path) -> None:
    """Remove the indexes written longest ago."""
    newest_first = sorted(cache.glob("*" + SUFFIX), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[KEPT:]:
        path.unlink(missing_ok=True)


def _index_file(cache: Path, folder: Path) -> Path:
    """Diagnostics are kept as sentences, hence one index a language."""
    kept = f"{FORMAT}\0{_shapes()}\0{current_language()}\0{os.path.realpath(folder)}"
    return cache / (hashlib.sha256(kept.encode(errors="surrogateescape")).hexdigest()[:40] + SUFFIX)


def _shapes() -> list[tuple[str, tuple[str, ...], dict[str, object]]]:
    """The fields of all that is kept: what an older program kept otherwise is not found."""
    return [
        (name, found.__struct_fields__, found.__annotations__)
        for module in _KEPT_TYPES
        for name, found in vars(module).items()
        if isinstance(found, type) and issubclass(found, Struct) and found.__module__ == module.__name__
    ]


_KEPT_TYPES: tuple[ModuleType, ...] = (compiled, outlines, diagnostics, question, term, tariff)
