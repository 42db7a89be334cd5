"""A text as it is typed in YAML: as it is when that reads back the same everywhere, else between quotes."""

from __future__ import annotations

import re

from quizz.content.characters import printable

_SPECIAL_START = re.compile(r"[,\[\]{}#&*!|>'\"%@`=~]|[-?:](?:\s|$)|\.\.\.|---")
_SPECIAL_INSIDE = re.compile(r":(?:\s|$)|\s#")
_OF_FLOWS = re.compile(r"[,\[\]{}]|^[?:]")
_NOT_A_TEXT = re.compile(
    r"(?:true|false|yes|no|on|off|y|n|null)|[-+]?[.0-9][-+.0-9_:eExXoOa-fA-F]*|\.(?:inf|nan)", re.IGNORECASE
)
"""What some reader of YAML takes for a yes-no, a number, a date or nothing."""


def one_line(text: str) -> str:
    """One line: runs of spaces levelled, but for no-break ones; nothing that cannot be printed."""
    return " ".join(re.split(r"[ \t\r\n]+", printable(text))).strip()


def scalar(text: str, *, in_flow: bool = False) -> str:
    """The YAML of a text of one line. `in_flow`: it stands between brackets or braces."""
    risky = (
        not text
        or text != text.strip()
        or _SPECIAL_START.match(text)
        or _SPECIAL_INSIDE.search(text)
        or _NOT_A_TEXT.fullmatch(text)
        or (in_flow and _OF_FLOWS.search(text))
    )
    if not risky:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
