"""A stay in hospital: how many days are charged, at which daily charge, and who pays it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from random import Random

from msgspec import Struct

from quizz.billing import sources
from quizz.billing.amounts import ZERO, Prices, euros
from quizz.billing.case import Ald
from quizz.billing.exercises.cards import card, contract, pregnancy
from quizz.billing.exercises.days import long, short
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.filling import amount_box, count_box, reasoning_line
from quizz.billing.exercises.hospital import Charged, Payer, charged, cost_box, payer_box, payer_reasoning
from quizz.billing.exercises.persons import Person, draw_person
from quizz.billing.exercises.setting import Setting
from quizz.domain.sheet import Box, Paper, PaperLine, ReasoningLine, Sheet
from quizz.domain.tariff import Tariffs

_A_DAY = timedelta(days=1)
_THREE_WEEKS = timedelta(days=21)
_ORDINARY, _PSYCHIATRIC = "FJH", "FJH_PSY"
_CHILD = 16
_SERVICES = (
    "médecine interne",
    "pneumologie",
    "chirurgie digestive",
    "chirurgie orthopédique",
    "rhumatologie",
)
_OTHER_SERVICE = {
    _ORDINARY: (_PSYCHIATRIC, "C’est le forfait de la psychiatrie, qui est moindre."),
    _PSYCHIATRIC: (_ORDINARY, "C’est le forfait des autres services : celui de la psychiatrie est moindre."),
}
_TOLD_SINCE = date(2024, 1, 1)
"""Amounts that changed before are no longer in anybody's mind."""
_ALD = {Ald.RELATED: "en rapport avec l’ALD", Ald.UNRELATED: "sans rapport avec l’ALD"}


class Stay(Struct, frozen=True):
    """Who stays, in which kind of service, and the charge of each day, exit day included."""

    person: Person
    code: str
    days: tuple[date, ...]
    amounts: tuple[Decimal, ...]
    first: Charged
    tariffs: Tariffs

    @property
    def runs(self) -> list[tuple[date, int, Decimal]]:
        """The days of one amount: the first of them, how many, the amount."""
        dated = groupby(zip(self.days, self.amounts, strict=True), key=lambda one: one[1])
        return [(run[0][0], len(run), amount) for amount, run in ((a, list(days)) for a, days in dated)]

    @property
    def total(self) -> Decimal:
        """The charge of the whole stay."""
        return sum(self.amounts, ZERO)


def stay_sheet(facts: Facts, setting: Setting) -> Sheet:
    """Days, charge, who pays. Raises Refused for those whose charge is not settled."""
    stay = _draw(facts, setting)
    mistakes = list(_mistakes(stay))
    made = {
        "days": _days_box(stay),
        "charge": amount_box("charge", "Forfait journalier, en tout", stay.total, _rule(stay), mistakes),
        "payer": payer_box(stay.first, list(Payer), setting.random),
        "patient_cost": cost_box(stay.first, stay.total, mistakes),
    }
    return Sheet(
        papers=_papers(stay, setting.random),
        boxes=tuple(made[name] for name in setting.boxes),
        reasoning=tuple(_reasoning(stay)),
    )


def _draw(facts: Facts, setting: Setting) -> Stay:
    nights = facts.whole("nights", 3)
    latest = setting.day - timedelta(days=nights)
    start = facts.day("date", latest - _THREE_WEEKS, latest)
    person = draw_person(facts, start, setting.random)
    code = _PSYCHIATRIC if facts.flag("psychiatric") else _ORDINARY
    days = tuple(start + timedelta(days=night) for night in range(nights + 1))
    first = charged(code, start, person.patient, setting.tariffs)
    charged(code, days[-1], person.patient, setting.tariffs)
    amounts = tuple(Prices(setting.tariffs, day).of(code).amount for day in days)
    return Stay(person, code, days, amounts, first, setting.tariffs)


def _days_box(stay: Stay) -> Box:
    count = len(stay.days)
    return count_box(
        "days",
        "Jours facturés",
        count,
        "jours",
        "Chaque jour de présence est facturé, celui de l’entrée et celui de la sortie compris.",
        [
            (count - 1, "Le jour de la sortie est facturé aussi, quelle que soit l’heure."),
            (max(count - 2, 1), "Le jour de l’entrée et celui de la sortie sont facturés aussi."),
            (count + 1, "Un jour de trop : comptez du jour de l’entrée à celui de la sortie."),
        ],
    )


def _rule(stay: Stay) -> str:
    parts = [f"{_counted(days)} à {euros(amount)}" for _start, days, amount in stay.runs]
    return f"{' et '.join(parts)}, jour de sortie compris."


def _mistakes(stay: Stay) -> Iterator[tuple[Decimal, str]]:
    """Wrong amounts for the whole stay, the likeliest first."""
    count, amounts = len(stay.days), stay.amounts
    yield stay.total - amounts[-1], "Le jour de la sortie est oublié : il est facturé aussi."
    if len(stay.runs) > 1:
        told = f"Le forfait change le {short(stay.runs[1][0])}, pendant le séjour : chaque jour a le sien."
        yield amounts[0] * count, told
        yield amounts[-1] * count, told
    other, told = _OTHER_SERVICE[stay.code]
    yield sum((Prices(stay.tariffs, day).of(other).amount for day in stay.days), ZERO), told
    start = Prices(stay.tariffs, stay.days[0]).of(stay.code).value.valid_from
    if start >= _TOLD_SINCE:
        former = Prices(stay.tariffs, start - _A_DAY).of(stay.code).amount
        yield former * count, f"{euros(former)} par jour est le forfait d’avant le {short(start)}."
    if stay.person.patient.ald is not Ald.NONE:
        yield ZERO, "L’ALD n’exonère pas du forfait journalier, soins en rapport ou non."


def _papers(stay: Stay, random: Random) -> tuple[Paper, ...]:
    patient = stay.person.patient
    child = stay.person.age(stay.days[0]) < _CHILD
    if stay.code == _PSYCHIATRIC:
        service = "psychiatrie de l’enfant" if child else "psychiatrie de l’adulte"
    else:
        service = "pédiatrie" if child else random.choice(_SERVICES)
    lines = [
        PaperLine(service, "Service"),
        PaperLine(f"{long(stay.days[0])} à {_hour(stay, random, entering=True)}", "Entrée"),
        PaperLine(f"{long(stay.days[-1])} à {_hour(stay, random, entering=False)}", "Sortie"),
        PaperLine("hospitalisation complète, sans interruption", "Séjour"),
    ]
    if patient.ald is not Ald.NONE:
        lines.append(PaperLine(_ALD[patient.ald], "Motif"))
    day = stay.days[0]
    return (
        Paper("Bulletin de situation", tuple(lines)),
        card(stay.person, day),
        *pregnancy(stay.person, day),
        *contract(stay.person, day),
    )


def _hour(stay: Stay, random: Random, *, entering: bool) -> str:
    """A stay of a single night lasts more than 24 hours: whether a shorter one is charged is open."""
    if len(stay.days) == 2:
        return f"{random.randint(8, 10) if entering else random.randint(14, 17)}\u00a0h"
    return f"{random.randint(8, 19) if entering else random.randint(10, 17)}\u00a0h"


def _reasoning(stay: Stay) -> Iterator[ReasoningLine]:
    count = len(stay.days)
    yield ReasoningLine(
        label="Jours facturés",
        amount=_counted(count),
        rule="Du jour de l’entrée à celui de la sortie, tous deux compris.",
        source=sources.HOSPITAL,
    )
    for start, days, amount in stay.runs:
        reason = Prices(stay.tariffs, start).of(stay.code).reason(euros(amount))
        yield reasoning_line(f"{_counted(days)} à {euros(amount)}", amount * days, reason)
    yield from payer_reasoning(stay.first, stay.total, stay.tariffs)


def _counted(count: int) -> str:
    return f"{count}\u00a0jour{'s' if count > 1 else ''}"
