"""Where each character of a text stands in the source of its scalar: plain, quoted or block."""

from __future__ import annotations

from quizz.content.nodes import Place

Span = tuple[int, int]
"""Start and end in the source. A folded line break is one span: the space that it became."""

_BLANK = " \n"
_ESCAPED = '"\\/'
"""What a double-quoted text may escape and still be followed; any other escape is not."""


def offset_of(text: str, place: Place) -> int:
    """The offset of a line and a column in a text whose lines end with a line feed."""
    line, column = place
    at = 0
    for _line in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def align(source: str, start: int, text: str) -> list[Span] | None:
    """The span of each character of a scalar that starts at that offset; None when it cannot be followed."""
    opening = source[start : start + 1]
    at = start
    if opening in {"'", '"'}:
        at += 1
    elif opening in {"|", ">"}:
        at = source.find("\n", start) + 1
        if not at:
            return None
    spans: list[Span] = []
    at = _after_blanks(source, at)
    rank = 0
    while rank < len(text):
        if text[rank] in _BLANK:
            count = _blanks_at(text, rank)
            end = _after_blanks(source, at)
            if end == at and rank + count < len(text):
                return None
            spans += _spread(source[at:end], text[rank : rank + count], at)
            rank, at = rank + count, end
            continue
        after = _end_of(source, at, text[rank], opening)
        if after is None:
            return None
        spans.append((at, after))
        rank, at = rank + 1, after
    return spans


def _end_of(source: str, at: int, character: str, opening: str) -> int | None:
    """Where the source of a character that begins at `at` ends."""
    written = source[at : at + 2]
    if opening == "'" and written[:1] == "'":
        return at + 2 if written == "''" and character == "'" else None
    if opening == '"' and written[:1] in {"\\", '"'}:
        known = (
            len(written) == 2 and written[0] == "\\" and written[1] in _ESCAPED and written[1] == character
        )
        return at + 2 if known else None
    return at + 1 if written[:1] == character else None


def _spread(written: str, blanks: str, at: int) -> list[Span]:
    """The spans of some blanks: one to one when they read the same, else all are the whole."""
    if written == blanks:
        return [(at + rank, at + rank + 1) for rank in range(len(blanks))]
    return [(at, at + len(written))] * len(blanks)


def _blanks_at(text: str, rank: int) -> int:
    return len(text) - rank - len(text[rank:].lstrip(_BLANK))


def _after_blanks(source: str, at: int) -> int:
    while source[at : at + 1] in {" ", "\n"}:
        at += 1
    return at
