"""Q114: options of which one holds the other, so that both are right or both are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.options import Option
from quizz.content.rules.quantities import quantity
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.content.templates import OPENING
from quizz.i18n import _

_ASKS_A_BOUND = re.compile(
    r"maxim|minim|plafond|limit|seuil|\bau (?:plus|moins)\b|délai|à partir d|jusqu|au plus t", re.IGNORECASE
)
_ADDED = re.compile(r"\s?(?:,|;|\+|\s)\s?(?:et|ou|ainsi que|avec|sans|puis|mais|plus|sauf|si)\b|\s?[,;+]")
_WORDS = 3
_LETTERS = 8


def overlapping(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Ranges that share numbers, and a text that begins another one. Choices only, not options of blanks."""
    for offer in written.offers:
        if not offer.gap:
            yield from _ranges(written, offer.options)
            yield from _texts(written, offer.options)


def _ranges(written: WrittenQuestion, options: tuple[Option, ...]) -> Iterator[Flaw]:
    """Bounds in one direction are sound options when the question asks for the bound itself."""
    found = [(option, measured) for option in options if (measured := quantity(option.text))]
    if all(measured.is_point for _option, measured in found):
        return
    bounds_asked = _ASKS_A_BOUND.search(written.question.prompt) is not None
    for (first, one), (second, other) in combinations(found, 2):
        one_way = one.is_bound and other.is_bound and (one.low == other.low or one.high == other.high)
        if one.meets(other) and not (one_way and bounds_asked):
            yield _flaw(
                written,
                second,
                _("« {text} » et « {other} », ligne {line}, ont des nombres en commun."),
                first,
                _("Séparez-les, par exemple « moins de 5 », « de 5 à 9 », « 10 et plus »."),
            )


def _texts(written: WrittenQuestion, options: tuple[Option, ...]) -> Iterator[Flaw]:
    for first, second in combinations(options, 2):
        shorter, longer = sorted((first, second), key=lambda option: len(option.text))
        if shorter.text[:3].casefold() == longer.text[:3].casefold() and _begins(shorter.text, longer.text):
            yield _flaw(
                written,
                longer,
                _("« {text} » contient « {other} », ligne {line} : ils ne s’excluent pas."),
                shorter,
                _("Écrivez des choix qui s’excluent, ou ne gardez que l’un des deux."),
            )


def _begins(shorter: str, longer: str) -> bool:
    """Whether a text of three words begins another, or one of eight letters to which the other adds."""
    shorter, longer = (text.rstrip(" .»\u00a0").casefold() for text in (shorter, longer))
    if OPENING in longer or len(shorter) < _LETTERS or len(longer) <= len(shorter):
        return False
    rest = longer[len(shorter) :]
    if not longer.startswith(shorter) or rest[0].isalnum() or rest[0] in "-’'":
        return False
    if quantity(shorter):
        return False
    return len(shorter.split()) >= _WORDS or _ADDED.match(rest) is not None


def _flaw(written: WrittenQuestion, option: Option, message: str, other: Option, remedy: str) -> Flaw:
    line = written.place(*other.path)[0]
    return Flaw(
        written.place(*option.path),
        message.format(text=option.shown, other=other.shown, line=line),
        remedy,
    )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.OVERLAPPING_OPTIONS, Severity.WARNING, overlapping),
)
