"""Q110 and Q111: options that are not written alike, or that all begin alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.options import Offer, Option, about_writing, shortened
from quizz.content.rules.passages import Role
from quizz.content.rules.quantities import Quantity, quantity, same_unit
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.i18n import _

SHARED = 3
"""Words that all the options may begin with before they belong to the stem."""
_FIRST = re.compile(r"[\s«“\"(\[]*([^\W\d_]+)(?![^\W\d_]*[0-9])")
_BRANDS = frozenset({"amelipro", "ameli", "e", "ph", "i"})
"""Words that keep their small letter everywhere."""
_NAMES = frozenset(
    {"M", "Mme", "MM", "Mlle", "Dr", "Dre", "Pr", "Pre", "Me", "Doctolib", "Weda", "Vega", "Word", "Excel"}
)
"""Titles and products, which keep their capital everywhere."""
_CLOSING = ' \u00a0\u202f»”")]'
_ABBREVIATED = re.compile(r"\b(?:etc|cf|ex|env|max|min|tél|[A-Za-z])\.$")


def uneven(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Capitals, final stops, units and the order of numbers, each told once for what is offered together."""
    for offer in written.offers:
        odds = [*_capitals(written, offer), *_stops(offer), *_numbers(offer)]
        if odds and not about_writing(written.question):
            for odd, message, remedy in odds:
                yield Flaw(written.place(*odd.path), message, remedy)


_Odd = tuple[Option, str, str]
"""An option that is not like the others, what is said of it, what to do."""


def _capitals(written: WrittenQuestion, offer: Offer) -> Iterator[_Odd]:
    small, capital = [], []
    for option in offer.options:
        found = _FIRST.match(option.text)
        word = found[1] if found else ""
        if word.islower() and word not in _BRANDS:
            small.append(option)
        elif word.istitle() and word not in _NAMES:
            capital.append((option, word))
    if small and capital:
        capital = [(option, word) for option, word in capital if not _is_name(written, word)]
    if small and len(small) <= len(capital):
        yield (
            small[0],
            _("« {text} » commence par une minuscule, d’autres choix par une majuscule.").format(
                text=small[0].shown
            ),
            _("Commencez-les tous de la même façon."),
        )
    elif small and capital:
        yield (
            capital[0][0],
            _("« {text} » commence par une majuscule, d’autres choix par une minuscule.").format(
                text=capital[0][0].shown
            ),
            _("Commencez-les tous de la même façon."),
        )


def _is_name(written: WrittenQuestion, word: str) -> bool:
    """Whether the question writes the word with a capital inside a sentence."""
    inside = re.compile(rf"[\w,’'-] ?{re.escape(word)}\b")
    return any(
        inside.search(passage.text)
        for passage in written.texts(Role.PROMPT, Role.CLOZE, Role.FEEDBACK, Role.EXPLANATION)
    )


def _stops(offer: Offer) -> Iterator[_Odd]:
    stopped, bare = [], []
    for option in offer.options:
        text = option.text.rstrip(_CLOSING)
        if text.endswith("."):
            if not text.endswith("..") and not _ABBREVIATED.search(text):
                stopped.append(option)
        elif text[-1:].isalnum():
            bare.append(option)
    if stopped and bare:
        with_stop = len(stopped) <= len(bare)
        odd = stopped[0] if with_stop else bare[0]
        message = (
            _("« {text} » se termine par un point, d’autres choix n’en ont pas.")
            if with_stop
            else _("« {text} » n’a pas de point final, d’autres choix en ont un.")
        )
        yield odd, message.format(text=odd.shown), _("Mettez un point à tous les choix, ou à aucun.")


def _numbers(offer: Offer) -> Iterator[_Odd]:
    """Only when every option is a number, with or without a unit."""
    measured: list[tuple[Option, Quantity]] = []
    for option in offer.options:
        found = quantity(option.text)
        if found is None:
            return
        measured.append((option, found))
    usual = Counter(found.written for _option, found in measured).most_common(1)[0][0]
    odd = next(((option, found) for option, found in measured if found.written != usual), None)
    if odd is not None and not (usual and odd[1].written):
        bare = odd[0] if usual else next(option for option, found in measured if not found.written)
        yield (
            bare,
            _("« {text} » n’a pas d’unité, et d’autres choix en ont une.").format(text=bare.shown),
            _("Donnez une unité à tous, ou mettez-la dans l’énoncé."),
        )
    elif odd is not None and same_unit(odd[1].written, usual):
        yield (
            odd[0],
            _("L’unité de « {text} » s’écrit autrement dans d’autres choix.").format(text=odd[0].shown),
            _("Écrivez-la partout de la même façon."),
        )
    elif len({found.unit for _option, found in measured}) == 1:
        yield from _unordered(measured)


def _unordered(measured: list[tuple[Option, Quantity]]) -> Iterator[_Odd]:
    bounds = [(found.low, found.high) for _option, found in measured]
    steps = [one < other for one, other in pairwise(bounds)]
    if any(step != steps[0] for step in steps):
        odd = measured[steps.index(not steps[0]) + 1][0]
        yield (
            odd,
            _("« {text} » n’est pas à sa place dans la suite des nombres.").format(text=odd.shown),
            _("Écrivez-les du plus petit au plus grand : la banque se relit mieux."),
        )


def common_start(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Three words or more at the start of every option, unless they are replies in quotes. Choices only:
    the label of a box is too short for them.
    """
    for offer in written.offers:
        first, second = (option.text for option in offer.options[:2])
        if offer.gap or offer.box or first[:3] != second[:3] or first[:1] in '«“"':
            continue
        words = zip(*(option.text.split() for option in offer.options), strict=False)
        shared = [same[0] for same in takewhile(lambda same: len(set(same)) == 1, words)]
        if len(shared) >= SHARED and not about_writing(written.question):
            yield Flaw(
                written.place(*offer.options[0].path),
                _("Tous les choix commencent par « {words} ».").format(words=shortened(" ".join(shared))),
                _("Mettez ces mots à la fin de l’énoncé, et gardez dans les choix ce qui les distingue."),
            )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.UNEVEN_OPTIONS, Severity.INFO, uneven),
    Rule(Code.COMMON_START, Severity.INFO, common_start),
)
