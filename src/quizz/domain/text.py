"""Comparing French words."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'"})
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def canonical(text: str) -> str:
    """Unicode form, case, apostrophes, kinds of hyphen and runs of spaces levelled; the rest is kept."""
    levelled = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES).translate(_HYPHENS)
    return " ".join(levelled.split())


def without_accents(text: str) -> str:
    """The text without diacritics."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def without_ligatures(text: str) -> str:
    """`œ` as `oe`, `æ` as `ae`."""
    return text.translate(_LIGATURES)


def without_hyphens(text: str) -> str:
    """Hyphens as spaces, and no space at either end."""
    return " ".join(text.replace("-", " ").split())


def search_key(text: str) -> str:
    """What two texts share when a person would call them the same word."""
    return without_hyphens(without_accents(without_ligatures(canonical(text))))
