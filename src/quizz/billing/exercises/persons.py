"""Who comes: a fictional person drawn within the bounds of an author."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from quizz.billing.ages import MONTHS_BEFORE, age, maternity
from quizz.billing.case import Ald, Contract, Patient, Scheme
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.people import name_of
from quizz.errors import Refused
from quizz.i18n import _

_A_DAY = timedelta(days=1)
_USUAL_AGES = (19, 84)
_BEARING_AGES = (20, 42)
_AT_AN_EDGE = 0.15


class Person(Struct, frozen=True):
    """What is known of a patient, and how she or he is called."""

    patient: Patient
    name: str
    is_woman: bool

    @property
    def born(self) -> str:
        """`Née le`, as a label."""
        return "Née le" if self.is_woman else "Né le"

    def age(self, day: date) -> int:
        """Completed years."""
        return age(self.patient.birth_date, day)


def draw_person(facts: Facts, day: date, random: Random) -> Person:
    """Someone of the age that the author wants, that day. Raises Refused when the dates cannot be."""
    due_date = _due_date(facts, day, random)
    years = facts.whole("patient.age", random.randint(*(_BEARING_AGES if due_date else _USUAL_AGES)))
    is_woman = due_date is not None or random.random() < 0.5
    patient = Patient(
        birth_date=born_on(years, day, random),
        scheme=facts.member("patient.scheme", Scheme, Scheme.GENERAL),
        ald=facts.member("patient.ald", Ald, Ald.NONE),
        due_date=due_date,
        c2s=facts.flag("patient.c2s"),
        ame=facts.flag("patient.ame"),
        complementary=facts.member("patient.complementary", Contract, Contract.RESPONSIBLE),
    )
    return Person(patient, name_of(random, years, woman=is_woman), is_woman)


def born_on(years: int, day: date, random: Random) -> date:
    """A birth date of someone of so many completed years that day; now and then, a birthday to the day."""
    first, last = _years_before(day, years + 1) + _A_DAY, _years_before(day, years)
    if random.random() < _AT_AN_EDGE:
        return random.choice((first, last))
    return first + timedelta(days=random.randrange((last - first).days + 1))


def _years_before(day: date, years: int) -> date:
    """The last birth date of someone who is that old; 28 February where the year has no 29."""
    year = day.year - years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def _due_date(facts: Facts, day: date, random: Random) -> date | None:
    """The due date, if a child is expected or born. Raises Refused when none gives such a sixth month."""
    if facts.has("patient.due_in"):
        return day + timedelta(days=facts.whole("patient.due_in"))
    if not facts.has("patient.maternity_day"):
        return None
    start = day - timedelta(days=facts.whole("patient.maternity_day"))
    near = start + timedelta(days=MONTHS_BEFORE * 30)
    found = [
        due for due in (near + timedelta(days=shift) for shift in range(7)) if maternity(due)[0] == start
    ]
    if not found:
        raise Refused(
            _("Aucune date d’accouchement ne donne un 6e mois qui commence le {day:%d/%m/%Y}.").format(
                day=start
            )
        )
    return random.choice(found)
