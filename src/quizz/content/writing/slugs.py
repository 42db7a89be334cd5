"""Ids proposed from titles."""

from __future__ import annotations

import re
from collections.abc import Container

from quizz.domain.text import canonical, without_accents, without_ligatures

LONGEST = 80
"""Of any id, as the reader wants it."""
_SMALL = frozenset(
    {"a", "afin", "au", "aux", "avec", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du"}
    | {"elle", "en", "est", "et", "il", "l", "la", "le", "les", "leur", "lui", "ou", "par", "pas"}
    | {
        "pour",
        "qu",
        "que",
        "quel",
        "quelle",
        "quelles",
        "quels",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sont",
    }
    | {"sur", "t", "un", "une", "vous", "y"}
)
"""Words that say nothing in an id."""


def slug(text: str, longest: int = 40) -> str:
    """`tiers-payant` for « Le tiers payant »: no article, no accent, whole words; empty without a letter."""
    levelled = without_accents(without_ligatures(canonical(text)))
    words = re.findall(r"[a-z0-9]+", levelled)
    told = [word for word in words if word not in _SMALL] or words
    found = ""
    for word in told:
        longer = f"{found}-{word}" if found else word[:longest]
        if len(longer) > longest:
            break
        found = longer
    return found


def literal(text: str) -> str:
    """All the words of a text that was meant as an id: `mon-id` for « Mon-Id »."""
    levelled = without_accents(without_ligatures(canonical(text)))
    return "-".join(re.findall(r"[a-z0-9]+", levelled))[:LONGEST].rstrip("-")


def free(wanted: str, taken: Container[str]) -> str:
    """The id, or the first of `id-2`, `id-3`… that nothing has."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        end = f"-{number}"
        found = wanted[: LONGEST - len(end)].rstrip("-") + end
    return found
