"""What is wrong in a file, said so that an instructor can mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

_LEFT = 60
_RIGHT = 40


class Severity(StrEnum):
    """An error drops what holds it, a warning does not, an info is told."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding. `line` and `column` count from 1, in characters of the text in NFC.

    `excerpt` is the line, or a window of a long one, as made by `excerpt_of` for this column.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    remedy: str = ""
    excerpt: str = ""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place: file, line, column, then code."""
    return tuple(sorted(diagnostics, key=lambda d: (d.path, d.line, d.column, d.code, d.message)))


def excerpt_of(line: str, column: int) -> str:
    """The part of a line around a column, safe to print: nothing in it moves the cursor or is invisible."""
    if column - 1 > _LEFT:
        line = "…" + line[column - _LEFT : column + _RIGHT]
    elif len(line) > _LEFT + _RIGHT:
        line = line[: _LEFT + _RIGHT]
    return visible(line)


def caret_offset(column: int) -> int:
    """How many characters of the excerpt come before the one at that column."""
    return min(column - 1, _LEFT)


def render(diagnostic: Diagnostic) -> str:
    """`file:line:column: CODE message`, then the excerpt with a caret, then the remedy."""
    d = diagnostic
    lines = [f"{d.path}:{d.line}:{d.column}: {d.code} {d.message}"]
    if d.excerpt:
        before = d.excerpt[: caret_offset(d.column)]
        lines += [f"    {d.excerpt}", f"    {' ' * _width(before)}^"]
    if d.remedy:
        lines.append(f"    {d.remedy}")
    return "\n".join(lines)


def visible(text: str) -> str:
    """The text on one line, each character as wide as before, and none that moves the cursor or hides."""
    usual = text.replace("\u00a0", " ").replace("\u202f", " ")
    return usual if usual.isprintable() else "".join(map(_visible, usual))


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return "→"
    return " " if unicodedata.category(character) == "Zs" else "·"


def _width(text: str) -> int:
    """Columns of a terminal that a printable text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me"} else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
