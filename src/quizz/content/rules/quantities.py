"""Numbers and ranges that an option is made of: « 5 jours », « moins de 48 heures », « de 2 à 4 »."""

from __future__ import annotations

import math
import re

from msgspec import Struct

_WORDS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
    "vingt": 20,
    "trente": 30,
    "trente et un": 31,
    "quarante": 40,
    "quarante-cinq": 45,
    "quarante-huit": 48,
    "cinquante": 50,
    "soixante": 60,
    "soixante-douze": 72,
    "quatre-vingt-dix": 90,
    "cent": 100,
}
_UNITS = {
    "s": "seconde",
    "seconde": "seconde",
    "min": "minute",
    "mn": "minute",
    "minute": "minute",
    "h": "heure",
    "heure": "heure",
    "j": "jour",
    "jour": "jour",
    "semaine": "semaine",
    "mois": "mois",
    "an": "an",
    "année": "an",
    "€": "€",
    "euro": "€",
    "%": "%",
    "pour cent": "%",
    "°c": "°C",
    "g": "g",
    "gramme": "g",
    "mg": "mg",
    "milligramme": "mg",
    "µg": "µg",
    "microgramme": "µg",
    "kg": "kg",
    "kilo": "kg",
    "ml": "ml",
    "millilitre": "ml",
    "cm": "cm",
    "mm": "mm",
    "fois": "fois",
}
"""Each way to write a unit, in the singular, and what it is."""
_HOURS = {
    "seconde": 1 / 3600,
    "minute": 1 / 60,
    "heure": 1.0,
    "jour": 24.0,
    "semaine": 168.0,
    "mois": 730.0,
    "an": 8760.0,
}
_TIME = "durée"

_NUMBER = (
    r"(?:[0-9]{1,9}(?:[ \u00a0\u202f][0-9]{3}){0,3}(?:[.,][0-9]{1,4})?|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")"
)
_UNIT = (
    r"(?:"
    + "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
    + r")s?(?:\s(?:ouvr[ée]s?|ouvrables?|calendaires?|francs?))?"
)
_QUANTITY = re.compile(
    r"(?:(?P<below>moins\sde|inférieure?\sà|<)|(?P<most>au\splus|au\smaximum|jusqu.à|pas\splus\sde|≤|<=)"
    r"|(?P<above>plus\sde|supérieure?\sà|au-delà\sde|>)"
    r"|(?P<least>au\smoins|au\sminimum|à\spartir\sde|≥|>=)|(?P<from>entre|de))?"
    rf"\s?(?P<low>{_NUMBER})(?:\s?(?P<low_unit>{_UNIT}))?"
    rf"(?:\s?(?:à|et|-|–)\s?(?P<high>{_NUMBER})(?:\s?(?P<high_unit>{_UNIT}))?)?"
    r"(?:\s(?:(?P<most_after>au\splus|au\smaximum|maximum|ou\smoins)"
    r"|(?P<least_after>au\smoins|au\sminimum|minimum|ou\splus|et\splus)))?\s?\.?",
    re.IGNORECASE,
)
_STARTS = re.compile(r"[0-9<≤>≥]|[acdehijmnopqstuv]", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=\w{2})s\b(?<!mois)(?<!fois)")


class Quantity(Struct, frozen=True):
    """From `low` to `high`, in hours when it is a time; `written`: the unit as written, in the singular.

    `open_low`, `open_high`: whether the bound itself is left out.
    """

    low: float
    high: float
    unit: str
    written: str
    open_low: bool = False
    open_high: bool = False

    @property
    def is_point(self) -> bool:
        """One number, not a range."""
        return self.low == self.high

    @property
    def is_bound(self) -> bool:
        """« 5 au plus », « plus de 10 »."""
        return math.isinf(self.low) or math.isinf(self.high)

    def meets(self, other: Quantity) -> bool:
        """Whether some number is in both; two ranges that only touch do not meet."""
        if self.unit != other.unit or (self.is_point and other.is_point):
            return False
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and (self.is_point or other.is_point) and self._holds(low) and other._holds(low)

    def _holds(self, number: float) -> bool:
        above = self.low < number or (self.low == number and not self.open_low)
        return above and (number < self.high or (self.high == number and not self.open_high))


def quantity(text: str) -> Quantity | None:
    """The quantity that a whole text is; None for any other text."""
    found = _QUANTITY.fullmatch(text) if len(text) < 60 and _STARTS.match(text) else None
    if found is None or (found["from"] and not found["high"]):
        return None
    if found["high"] and any(found[name] for name in ("below", "most", "above", "least")):
        return None
    low_unit, high_unit = _unit(found["low_unit"]), _unit(found["high_unit"])
    last = high_unit if found["high"] else low_unit
    factor, unit = _scale(last)
    low = _number(found["low"]) * (_scale(low_unit)[0] if low_unit else factor)
    if found["high"]:
        high = _number(found["high"]) * factor
        same = not low_unit or _scale(low_unit)[1] == unit
        return Quantity(low, high, unit, last) if same and low < high else None
    if found["below"] or found["most"] or found["most_after"]:
        return Quantity(-math.inf, low, unit, last, open_high=bool(found["below"]))
    if found["above"] or found["least"] or found["least_after"]:
        return Quantity(low, math.inf, unit, last, open_low=bool(found["above"]))
    return Quantity(low, low, unit, last)


def same_unit(one: str, other: str) -> bool:
    """Whether two units, as written, are one: « j » and « jour »."""
    return _scale(one) == _scale(other)


def _number(text: str) -> float:
    word = _WORDS.get(text.lower())
    if word is not None:
        return float(word)
    return float("".join(text.split()).replace(",", "."))


def _unit(text: str | None) -> str:
    """A unit as written, in the singular."""
    return _PLURAL.sub("", " ".join(text.split()).lower()) if text else ""


def _scale(written: str) -> tuple[float, str]:
    """How many hours a unit of time is, and what is measured; « jour ouvré » is not compared with others."""
    base, _space, kind = written.partition(" ")
    known = _UNITS.get(written) or _UNITS.get(base, "")
    if kind and known == "jour":
        return 1.0, f"{known} {kind}"
    return (_HOURS[known], _TIME) if known in _HOURS else (1.0, known)
