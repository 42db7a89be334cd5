"""Which cases are refused before anything is computed, and why: one that is invalid is never guessed at."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from quizz.billing.acts import BY_THEMSELVES, ActRule, Ages, Kind
from quizz.billing.ages import age, is_past_birthday
from quizz.billing.amounts import CENT
from quizz.billing.case import Act, Ald, Case, Patient, Scheme, Sector, ThirdParty
from quizz.billing.catalogue import CATALOGUE, why_not_computed
from quizz.errors import Refused
from quizz.i18n import _

MOST_ACTS = 20
_FIRST_DAY = date(2024, 1, 1)
_LAST_DAY = date(2026, 12, 31)
"""The conventions and the decrees that apply from 2027 are not established."""
_OLDEST = 130
_MAY_BEAR = range(10, 61)
"""Completed years at the due date. No rule sets them: at another age, one of the dates is wrong."""
_HIGHEST_FEE = Decimal(100_000)


def check(case: Case) -> None:
    """Raise Refused, with a sentence, for a case that is invalid or that no established rule covers."""
    check_person(case.day, case.patient)
    _check_practice(case)
    _check_numbers(case)
    for act in case.acts:
        _check_act(case, act, rule_of(act.code))
    _check_company(case)


def check_person(day: date, patient: Patient) -> None:
    """Raise Refused for a day without established rules, or for a person of whom something is impossible."""
    _check_day(day, patient)
    _check_patient(patient)


def rule_of(code: str) -> ActRule:
    """What is known of a code. Raises Refused when it cannot be computed."""
    rule = CATALOGUE.get(code)
    if rule is not None:
        return rule
    why = why_not_computed(code) or _("aucun tarif n’est établi pour lui")
    raise Refused(_("L’acte {code} ne se calcule pas : {why}.").format(code=code[:20], why=why))


def _check_day(day: date, patient: Patient) -> None:
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise Refused(
            _(
                "Les soins sont datés du {day:%d/%m/%Y} : rien n’est établi avant le {first:%d/%m/%Y}, "
                "ni après le {last:%d/%m/%Y}."
            ).format(day=day, first=_FIRST_DAY, last=_LAST_DAY)
        )
    if patient.birth_date > day:
        raise Refused(_("La date de naissance est après la date des soins."))
    if age(patient.birth_date, day) > _OLDEST:
        raise Refused(_("La date de naissance donne plus de {years} ans.").format(years=_OLDEST))
    due_date = patient.due_date
    if due_date is not None and age(patient.birth_date, due_date) not in _MAY_BEAR:
        raise Refused(
            _(
                "À la date prévue de l’accouchement, l’âge n’est pas de {low} à {high} ans : "
                "vérifiez les dates."
            ).format(low=_MAY_BEAR[0], high=_MAY_BEAR[-1])
        )


def _check_patient(patient: Patient) -> None:
    if patient.work_accident:
        raise Refused(
            _(
                "Accident du travail : que la participation forfaitaire y soit due n’est pas établi "
                "(confiance C), aucun remboursement n’est calculé."
            )
        )
    if patient.c2s and patient.ame:
        raise Refused(_("La C2S et l’AME ne vont pas ensemble : la C2S suppose d’être assuré."))
    if patient.ame and patient.scheme is Scheme.ALSACE_MOSELLE:
        raise Refused(_("L’AME et le régime local d’Alsace-Moselle ne vont pas ensemble."))


def _check_practice(case: Case) -> None:
    if case.practitioner.sector is Sector.OUTSIDE:
        raise Refused(
            _(
                "Hors convention, le remboursement se fait sur le tarif d’autorité, "
                "dont le montant n’est pas établi."
            )
        )
    if case.patient.c2s and case.third_party is not ThirdParty.FULL:
        raise Refused(_("Avec la C2S, le tiers payant intégral est obligatoire : écrivez « full »."))
    if case.patient.c2s and case.practitioner.sector is Sector.TWO:
        raise Refused(
            _(
                "C2S en secteur 2 hors OPTAM : aucun dépassement n’est permis, "
                "mais la base de remboursement n’est pas établie."
            )
        )


def _check_numbers(case: Case) -> None:
    if not case.acts:
        raise Refused(_("Le cas n’a pas d’acte."))
    if len(case.acts) > MOST_ACTS:
        raise Refused(_("Le cas a plus de {limit} actes.").format(limit=MOST_ACTS))
    for act in case.acts:
        if not is_money(act.fee) or not 0 < act.fee < _HIGHEST_FEE:
            raise Refused(
                _("L’honoraire de {code} doit être un montant positif, au centime.").format(
                    code=act.code[:20]
                )
            )
    day, year = case.withheld.day, case.withheld.year
    if not (is_money(day) and is_money(year) and day >= 0 and year >= 0):
        raise Refused(_("La participation déjà retenue est un montant au centime, jamais négatif."))


def is_money(amount: Decimal) -> bool:
    """Whether an amount is to the cent, and of a size that is charged."""
    return amount.is_finite() and abs(amount) < _HIGHEST_FEE and amount == amount.quantize(CENT)


def _check_act(case: Case, act: Act, rule: ActRule) -> None:
    patient, practitioner = case.patient, case.practitioner
    if practitioner.specialty not in rule.specialties:
        raise Refused(
            _("L’acte {code} ne se facture pas dans la spécialité « {specialty} ».").format(
                code=act.code, specialty=practitioner.specialty.value
            )
        )
    if case.pathway not in rule.pathways:
        raise Refused(
            _(
                "L’acte {code} ne va pas avec le parcours « {pathway} » ; parcours possibles : {known}."
            ).format(
                code=act.code,
                pathway=case.pathway.value,
                known=", ".join(sorted(pathway.value for pathway in rule.pathways)),
            )
        )
    if not is_of_age(rule, patient.birth_date, case.day):
        raise Refused(
            _("L’acte {code} ne se facture pas pour un patient de {years} ans, à la date des soins.").format(
                code=act.code, years=age(patient.birth_date, case.day)
            )
        )
    if rule.for_ald and patient.ald is Ald.NONE:
        raise Refused(_("L’acte {code} ne se facture que pour un patient en ALD.").format(code=act.code))
    if practitioner.sector is Sector.TWO and rule.kind is not Kind.EXCESS and not rule.in_sector_2:
        raise Refused(
            _("La base de remboursement de {code} en secteur 2 hors OPTAM n’est pas établie.").format(
                code=act.code
            )
        )


def is_of_age(rule: ActRule, birth: date, day: date) -> bool:
    """Whether an act is charged for someone of that age."""
    return not rule.ages or any(_is_of(ages, birth, day) for ages in rule.ages)


def _is_of(ages: Ages, birth: date, day: date) -> bool:
    if not ages.low <= age(birth, day) <= ages.high:
        return False
    return not ages.past or is_past_birthday(birth, day, ages.low)


def _check_company(case: Case) -> None:
    """What goes with what: a majoration needs its act, a charge stands alone."""
    counts = Counter(act.code for act in case.acts)
    rules = [CATALOGUE[code] for code in counts]
    kinds = Counter(rule_of(act.code).kind for act in case.acts)
    if kinds[Kind.CHARGE] and len(counts) > 1:
        raise Refused(_("Un forfait hospitalier ou d’urgences se calcule seul : faites un cas pour lui."))
    if kinds[Kind.TECHNICAL] > 1:
        raise Refused(
            _(
                "Plusieurs actes techniques (CCAM) le même jour : la règle d’association a des exceptions, "
                "qui ne sont pas établies."
            )
        )
    if kinds[Kind.EXCESS] and not any(rule.kind in BY_THEMSELVES for rule in rules):
        raise Refused(_("Le dépassement pour exigence (DE) accompagne un acte."))
    for rule in rules:
        _check_majoration(rule, counts)


def _check_majoration(rule: ActRule, counts: Counter[str]) -> None:
    clash = sorted(rule.not_with & counts.keys())
    if clash:
        raise Refused(_("{code} et {other} ne se cumulent pas.").format(code=rule.code, other=clash[0]))
    if rule.kind is Kind.MAJORATION and counts[rule.code] > sum(counts[code] for code in rule.goes_with):
        raise Refused(
            _("La majoration {code} se facture une fois par acte qui la porte : {acts}.").format(
                code=rule.code, acts=", ".join(sorted(rule.goes_with))
            )
        )
