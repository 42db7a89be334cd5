"""Until when a claim may be sent: working days from its date (code de la sécurité sociale, art. R. 161-47).

Working days are those from Monday to Friday, public holidays left out. The day of the claim does not count
(code de procédure civile, art. 641).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from quizz.billing.case import ThirdParty
from quizz.errors import Refused
from quizz.i18n import _

SOURCE = "Code de la sécurité sociale, art. R. 161-47"
COUNTING = "Code de procédure civile, art. 641"
HOLIDAYS = "Code du travail, art. L. 3133-1"
PAID_BY_PATIENT = 3
THIRD_PARTY = 8
"""In working days."""
_FIRST_DAY = date(2024, 1, 1)
_LAST_DAY = date(2026, 12, 31)
_WEEK_END = 5
_A_DAY = timedelta(days=1)
WHIT_MONDAY = "Lundi de Pentecôte"
_LOCAL = "57"
"""Moselle, whose two more holidays are those of Alsace."""


def delay_of(third_party: ThirdParty) -> int:
    """How many working days: more as soon as the patient is spared a part of the advance."""
    return PAID_BY_PATIENT if third_party is ThirdParty.NONE else THIRD_PARTY


def last_day(signed: date, third_party: ThirdParty, *, alsace_moselle: bool = False) -> date:
    """The last day to send a claim signed that day.

    Raises Refused for a day without established rules, and when the delay runs over Whit Monday.
    """
    if not _FIRST_DAY <= signed <= _LAST_DAY:
        raise Refused(
            _(
                "La feuille de soins est datée du {day:%d/%m/%Y} : rien n’est établi avant le "
                "{first:%d/%m/%Y}, ni après le {last:%d/%m/%Y}."
            ).format(day=signed, first=_FIRST_DAY, last=_LAST_DAY)
        )
    last = after(signed, delay_of(third_party), alsace_moselle=alsace_moselle)
    _check_whit_monday(signed, last)
    return last


def after(day: date, count: int, *, alsace_moselle: bool = False) -> date:
    """The day that is so many working days later."""
    while count:
        day += _A_DAY
        count -= is_working(day, alsace_moselle=alsace_moselle)
    return day


def is_working(day: date, *, alsace_moselle: bool = False) -> bool:
    """Whether it counts."""
    return day.weekday() < _WEEK_END and day not in holidays_of(day.year, alsace_moselle=alsace_moselle)


@cache
def holidays_of(year: int, *, alsace_moselle: bool = False) -> Mapping[date, str]:
    """The public holidays of a year and their French names.

    The library that knows them takes 60 ms to import: it is imported here, when a delay is asked.
    """
    from holidays import country_holidays

    found = country_holidays("FR", _LOCAL if alsace_moselle else None, years=year, language="fr")
    return MappingProxyType({day: found[day].replace("'", "’") for day in sorted(found)})


def _check_whit_monday(signed: date, last: date) -> None:
    """Refuse a delay that runs over the holiday on which many work, as their day of solidarity."""
    for day, name in holidays_of(signed.year).items():
        if name == WHIT_MONDAY and signed < day < last:
            raise Refused(
                _(
                    "Le délai passe par le lundi de Pentecôte ({day:%d/%m/%Y}), férié mais souvent travaillé "
                    "(journée de solidarité) : qu’il soit un jour ouvré n’est pas établi."
                ).format(day=day)
            )
