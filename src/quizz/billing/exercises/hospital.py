"""The charge of a day in hospital or of a visit to the emergencies: how much, and who pays it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from quizz.billing import sources
from quizz.billing.amounts import Prices, euros
from quizz.billing.case import (
    Act,
    Ald,
    Case,
    Pathway,
    Patient,
    Practitioner,
    Scheme,
    Sector,
    Specialty,
    ThirdParty,
)
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.charges import rate_of_charge, tariff_of_charge
from quizz.billing.computing import reimburse
from quizz.billing.exercises.filling import amount_box, chosen_box, reasoning_line
from quizz.billing.reimbursement import Reason
from quizz.billing.shares import why_ticket
from quizz.domain.sheet import Box, ReasoningLine
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused
from quizz.i18n import _

_NOBODY = Practitioner(specialty=Specialty.OTHER, sector=Sector.ONE)
"""A charge is nobody's fee."""


class Payer(StrEnum):
    """Who pays a charge, in the words of the sheet; INSURANCE never does."""

    COMPLEMENTARY = "La complémentaire santé"
    C2S = "La C2S"
    LOCAL = "Le régime local d’Alsace-Moselle"
    PATIENT = "Le patient"
    INSURANCE = "L’assurance maladie, à 100\u00a0%"


_PAYS = {
    Payer.COMPLEMENTARY: "Un contrat responsable prend ce forfait en charge.",
    Payer.C2S: "La C2S prend ce forfait en charge.",
    Payer.LOCAL: "Le régime local paie l’hospitalisation en entier, forfait journalier compris.",
    Payer.PATIENT: "Sans complémentaire ni C2S, le forfait reste au patient.",
}


_DAILY_SOURCE = "afpentraide.org, forfait journalier hospitalier"
_C2S_SOURCES = {"FJH": _DAILY_SOURCE, "FJH_PSY": _DAILY_SOURCE, "FPU": "april.fr, forfait patient urgences"}


class Charged(Struct, frozen=True):
    """One charge of one day: its amount and why, and what of it stays with the patient."""

    case: Case
    amount: Decimal
    reason: Reason
    patient_cost: Decimal

    @property
    def payer(self) -> Payer:
        """Who pays it, in full."""
        if self.patient_cost:
            return Payer.PATIENT
        if self.case.patient.scheme is Scheme.ALSACE_MOSELLE:
            return Payer.LOCAL
        return Payer.C2S if self.case.patient.c2s else Payer.COMPLEMENTARY


def charged(code: str, day: date, patient: Patient, tariffs: Tariffs) -> Charged:
    """The charge of a day as `reimburse` finds it. Raises Refused for those whose charge is not settled."""
    if patient.c2s and patient.scheme is Scheme.ALSACE_MOSELLE:
        raise Refused(_("C2S et régime local d’Alsace-Moselle : lequel paie le forfait n’est pas établi."))
    case = Case(
        day=day,
        acts=(Act(code=code, fee=Decimal(0)),),
        patient=patient,
        practitioner=_NOBODY,
        pathway=Pathway.EMERGENCY,
        third_party=ThirdParty.FULL,
    )
    known = Prices(tariffs, day).of(tariff_of_charge(case, CATALOGUE[code]))
    case = replace(case, acts=(Act(code=code, fee=known.amount),))
    found = reimburse(case, tariffs)
    return Charged(case, found.base, known.reason(euros(found.base)), found.patient_cost)


def payer_box(one: Charged, among: Sequence[Payer], random: Random) -> Box:
    """Who pays, among some; the mistakes say what each of the others forgets."""
    options = random.sample([payer.value for payer in among], len(among))
    slips = [(payer.value, _not(payer, one)) for payer in among]
    return chosen_box("payer", "Qui paie ce forfait", options, one.payer.value, _PAYS[one.payer], slips)


def cost_box(one: Charged, total: Decimal, mistakes: Sequence[tuple[Decimal, str]]) -> Box:
    """What stays with the patient: all or nothing. `mistakes`: those of the charge."""
    if one.payer is Payer.PATIENT:
        nothing = (Decimal(0), _not(Payer.COMPLEMENTARY, one))
        return amount_box(
            "patient_cost", "Forfait restant au patient", total, _PAYS[one.payer], [*mistakes, nothing]
        )
    told = f"{_PAYS[one.payer]} Il ne reste rien au patient."
    whole = (total, f"C’est le forfait entier. {told}")
    return amount_box("patient_cost", "Forfait restant au patient", Decimal(0), told, [whole])


def payer_reasoning(one: Charged, total: Decimal, tariffs: Tariffs) -> Iterator[ReasoningLine]:
    """Who pays and what is left, after the charge itself."""
    act = CATALOGUE[one.case.acts[0].code]
    match one.payer:
        case Payer.LOCAL:
            rate = rate_of_charge(one.case, act, Prices(tariffs, one.case.day))
            yield reasoning_line("Payé par le régime local", total, rate.reason)
        case Payer.C2S:
            yield reasoning_line("Payé par la C2S", total, Reason(_PAYS[Payer.C2S], _C2S_SOURCES[act.code]))
        case Payer.COMPLEMENTARY:
            yield reasoning_line("Payé par la complémentaire", total, why_ticket(one.case, act))
    left = Reason("Le forfait, moins ce que d’autres en paient.", sources.ARITHMETIC)
    yield reasoning_line(
        "Forfait restant au patient", total if one.payer is Payer.PATIENT else Decimal(0), left
    )


def _not(payer: Payer, one: Charged) -> str:
    """Why it is not that one who pays, and who does."""
    patient = one.case.patient
    insurance = "L’assurance maladie ne paie pas ce forfait."
    if patient.ald is not Ald.NONE:
        insurance = "L’ALD n’exonère pas du forfait : l’assurance maladie ne le paie pas."
    why = {
        Payer.COMPLEMENTARY: "La C2S tient lieu de complémentaire." if patient.c2s else "",
        Payer.C2S: "La carte ne porte pas de C2S.",
        Payer.LOCAL: "La carte porte le régime général.",
        Payer.PATIENT: "Le patient n’a rien à payer.",
        Payer.INSURANCE: insurance,
    }[payer]
    return f"{why} {_PAYS[one.payer]}".lstrip()
