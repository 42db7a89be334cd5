"""Judging a word taken apart: the cut, then the meaning of each part; the score is the share that is right.

The meanings are asked of the right parts, so that a wrong cut spoils none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from quizz.domain.judgement import Judgement, Part
from quizz.domain.judging.reading import read_text
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.judging.writing import trimmed
from quizz.domain.question import Element, Spelling, WordParts
from quizz.domain.text import search_key

SEPARATOR = "/"
_STROKES = re.compile(r"[/|\\+]")
"""What people cut with."""
_LITTLE = frozenset(["le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "au", "aux"])
"""Words of a meaning that change nothing to it."""


def judge_cutting(question: WordParts, texts: Sequence[str], vocabulary: Vocabulary) -> Judgement:
    """`texts`: the word cut by `/`, then the meanings; one that is missing is left empty, one too many is
    ignored. Where the cuts are is what counts: accents and spaces do not."""
    size = 1 + len(question.elements)
    given = tuple(trimmed(text) for text in texts[:size])
    given += ("",) * (size - len(given))
    parts = (
        _cut_part(question, given[0]),
        *(_meaning(*found, vocabulary) for found in zip(question.elements, given[1:], strict=True)),
    )
    right = sum(part.right for part in parts)
    return Judgement(
        correct=right == size,
        score=right / size,
        expected=_expected(question),
        given=tuple(part.given for part in parts),
        parts=parts,
        notes=tuple(part.feedback for part in parts if part.feedback),
        forgiven=tuple(dict.fromkeys(chain.from_iterable(part.forgiven for part in parts))),
    )


def cutting_unknown(question: WordParts) -> Judgement:
    """The right cut and the meanings, none given."""
    cut, *meanings = _expected(question)
    parts = (
        Part(cut, right=False),
        *(
            Part(meaning, right=False, place=element.text)
            for element, meaning in zip(question.elements, meanings, strict=True)
        ),
    )
    return Judgement(correct=False, score=0.0, expected=_expected(question), parts=parts, unknown=True)


def shown_cut(texts: Sequence[str]) -> str:
    """`hépato | mégalie`."""
    return " | ".join(texts)


def pieces_of(cut: str) -> tuple[str, ...]:
    """What stands between the strokes of a word cut by `/`, or by another such sign, spaces apart."""
    return tuple(piece.strip() for piece in _STROKES.split(cut) if piece.strip())


def right_cut(question: WordParts) -> tuple[str, ...]:
    """The cut that is shown."""
    return tuple(element.text for element in question.elements)


def is_right_cut(question: WordParts, pieces: Sequence[str]) -> bool:
    """Whether a word is cut as it should, or in another way that is accepted."""
    asked = tuple(map(search_key, pieces))
    return any(asked == tuple(map(search_key, cut)) for cut in (right_cut(question), *question.cuts))


def _cut_part(question: WordParts, text: str) -> Part:
    shown = right_cut(question)
    pieces = pieces_of(text)
    return Part(shown_cut(shown), is_right_cut(question, pieces), given=shown_cut(pieces))


def _meaning(element: Element, text: str, vocabulary: Vocabulary) -> Part:
    reading = read_text(text, element.meanings, Spelling.LENIENT, vocabulary)
    if not reading.right and (gist := _gist(text)) and gist in map(_gist, element.meanings):
        return Part(element.meanings[0], right=True, given=text, place=element.text)
    return Part(
        element.meanings[0],
        reading.right,
        given=text,
        feedback=" ".join(reading.notes),
        difference=reading.difference,
        forgiven=reading.forgiven,
        place=element.text,
    )


def _gist(meaning: str) -> tuple[str, ...]:
    """The words of a meaning that tell, in the singular: « augmentation du volume », « les reins »."""
    words = search_key(meaning.replace("’", " ").replace("'", " ")).split()
    told = (word for word in words if word not in _LITTLE)
    return tuple(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in told)


def _expected(question: WordParts) -> tuple[str, ...]:
    return (shown_cut(right_cut(question)), *(element.meanings[0] for element in question.elements))
