"""Which wrong options go with a key: the most tempting ones, of lengths that do not betray it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from quizz.domain.glossary.keys import levelled
from quizz.domain.likeness import likeness
from quizz.domain.question import Choice

LISTED = 100.0
"""Relevance of a confusion that the glossary lists: always before the others."""

SHOWN = 4
_POOL = 6
_LISTED_AT_MOST = 4
_WINDOW = 10
_ALIKE = 90.0


class Wrong(Struct, frozen=True):
    """A wrong option; the higher `relevance`, the more tempting.

    `feedback` words what is told to who picks it: most are compared and not kept.
    """

    text: str
    feedback: Callable[[], str]
    relevance: float


def with_distractors(key: str, wrongs: Iterable[Wrong]) -> tuple[Choice, ...]:
    """The key and up to six wrong options, drawn from when shown."""
    chosen = _balanced(key, _distinct(key, wrongs))
    return (Choice(key, correct=True), *(Choice(wrong.text, feedback=wrong.feedback()) for wrong in chosen))


def draw_of(choices: tuple[Choice, ...]) -> int:
    """How many are shown: four, or all when there are no more."""
    return SHOWN if len(choices) > SHOWN else 0


def _distinct(key: str, wrongs: Iterable[Wrong]) -> list[Wrong]:
    """Best first, no text like the key or a better one; listed confusions may look alike."""
    kept: list[Wrong] = []
    texts = [levelled(key)]
    for wrong in sorted(wrongs, key=lambda wrong: (-wrong.relevance, wrong.text)):
        text = levelled(wrong.text)
        limit = 100.0 if wrong.relevance >= LISTED else _ALIKE
        if all(likeness(text, other) < limit for other in texts):
            kept.append(wrong)
            texts.append(text)
        if len(kept) == _POOL + _WINDOW:
            break
    return kept


def _balanced(key: str, wrongs: list[Wrong]) -> list[Wrong]:
    """Listed confusions first, then the best of the side, longer or shorter than the key, that has fewer."""
    chosen = [wrong for wrong in wrongs if wrong.relevance >= LISTED][:_LISTED_AT_MOST]
    rest = [wrong for wrong in wrongs if wrong not in chosen]
    while rest and len(chosen) < _POOL:
        longer = sum(_is_longer(wrong, key) for wrong in chosen)
        wanted = longer <= len(chosen) - longer
        best = next((wrong for wrong in rest[:_WINDOW] if _is_longer(wrong, key) is wanted), rest[0])
        rest.remove(best)
        chosen.append(best)
    return chosen


def _is_longer(wrong: Wrong, key: str) -> bool:
    return len(wrong.text) >= len(key)
