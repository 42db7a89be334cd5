"""Keeps the forms of a dictionary in the cache folder, so that only the first run has to make them."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from quizz.content.kept import Shelf

KEPT = 4
_SHELF = Shelf(b"quizz words 1\n", ".quizz-words", KEPT)
"""The number is to be raised when the same dictionary gives other shelves."""


class Kept(Struct, frozen=True, array_like=True):
    """The shelves of the forms that may be suggested, and of those that may not."""

    spoken: dict[str, str]
    silent: dict[str, str]


_DECODER = msgspec.msgpack.Decoder(Kept)


def read(cache: Path | None, digest: str) -> Kept | None:
    """What is kept of a dictionary, if it is whole."""
    payload = _SHELF.read(cache, digest)
    if payload is None:
        return None
    try:
        return _DECODER.decode(payload)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def write(cache: Path | None, digest: str, kept: Kept) -> None:
    """Keep it; whole or not at all."""
    _SHELF.write(cache, digest, msgspec.msgpack.encode(kept))
