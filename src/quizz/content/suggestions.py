"""« Voulez-vous dire … ? »"""

from __future__ import annotations

from collections.abc import Iterable

from quizz.domain.text import without_accents, without_ligatures
from quizz.i18n import _


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing; rapidfuzz is imported when one is wanted."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        word[:80], list(known), scorer=fuzz.ratio, processor=_levelled, score_cutoff=65
    )
    return str(found[0]) if found else ""


def _levelled(word: str) -> str:
    """Ids have no accents, and who types one often writes those of the word."""
    return without_accents(without_ligatures(word.lower()))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """« Voulez-vous dire … ? », or the list of what is known."""
    known = sorted(known)
    near = nearest(word, known)
    if near:
        return _("Voulez-vous dire « {word} » ?").format(word=near)
    return _("Valeurs possibles : {words}.").format(words=", ".join(known))
