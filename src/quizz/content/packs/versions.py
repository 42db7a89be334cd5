"""Numbers of versions, and which one is newer."""

from __future__ import annotations

import re

_VERSION = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")

Version = tuple[int, ...]
"""To compare; `1.0` and `1` are equal."""


def version_of(text: str) -> Version | None:
    """One to four numbers with points between them; None for anything else."""
    return _numbers(text) if _VERSION.fullmatch(text) else None


def program_version(text: str) -> Version:
    """The version of the program, what follows its numbers left out: `0.2.0.dev1` is 0.2."""
    found = _VERSION.match(text)
    return _numbers(found.group()) if found else ()


def _numbers(text: str) -> Version:
    numbers = [int(number) for number in text.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
