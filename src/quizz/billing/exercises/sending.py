"""The last day to send a claim: how many days, which ones count, and those that are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from quizz.billing.case import ThirdParty
from quizz.billing.exercises.days import long, short
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.filling import chosen_box
from quizz.billing.exercises.people import doctors, name_of
from quizz.billing.exercises.setting import Setting
from quizz.billing.sending import (
    COUNTING,
    HOLIDAYS,
    PAID_BY_PATIENT,
    SOURCE,
    THIRD_PARTY,
    WHIT_MONDAY,
    after,
    delay_of,
    holidays_of,
    is_working,
    last_day,
)
from quizz.domain.sheet import Box, Paper, PaperLine, ReasoningLine, Sheet
from quizz.errors import Refused
from quizz.i18n import _

_A_DAY = timedelta(days=1)
_RECENT_DAYS = 21
_A_YEAR = timedelta(days=364)
_FIRST, _LAST = date(2024, 1, 1), date(2026, 12, 31)
_NEAR_A_HOLIDAY = 0.75
_SATURDAY, _SUNDAY = 5, 6
_MOST_OPTIONS, _LIKELY = 5, 2
_PAYMENTS = {
    ThirdParty.NONE: "honoraires réglés en entier au cabinet",
    ThirdParty.AMO: "tiers payant sur la part obligatoire",
    ThirdParty.FULL: "tiers payant intégral",
}
_TOWNS = ("Angers", "Bayonne", "Béziers", "Le Mans", "Nevers", "Quimper", "Roubaix", "Valence")


def sending_sheet(facts: Facts, setting: Setting) -> Sheet:
    """The delay and the day it ends. Raises Refused for a day when the practice is closed, or not settled."""
    random = setting.random
    third_party = facts.member("third_party", ThirdParty, ThirdParty.NONE)
    signed = _signed(facts, setting, third_party)
    last = last_day(signed, third_party)
    if not is_working(signed):
        raise Refused(
            _("La feuille de soins est datée du {day:%d/%m/%Y}, jour de fermeture du cabinet.").format(
                day=signed
            )
        )
    made = {
        "delay": _delay_box(third_party, random),
        "last_day": _last_day_box(signed, last, third_party, random),
    }
    return Sheet(
        papers=_papers(signed, last, third_party, random),
        boxes=tuple(made[name] for name in setting.boxes),
        reasoning=tuple(_reasoning(signed, last, third_party)),
    )


def _signed(facts: Facts, setting: Setting, third_party: ThirdParty) -> date:
    """The day of the claim; when the author says nothing, mostly one whose delay runs over a holiday."""
    random, latest = setting.random, min(setting.day, _LAST)
    if facts.has("date"):
        return facts.day("date", latest, latest)
    holidays = _recent_holidays(latest)
    if holidays and random.random() < _NEAR_A_HOLIDAY:
        holiday = random.choice(holidays)
        count = delay_of(third_party)
        before = (holiday - timedelta(days=back) for back in range(1, 2 * count))
        return random.choice([day for day in before if is_working(day) and after(day, count) > holiday])
    recent = (latest - timedelta(days=back) for back in range(_RECENT_DAYS))
    return random.choice([day for day in recent if is_working(day)])


def _recent_holidays(latest: date) -> list[date]:
    """Those of the year that ends that day which a practice notices: on a week day, and not Whit Monday."""
    first = max(latest - _A_YEAR, _FIRST)
    known = {**holidays_of(first.year), **holidays_of(latest.year)}
    return [
        day
        for day, name in known.items()
        if first <= day <= latest and day.weekday() < _SATURDAY and name != WHIT_MONDAY
    ]


def _delay_box(third_party: ThirdParty, random: Random) -> Box:
    right, other = _working(delay_of(third_party)), _working(_other(third_party))
    told = _why(third_party)
    mistakes = [
        (other, f"C’est l’autre délai. {told}"),
        (_calendar(delay_of(third_party)), "Le délai se compte en jours ouvrés, non en jours de calendrier."),
        (_calendar(_other(third_party)), f"Ce n’est ni le bon nombre, ni les bons jours. {told}"),
    ]
    options = [right, *(wrong for wrong, _told in mistakes)]
    return chosen_box("delay", "Délai de transmission", random.sample(options, 4), right, told, mistakes)


def _last_day_box(signed: date, last: date, third_party: ThirdParty, random: Random) -> Box:
    """The dates are those of the likeliest mistakes and of some others, in the order of the calendar."""
    known: dict[date, str] = {}
    for day, told in _mistakes(signed, last, third_party):
        if day != last:
            known.setdefault(day, told)
    likely, others = list(known)[:_LIKELY], list(known)[_LIKELY:]
    days = [*likely, *_on_both_sides(others, last, _MOST_OPTIONS - 1 - len(likely), random)]
    mistakes = {day: known[day] for day in days}
    return chosen_box(
        "last_day",
        "Dernier jour pour transmettre",
        [long(day) for day in sorted([last, *mistakes])],
        long(last),
        f"{_working(delay_of(third_party))} à partir du lendemain, sans samedi, dimanche ni jour férié.",
        [(long(day), told) for day, told in mistakes.items()],
    )


def _on_both_sides(days: list[date], last: date, count: int, random: Random) -> list[date]:
    """Some of them, such that the right day is as likely to come before them as after."""
    before, later = [day for day in days if day < last], [day for day in days if day > last]
    some = random.randint(max(0, count - len(before)), min(count, len(later)))
    return [*random.sample(later, some), *random.sample(before, count - some)]


def _mistakes(signed: date, last: date, third_party: ThirdParty) -> Iterator[tuple[date, str]]:
    """Wrong days, the likeliest first; the last ones so that there are always enough."""
    count, other = delay_of(third_party), _other(third_party)
    if _skipped(signed, last):
        found = _counting(signed, count, lambda day: day.weekday() < _SATURDAY)
        days = [f"{long(day)} ({name})" for day, name in _skipped(signed, found).items()]
        yield found, f"Férié, donc non compté : {', '.join(days)}."
    yield signed + timedelta(days=count), "Ce sont des jours de calendrier : seuls les jours ouvrés comptent."
    weekdays = _counting(
        signed, count, lambda day: day.weekday() < _SUNDAY and day not in holidays_of(day.year)
    )
    yield weekdays, "Le samedi est ouvrable, mais ce n’est pas un jour ouvré : il ne compte pas."
    yield after(signed, count - 1), "Le jour de la signature ne compte pas : le délai part du lendemain."
    yield after(signed, other), f"C’est l’autre délai. {_why(third_party)}"
    yield after(signed, count - 2), "Il manque deux jours ouvrés."
    yield after(last, 1), "C’est un jour ouvré de trop."
    yield after(last, 2), "Ce sont deux jours ouvrés de trop."


def _counting(day: date, count: int, counts: Callable[[date], bool]) -> date:
    """The day that is so many counted days later."""
    while count:
        day += _A_DAY
        count -= counts(day)
    return day


def _papers(signed: date, last: date, third_party: ThirdParty, random: Random) -> tuple[Paper, ...]:
    doctor, _other_doctor = doctors(random)
    claim = Paper(
        "Feuille de soins électronique",
        (
            PaperLine(doctor, "Médecin"),
            PaperLine(name_of(random, random.randint(20, 80), woman=random.random() < 0.5), "Bénéficiaire"),
            PaperLine(long(signed), "Établie et signée le"),
            PaperLine(_PAYMENTS[third_party], "Règlement"),
        ),
    )
    practice = Paper(
        "Cabinet",
        (
            PaperLine(random.choice(_TOWNS), "Lieu"),
            PaperLine("du lundi au vendredi, sauf les jours fériés", "Ouvert"),
        ),
    )
    return (claim, practice, _calendar_paper(signed, last))


def _calendar_paper(signed: date, last: date) -> Paper:
    """The holidays of the days to come: nobody knows by heart those that Easter moves."""
    end = max(last, signed + timedelta(days=14))
    lines = [PaperLine(f"{long(day)} ({name})", "Férié") for day, name in _holidays(signed, end).items()]
    return Paper("Calendrier", tuple(lines) or (PaperLine(f"aucun jour férié d’ici au {short(end)}"),))


def _reasoning(signed: date, last: date, third_party: ThirdParty) -> Iterator[ReasoningLine]:
    count = delay_of(third_party)
    yield ReasoningLine(label="Délai", amount=_working(count), rule=_why(third_party), source=SOURCE)
    yield ReasoningLine(
        label="Premier jour compté",
        amount=short(after(signed, 1)),
        rule="Le jour de la signature ne compte pas.",
        source=COUNTING,
    )
    for day, name in _skipped(signed, last).items():
        yield ReasoningLine(
            label=name, amount=short(day), rule="Jour férié : il ne compte pas.", source=HOLIDAYS
        )
    rule = "Du lundi au vendredi, sans les jours fériés."
    yield ReasoningLine(label="Dernier jour", amount=short(last), rule=rule, source=SOURCE)


def _skipped(signed: date, last: date) -> dict[date, str]:
    """The holidays that make the delay longer, and their names."""
    return {day: name for day, name in _holidays(signed, last).items() if day.weekday() < _SATURDAY}


def _holidays(signed: date, end: date) -> dict[date, str]:
    """Those after the claim, until a day."""
    known = {**holidays_of(signed.year), **holidays_of(end.year)}
    return {day: name for day, name in known.items() if signed < day <= end}


def _why(third_party: ThirdParty) -> str:
    if third_party is ThirdParty.NONE:
        return f"Le patient a tout réglé : {_working(PAID_BY_PATIENT)}."
    return f"En tiers payant, même partiel : {_working(THIRD_PARTY)}."


def _other(third_party: ThirdParty) -> int:
    return PAID_BY_PATIENT + THIRD_PARTY - delay_of(third_party)


def _working(count: int) -> str:
    return f"{count}\u00a0jours ouvrés"


def _calendar(count: int) -> str:
    return f"{count}\u00a0jours calendaires"
