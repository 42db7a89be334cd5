"""Texts as the rules of writing read them: as long as they are written, less what is wrong on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizz.domain.texts.alternatives import pieces
from quizz.domain.texts.faults import occurrences
from quizz.domain.texts.words import tokens

BLOT = "/"
"""What stands for a letter that is not read: no word, and no fault of typography."""
_LETTER = re.compile(r"\S")


def without_faults(text: str, wrongs: Iterable[str]) -> str:
    """A text whose planted faults cannot be read any more."""
    known = tokens(text)
    for wrong in wrongs:
        for start, end in occurrences(text, wrong, known):
            text = text[:start] + _LETTER.sub(BLOT, text[start:end]) + text[end:]
    return text


def without_braces(text: str) -> str:
    """A text with all its forms, one after the other."""
    for piece in pieces(text):
        if piece.is_choice:
            inside = text[piece.start + 1 : piece.end - 1].replace("|", BLOT)
            text = f"{text[: piece.start]}{BLOT}{inside}{BLOT}{text[piece.end :]}"
    return text
