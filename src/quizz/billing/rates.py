"""The rate of an act: what the health insurance pays of its base, and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from quizz.billing import sources
from quizz.billing.acts import ActRule
from quizz.billing.ages import age, in_maternity, maternity
from quizz.billing.amounts import Known, Prices, less_sure, percent
from quizz.billing.case import Ald, Case, Pathway, Scheme, Specialty
from quizz.billing.reimbursement import Reason
from quizz.errors import Refused
from quizz.i18n import _

_WITHOUT_PATHWAY_BEFORE = 16
_DIRECT = frozenset({Specialty.GYNECOLOGY, Specialty.OPHTHALMOLOGY, Specialty.STOMATOLOGY})
_DIRECT_PSYCHIATRY = range(16, 26)


class Rate(Struct, frozen=True):
    """In percent. `ordinary`: that of the patient and of the act; `applied`: once the pathway is judged."""

    ordinary: Decimal
    applied: Decimal
    reason: Reason


def rate_of(case: Case, rule: ActRule, prices: Prices) -> Rate:
    """The rate of one act. Raises Refused where the rules that meet are not established together."""
    known, reason, always_whole = _ordinary(case, rule, prices)
    if not _is_outside(case):
        return Rate(known.amount, known.amount, reason)
    if always_whole or case.patient.c2s:
        raise Refused(
            _(
                "Hors parcours avec la C2S, l’AME, la maternité ou un acte pris en charge à 100\u00a0% : "
                "ce qui reste du remboursement n’est pas établi."
            )
        )
    inside, outside = prices.of("TAUX_PARCOURS"), prices.of("TAUX_HORS_PARCOURS")
    lost = inside.amount - outside.amount
    lowered = known.amount - lost
    rule_text = _(
        "Hors parcours de soins ou sans médecin traitant, le taux perd {points} points : "
        "{before} devient {after}."
    ).format(points=f"{lost.normalize():f}", before=percent(known.amount), after=percent(lowered))
    if known.amount == inside.amount:
        return Rate(known.amount, lowered, Reason(rule_text, outside.value.source))
    both = less_sure(f"{reason.rule} {rule_text}")
    return Rate(known.amount, lowered, Reason(both, f"{reason.source}; {sources.USAGE}"))


def _ordinary(case: Case, rule: ActRule, prices: Prices) -> tuple[Known, Reason, bool]:
    """The rate in the pathway, and whether what gives it is known to stand only there."""
    patient = case.patient
    if patient.ame:
        known = prices.of("TAUX_AME")
        return known, _because(known, _("AME : {rate} dans la limite des tarifs.")), True
    if patient.due_date is not None and in_maternity(patient.due_date, case.day):
        known = prices.of("TAUX_MATERNITE")
        return known, _of_maternity(patient.due_date, known), True
    if rule.rate:
        known = prices.of(rule.rate)
        return known, _because(known, _("L’acte est pris en charge à {rate}.")), True
    if patient.ald is Ald.RELATED:
        known = prices.of("TAUX_ALD")
        return known, _because(known, _("ALD exonérante, soins en rapport : {rate} de la base.")), False
    if patient.scheme is Scheme.ALSACE_MOSELLE:
        known = prices.of("TAUX_ALSACE_MOSELLE")
        return known, _because(known, _("Régime local d’Alsace-Moselle : {rate} des honoraires.")), False
    known = prices.of("TAUX_PARCOURS")
    return known, _of_pathway(case, known), False


def _because(known: Known, sentence: str) -> Reason:
    rule = sentence.format(rate=percent(known.amount))
    return Reason(known.marked(rule), known.value.source)


def _of_maternity(due_date: date, known: Known) -> Reason:
    start, end = maternity(due_date)
    rule = _(
        "Maternité, du 1er jour du 6e mois ({start:%d/%m/%Y}) au 12e jour après l’accouchement "
        "({end:%d/%m/%Y}) : {rate}."
    ).format(start=start, end=end, rate=percent(known.amount))
    return Reason(known.marked(rule), known.value.source)


def _of_pathway(case: Case, known: Known) -> Reason:
    sentence, source, sure = _pathway_rule(case, known)
    rule = sentence.format(rate=percent(known.amount))
    return Reason(rule if sure else less_sure(rule), source)


def _pathway_rule(case: Case, known: Known) -> tuple[str, str, bool]:
    """The rule that gives the usual rate, its source, and whether it is established by more than usage."""
    if age(case.patient.birth_date, case.day) < _WITHOUT_PATHWAY_BEFORE:
        return _("Moins de 16 ans : {rate}, avec ou sans médecin traitant."), sources.CHILD, True
    if case.patient.ald is Ald.UNRELATED:
        sentence = _("Soins sans rapport avec l’ALD : taux habituel, {rate} dans le parcours.")
        return sentence, sources.LONG_TERM_ILLNESS, True
    match case.pathway:
        case Pathway.DIRECT:
            return _("Accès direct autorisé à cette spécialité : {rate}."), sources.PATHWAY, True
        case Pathway.EMERGENCY:
            return _("Urgence : {rate}, comme dans le parcours."), sources.EXCEPTIONS, False
        case Pathway.AWAY:
            sentence = _("Loin de la résidence habituelle : {rate}, comme dans le parcours.")
            return sentence, sources.EXCEPTIONS, False
        case _:
            return _("Dans le parcours de soins : {rate}."), known.value.source, True


def _is_outside(case: Case) -> bool:
    """Whether the rate is lowered. Raises Refused for a direct access that the specialty does not give."""
    years = age(case.patient.birth_date, case.day)
    if years < _WITHOUT_PATHWAY_BEFORE:
        return False
    if case.pathway is Pathway.DIRECT:
        specialty = case.practitioner.specialty
        if specialty in _DIRECT or (specialty is Specialty.PSYCHIATRY and years in _DIRECT_PSYCHIATRY):
            return False
        raise Refused(
            _(
                "L’accès direct vaut pour le gynécologue, l’ophtalmologue, le stomatologue, et le psychiatre "
                "de 16 à 25 ans : ailleurs, écrivez « outside »."
            )
        )
    return case.pathway is Pathway.OUTSIDE
