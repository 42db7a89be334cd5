"""Comparing French words."""

from __future__ import annotations

import re
import unicodedata

_LEVELLED = (*((mark, "'") for mark in "’‘ʼ′`´"), *((mark, "-") for mark in "‐‑‒–—−"))
_USUAL_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]")
_PERHAPS_OTHERS = re.compile("[^\0-\u0482\u2000-\u20cf]")
"""Where all the other characters are that combine with the one before; told by where they are not.

re goes through a range one by one when it compiles it, and this one is short.
"""


def canonical(text: str) -> str:
    """Unicode form, case, apostrophes, kinds of hyphen and runs of spaces levelled; the rest is kept."""
    levelled = unicodedata.normalize("NFC", text).casefold()
    for mark, plain in _LEVELLED:
        if mark in levelled:  # far cheaper than `translate`, which looks each letter up
            levelled = levelled.replace(mark, plain)
    return " ".join(levelled.split())


def without_accents(text: str) -> str:
    """The text without diacritics."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    if not _PERHAPS_OTHERS.search(decomposed):
        return unicodedata.normalize("NFC", _USUAL_ACCENTS.sub("", decomposed))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def without_ligatures(text: str) -> str:
    """`œ` as `oe`, `æ` as `ae`."""
    return text.replace("œ", "oe").replace("æ", "ae")


def without_hyphens(text: str) -> str:
    """Hyphens as spaces, and no space at either end."""
    return " ".join(text.replace("-", " ").split())


def search_key(text: str) -> str:
    """What two texts share when a person would call them the same word."""
    return without_hyphens(without_accents(without_ligatures(canonical(text))))
