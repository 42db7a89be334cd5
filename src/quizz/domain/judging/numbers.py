"""Numbers as people write them in France."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from quizz.domain.judging.writing import plain
from quizz.domain.text import search_key

NBSP = "\N{NO-BREAK SPACE}"
MAX_LENGTH = 200
MAX_DIGITS = 30

_NUMBER = re.compile(
    r"(?P<before>[€$£])? ?"
    r"(?P<sign>[+-]?) ?"
    r"(?:"
    r"(?P<whole>[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]+)(?:[.,](?P<decimals>[0-9]*))?"
    r"|(?P<stopped>[1-9][0-9]{0,2}(?:\.[0-9]{3})+),(?P<after_stops>[0-9]+)"
    r"|[.,](?P<bare>[0-9]+)"
    r")"
    r" ?(?P<unit>[€$£%‰°]|[^\W\d_][^0-9]*)?"
)
_FAMILIES = (
    ("€", "euro", "eur"),
    ("%", "pour cent", "pourcent"),
    ("h", "heure"),
    ("min", "mn", "minute"),
    ("s", "seconde"),
    ("j", "jour"),
    ("sem", "semaine"),
    ("an", "année"),
    ("g", "gramme"),
    ("kg", "kilogramme"),
    ("mg", "milligramme"),
    ("µg", "ug", "mcg", "microgramme"),
    ("ml", "millilitre"),
    ("l", "litre"),
    ("cm", "centimètre"),
    ("mm", "millimètre"),
    ("m", "mètre"),
    ("cp", "comprimé"),
)
"""Names of one unit, without the plural."""


class Quantity(NamedTuple):
    """A number and the unit written with it, if any."""

    value: Decimal
    unit: str = ""


def read_quantity(text: str) -> Quantity | None:
    """Read `1 234,5`, `1234.5`, `,5`, `30 €`, `€30`, `−5 mg`, whatever the unit; None for anything else.

    Spaces of any kind separate groups of three digits; stops do only where a comma follows (`1.234,50`),
    since `1.234` is read as a decimal number.
    """
    if len(text) > MAX_LENGTH:
        return None
    found = _NUMBER.fullmatch(plain(text))
    if found is None or (found["before"] and found["unit"]):
        return None
    whole = (found["whole"] or found["stopped"] or "0").replace(" ", "").replace(".", "")
    decimals = found["decimals"] or found["after_stops"] or found["bare"] or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return None
    return Quantity(Decimal(f"{found['sign']}{whole}.{decimals}"), found["unit"] or found["before"] or "")


def is_unit(written: str, unit: str) -> bool:
    """Whether what is written is nothing, or the unit asked, in full, short or plural form.

    Where no unit is asked, none is judged.
    """
    if not written or not unit or written == unit:
        return True
    family = _family(written)
    return _unit_name(written) == _unit_name(unit) or (family is not None and family == _family(unit))


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
