"""Who pays what part of the fee of each act."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from quizz.billing import sources
from quizz.billing.acts import ActRule, Kind
from quizz.billing.amounts import ZERO, Known, euros, less_sure, parts
from quizz.billing.case import Act, Case, Contract, Pathway, Sector
from quizz.billing.rates import Rate
from quizz.billing.reimbursement import Reason
from quizz.errors import Refused
from quizz.i18n import _


class Costed(Struct, frozen=True):
    """An act with its base and its rate; neither: an excess with a code of its own."""

    act: Act
    rule: ActRule
    known: Known | None
    rate: Rate | None

    @property
    def base(self) -> Decimal:
        """What is reimbursable of its fee."""
        return self.known.amount if self.known else ZERO


class Shares(Struct, frozen=True):
    """fee = gross + ticket + penalty + excess; base = gross + ticket + penalty. Euros, each to the cent."""

    base: Decimal
    gross: Decimal
    ticket: Decimal
    penalty: Decimal
    excess: Decimal


def shared(case: Case, costed: Sequence[Costed], rate: Rate) -> list[Shares]:
    """The parts of each fee, at the rate of all the acts.

    What the health insurance pays is the rate of the whole base, rounded once; the ticket modérateur and the
    penalty are found by subtraction. Raises Refused for a fee that the practitioner may not ask.
    """
    for one in costed:
        _check_fee(case, one.act, one.rule, one.base)
    bases = [one.base for one in costed]
    return [
        Shares(
            base=one.base,
            gross=gross,
            ticket=one.base - ordinary,
            penalty=ordinary - gross,
            excess=one.act.fee - one.base,
        )
        for one, ordinary, gross in zip(
            costed, parts(rate.ordinary, bases), parts(rate.applied, bases), strict=True
        )
    ]


def pays_ticket(case: Case) -> bool:
    """Whether someone else than the patient pays the ticket modérateur."""
    return case.patient.c2s or case.patient.complementary is Contract.RESPONSIBLE


def why_ticket(case: Case, rule: ActRule) -> Reason:
    """Who pays the ticket modérateur."""
    patient = case.patient
    if patient.c2s:
        sentence = _("Payé par la part complémentaire de la C2S.")
        if rule.kind is Kind.CHARGE:
            return Reason(less_sure(sentence), sources.USAGE)
        return Reason(sentence, sources.C2S)
    if patient.complementary is Contract.RESPONSIBLE:
        source = sources.HOSPITAL if rule.kind is Kind.CHARGE else sources.CONTRACTS
        return Reason(_("Payé par le contrat responsable."), source)
    return Reason(_("À la charge du patient, qui n’a pas de complémentaire."), sources.THIRD_PARTY)


def why_penalty() -> Reason:
    """Who pays what is lost outside the pathway."""
    sentence = _("Majoration hors parcours : à la charge du patient, un contrat responsable ne la paie pas.")
    return Reason(less_sure(sentence), sources.USAGE)


def why_excess(case: Case, rule: ActRule) -> Reason:
    """Why the excess stays with the patient."""
    if rule.kind is Kind.EXCESS:
        return Reason(_("Dépassement pour exigence du patient (DE) : jamais remboursé."), sources.ON_DEMAND)
    if case.practitioner.sector is Sector.TWO_OPTAM:
        sentence = _("OPTAM : dépassement modéré, non remboursé par l’assurance maladie ; base du secteur 1.")
        return Reason(sentence, sources.OPTAM)
    return Reason(
        _("Secteur 2 : honoraires libres, le dépassement n’est pas remboursé par l’assurance maladie."),
        sources.EXCESS,
    )


def _check_fee(case: Case, act: Act, rule: ActRule, base: Decimal) -> None:
    if act.fee < base:
        raise Refused(
            _(
                "L’honoraire de {code}, {fee}, est moindre que la base, {base} : "
                "ce qui se rembourse alors n’est pas établi."
            ).format(code=act.code, fee=euros(act.fee), base=euros(base))
        )
    if act.fee == base or rule.kind is Kind.EXCESS:
        return
    written = {"code": act.code, "fee": euros(act.fee), "base": euros(base)}
    if rule.fixed:
        raise Refused(_("{code} se facture à son tarif, {base}, et non {fee}.").format(**written))
    if case.patient.c2s:
        raise Refused(
            _("Avec la C2S, aucun dépassement : {code} se facture {base}, et non {fee}.").format(**written)
        )
    if case.practitioner.sector is Sector.ONE and case.pathway is Pathway.OUTSIDE:
        raise Refused(
            _(
                "En secteur 1, {code} se facture {base}, et non {fee} : hors parcours, le dépassement "
                "autorisé est plafonné et ce plafond n’est pas établi ; un dépassement pour exigence "
                "s’ajoute par l’acte DE."
            ).format(**written)
        )
    if case.practitioner.sector is Sector.ONE:
        raise Refused(
            _(
                "En secteur 1, {code} se facture {base}, et non {fee} ; "
                "un dépassement pour exigence s’ajoute par l’acte DE."
            ).format(**written)
        )
