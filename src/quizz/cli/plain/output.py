"""Where sentences go, and where lines come from."""

from __future__ import annotations

import errno
from shutil import get_terminal_size
from textwrap import fill
from typing import Protocol, TextIO

from quizz.cli.streams import printable
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.reasons import reason_of

LONGEST_LINE = 4000
"""Characters of a typed line that are kept; no line of an answer is as long."""
NARROWEST = 20
"""Columns that lines are given at least, whatever the terminal says."""


class Reader(Protocol):
    """Gives what a person types."""

    def line(self) -> str | None:
        """The next line without its end, None when there are no more."""
        ...


class Writer(Protocol):
    """Tells a person something."""

    def say(self, *lines: str) -> None:
        """Tell lines; they are out when this returns."""
        ...


class Input:
    """Lines of a text stream."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def line(self) -> str | None:
        """The next line, control characters left out, its end cut when it has no end in sight."""
        line = self._stream.readline(LONGEST_LINE)
        if not line:
            return None
        rest = line
        while rest and not rest.endswith("\n"):
            rest = self._stream.readline(LONGEST_LINE)
        return printable(line).removesuffix("\n")


class Output:
    """Lines on a text stream, sent at once.

    `wraps`: on a terminal, long lines go on under themselves between two words. Not what a program reads.
    """

    def __init__(self, stream: TextIO, *, wraps: bool = False) -> None:
        self._stream = stream
        self._wraps = wraps and stream.isatty()

    def say(self, *lines: str) -> None:
        """Tell lines.

        Raises BrokenPipeError when nobody reads any more, UsageError when they cannot be written.
        """
        try:
            self._stream.write("".join(f"{self._laid_out(printable(line))}\n" for line in lines))
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.errno == errno.EINVAL:  # how Windows names a closed pipe
                raise BrokenPipeError from error
            raise UsageError(
                _(
                    "La sortie ne peut pas être écrite ({reason}). Vos réponses sont gardées : "
                    "vérifiez où elle est envoyée."
                ).format(reason=reason_of(error))
            ) from error

    def _laid_out(self, text: str) -> str:
        if not self._wraps:
            return text
        width = max(NARROWEST, get_terminal_size().columns)
        return "\n".join(wrapped(line, width) for line in text.split("\n"))


def wrapped(line: str, width: int) -> str:
    """The line cut at its ordinary spaces; a word longer than the width stays whole."""
    return fill(line, width, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
