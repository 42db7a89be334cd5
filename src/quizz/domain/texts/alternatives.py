"""What is accepted as well, in braces: `de {62|soixante-deux} ans`; the first form is shown and read.

`{{tariff:G}}` is a template and is left as it is: it is filled before a text is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

_GROUP = re.compile(r"(\{\{[^{}]*\}\})|\{((?:[^{}]|\{\{[^{}]*\}\})*)\}")
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")


class Piece(NamedTuple):
    """A run of a text: the forms that it may have, one for what is fixed; and where it is written."""

    forms: tuple[str, ...]
    start: int
    end: int

    @property
    def is_choice(self) -> bool:
        """Whether it stands in braces."""
        return len(self.forms) > 1


def pieces(text: str) -> tuple[Piece, ...]:
    """A text cut at its braces, in order. Braces that hold no `|` are plain text, as are lone ones."""
    found: list[Piece] = []
    at = 0
    for match in _GROUP.finditer(text):
        if match[1] is None and "|" in match[2]:
            found.append(Piece((text[at : match.start()],), at, match.start()))
            found.append(Piece(tuple(form.strip() for form in match[2].split("|")), *match.span()))
            at = match.end()
    return (*found, Piece((text[at:],), at, len(text)))


def expanded(text: str) -> str:
    """The first form of a text, for the screen and for the voice."""
    return joined(piece.forms[0] for piece in pieces(text)) if "{" in text else text


def joined(forms: Iterable[str]) -> str:
    """The forms one after the other; one that is empty leaves no space of its own."""
    text, skipped = "", False
    for form in forms:
        close = skipped and (not text or text[-1].isspace())
        if close and form[:1] in {",", "."}:
            text = text.rstrip(" ")
        text += form.lstrip(" ") if close else form
        skipped = not form or (skipped and not form.strip())
    return text


def stray_brace(text: str) -> int | None:
    """Where a brace stands that makes neither a choice nor a template; None when there is none."""
    spans = [piece[1:] for piece in pieces(text) if piece.is_choice]
    spans += [match.span() for match in _TEMPLATE.finditer(text)]
    within = set(chain.from_iterable(range(start, end) for start, end in spans))
    return next((at for at, sign in enumerate(text) if sign in "{}" and at not in within), None)
