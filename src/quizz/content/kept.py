"""What a cache folder keeps: files that are whole or not there, and that are made again at will.

A file is a header, the CRC-32 of its payload, and the payload. No trouble with one is an error: what cannot
be read is made again, what cannot be written is not kept.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from zlib import crc32

from msgspec import Struct


class Shelf(Struct, frozen=True):
    """The files of one sort; `most` of them are kept, those written last."""

    header: bytes
    suffix: str
    most: int

    def read(self, cache: Path | None, key: str) -> memoryview | None:
        """The payload that was kept under a key, if it is whole."""
        if cache is None:
            return None
        try:
            raw = self._file(cache, key).read_bytes()
        except OSError:
            return None
        start = len(self.header) + 4
        payload = memoryview(raw)[start:]
        return payload if raw[:start] == self._sealed(payload) else None

    def write(self, cache: Path | None, key: str, payload: bytes) -> None:
        """Keep a payload under a key; whole or not at all."""
        if cache is None:
            return
        try:
            cache.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=cache, suffix=".tmp")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._sealed(payload))
                    file.write(payload)
                Path(name).replace(self._file(cache, key))
            except OSError:
                Path(name).unlink(missing_ok=True)
            self._prune(cache)
        except OSError:
            return

    def _sealed(self, payload: bytes | memoryview) -> bytes:
        """What stands before a payload; it guards against damage, not against malice."""
        return self.header + crc32(payload).to_bytes(4, "big")

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
