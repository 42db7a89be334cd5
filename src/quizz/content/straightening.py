"""What else is wrong in an item whose indentation is broken: it is read again with its lines put straight.

Only the spaces at the beginning of lines change, so that places stay true. What is read so is never used:
it tells the author the other faults of the question at once, rather than at the next check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.nodes import Mapping
from quizz.content.problems import Problems
from quizz.content.yaml_tree import build

_LINE = re.compile(r"(?P<indent> *)(?P<dash>- +)?(?P<rest>.*)")
_STARTS = re.compile(r" *(?:- |[a-z_]+:(?:\s|$))")
"""A key or an item; another line goes on with the text above it."""
_OPENS = re.compile(r":\s*(?:#.*)?$")
"""Below such a line, deeper lines are its value."""
_BLOCK = re.compile(r":\s*[|>][+-]?\s*(?:#.*)?$")
"""Below such a line, deeper lines are text."""
_FAR = 3
"""Columns that a line may be moved by: further, what was meant is not sure."""
_DOUBTFUL = frozenset({Code.WRONG_SHAPE.value, Code.MISSING_KEY.value, Code.UNKNOWN_KEY.value})
"""What a line that was put at the wrong level could cause by itself."""

Reader = Callable[[Mapping, Problems], object]


def tell_more(text: str, item: range, list_key: str, read: Reader, problems: Problems) -> None:
    """Add what is wrong in an item that was left out, once its lines are straight; nothing when unsure.

    `item`: its lines, counted from 1; `read` reads the tree of a file.
    """
    lines = text.split("\n")
    written = lines[item.start - 1 : item.stop - 1]
    straight = straightened(written)
    if straight is None:
        return
    head = next(number for number, line in enumerate(lines) if line.startswith(f"{list_key}:"))
    blank = [""] * (item.start - 2 - head)
    again = Problems(problems.path)
    alone = "\n".join([*lines[: head + 1], *blank, *straight])
    again.read_from(alone)
    tree = build(alone, again)
    root = tree.root
    if tree.error is not None or not isinstance(root, Mapping) or root.get(list_key) is None:
        return
    read(root, again)
    moved = [len(new) - len(old) for new, old in zip(straight, written, strict=True)]
    for found in again.found():
        if found.severity is Severity.ERROR and found.line in item and found.code not in _DOUBTFUL:
            place = found.line, max(1, found.column - moved[found.line - item.start])
            problems.report(Code(found.code), place, found.message, found.remedy, severity=found.severity)


def straightened(lines: Sequence[str]) -> list[str] | None:
    """The lines of an item, each at a level that one above it opened; None when there is nothing to move.

    A line that is at no such level goes to the nearest one. Raises nothing.
    """
    first = _LINE.fullmatch(lines[0]) if lines else None
    if first is None or not first["dash"]:
        return None
    levels = [len(first["indent"]) + len(first["dash"])]
    straight = [lines[0]]
    opened = _opens(lines[0])
    text_below = levels[0] if _BLOCK.search(lines[0]) else -1
    for line in lines[1:]:
        indent = len(line) - len(line.lstrip(" "))
        as_text = 0 <= text_below < indent or (not opened and indent > levels[-1] and not _STARTS.match(line))
        if as_text or not line.strip() or line.lstrip().startswith("#"):
            straight.append(line)
            continue
        text_below = -1
        if opened and indent > levels[-1]:
            levels.append(indent)
        else:
            nearest = min(reversed(levels), key=lambda level: abs(level - indent))
            if abs(nearest - indent) > _FAR:
                return None
            del levels[levels.index(nearest) + 1 :]
        straight.append(" " * levels[-1] + line.lstrip(" "))
        if _BLOCK.search(line):
            text_below = levels[-1]
        dash = _LINE.fullmatch(line)
        if dash is not None and dash["dash"]:
            levels.append(levels[-1] + len(dash["dash"]))
        opened = _opens(line)
    return straight if straight != list(lines) else None


def _opens(line: str) -> bool:
    return bool(_OPENS.search(line))
