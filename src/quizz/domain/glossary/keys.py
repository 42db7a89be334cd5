"""Texts levelled for comparison; kept, since choosing options compares each entry with all the others."""

from __future__ import annotations

import re
from functools import lru_cache

from quizz.domain.text import canonical, search_key, without_accents, without_ligatures

_KEPT = 1 << 15


@lru_cache(maxsize=_KEPT)
def levelled(text: str) -> str:
    """The search key of a text: no accents, case, hyphens nor ligatures."""
    return search_key(text)


@lru_cache(maxsize=_KEPT)
def form_key(form: str) -> str:
    """A word part without accents; its hyphens stay, since they tell a suffix from a prefix."""
    return without_accents(without_ligatures(canonical(form)))


def says(text: str, word: str) -> bool:
    """Whether a text holds a word or a group of words, accents, hyphens and a plural apart."""
    where, what = levelled(text), levelled(word)
    return what in where and bool(re.search(rf"\b{re.escape(what)}s?\b", where))
