"""French typography of a text: what is not as printers write it, and what to put there instead.

After the Lexique des règles typographiques en usage à l’Imprimerie nationale. Only what is sure is told: a
word that has two spellings, or whose accent depends on the sense, is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from quizz.domain.late_pattern import LatePattern

NO_BREAK = "\u00a0"
_FIXED = "\u00a0\u202f"
"""Spaces at which no line is broken."""


class Kind(StrEnum):
    """What a correction is about."""

    SPACE = "space"
    """A space that a sign wants before or after it, and at which no line may be broken."""
    EXTRA_SPACE = "extra_space"
    QUOTES = "quotes"
    APOSTROPHE = "apostrophe"
    LIGATURE = "ligature"
    ELLIPSIS = "ellipsis"
    CAPITAL = "capital"


class Correction(Struct, frozen=True):
    """Put `right` in the place of the text from `start` to `end`."""

    kind: Kind
    start: int
    end: int
    right: str


class Habit(Struct, frozen=True):
    """One habit of French printers. `signs`: a text without any of them has no fault of this kind."""

    kind: Kind
    signs: tuple[str, ...]
    fault: LatePattern
    right: Callable[[str], str]

    def suspects(self, text: str) -> bool:
        """Whether a text may have such a fault; cheap, since most texts have none."""
        for sign in self.signs:  # asked for every text: a loop is quicker than `any`
            if sign in text and not (self.kind is Kind.SPACE and _is_held(text, sign)):
                return True
        return False


_WITH_LIGATURE = (
    "cœur sœur œillet œuvre œdème œdémateux œdémateuse fœtus fœtal fœtale fœtaux œsophage œsophagien "
    "œsophagienne œsophagite œstrogène œstradiol œstroprogestatif œstroprogestative nœud vœu mœurs œil "
    "œuf manœuvre manœuvrer bœuf rancœur consœur chœur désœuvré contrecœur myxœdème lymphœdème angiœdème"
)
_LIGATURES = {
    word.replace("œ", "oe"): word
    for stem in _WITH_LIGATURE.split()
    for word in (stem, f"{stem}s", f"{stem}x")
}
_WITH_CAPITAL = (
    "École Écoute Écoutez Écrire Écrivez Écriture Échographie Échéance Éducation Également Électronique "
    "Électrocardiogramme Élément Équipe Établissement Établir Établissez État Étape Étude Éthique "
    "Étranger Évaluation Éviter Évitez Événement Épaule Épilepsie Épreuve"
)
_CAPITALS = {"E" + word[1:]: word for stem in _WITH_CAPITAL.split() for word in (stem, f"{stem}s")}
_STARTS = tuple(sorted({word[:2] for word in _CAPITALS}))
_AFTER_A = (
    "la l’ l' cette ce partir noter savoir défaut son sa ses votre vos quel quelle quels quelles qui quoi"
)


def _oe(word: str) -> str:
    right = _LIGATURES[word.lower()]
    if word.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right


def _any(words: str | dict[str, str]) -> str:
    listed = words.split() if isinstance(words, str) else words
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


_HABITS = (
    Habit(
        Kind.SPACE,
        ("?", "!", ";"),
        # Not in « ?! », « (?) », nor before a letter, as in an address.
        LatePattern(rf"(?<=[^\s{_FIXED}?!;(«¿¡]) ?(?=[?!;](?!\w))"),
        lambda _found: NO_BREAK,
    ),
    Habit(Kind.SPACE, (":",), LatePattern(r"""(?<=[\w)»"\].%€…]) ?(?=:(?:\s|$))"""), lambda _found: NO_BREAK),
    Habit(
        Kind.SPACE,
        ("«", "»"),
        LatePattern(rf"(?<=[^\s{_FIXED}«]) ?(?=»)|(?<=«) ?(?=[^\s{_FIXED}»])"),
        lambda _found: NO_BREAK,
    ),
    Habit(Kind.SPACE, ("%", "€"), LatePattern(r"(?<=\d) ?(?=[%€])"), lambda _found: NO_BREAK),
    Habit(
        Kind.QUOTES,
        ('"',),
        LatePattern(r'(?<![\w"])"(?=[^\s"])[^"\n]{1,400}(?<=\S)"(?![\w"])'),
        lambda found: f"«{NO_BREAK}{found[1:-1]}{NO_BREAK}»",
    ),
    Habit(Kind.APOSTROPHE, ("'",), LatePattern(r"(?<=[^\W\d_])'(?=[^\W\d_]|[«\"])"), lambda _found: "’"),
    Habit(Kind.ELLIPSIS, ("...",), LatePattern(r"(?<!\.)\.{3}(?!\.)"), lambda _found: "…"),
    Habit(
        Kind.EXTRA_SPACE, (" ,", " ."), LatePattern(r"""(?<=[\w)»"]) +(?=[,.](?![.\w]))"""), lambda _found: ""
    ),
    Habit(Kind.EXTRA_SPACE, ("  ",), LatePattern(r"(?<=\w) {2,}(?=\w)"), lambda _found: " "),
    Habit(Kind.LIGATURE, ("oe", "Oe", "OE"), LatePattern(rf"\b(?:{_any(_LIGATURES)})\b", re.IGNORECASE), _oe),
    Habit(Kind.CAPITAL, _STARTS, LatePattern(rf"\b(?:{_any(_CAPITALS)})\b"), _CAPITALS.__getitem__),
    Habit(
        Kind.CAPITAL,
        ("A ",),
        LatePattern(rf"(?:^|(?<=[.!?…] )|(?<=«[ {_FIXED}]))A(?= (?:{_any(_AFTER_A)})(?:\b|(?<=[’'])))"),
        lambda _found: "À",
    ),
)
_SHIELDS = ("{", "://", "www.", "@", "`", ":\\")
_SHIELDED = LatePattern(
    r"\{\{[^{}]*\}\}|\{\d+\}|\b\w+://\S+|\bwww\.\S+|(?<!\S)[^\s@]+@\S+\.\w+|`[^`]*`|\b[A-Za-z]:\\\S*"
)
"""What is not prose: templates, gaps, addresses, code, paths."""


def suspected(text: str) -> list[Habit]:
    """The habits that may find fault with a text, or with one of several that it is made of."""
    return [habit for habit in _HABITS if habit.suspects(text)]


def corrections(text: str, habits: Iterable[Habit] | None = None) -> Iterator[Correction]:
    """What is to be corrected in a text, in its order; corrections never overlap.

    `habits`: those that may find fault with it, when they are known.
    """
    found = [
        Correction(habit.kind, match.start(), match.end(), habit.right(match.group()))
        for habit in (_HABITS if habits is None else habits)
        if habit.suspects(text)
        for match in habit.fault.finditer(text)
    ]
    if not found:
        return
    shielded = (
        [match.span() for match in _SHIELDED.finditer(text)] if any(s in text for s in _SHIELDS) else []
    )
    stops = [stop for _start, stop in shielded]
    end = -1
    for correction in sorted(found, key=lambda one: (one.start, -one.end)):
        nearest = bisect_right(stops, correction.start)
        inside = nearest < len(shielded) and shielded[nearest][0] < correction.end
        if correction.start >= end and not inside:
            end = max(correction.end, correction.start + 1 if correction.start == correction.end else 0)
            yield correction


def _is_held(text: str, sign: str) -> bool:
    """Whether each sign has its space at which no line is broken: after «, before the others."""
    left = text.count(sign)
    for space in _FIXED:
        left -= text.count(sign + space if sign == "«" else space + sign)
    return not left


def corrected(text: str, as_read: str = "") -> str:
    """The text with all its corrections; `as_read`: the same, less what is to be left as it is."""
    parts = []
    at = 0
    for correction in corrections(as_read or text):
        parts += [text[at : correction.start], correction.right]
        at = correction.end
    return "".join([*parts, text[at:]])
