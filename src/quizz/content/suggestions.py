"""« Voulez-vous dire … ? »"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from quizz.i18n import _


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    found = process.extractOne(
        word[:80], list(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=65
    )
    return str(found[0]) if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """« Voulez-vous dire … ? », or the list of what is known."""
    known = sorted(known)
    near = nearest(word, known)
    if near:
        return _("Voulez-vous dire « {word} » ?").format(word=near)
    return _("Valeurs possibles : {words}.").format(words=", ".join(known))
