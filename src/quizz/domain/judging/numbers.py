"""Numbers as people write them in France."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from quizz.domain.text import canonical, search_key

NBSP = "\N{NO-BREAK SPACE}"
MAX_LENGTH = 200
MAX_DIGITS = 30

_NUMBER = re.compile(
    r"(?P<sign>[+-]?) ?"
    r"(?P<whole>[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)"
    r"(?:[.,](?P<decimals>[0-9]+))?"
    r" ?(?P<unit>.*)"
)
_FAMILIES = (
    ("€", "euro", "eur"),
    ("%", "pour cent", "pourcent"),
    ("h", "heure"),
    ("min", "mn", "minute"),
    ("s", "seconde"),
    ("j", "jour"),
    ("g", "gramme"),
    ("mg", "milligramme"),
    ("µg", "ug", "mcg", "microgramme"),
    ("ml", "millilitre"),
    ("cm", "centimetre"),
)
_PLAIN_FAMILIES = (0, 1)
"""Euros and per cent are understood even where the question names no unit."""


class Quantity(NamedTuple):
    """A number and the unit written after it, if any."""

    value: Decimal
    unit: str = ""


def parse_number(text: str, *, unit: str = "") -> Decimal | None:
    """Read `1 234,5`, `1234.5`, `30 €`, `−5`; None for anything else, or anything that can be read twice.

    Spaces of any kind separate groups of three digits. `unit` is what may follow the number; without it,
    euros and per cent may.
    """
    quantity = read_quantity(text, unit)
    return None if quantity is None else quantity.value


def read_quantity(text: str, unit: str = "") -> Quantity | None:
    """Read a number and the unit that follows it, by the rules of `parse_number`."""
    if len(text) > MAX_LENGTH:
        return None
    found = _NUMBER.fullmatch(canonical(text).removesuffix("."))
    if found is None or not _is_unit(found["unit"], unit):
        return None
    whole, decimals = found["whole"].replace(" ", ""), found["decimals"] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return None
    return Quantity(Decimal(f"{found['sign']}{whole}.{decimals}"), found["unit"])


def format_number(value: Decimal, unit: str = "") -> str:
    """The French form: decimal comma, no-break spaces between thousands and before the unit.

    Four digits without a unit stay together: they are often a year or a code.
    """
    sign, digits = ("−" if value < 0 else ""), format(abs(value), "f")
    whole, _point, decimals = digits.partition(".")
    if len(whole) > 4 or unit:
        whole = f"{int(whole):,}".replace(",", NBSP)
    number = sign + (f"{whole},{decimals}" if decimals else whole)
    return f"{number}{NBSP}{unit}" if unit else number


def _is_unit(written: str, unit: str) -> bool:
    """Whether what follows the number is nothing, or the unit asked, in full, short or plural form."""
    if not written:
        return True
    name, family = _unit_name(written), _family(written)
    if not unit:
        return family in _PLAIN_FAMILIES
    return name == _unit_name(unit) or (family is not None and family == _family(unit))


def _unit_name(unit: str) -> str:
    """A unit without its plural mark nor the stop of an abbreviation."""
    name = search_key(unit).removesuffix(".")
    return name.removesuffix("s") or name


def _family(unit: str) -> int | None:
    """Which unit this is a name of."""
    name = _unit_name(unit)
    return next(
        (place for place, names in enumerate(_FAMILIES) if name in map(_unit_name, names)),
        None,
    )
