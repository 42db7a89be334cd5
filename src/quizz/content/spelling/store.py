"""Keeps the forms of a dictionary in the cache folder, so that only the first run has to make them.

A file is a header, the CRC-32 of the payload, and the payload in MessagePack; it is named for the bytes of
the dictionary. No trouble with it is an error: what cannot be read is made again, what cannot be written is
not kept.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct

SUFFIX = ".quizz-words"
KEPT = 4
MAX_BYTES = 100_000_000

_HEADER = b"quizz words 1\n"
"""Its number is to be raised when the same dictionary gives other shelves."""
_START = len(_HEADER) + 4


class Kept(Struct, frozen=True, array_like=True):
    """The shelves of the forms that may be suggested, and of those that may not."""

    spoken: dict[str, str]
    silent: dict[str, str]


_DECODER = msgspec.msgpack.Decoder(Kept)


def read(cache: Path | None, digest: str) -> Kept | None:
    """What is kept of a dictionary, if it is whole."""
    if cache is None:
        return None
    try:
        with _file(cache, digest).open("rb") as file:
            raw = file.read(MAX_BYTES)
    except OSError:
        return None
    payload = memoryview(raw)[_START:]
    if raw[:_START] != _sealed(payload):
        return None
    try:
        return _DECODER.decode(payload)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def write(cache: Path | None, digest: str, kept: Kept) -> None:
    """Keep it; whole or not at all."""
    if cache is None:
        return
    payload = msgspec.msgpack.encode(kept)
    try:
        cache.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=cache, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_sealed(payload) + payload)
            Path(name).replace(_file(cache, digest))
        except OSError:
            Path(name).unlink(missing_ok=True)
        _prune(cache)
    except OSError:
        return


def _sealed(payload: bytes | memoryview) -> bytes:
    """What stands before a payload; it guards against damage, not against malice."""
    return _HEADER + crc32(payload).to_bytes(4, "big")


def _prune(cache: Path) -> None:
    """Remove what was written longest ago."""
    newest_first = sorted(cache.glob("*" + SUFFIX), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[KEPT:]:
        path.unlink(missing_ok=True)


def _file(cache: Path, digest: str) -> Path:
    return cache / (digest[:40] + SUFFIX)
