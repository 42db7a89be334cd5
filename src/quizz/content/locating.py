"""Finds in the source of a text, quoted, folded or in a block, where one of its words stands."""

from __future__ import annotations

import re

from quizz.content.nodes import Place
from quizz.content.problems import Lines

_WORD = re.compile(r"\S{1,80}")
"""What is looked for: a hostile text is one word of a million signs."""
_SLACK = 200
"""Characters of source that a text may take beyond its own: indentation, quotes, a fold a word."""


def place_in(lines: Lines, start: Place, text: str, offset: int) -> Place:
    """Where the word is that begins at that offset of a text, whose source starts at `start`.

    `start` when the source cannot be followed: escapes that stand for other signs.
    """
    found = _WORD.match(text, offset)
    if found is None:
        return start
    word = found.group()
    skipped = text.count(word, 0, offset)
    line, column = start
    match lines[line][column - 1 : column]:
        case "'":
            word = word.replace("'", "''")
        case '"':
            word = word.replace("\\", "\\\\").replace('"', '\\"')
    return _search(lines, start, len(text), word, skipped) or start


def _search(lines: Lines, start: Place, length: int, word: str, skipped: int) -> Place | None:
    """The place of a word in the source, after `skipped` others, no farther than the text can reach."""
    number, column = start
    left = length + _SLACK
    first = column - 1
    while left > 0:
        line = lines[number]
        at = line.find(word, first)
        while at >= 0:
            if not skipped:
                return number, at + 1
            skipped -= 1
            at = line.find(word, at + len(word))
        left -= max(1, len(line.strip()))
        number, first = number + 1, 0
    return None
