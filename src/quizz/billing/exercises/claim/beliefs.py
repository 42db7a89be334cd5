"""Beliefs about rights, base, sector and tariffs: the case is computed again with each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from quizz.billing.acts import BY_THEMSELVES, Kind
from quizz.billing.ages import in_maternity, maternity
from quizz.billing.amounts import ZERO, euros
from quizz.billing.case import Act, Ald, Scheme, Sector
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.claim.case import tariff_of
from quizz.billing.exercises.claim.worked import OF_INSURANCE, Mistake, Worked, again
from quizz.billing.exercises.days import short
from quizz.billing.shares import pays_ticket

_A_DAY = timedelta(days=1)


def of_rights(worked: Worked) -> Iterator[Mistake]:
    """Long-term illness, local scheme, maternity."""
    case, patient = worked.case, worked.case.patient

    def otherwise(told: str, **changes: object) -> Iterator[Mistake]:
        return again(worked, told, replace(case, patient=replace(patient, **changes)))

    if patient.ald is Ald.UNRELATED:
        told = "Le motif n’a pas de rapport avec l’ALD : le 100 % ne vaut que pour les soins en rapport."
        yield from otherwise(told, ald=Ald.RELATED)
    if patient.ald is Ald.RELATED:
        told = "Le motif est en rapport avec l’ALD : la base est prise en charge à 100 %."
        yield from otherwise(told, ald=Ald.NONE)
    if patient.scheme is Scheme.ALSACE_MOSELLE:
        told = "Le régime local d’Alsace-Moselle rembourse les honoraires à 90 %, et non à 70 %."
        yield from otherwise(told, scheme=Scheme.GENERAL)
    if patient.due_date is None:
        return
    start, end = maternity(patient.due_date)
    if in_maternity(patient.due_date, case.day):
        told = (
            f"Du {short(start)}, premier jour du 6e mois, au {short(end)}, 12e jour après la naissance, "
            "tout est pris en charge à 100 %, sans participation."
        )
        yield from otherwise(told, due_date=None)
    elif case.day < start:
        told = f"Le 6e mois de grossesse commence le {short(start)} : avant, le taux habituel s’applique."
        yield from otherwise(told, due_date=patient.due_date - (start - case.day) - 4 * _A_DAY)
    else:
        told = f"Le 100 % de la maternité a pris fin le {short(end)}, 12e jour après l’accouchement."
        yield from otherwise(told, due_date=case.day)


def of_base(worked: Worked) -> Iterator[Mistake]:
    """What the rate applies to."""
    case, found = worked.case, worked.found
    if found.excess:
        # one fee for all, believed to be the base
        told = "Le taux s’applique à la base de remboursement, pas au montant demandé."
        lead = next(act for act in case.acts if CATALOGUE[act.code].kind in BY_THEMSELVES)
        others = [act for act in case.acts if act is not lead and CATALOGUE[act.code].kind is not Kind.EXCESS]
        fee = worked.fee - sum((act.fee for act in others), ZERO)
        whole = replace(case, acts=(Act(code=lead.code, fee=fee), *others))
        tariff = tariff_of(CATALOGUE[lead.code], case.practitioner)
        yield from again(worked, told, whole, amounts={tariff: str(fee)})
        if pays_ticket(case):
            told = "Ici, la complémentaire paie le ticket modérateur, pas le dépassement."
            yield Mistake(
                told,
                {"amc": found.amc + found.excess, "patient_cost": found.patient_cost - found.excess},
            )
    yield from _of_sector(worked)
    for act in case.acts:
        if CATALOGUE[act.code].kind is Kind.MAJORATION:
            rest = replace(case, acts=tuple(one for one in case.acts if one is not act))
            told = f"Il manque la majoration {act.code}, {euros(act.fee)}, dans la base."
            yield from again(worked, told, rest, OF_INSURANCE)
    yield from _of_former_tariffs(worked)


def _of_sector(worked: Worked) -> Iterator[Mistake]:
    """The base of the other kind of sector 2."""
    case, sector = worked.case, worked.case.practitioner.sector
    if sector is Sector.ONE:
        return
    other = Sector.TWO if sector is Sector.TWO_OPTAM else Sector.TWO_OPTAM
    which = "avec OPTAM" if sector is Sector.TWO_OPTAM else "sans OPTAM"
    told = f"En secteur 2 {which}, la base est de {euros(worked.found.base)}."
    practitioner = replace(case.practitioner, sector=other)
    yield from again(worked, told, replace(case, practitioner=practitioner))


def _of_former_tariffs(worked: Worked) -> Iterator[Mistake]:
    """The amounts of the period before, the fee being moved as much."""
    case = worked.case
    former: dict[str, str] = {}
    acts, told = [], ""
    for act in case.acts:
        tariff = worked.tariffs.by_id.get(tariff_of(CATALOGUE[act.code], case.practitioner))
        value = tariff.on(case.day) if tariff else None
        before = tariff.on(value.valid_from - _A_DAY) if tariff and value else None
        if tariff is None or value is None or before is None:
            acts.append(act)
            continue
        former[tariff.id] = str(before.amount)
        acts.append(Act(code=act.code, fee=act.fee - value.amount + before.amount))
        told = (
            f"L’ancien tarif de {act.code}, {euros(before.amount)}, ne vaut plus : "
            f"depuis le {short(value.valid_from)}, c’est {euros(value.amount)}."
        )
    if former:
        yield from again(worked, told, replace(case, acts=tuple(acts)), OF_INSURANCE, former)
