"""The sums of `{{amount:70% * G - PF}}`: + - * ( ), numbers, percentages, tariff ids with an optional day.

Nothing is ever given to Python's own evaluation. Lengths and depths are bounded; results are exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

from msgspec import Struct

from quizz.content import values
from quizz.errors import ContentError
from quizz.i18n import _

MAX_LENGTH = 200
MAX_DEPTH = 20
_CENT = Decimal("0.01")
_EXACT = Context(prec=4000, rounding=ROUND_HALF_UP)
"""A sum of 200 characters cannot have more digits."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,12}(?:[.,][0-9]{1,6})?)(?P<percent>\s*%)?"
    r"|(?P<tariff>[A-Za-z][A-Za-z0-9_]*)(?:@(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}))?"
    r"|(?P<operator>[-+*()]))"
)
_SYNONYMS = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*"})


class Number(Struct, frozen=True):
    """A number; `70%` is 0.7."""

    value: Decimal


class TariffUse(Struct, frozen=True):
    """A tariff, on its own day if it names one."""

    id: str
    day: date | None = None


class Operation(Struct, frozen=True):
    """`left operator right`."""

    operator: str
    left: Expression
    right: Expression


Expression = Number | TariffUse | Operation
Lookup = Callable[[TariffUse], Decimal]
"""What a tariff is worth: an amount in euros, or a rate as a fraction."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Read a sum.

    Raises ContentError when it is not one.
    """
    if len(text) > MAX_LENGTH:
        raise ContentError(_("Le calcul dépasse {limit} caractères.").format(limit=MAX_LENGTH))
    parser = _Parser(text.translate(_SYNONYMS))
    expression = parser.sum(0)
    parser.expect_end()
    return expression


def tariffs_in(expression: Expression) -> Iterator[TariffUse]:
    """Every tariff that a sum uses, from left to right."""
    match expression:
        case TariffUse():
            yield expression
        case Operation(left=left, right=right):
            yield from tariffs_in(left)
            yield from tariffs_in(right)


def evaluate(expression: Expression, lookup: Lookup) -> Decimal:
    """The result in euros, rounded half up to the cent."""
    with localcontext(_EXACT):
        return _value(expression, lookup).quantize(_CENT) + Decimal(0)


def _value(expression: Expression, lookup: Lookup) -> Decimal:
    match expression:
        case Number(value=value):
            return value
        case TariffUse():
            return lookup(expression)
        case Operation(operator=operator, left=left, right=right):
            a, b = _value(left, lookup), _value(right, lookup)
            return a + b if operator == "+" else a - b if operator == "-" else a * b


class _Parser:
    """Recursive descent: a sum of products of signed atoms."""

    def __init__(self, text: str) -> None:
        self._text = text.rstrip()
        self._at = 0

    def sum(self, depth: int) -> Expression:
        left = self._product(depth)
        while (operator := self._operator("+-")) is not None:
            left = Operation(operator, left, self._product(depth))
        return left

    def expect_end(self) -> None:
        if self._at < len(self._text):
            raise self._unexpected()

    def _product(self, depth: int) -> Expression:
        left = self._signed(depth)
        while self._operator("*") is not None:
            left = Operation("*", left, self._signed(depth))
        return left

    def _signed(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise ContentError(_("Le calcul a plus de {limit} niveaux.").format(limit=MAX_DEPTH))
        if self._operator("-") is not None:
            return Operation("-", Number(Decimal(0)), self._signed(depth + 1))
        if self._operator("(") is not None:
            inside = self.sum(depth + 1)
            if self._operator(")") is None:
                raise ContentError(_("Une parenthèse n’est pas refermée."))
            return inside
        return self._atom()

    def _atom(self) -> Expression:
        match = _TOKEN.match(self._text, self._at)
        if match is None or match["operator"]:
            raise self._unexpected()
        self._at = match.end()
        if match["tariff"]:
            return TariffUse(match["tariff"], _day(match["day"]))
        number = Decimal(match["number"].replace(",", "."))
        return Number(number / 100 if match["percent"] else number)

    def _operator(self, wanted: str) -> str | None:
        match = _TOKEN.match(self._text, self._at)
        if match is None or not match["operator"] or match["operator"] not in wanted:
            return None
        self._at = match.end()
        return match["operator"]

    def _unexpected(self) -> ContentError:
        rest = self._text[self._at :].strip()
        if not rest:
            return ContentError(_("Le calcul n’est pas complet."))
        return ContentError(_("« {rest} » n’est pas compris dans le calcul.").format(rest=rest[:30]))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    found = values.day(text)
    if found is None:
        raise ContentError(_("La date {day} n’existe pas.").format(day=text))
    return found
