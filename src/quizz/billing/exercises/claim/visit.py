"""What happened, told by the papers: who was seen, why, when, how she came. No code is named there."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from types import MappingProxyType

from msgspec import Struct

from quizz.billing.acts import BY_THEMSELVES, Kind
from quizz.billing.ages import age
from quizz.billing.case import Case, Pathway
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.claim.motives import motive
from quizz.billing.exercises.claim.specialists import PRACTICES
from quizz.billing.exercises.claim.words import DONE, DONE_AT_HOME
from quizz.billing.exercises.closing import SATURDAY, is_closed
from quizz.billing.exercises.days import short
from quizz.billing.exercises.people import GENERALIST, doctors

_GROWN = 16
_DECLARED = 0.5
"""How often someone outside the pathway has a treating doctor, and did not see her first."""
_VISITS = frozenset({"VG", "VL", "VSP"})
_BY_APPOINTMENT, _UNANNOUNCED, _CALLED = (
    "sur rendez-vous",
    "sans rendez-vous",
    "visite demandée par téléphone",
)
_OUT_OF_HOSPITAL = MappingProxyType({"MSH": (7, 27), "MIC": (33, 57), "GL1": (33, 44)})
"""Days since: each in its own delay, and beyond that of the code it could be taken for."""


class Visit(Struct, frozen=True, kw_only=True):
    """`treating`: the treating doctor declared, empty when there is none. `notes`: labels and texts that tell
    what was done beside the act. `report`: to the treating doctor, empty when it does not matter."""

    doctor: str
    title: str
    treating: str
    illness: str
    reason: str
    hour: str
    done: str
    notes: tuple[tuple[str, str], ...]
    came: str
    report: str


def imagine(case: Case, random: Random, *, woman: bool) -> Visit:
    """A visit from which the codes, the pathway and the rights of a case can be deduced.

    Raises Refused when no likely illness or reason is known for such a patient.
    """
    codes = [act.code for act in case.acts]
    main = main_code(codes)
    practices = PRACTICES.get(case.practitioner.specialty, ())
    practice = random.choice(practices) if practices else None
    title = practice.title if practice else GENERALIST
    doctor, other = pair = doctors(random, title)
    treating, came = _pathway(case, codes, pair, random)
    illness, reason = motive(case, codes, practice, random, woman=woman)
    return Visit(
        doctor=doctor,
        title=title,
        treating=treating,
        illness=illness,
        reason=reason,
        hour=_hour(case, codes, random),
        done=DONE_AT_HOME if main == "VG" and "MD" in codes else DONE[main],
        notes=tuple(_notes(case, codes, main, random)),
        came=came,
        report=_report(case, codes, other),
    )


def main_code(codes: list[str]) -> str:
    """The act that the others go with: a consultation, else a technical act."""
    by_themselves = [code for code in codes if CATALOGUE[code].kind in BY_THEMSELVES]
    return min(by_themselves, key=lambda code: CATALOGUE[code].kind is Kind.TECHNICAL)


def _pathway(case: Case, codes: list[str], doctors_: tuple[str, str], random: Random) -> tuple[str, str]:
    """The treating doctor, and how the patient came."""
    doctor, other = doctors_
    if not {"MRT", "SNP"}.isdisjoint(codes):
        return doctor if "MRT" in codes else other, "à la demande de la régulation du SAS"
    if "IMT" in codes:
        return f"{doctor}, déclaré ce jour", _BY_APPOINTMENT
    how = _UNANNOUNCED if "MHP" in codes else _BY_APPOINTMENT
    if case.pathway is Pathway.TREATING:
        return doctor, _CALLED if not _VISITS.isdisjoint(codes) else how
    if case.pathway in (Pathway.DIRECT, Pathway.OUTSIDE):
        grown = age(case.patient.birth_date, case.day) >= _GROWN
        declared = case.pathway is Pathway.DIRECT or (grown and random.random() < _DECLARED)
        return other if declared else "", f"{how}, sans lettre"
    came = {
        Pathway.REFERRED: f"avec une lettre du {other}",
        Pathway.EMERGENCY: "en urgence"
        if case.patient.ame
        else f"en urgence, sans pouvoir joindre le {other}",
        Pathway.AWAY: f"en vacances, à {random.randrange(200, 900, 50)} km de son domicile",
    }
    return other, came[case.pathway]


def _hour(case: Case, codes: list[str], random: Random) -> str:
    """An hour at which such acts are given, `10 h 20`."""
    minute = random.randrange(5, 60, 5)
    if "SHE" in codes:
        hour = 19
    elif "MHP" in codes and not is_closed(case.day):
        hour = random.choice((20, 21, 22))
    elif "DE" in codes:
        hour = 12
    elif case.withheld.day:
        hour = random.choice((15, 16, 17))
    elif case.day.weekday() == SATURDAY:
        hour = random.choice((9, 10))
    else:
        hour = random.choice((9, 10, 11, 14, 15, 16, 17))
    return f"{hour} h {minute:02}"


def _notes(case: Case, codes: list[str], main: str, random: Random) -> list[tuple[str, str]]:
    """What was done beside the act, and what else tells a code from another."""
    notes = [("Autre acte", DONE[code]) for code in codes if code in DONE and code != main]
    if "MHP" in codes:
        notes.append(("Appel au 15 ou au 116 117", "aucun, rien ne pressait"))
    if "DE" in codes:
        notes.append(("Demande particulière", "horaire de midi, par convenance"))
    if "APC" in codes:
        notes.append(("Suivi", "première venue, sans autre rendez-vous prévu"))
    if "GL2" in codes:
        notes.append(("Traitement", f"{random.randint(10, 14)} médicaments, revus avec la pharmacie"))
    for code, (low, high) in _OUT_OF_HOSPITAL.items():
        if code in codes:
            left = case.day - timedelta(days=random.randint(low, high))
            notes.append(("Sortie d’hôpital", f"le {short(left)}"))
    return notes


def _report(case: Case, codes: list[str], other: str) -> str:
    """Whether the treating doctor is told, where a majoration depends on it."""
    if not {"MCG", "MCS", "APC", "CEP"}.isdisjoint(codes):
        return f"envoyé au {other}"
    if "CS" in codes or ("G" in codes and case.pathway is Pathway.AWAY):
        return "aucun n’a été envoyé"
    return ""
