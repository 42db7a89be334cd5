"""Q002: options that say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.options import Offer, Option, about_writing
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.content.templates import OPENING
from quizz.i18n import _

NEAR = 95
"""Of 100, as rapidfuzz counts the letters that two texts share."""
_FAR = 75
"""Below, two texts of some length cannot be near once levelled."""
_LONG = 20
_TOO_LONG = 500
"""Characters of an option that is not compared: nobody takes two such texts for one."""
_PUNCTUATION = re.compile(r"(?<![0-9])[.,:](?![0-9])|(?<=[0-9])[.,:](?![0-9])|[^\w\s.,:<>≤≥=+−±%€$°@]|_")
_DOUBLED = re.compile(r"([^\W\d])\1")
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "d", "de", "du"})
_ENDINGS = frozenset({"", "s", "e", "es", "x"})


def near_duplicates(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Choices that differ by their case, accents, punctuation, or a mark of gender or number alone.

    Not the options of a blank: they often differ by a letter, which is what is asked. Nor the choices of a
    question about writing, or all alike. The reader itself refuses those that are the same.
    """
    for offer in written.offers:
        pairs = [] if offer.gap else list(_alike(offer))
        if pairs and not about_writing(written.question) and not _all_alike(offer, pairs):
            for first, second in pairs:
                yield Flaw(
                    written.place(*second.path),
                    _("« {text} » dit la même chose que « {other} », ligne {line}.").format(
                        text=second.shown, other=first.shown, line=written.place(*first.path)[0]
                    ),
                    _("Remplacez l’un des deux choix par une autre erreur plausible, ou supprimez-le."),
                )


def _alike(offer: Offer) -> Iterator[tuple[Option, Option]]:
    levelled: dict[str, str] = {}
    for first, second in combinations(offer.options, 2):
        one, other = first.text, second.text
        if OPENING in one or OPENING in other or _far(one, other):
            continue
        for text in (one, other):
            if text not in levelled:
                levelled[text] = _level(text)
        if _same(levelled[one], levelled[other]):
            yield first, second


def _far(one: str, other: str) -> bool:
    """Whether two long texts are too different to be compared more closely."""
    shorter, longer = sorted((len(one), len(other)))
    if longer > min(shorter * 2 + 4, _TOO_LONG):
        return True
    return shorter >= _LONG and not fuzz.ratio(one, other, score_cutoff=_FAR)


def _same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one == other:
        return True
    if fuzz.ratio(one, other) < NEAR:
        return False
    words, others = ([word for word in text.split() if word not in _ARTICLES] for text in (one, other))
    return len(words) == len(others) and all(map(_inflected, words, others))


def _inflected(one: str, other: str) -> bool:
    """Whether two words are one, but for a mark of gender or number, or a doubled letter."""
    if one == other:
        return True
    shorter, longer = sorted((_DOUBLED.sub(r"\1", one), _DOUBLED.sub(r"\1", other)), key=len)
    return len(shorter) >= 4 and longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS


def _level(text: str) -> str:
    """The text without case, accents nor punctuation; signs that change the meaning stay."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_PUNCTUATION.sub(" ", bare).split())


def _all_alike(offer: Offer, pairs: list[tuple[Option, Option]]) -> bool:
    """Whether every option is like another: to tell them apart is what is asked."""
    return len({option.path for pair in pairs for option in pair}) == len(offer.options)


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.DUPLICATE_TEXT, Severity.WARNING, near_duplicates),
)
