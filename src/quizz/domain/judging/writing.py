"""What is levelled in any typed answer, whatever the policy: stop, spaces, case, and a leading article."""

from __future__ import annotations

import re

from quizz.domain.text import canonical, search_key

MAX_TYPED = 500
"""Letters of a typed answer that are looked at."""

_ARTICLE = re.compile(r"(?:([ld]['’]) ?|(le|la|les|un|une|des|du) )(?=\w)", re.IGNORECASE)
_VOWELS = "aàâæeéèêëiîïoôœuùûü"


def trimmed(text: str) -> str:
    """The part of a typed answer that is judged and shown."""
    return text[:MAX_TYPED].strip()


def plain(text: str) -> str:
    """The canonical form, without the stop that ends a sentence."""
    level = canonical(text)
    return level.removesuffix(".").rstrip() or level


def has_article(level: str) -> bool:
    """Whether a canonical text begins with an article and goes on."""
    return _ARTICLE.match(level) is not None


def without_article(level: str) -> str:
    """A canonical text without its leading article."""
    found = _ARTICLE.match(level)
    return level[found.end() :] if found else level


def well_elided(level: str) -> bool:
    """Whether the article agrees with the sound that follows: « l'uretère », never « le uretère ».

    Both are let through before `h` and `y`, which only a dictionary can tell mute.
    """
    found = _ARTICLE.match(level)
    if found is None:
        return True
    following = level[found.end()]
    if found[1]:
        return following in _VOWELS + "hy"
    return found[2] not in {"le", "la", "du"} or following not in _VOWELS


def bare(text: str) -> str:
    """The letters and digits of a text, without accents, article, hyphens nor spaces."""
    return "".join(filter(str.isalnum, search_key(without_article(plain(text)))))


def lookup_key(text: str) -> str:
    """What the writings of one term share: its bare letters and digits, without plural `s`."""
    words = search_key(without_article(plain(text))).replace("'", " ").split()
    return "".join(filter(str.isalnum, "".join(map(_singular, words))))


def _singular(word: str) -> str:
    """A word without its `s`, unless it is too short for a plural: os, pus."""
    return word.removesuffix("s") if len(word) > 3 else word
