"""The case of a claim, drawn within the bounds of its author."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from quizz.billing.acts import ActRule, Kind
from quizz.billing.ages import age, in_maternity
from quizz.billing.amounts import CENT, ZERO, Prices
from quizz.billing.case import (
    Act,
    Ald,
    Case,
    Contract,
    Pathway,
    Patient,
    Practitioner,
    Sector,
    Specialty,
    ThirdParty,
    Withheld,
)
from quizz.billing.exercises.claim.specialists import PRACTICES
from quizz.billing.exercises.closing import SATURDAY, is_closed
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.keys import MOST_ACTS
from quizz.billing.exercises.people import name_of
from quizz.billing.exercises.persons import Person, born_on, draw_person
from quizz.billing.exercises.setting import Setting
from quizz.billing.refusing import is_of_age, rule_of
from quizz.errors import Refused
from quizz.i18n import _

_RECENT_DAYS = 21
_DEMANDS = (10, 15, 20)
"""Euros asked for a demand of the patient, when the author says nothing."""
_ADULTS = (20, 75)
_COE_AGES = {0: (timedelta(days=4), timedelta(days=8)), 1: (timedelta(days=702), timedelta(days=725))}
"""The examinations with a certificate: in the first eight days, and in the 24th month."""
_LIKELY_AGES = {
    "MEG": ((0, 5),),
    "MCG": ((18, 75),),
    "MOP": ((81, 94),),
    "COE": ((0, 1),),
    "COB": ((6, 6), (8, 9), (11, 13), (15, 16)),
    "CCP": ((15, 17),),
    "GL1": ((81, 94),),
    "GL2": ((81, 94),),
    "VL": ((68, 92),),
    "VSP": ((55, 90),),
    "MSH": ((50, 79),),
    "MIC": ((60, 79),),
    "CEH": ((0, 1),),
    "CEP": ((2, 15),),
    "JKHD001": ((25, 65),),
    "DEQP003": ((45, 80),),
}


class Drawn(Struct, frozen=True):
    """A case, who comes, and what the practice does about the third party when nothing compels it.

    `depending`: the codes that the author adds when they are due, charged or not.
    """

    case: Case
    person: Person
    habit: ThirdParty
    depending: tuple[str, ...] = ()


def draw_claim(facts: Facts, setting: Setting) -> Drawn:
    """One drawing. Raises Refused when what was drawn cannot be."""
    codes = _codes(facts)
    practitioner = Practitioner(
        specialty=facts.member("practitioner.specialty", Specialty, Specialty.GENERAL),
        sector=facts.member("practitioner.sector", Sector, Sector.ONE),
    )
    day = _day(facts, setting, {code for code, _place in codes})
    person = _person(facts, setting, day, practitioner.specialty, [code for code, _place in codes])
    patient = person.patient
    acts = tuple(
        Act(code=code, fee=_fee(facts, setting, place, day, rule, practitioner))
        for code, place in codes
        if is_of_age(rule := rule_of(code), patient.birth_date, day) or not facts.flag(f"acts.{place}.if_due")
    )
    habit = facts.member("third_party", ThirdParty, ThirdParty.NONE)
    withheld_today = facts.money("withheld.day")
    case = Case(
        day=day,
        acts=acts,
        patient=patient,
        practitioner=practitioner,
        pathway=facts.member("pathway", Pathway, Pathway.TREATING),
        third_party=_third_party(habit, patient, day, acts),
        withheld=Withheld(day=withheld_today, year=max(withheld_today, facts.money("withheld.year"))),
    )
    depending = tuple(code for code, place in codes if facts.flag(f"acts.{place}.if_due"))
    return Drawn(case, person, habit, depending)


def tariff_of(rule: ActRule, practitioner: Practitioner) -> str:
    """The tariff of the base of an act, empty when none is established."""
    if practitioner.sector is Sector.TWO:
        return rule.in_sector_2
    return rule.tariff_for(practitioner.specialty)


def _codes(facts: Facts) -> list[tuple[str, int]]:
    """The codes that the author names, each with its place."""
    return [
        (facts.text(f"acts.{place}.code"), place)
        for place in range(MOST_ACTS)
        if facts.has(f"acts.{place}.code")
    ]


def _day(facts: Facts, setting: Setting, codes: set[str]) -> date:
    """A day of the author, or a recent one on which such acts are given. Raises Refused for another one."""
    last = setting.day
    if facts.has("date"):
        day = facts.day("date", last, last)
        if facts.has("withheld.day") and day.weekday() == SATURDAY:
            raise Refused(
                _("Le {day:%d/%m/%Y} est un samedi : le médecin ne reçoit pas l’après-midi.").format(day=day)
            )
        if not _is_fit(day, codes):
            raise Refused(
                _(
                    "Le {day:%d/%m/%Y}, dimanche, jour férié ou samedi soir, se majore : "
                    "prenez un autre jour, ou l’acte MHP."
                ).format(day=day)
            )
        return day
    recent = [last - timedelta(days=before) for before in range(_RECENT_DAYS)]
    fit = [day for day in recent if _is_fit(day, codes) and (is_closed(day) or "MHP" not in codes)]
    if facts.has("withheld.day"):
        fit = [day for day in fit if day.weekday() != SATURDAY]
    return setting.random.choice(fit)


def _is_fit(day: date, codes: set[str]) -> bool:
    """Whether the practice gives such acts that day: only MHP is for Sundays and holidays."""
    if "MHP" in codes:
        return True
    return not is_closed(day) and not ("SHE" in codes and day.weekday() == SATURDAY)


def _person(facts: Facts, setting: Setting, day: date, specialty: Specialty, codes: Sequence[str]) -> Person:
    """Who comes, of a likely age when the author gives none."""
    random = setting.random
    person = draw_person(facts, day, random)
    patient = person.patient
    if not facts.has("patient.age") and patient.due_date is None:
        years = random.randint(*_ages(facts, setting, specialty, codes))
        patient = replace(patient, birth_date=born_on(years, day, random))
    if "COE" in codes:
        patient = replace(patient, birth_date=_examined(patient, day, setting))
    if patient.ame:
        patient = replace(patient, complementary=Contract.NONE)
    is_woman = person.is_woman or "JKHD001" in codes or specialty is Specialty.GYNECOLOGY
    years = age(patient.birth_date, day)
    return Person(patient, name_of(random, years, woman=is_woman), is_woman)


def _ages(facts: Facts, setting: Setting, specialty: Specialty, codes: Sequence[str]) -> tuple[int, int]:
    for place, code in enumerate(codes):
        if code in _LIKELY_AGES and not facts.has(f"acts.{place}.if_due"):
            return setting.random.choice(_LIKELY_AGES[code])
    return PRACTICES[specialty][0].ages if specialty in PRACTICES else _ADULTS


def _examined(patient: Patient, day: date, setting: Setting) -> date:
    """The birth date of an infant on the day of an examination with a certificate."""
    first, last = _COE_AGES[0 if (day - patient.birth_date).days < 365 else 1]
    return day - timedelta(days=setting.random.randint(first.days, last.days))


def _fee(
    facts: Facts, setting: Setting, place: int, day: date, rule: ActRule, practitioner: Practitioner
) -> Decimal:
    """The fee of the author, or the base with the excess of the author."""
    fee, excess = f"acts.{place}.fee", f"acts.{place}.excess"
    if facts.has(fee):
        return facts.money(fee)
    if rule.kind is Kind.EXCESS:
        return facts.money(excess) or Decimal(setting.random.choice(_DEMANDS))
    tariff = tariff_of(rule, practitioner)
    if not tariff:
        return CENT  # any fee: the engine refuses an act without a base, with its reason
    return Prices(setting.tariffs, day).of(tariff).amount + facts.money(excess, ZERO)


def _third_party(habit: ThirdParty, patient: Patient, day: date, acts: Sequence[Act]) -> ThirdParty:
    """What the practice does, or what a right of the patient compels it to do.

    Of right: in full with the C2S; for the share of the health insurance with the AME, in maternity, for care
    about a long-term illness, for the first contraception (rustiques.fr, fiche F167; ameli.fr, C2S).
    Without a complementary contract, nobody is billed for its share.
    """
    if patient.c2s:
        return ThirdParty.FULL
    of_right = (
        patient.ame
        or patient.ald is Ald.RELATED
        or in_maternity(patient.due_date, day)
        or any(act.code == "CCP" for act in acts)
    )
    if habit is ThirdParty.NONE and of_right:
        return ThirdParty.AMO
    if habit is ThirdParty.FULL and patient.complementary is Contract.NONE:
        return ThirdParty.AMO
    return habit
