"""What people believe wrongly of a claim, and the amounts that each belief gives.

Some are found by computing the case again with that one belief, those that change a single rule by addition.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from quizz.billing.acts import BY_THEMSELVES
from quizz.billing.amounts import ZERO, euros, part, percent
from quizz.billing.case import Ald, Case, Contract, Pathway, ThirdParty
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.claim.beliefs import of_base, of_rights
from quizz.billing.exercises.claim.worked import Mistake, Worked, again
from quizz.billing.participation import exemption
from quizz.billing.reimbursement import Reimbursement
from quizz.billing.shares import pays_ticket
from quizz.domain.tariff import Tariffs

_OLD_PARTICIPATION = date(2024, 5, 14)


def mistakes(case: Case, found: Reimbursement, tariffs: Tariffs) -> list[Mistake]:
    """Those that fit the case, the likeliest first."""
    worked = Worked(case, found, tariffs)
    return [
        *_of_participation(worked),
        *of_rights(worked),
        *_of_pathway(worked),
        *of_base(worked),
        *_of_payers(worked),
        *_of_desk(worked),
    ]


def _withholding(worked: Worked, told: str, participation: Decimal) -> Mistake:
    """Another participation, the rest being right."""
    found = worked.found
    more = participation - found.participation
    return Mistake(
        told,
        {
            "participation": participation,
            "amo_net": found.amo_net - more,
            "patient_cost": found.patient_cost + more,
            "recovered_later": ZERO if worked.case.third_party is ThirdParty.NONE else participation,
        },
    )


def _of_participation(worked: Worked) -> Iterator[Mistake]:
    case, found = worked.case, worked.found
    flat = worked.tariffs.on("PF", case.day)[0]
    carrying = sum(CATALOGUE[act.code].kind in BY_THEMSELVES for act in case.acts)
    usual = flat * carrying
    why = exemption(case)
    if why is not None:
        yield _withholding(worked, f"Vous avez retenu la participation forfaitaire. {why.rule}", usual)
    elif found.participation < usual:
        left = f"ne laisse que {euros(found.participation)}" if found.participation else "est atteint"
        yield _withholding(worked, f"Le plafond de la participation forfaitaire {left}.", usual)
    if not found.participation:
        return
    if case.patient.ald is Ald.NONE:
        told = f"Vous avez oublié la participation forfaitaire, {euros(found.participation)}."
    else:
        told = f"L’ALD n’exonère pas de la participation forfaitaire, {euros(found.participation)}."
    yield _withholding(worked, told, ZERO)
    if found.participation == usual:
        former = worked.tariffs.on("PF", _OLD_PARTICIPATION)[0]
        if former != flat:
            told = f"L’ancienne participation, {euros(former)}, ne vaut plus : c’est {euros(flat)}."
            yield _withholding(worked, told, former * carrying)
        lines = len(case.acts)
        if lines > carrying:
            told = "Seul l’acte porte la participation forfaitaire, pas ses majorations."
            yield _withholding(worked, told, flat * lines)


def _of_pathway(worked: Worked) -> Iterator[Mistake]:
    case, found = worked.case, worked.found
    if found.penalty:
        told = (
            f"Hors parcours, le taux perd {worked.points.normalize():f} points : {percent(found.amo_rate)}."
        )
        amounts = {"amo_rate": found.amo_rate + worked.points, "penalty": ZERO}
        amounts |= {"amo_gross": found.amo_gross + found.penalty, "amo_net": found.amo_net + found.penalty}
        yield Mistake(told, {**amounts, "patient_cost": found.patient_cost - found.penalty})
        if pays_ticket(case):
            told = "Un contrat responsable ne paie pas la majoration hors parcours : elle reste au patient."
            yield Mistake(
                told,
                {"amc": found.amc + found.penalty, "patient_cost": found.patient_cost - found.penalty},
            )
    elif found.amo_rate > worked.points and case.pathway is not Pathway.TREATING:
        lost = part(worked.points, found.base)
        told = _why_in_pathway(case)
        amounts = {"amo_rate": found.amo_rate - worked.points, "penalty": lost}
        amounts |= {"amo_gross": found.amo_gross - lost, "patient_cost": found.patient_cost + lost}
        yield Mistake(told, {**amounts, "amo_net": max(ZERO, found.amo_net - lost)})


def _why_in_pathway(case: Case) -> str:
    if case.pathway is Pathway.OUTSIDE:
        return "Avant 16 ans, le taux ne baisse pas, avec ou sans médecin traitant."
    return "Le parcours de soins est respecté : le taux ne baisse pas."


def _of_payers(worked: Worked) -> Iterator[Mistake]:
    case, found = worked.case, worked.found
    if not pays_ticket(case):
        told = "Sans complémentaire, personne ne paie le ticket modérateur à la place du patient."
        insured = replace(case, patient=replace(case.patient, complementary=Contract.RESPONSIBLE))
        yield from again(worked, told, insured, ("amc", "patient_cost"))
    elif found.amc:
        payer = "la C2S" if case.patient.c2s else "la complémentaire"
        told = f"Le ticket modérateur, {euros(found.amc)}, est payé par {payer}."
        yield Mistake(told, {"amc": ZERO, "patient_cost": found.patient_cost + found.amc})
    if found.participation and found.amc:
        told = "Un contrat responsable ne paie pas la participation forfaitaire."
        yield Mistake(
            told,
            {
                "amc": found.amc + found.participation,
                "patient_cost": found.patient_cost - found.participation,
            },
        )
    if case.patient.c2s and found.amc:
        told = f"Avec la C2S, l’assurance maladie paie {percent(found.amo_rate)} et la C2S le reste."
        yield Mistake(
            told,
            {"amo_rate": Decimal(100), "amo_gross": found.base, "amo_net": found.base, "amc": ZERO},
        )
    yield Mistake(
        "C’est la part avant la participation : retirez-la pour trouver ce qui est versé.",
        {"amo_net": found.amo_gross},
    )
    yield Mistake(
        "C’est ce qui est versé, une fois la participation retirée : la part se compte avant.",
        {"amo_gross": found.amo_net},
    )
    yield Mistake(
        "C’est ce qui se règle au cabinet, pas ce qui reste à payer après les remboursements.",
        {"patient_cost": found.paid_at_desk},
    )


def _of_desk(worked: Worked) -> Iterator[Mistake]:
    case, found = worked.case, worked.found
    if case.third_party is ThirdParty.NONE:
        told = "Sans tiers payant, tout se règle au cabinet ; le remboursement vient ensuite."
        for other in (ThirdParty.AMO, ThirdParty.FULL):
            yield from again(worked, told, replace(case, third_party=other), ("paid_at_desk",))
        yield Mistake(told, {"paid_at_desk": found.patient_cost})
        told = "Rien n’est repris plus tard : la participation est retenue sur le remboursement."
        yield Mistake(told, {"recovered_later": found.participation})
        return
    told = "Au cabinet, la participation ne se règle pas : elle est reprise plus tard."
    yield Mistake(
        told,
        {"paid_at_desk": found.paid_at_desk + found.participation, "recovered_later": ZERO},
    )
    told = "Avec le tiers payant, le patient n’avance pas la part prise en charge."
    yield Mistake(told, {"paid_at_desk": worked.fee})
    if case.third_party is ThirdParty.AMO:
        told = "Le tiers payant porte sur la part obligatoire seule : le reste se règle au cabinet."
        yield Mistake(told, {"paid_at_desk": worked.fee - found.amo_gross - found.amc})
        yield Mistake(told, {"paid_at_desk": ZERO})
    else:
        told = "Le tiers payant est intégral : la part complémentaire n’est pas avancée."
        yield Mistake(told, {"paid_at_desk": worked.fee - found.amo_gross})
