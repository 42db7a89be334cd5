"""The charges of hospitals and emergencies: no part of the health insurance, but what stays is taken over."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from quizz.billing import sources
from quizz.billing.acts import ActRule
from quizz.billing.ages import AFTER_BIRTH, in_maternity
from quizz.billing.amounts import Prices, percent
from quizz.billing.case import Ald, Case, Scheme
from quizz.billing.rates import Rate
from quizz.billing.reimbursement import Reason
from quizz.errors import Refused
from quizz.i18n import _

EMERGENCY = "FPU"
_REDUCED = "FPU_MINORE"
_NONE = Decimal(0)
_NEWBORN = timedelta(days=30)
_PREGNANCY = timedelta(days=300)
"""Longer than any: before the due date, the patient may be pregnant."""


def tariff_of_charge(case: Case, rule: ActRule) -> str:
    """The tariff of a charge: that of emergencies is lower with a long-term illness, related or not."""
    if rule.code == EMERGENCY and case.patient.ald is not Ald.NONE:
        return _REDUCED
    return rule.tariff


def rate_of_charge(case: Case, rule: ActRule, prices: Prices) -> Rate:
    """What the health insurance takes of a charge. Raises Refused for those whose charge is not settled."""
    (_check_emergency if rule.code == EMERGENCY else _check_stay)(case)
    if rule.code != EMERGENCY and case.patient.scheme is Scheme.ALSACE_MOSELLE:
        known = prices.of("TAUX_HOSPITALISATION_ALSACE_MOSELLE")
        rule_text = _("Régime local d’Alsace-Moselle : {rate} de l’hospitalisation, forfait compris.").format(
            rate=percent(known.amount)
        )
        return Rate(known.amount, known.amount, Reason(known.marked(rule_text), known.value.source))
    sentence = _("Un forfait reste à la charge du patient ou de sa complémentaire.")
    source = sources.EMERGENCY if rule.code == EMERGENCY else sources.HOSPITAL
    return Rate(_NONE, _NONE, Reason(sentence, source))


def _check_emergency(case: Case) -> None:
    patient = case.patient
    if patient.due_date is not None and -_PREGNANCY <= case.day - patient.due_date <= AFTER_BIRTH:
        raise Refused(
            _(
                "Forfait patient urgences d’une femme enceinte : exonération ou tarif réduit, "
                "les sources se contredisent (confiance C)."
            )
        )
    if patient.scheme is Scheme.ALSACE_MOSELLE:
        raise Refused(_("Forfait patient urgences en Alsace-Moselle : qui le paie n’est pas établi."))
    _check_anyone(case)


def _check_stay(case: Case) -> None:
    if in_maternity(case.patient.due_date, case.day):
        raise Refused(_("Forfait journalier pendant la maternité : qui le paie n’est pas établi."))
    _check_anyone(case)


def _check_anyone(case: Case) -> None:
    if case.patient.ame:
        raise Refused(_("Forfait hospitalier ou d’urgences avec l’AME : qui le paie n’est pas établi."))
    if case.day - case.patient.birth_date <= _NEWBORN:
        raise Refused(
            _(
                "Forfait hospitalier ou d’urgences d’un nouveau-né : "
                "jusqu’à quel jour il est exonéré n’est pas établi."
            )
        )
