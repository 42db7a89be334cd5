"""The name that was probably meant. rapidfuzz is imported only when somebody mistyped."""

from __future__ import annotations

from collections.abc import Iterable


def near_name(word: str, known: Iterable[str]) -> str:
    """The known name nearest to a word, or nothing."""
    from quizz.content.suggestions import nearest

    return nearest(word, known)
