"""The three streams of the process: UTF-8 whatever the locale, and quiet when nobody reads any more."""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import suppress
from typing import TextIO

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def speak_utf8() -> None:
    """Read and write UTF-8: other bytes are read as U+FFFD, lone surrogates are written escaped."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def is_terminal() -> bool:
    """Whether a person sits at both ends."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def input_stream() -> TextIO:
    """The input; empty when the process was started without one."""
    return sys.stdin if sys.stdin is not None else io.StringIO()


def output_stream() -> TextIO:
    """The output; forgotten when the process was started without one."""
    return sys.stdout if sys.stdout is not None else io.StringIO()


def complain(sentence: str) -> None:
    """Tell a sentence on the error stream, if there is anyone to read it."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{printable(sentence)}\n")
            sys.stderr.flush()


def settle() -> None:
    """Send what is left; when it cannot be sent, let the interpreter end without a word about it."""
    try:
        output_stream().flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, output_stream().fileno())
        os.close(nowhere)


def printable(text: str) -> str:
    """The text without what moves a cursor or changes a terminal; line ends and tabs stay."""
    return _CONTROL.sub("", text)
