"""The typed text beside the accepted one, letter by letter."""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Levenshtein

from quizz.domain.judgement import Span
from quizz.domain.text import canonical


def difference(expected: str, typed: str) -> tuple[Span, ...]:
    """Align both texts; the spans put end to end give each of them back exactly.

    Letters are the same when only what never matters parts them: case, Unicode form, kind of apostrophe
    or space.
    """
    if expected == typed:
        return (Span(expected, typed, same=True),) if expected else ()
    wanted, given = _letters(expected), _letters(typed)
    return tuple(
        Span(
            "".join(wanted[step.src_start : step.src_end]),
            "".join(given[step.dest_start : step.dest_end]),
            step.tag == "equal",
        )
        for step in Levenshtein.opcodes(list(map(_level, wanted)), list(map(_level, given)))
    )


def _letters(text: str) -> list[str]:
    """The text cut into letters with their combining marks, and runs of spaces."""
    letters: list[str] = []
    for character in text:
        if letters and (unicodedata.combining(character) or (character.isspace() and letters[-1].isspace())):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _level(letter: str) -> str:
    return " " if letter.isspace() else canonical(letter)
