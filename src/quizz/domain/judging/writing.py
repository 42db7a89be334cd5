"""What is levelled in any typed answer, whatever the policy: case, spaces, signs around it, an article."""

from __future__ import annotations

import re

from quizz.domain.text import canonical, search_key

MAX_TYPED = 500
"""Letters of a typed answer that are looked at."""

_VOWELS = "aàâæeéèêëiîïoôœuùûü"
_ARTICLE = re.compile(
    rf"(?:([ld])(?:['’] ?| (?=[{_VOWELS}hy]))|(le|la|les|un|une|des|du) )(?=\w)", re.IGNORECASE
)
_INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W_])+(?!\w)\.?")
_CLOSING = {"«": "»", "“": "”", '"': '"', "'": "'"}
_FINAL = " .…?!;,"


def trimmed(text: str) -> str:
    """The part of a typed answer that is judged and shown."""
    return text[:MAX_TYPED].strip()


def plain(text: str) -> str:
    """The canonical form, without the stops of `E.C.G.`, the signs at the end nor the quotes around it."""
    level = _INITIALS.sub(lambda found: found[0].replace(".", ""), canonical(text))
    return _unwrapped(level) or level


def has_article(level: str) -> bool:
    """Whether a canonical text begins with an article and goes on."""
    return _ARTICLE.match(level) is not None


def without_article(level: str) -> str:
    """A canonical text without its leading article."""
    found = _ARTICLE.match(level)
    return level[found.end() :] if found else level


def well_elided(level: str) -> bool:
    """Whether the article agrees with the sound that follows: « l'uretère », never « le uretère ».

    Both are let through before `h` and `y`, which only a dictionary can tell mute. « l uretère » lacks its
    apostrophe.
    """
    found = _ARTICLE.match(level)
    if found is None:
        return True
    following = level[found.end()]
    if found[1]:
        return found[0][1] != " " and following in _VOWELS + "hy"
    return found[2] not in {"le", "la", "du"} or following not in _VOWELS


def _unwrapped(level: str) -> str:
    """A text without final signs nor surrounding quotes, in whatever order they come."""
    while (inner := _unquoted(level.rstrip(_FINAL))) != level:
        level = inner
    return level


def _unquoted(level: str) -> str:
    quoted = len(level) > 2 and _CLOSING.get(level[0]) == level[-1]
    return level[1:-1].strip() if quoted else level


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
