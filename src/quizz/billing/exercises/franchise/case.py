"""A day of care drawn for an exercise on franchises, and what is kept back on it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from quizz.billing.amounts import ZERO, Prices
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.persons import Person, draw_person
from quizz.billing.exercises.setting import Setting
from quizz.billing.franchises import (
    MEDICINES,
    PARAMEDICAL,
    PARAMEDICAL_DAY,
    TRANSPORTS,
    TRANSPORTS_DAY,
    YEAR,
    Care,
    Franchises,
    Kept,
    exemption,
    franchises,
)
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused
from quizz.i18n import _

KINDS = ("medicines", "paramedical", "transports")
TARIFFS = {
    "medicines": (MEDICINES, None),
    "paramedical": (PARAMEDICAL, PARAMEDICAL_DAY),
    "transports": (TRANSPORTS, TRANSPORTS_DAY),
}
"""Of each kind, the amount of one and the cap of the day, as ids of tariffs."""
_THREE_WEEKS = timedelta(days=21)
_SURE = "A"


class Drawn(Struct, frozen=True, kw_only=True):
    """The day, who, what care, what was kept back before, and what is on that day."""

    day: date
    person: Person
    care: Care
    kept: Kept
    found: Franchises
    tariffs: Tariffs

    @property
    def is_exempt(self) -> bool:
        """Whether this person owes no franchise."""
        return exemption(self.day, self.person.patient) is not None

    @property
    def given(self) -> list[str]:
        """The kinds of care of that day."""
        return [kind for kind in KINDS if self.count(kind)]

    def count(self, kind: str) -> int:
        """How many boxes, acts or trips."""
        return {
            "medicines": self.care.medicines,
            "paramedical": self.care.paramedical,
            "transports": self.care.transports,
        }[kind]

    def kept_today(self, kind: str) -> Decimal:
        """Already kept back that day."""
        return {"paramedical": self.kept.paramedical, "transports": self.kept.transports}.get(kind, ZERO)

    def amount(self, kind: str) -> Decimal:
        """What is kept back on that kind."""
        return {
            "medicines": self.found.medicines,
            "paramedical": self.found.paramedical,
            "transports": self.found.transports,
        }[kind]

    def unit(self, kind: str) -> Decimal:
        """The franchise on one box, act or trip, were it due."""
        return Prices(self.tariffs, self.day).of(TARIFFS[kind][0]).amount

    def cap(self, kind: str) -> Decimal | None:
        """The cap of the day, if the kind has one."""
        cap = TARIFFS[kind][1]
        return Prices(self.tariffs, self.day).of(cap).amount if cap else None

    def under_the_day(self, kind: str) -> Decimal:
        """What the cap of the day leaves, were it due, whatever that of the year leaves."""
        whole, cap = self.unit(kind) * self.count(kind), self.cap(kind)
        return whole if cap is None else min(whole, cap - self.kept_today(kind))

    @property
    def under_the_year(self) -> bool:
        """Whether the cap of the year takes something away."""
        return not self.is_exempt and any(self.amount(kind) < self.under_the_day(kind) for kind in KINDS)


def draw(facts: Facts, setting: Setting) -> Drawn:
    """Raises Refused when it rests on what is not established, or on an amount that is not sure."""
    day = facts.day("date", setting.day - _THREE_WEEKS, setting.day)
    person = draw_person(facts, day, setting.random)
    care = _care(facts, setting)
    kept = _kept(facts, setting, nothing=exemption(day, person.patient) is not None)
    found = franchises(day, person.patient, care, kept, setting.tariffs)
    drawn = Drawn(day=day, person=person, care=care, kept=kept, found=found, tariffs=setting.tariffs)
    _check_sure(drawn)
    return drawn


def _care(facts: Facts, setting: Setting) -> Care:
    """What the author wants of each kind; some of each when nothing is said."""
    random = setting.random
    if any(facts.has(kind) for kind in KINDS):
        medicines, paramedical, transports = (facts.whole(kind) for kind in KINDS)
    else:
        medicines, paramedical = random.randint(1, 6), random.randint(0, 6)
        transports = random.choice((0, 2, 4))
    return Care(medicines=medicines, paramedical=paramedical, transports=transports)


def _kept(facts: Facts, setting: Setting, *, nothing: bool) -> Kept:
    """What was kept back before; of the year, what the day makes certain and a little more when unsaid."""
    paramedical = facts.money("withheld.paramedical")
    transports = facts.money("withheld.transports")
    more = Decimal(0 if nothing else setting.random.randint(0, 18))
    year = facts.money("withheld.year", paramedical + transports + more)
    return Kept(paramedical=paramedical, transports=transports, year=year)


def _check_sure(drawn: Drawn) -> None:
    """Refuse a key that rests on a cap which is not marked A."""
    caps = [
        cap
        for kind, (unit, cap) in TARIFFS.items()
        if cap and drawn.under_the_day(kind) < drawn.unit(kind) * drawn.count(kind)
    ]
    if drawn.under_the_year:
        caps.append(YEAR)
    prices = Prices(drawn.tariffs, drawn.day)
    for cap in () if drawn.is_exempt else caps:
        known = prices.of(cap)
        if known.value.confidence != _SURE:
            raise Refused(
                _("« {label} » : le montant de ce jour-là n’est pas assez sûr pour être demandé.").format(
                    label=known.label
                )
            )
