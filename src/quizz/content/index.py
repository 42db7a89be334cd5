"""The compiled form of a content folder, kept in one file, so that nothing unchanged is parsed again.

What changed is appended to that file, which is written again once half of it is out of date.

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
from quizz.domain import learning_path, question, sheet, tariff, term
from quizz.domain.agenda import week
from quizz.domain.scenario import story
from quizz.i18n import current_language

FORMAT = 6
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
_APPENDED = 0.5
"""What may be appended to an index, beside what it was when it was last written whole."""


class Index(Struct, frozen=True):
    """What is kept of a folder: its entries by path, none when there are none that can be used.

    `whole`: the bytes of the file when it was last written whole, and `end`, those that are sound now.
    """

    cache: Path | None
    key: str
    entries: dict[str, Entry]
    whole: int = 0
    end: int = 0

    def keep(self, entries: Mapping[str, Entry]) -> None:
        """Keep these entries instead; whole or not at all."""
        changed = {name: entry for name, entry in entries.items() if entry is not self.entries.get(name)}
        gone = self.entries.keys() - entries.keys()
        if self.cache is None or not (changed or gone):
            return
        try:
            if gone or not self._append(msgspec.msgpack.encode(changed)):
                _SHELF.write(self.cache, self.key, msgspec.msgpack.encode(entries))
        except UnicodeEncodeError:  # the name of a file is no text
            return

    def _append(self, payload: bytes) -> bool:
        """Whether what changed was kept so; not when it is better to begin again."""
        appended = self.end - self.whole + len(payload)
        return appended <= _APPENDED * self.whole and _SHELF.append(self.cache, self.key, payload, self.end)


def read_index(cache: Path | None, folder: Path, compiler: str = "") -> Index:
    """What is kept of a folder. `compiler` names what made it, when it is not the usual reading."""
    key = _key(folder, compiler)
    records = _SHELF.records(cache, key)
    entries: dict[str, Entry] = {}
    try:
        for record in records:
            entries |= _DECODER.decode(record.payload)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return Index(cache, key, {})
    return Index(cache, key, entries, records[0].end, records[-1].end) if records else Index(cache, key, {})


def _key(folder: Path, compiler: str) -> str:
    """Diagnostics are kept as sentences, hence one index a language."""
    return f"{FORMAT}\0{_shapes()}\0{current_language()}\0{compiler}\0{os.path.realpath(folder)}"


def _shapes() -> list[tuple[str, tuple[str, ...], dict[str, object]]]:
    """The fields of all that is kept: what an older program kept otherwise is not found."""
    return [
        (name, found.__struct_fields__, found.__annotations__)
        for module in _KEPT_TYPES
        for name, found in vars(module).items()
        if isinstance(found, type)
        and issubclass(found, Struct)
        and found.__module__.startswith(module.__name__)
    ]


_KEPT_TYPES: tuple[ModuleType, ...] = (
    compiled, outlines, diagnostics, question, sheet, week, story, term, tariff, learning_path,
)  # fmt: skip
