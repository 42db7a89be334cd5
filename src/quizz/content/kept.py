"""What a cache folder keeps: files that are whole or not there, and that are made again at will.

A file is a header and records; a record is the length of its payload, the CRC-32 of both, and the payload.
No trouble with a file is an error: what cannot be read is made again, what cannot be written is not kept.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from zlib import crc32

from msgspec import Struct

_LENGTH = 8
_HEAD = _LENGTH + 4
"""Bytes before a payload."""


class Record(Struct, frozen=True):
    """A sound record: its payload, and where it ends in its file."""

    payload: memoryview
    end: int


class Shelf(Struct, frozen=True):
    """The files of one sort; `most` of them are kept, those written last."""

    header: bytes
    suffix: str
    most: int

    def read(self, cache: Path | None, key: str) -> memoryview | None:
        """The payload that was kept under a key, if it is whole."""
        records = self.records(cache, key)
        return records[0].payload if len(records) == 1 else None

    def records(self, cache: Path | None, key: str) -> list[Record]:
        """The records that were kept under a key, in their order, up to the first that is not whole."""
        if cache is None:
            return []
        try:
            raw = memoryview(self._file(cache, key).read_bytes())
        except OSError:
            return []
        at = len(self.header)
        found: list[Record] = []
        while raw[: len(self.header)] == self.header and at + _HEAD <= len(raw):
            start, end = at + _HEAD, at + _HEAD + int.from_bytes(raw[at : at + _LENGTH], "big")
            payload = raw[start:end]
            if raw[at:start] != _head_of(payload):  # its length, too, when the file ends before
                break
            found.append(Record(payload, end))
            at = end
        return found

    def write(self, cache: Path | None, key: str, payload: bytes) -> None:
        """Keep a payload alone under a key; whole or not at all."""
        if cache is None:
            return
        import tempfile  # most starts write nothing

        try:
            cache.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=cache, suffix=".tmp")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self.header + _head_of(payload))
                    file.write(payload)
                Path(name).replace(self._file(cache, key))
            except OSError:
                Path(name).unlink(missing_ok=True)
            self._prune(cache)
        except OSError:
            return

    def append(self, cache: Path | None, key: str, payload: bytes, end: int) -> bool:
        """Keep a payload after the others of a key, if its file still ends at `end`; whether it was done.

        Of two programs that append at once each writes a whole record; one that is torn hides those after it,
        and lets nothing be appended any more.
        """
        if cache is None:
            return False
        try:
            with os.fdopen(_at_its_end(self._file(cache, key)), "wb", buffering=0) as file:
                record = _head_of(payload) + payload
                return os.fstat(file.fileno()).st_size == end and file.write(record) == len(record)
        except OSError:
            return False

    def _prune(self, cache: Path) -> None:
        """Remove the files written longest ago."""
        newest_first = sorted(
            cache.glob("*" + self.suffix), key=lambda path: path.stat().st_mtime, reverse=True
        )
        for path in newest_first[self.most :]:
            path.unlink(missing_ok=True)

    def _file(self, cache: Path, key: str) -> Path:
        digest = hashlib.sha256(key.encode(errors="surrogateescape")).hexdigest()
        return cache / (digest[:40] + self.suffix)


def _at_its_end(file: Path) -> int:
    """Open a file that is there so that what is written comes after what others wrote meanwhile."""
    return os.open(file, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))


def _head_of(payload: bytes | memoryview) -> bytes:
    """What stands before a payload; it guards against damage, not against malice."""
    length = len(payload).to_bytes(_LENGTH, "big")
    return length + crc32(payload, crc32(length)).to_bytes(4, "big")
