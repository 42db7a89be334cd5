"""Does something again each time that a file of a bank is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from watchfiles import Change, watch

from quizz.content.sources import SUFFIXES
from quizz.content.spelling import LIST_NAME

_TURN = 200
"""Milliseconds after which Ctrl+C is heard at the latest."""
_QUIET = 50
"""Milliseconds without a change that end one save: editors write, rename and remove within a few."""


def each_save(folders: Collection[Path], deep: bool, act: Callable[[], None]) -> None:
    """Act now, and after each save in folders, until Ctrl+C, which raises KeyboardInterrupt.

    `deep`: also in the folders below. What is saved while `act` works is not missed.
    """
    turns = watch(
        *folders,
        watch_filter=_concerns,
        step=_QUIET,
        rust_timeout=_TURN,
        yield_on_timeout=True,
        recursive=deep,
    )
    for turn, changes in enumerate(turns):
        if turn == 0 or changes:
            act()


def _concerns(_change: Change, path: str) -> bool:
    name = Path(path)
    return name.suffix.lower() in SUFFIXES or name.name == LIST_NAME
