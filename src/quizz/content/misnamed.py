"""Files that are not read and were meant to be: banks that a plain editor saved as texts."""

from __future__ import annotations

import os
from pathlib import Path

_OF_EDITORS = (".txt", ".text", ".yam", ".yalm", ".ymal", ".yamll")
"""How the names of texts end in plain editors, or when they are mistyped."""
_HIDDEN_END = (".yaml.", ".yml.")
"""The end that was typed, before the one that was added to it and that the system does not show."""
_QUESTIONS_KEY = b"\nquestions:"
_BEGINNING = 20_000
"""Bytes in which the head of a bank ends."""


def is_misnamed(entry: os.DirEntry[str]) -> bool:
    """Whether the name, or the beginning, of a file that is not YAML by its name says that it is a bank."""
    name = entry.name.lower()
    if not name.endswith(_OF_EDITORS):
        return False
    try:
        if not entry.is_file():
            return False
        if any(end in name for end in _HIDDEN_END):
            return True
        with Path(entry.path).open("rb") as file:
            return _QUESTIONS_KEY in b"\n" + file.read(_BEGINNING)
    except OSError:
        return False
