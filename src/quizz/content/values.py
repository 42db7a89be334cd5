"""Yes-no values, numbers, dates and months, as French people type them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

_YES = frozenset({"oui", "vrai", "true", "yes"})
_NO = frozenset({"non", "faux", "false", "no"})
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]{1,15})(?:[.,][0-9]{1,10})?")
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_FRENCH_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_FRENCH_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")


def yes_no(text: str) -> bool | None:
    """oui, vrai, true, yes; non, faux, false, no; None for anything else."""
    word = text.strip().lower()
    if word in _YES:
        return True
    return False if word in _NO else None


def decimal(text: str) -> Decimal | None:
    """`1,5`, `1.5`, `1 234,5`; None for anything else."""
    text = text.strip().replace("\u2212", "-")
    if not _DECIMAL.fullmatch(text):
        return None
    return Decimal(re.sub("[ \u00a0\u202f]", "", text).replace(",", "."))


def number_key(text: str) -> str:
    """One writing of a number, `19.0` and `19,00` alike; another text without its spaces."""
    number = decimal(text)
    return "".join(text.split()) if number is None else f"{number.normalize():f}"


def integer(text: str) -> int | None:
    """A whole number of at most nine digits."""
    text = text.strip()
    return int(text) if _INTEGER.fullmatch(text) else None


def day(text: str) -> date | None:
    """`2026-11-21`."""
    match = _DATE.fullmatch(text.strip())
    return _date(*match.groups()) if match else None


def day_hint(text: str) -> str:
    """`2026-11-21` for `21/11/2026`, else nothing."""
    match = _FRENCH_DATE.fullmatch(text.strip())
    found = _date(match[3], match[2], match[1]) if match else None
    return found.isoformat() if found else ""


def is_month(text: str) -> bool:
    """`2026-11`."""
    return _MONTH.fullmatch(text.strip()) is not None


def month_hint(text: str) -> str:
    """`2026-11` for `11/2026`, `2026-11-21` or `21/11/2026`, else nothing."""
    match = _FRENCH_MONTH.fullmatch(text.strip())
    guess = f"{match[2]}-{match[1]:0>2}" if match else (text.strip() if day(text) else day_hint(text))[:7]
    return guess if is_month(guess) else ""


def _date(year: str, month: str, day_of_month: str) -> date | None:
    try:
        return date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
