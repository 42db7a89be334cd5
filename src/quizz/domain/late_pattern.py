"""Regular expressions that few texts need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from sys import maxsize


class LatePattern:
    """A regular expression that is compiled when it is first used.

    To compile those of all the rules takes as long as to check a bank; a word that each needs is looked for
    first.
    """

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As of a compiled one."""
        return self._pattern.search(text, start, end)

    def match(self, text: str) -> re.Match[str] | None:
        """As of a compiled one."""
        return self._pattern.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of a compiled one."""
        return self._pattern.finditer(text)

    def sub(self, replacement: str, text: str) -> str:
        """As of a compiled one."""
        return self._pattern.sub(replacement, text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._text, self._flags)
