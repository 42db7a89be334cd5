"""Reads on after a syntax error: the list item that holds it is left out, and the rest is parsed again.

So all the syntax errors of a file are told at once, and one missing quote does not cost the other questions.
"""

from __future__ import annotations

import re

from quizz.content.nodes import Node
from quizz.content.problems import Problems
from quizz.content.yaml_errors import explain
from quizz.content.yaml_tree import build

_RETRY_BUDGET = 2_000_000
"""Characters that may be parsed again in all: a few faults in a large file, dozens in a usual one."""

_ITEM = re.compile(r"( *)-(?: |(?=[a-z_]+:(?:\s|$)))")
"""The start of an item, or what was meant as one: the space after the dash may be forgotten."""


def parse(text: str, problems: Problems, list_key: str) -> Node | None:
    """The tree of a text that `characters.clean` returned, without the broken items of its main list.

    None when the text cannot be read at all; `problems` says why.
    """
    budget = _RETRY_BUDGET
    while True:
        attempt = Problems(problems.path)
        attempt.read_from(text)
        tree = build(text, attempt)
        if tree.error is None:
            problems.absorb(attempt)
            return tree.root
        fault = Problems(problems.path)
        fault.read_from(text)
        explain(tree.error, tree.last_scalar, fault)
        line = fault.found()[0].line
        budget -= len(text)
        item = _item_around(text, line, list_key) if budget >= 0 else None
        told = item or range(1, line + 2)
        if not problems.error_in(told):
            problems.absorb(attempt if attempt.error_in(told) else fault, told)
        if item is None or problems.overflowed:
            return None
        problems.left_out.append(item)
        text = _without(text, item)


def _item_around(text: str, line: int, list_key: str) -> range | None:
    """The lines of the item that holds a line; None when the line is not in the main list.

    An item starts with a dash that is no further right than the first one of the list.
    """
    lines = text.split("\n")
    head = next(
        (number for number, content in enumerate(lines, 1) if content.startswith(f"{list_key}:")), None
    )
    if head is None or line <= head:
        return None
    starts = [(number, len(match[1])) for number, c in enumerate(lines, 1) if (match := _ITEM.match(c))]
    starts = [(number, indent) for number, indent in starts if number > head]
    if not starts:
        return None
    indent_of_list = starts[0][1]
    items = [number for number, indent in starts if indent <= indent_of_list]
    start = max((number for number in items if number <= line), default=None)
    if start is None:
        return None
    end = max(len(lines), line) + 1  # what ends too early is seen after its last line
    return range(start, min((number for number in items if number > line), default=end))


def _without(text: str, item: range) -> str:
    """The same lines, those of the item empty."""
    lines = text.split("\n")
    lines[item.start - 1 : item.stop - 1] = [""] * len(item)
    return "\n".join(lines)
