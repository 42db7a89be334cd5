"""Tells each save of the files of banks, for who checks or shows them again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Event

from quizz.content.sources import SUFFIXES
from quizz.content.spelling.vocabulary import LIST_NAME

_QUIET = 50
"""Milliseconds without a change that end one save: editors write, rename and remove within a few."""
_TURN = 200
"""Milliseconds after which a stop, or Ctrl+C, is heard at the latest."""


def saves(folders: Collection[Path], *, deep: bool = False, stop: Event | None = None) -> Iterator[None]:
    """Once when these folders begin to be watched, for what was saved before; then once for each save.

    `deep`: also in the folders below. What is saved while the caller works is not missed. Ends after `stop`;
    Ctrl+C raises KeyboardInterrupt. Raises OSError when the folders cannot be watched.
    """
    from watchfiles import Change, watch

    turns = watch(
        *folders,
        watch_filter=lambda change, path: _concerns(Path(path), changed=change is Change.modified),
        step=_QUIET,
        rust_timeout=_TURN,
        yield_on_timeout=True,
        stop_event=stop,
        recursive=deep,
    )
    for turn, changes in enumerate(turns):
        if turn == 0 or changes:
            yield None


def _concerns(file: Path, *, changed: bool) -> bool:
    """Whether a file is one of those, or what came or went is a folder, or may have been: it may hold some.

    `changed`: it was there and still is.
    """
    if file.suffix.lower() in SUFFIXES or file.name == LIST_NAME:
        return True
    if changed or file.name.startswith("."):
        return False
    return file.is_dir() or (not file.suffix and not file.exists())
