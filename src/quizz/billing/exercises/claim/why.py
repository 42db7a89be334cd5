"""The rule that gives each amount of a claim, told when its box is missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from quizz.billing.acts import BY_THEMSELVES
from quizz.billing.amounts import ZERO, euros, percent
from quizz.billing.case import Case, ThirdParty
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.claim.worked import Mistake
from quizz.billing.exercises.setting import Setting
from quizz.billing.participation import participations
from quizz.billing.refusing import rule_of
from quizz.billing.reimbursement import Reimbursement
from quizz.billing.shares import pays_ticket, why_penalty
from quizz.domain.typography import NO_BREAK


class Claim(Struct, frozen=True):
    """A case with what is right, and what people believe of it."""

    case: Case
    found: Reimbursement
    setting: Setting
    mistakes: tuple[Mistake, ...]
    depending: tuple[str, ...] = ()

    @property
    def fee(self) -> Decimal:
        """What is asked for all the acts."""
        return sum((act.fee for act in self.case.acts), ZERO)


def rate_rule(claim: Claim) -> str:
    """The rule of the rate: the second line of the first act that has a base."""
    code = next(act.code for act in claim.case.acts if CATALOGUE[act.code].tariff)
    _base, rate, *_others = (line for line in claim.found.lines if line.act == code)
    return sourced(rate.rule, rate.source)


def sourced(rule: str, source: str) -> str:
    """A rule and what establishes it."""
    return f"{rule} Source : {source.replace(';', NO_BREAK + ';')}."


def why(claim: Claim, name: str) -> str:
    """The rule that gives an amount."""
    return _WHY[name](claim)


def _why_base(claim: Claim) -> str:
    """The base of each act: the first of its lines."""
    firsts = {line.act: line for line in reversed(claim.found.lines)}
    bases = [firsts[act.code] for act in claim.case.acts if CATALOGUE[act.code].tariff]
    rules = " ".join(line.rule for line in bases)
    if len(bases) == 1:
        return rules
    return f"{' + '.join(euros(line.amount) for line in bases)}. {rules}"


def _why_participation(claim: Claim) -> str:
    """The rule of the act that carries it: the lowest, when a cap is reached on the way."""
    case = claim.case
    rules = [rule_of(act.code) for act in case.acts]
    dues = participations(case, rules, claim.setting.tariffs)
    carrying = [due for due, rule in zip(dues, rules, strict=True) if rule.kind in BY_THEMSELVES]
    reason = min(carrying, key=lambda due: due.amount).reason
    return sourced(reason.rule, reason.source)


def _why_amc(claim: Claim) -> str:
    case, found = claim.case, claim.found
    if found.base == found.amo_gross + found.penalty:
        return "Il n’y a pas de ticket modérateur : il n’y a rien à payer."
    if not pays_ticket(case):
        return "Sans complémentaire, personne d’autre ne paie le ticket modérateur : il reste au patient."
    payer = "la C2S" if case.patient.c2s else "le contrat responsable"
    ordinary = found.amo_gross + found.penalty
    return f"Le ticket modérateur, payé par {payer} : {euros(found.base)} − {euros(ordinary)}."


def _why_penalty(claim: Claim) -> str:
    if claim.found.penalty:
        reason = why_penalty()
        return sourced(reason.rule, reason.source)
    return f"Aucune majoration ici. {rate_rule(claim)}"


def _why_desk(claim: Claim) -> str:
    found, fee = claim.found, claim.fee
    match claim.case.third_party:
        case ThirdParty.NONE:
            return f"Sans tiers payant, le patient avance tout : {euros(fee)}."
        case ThirdParty.AMO:
            return f"Tiers payant sur la part obligatoire : {euros(fee)} − {euros(found.amo_gross)}."
        case _:
            return f"Tiers payant intégral : {euros(fee)} − {euros(found.amo_gross)} − {euros(found.amc)}."


def _why_cost(claim: Claim) -> str:
    found = claim.found
    ticket = found.base - found.amo_gross - found.penalty - found.amc
    parts = (
        (found.participation, "de participation forfaitaire"),
        (found.penalty, "de majoration hors parcours"),
        (found.excess, "de dépassement"),
        (ticket, "de ticket modérateur"),
    )
    left = " + ".join(f"{euros(amount)} {name}" for amount, name in parts if amount)
    return f"{left}." if left else "Tout est pris en charge : il ne reste rien au patient."


def _why_gross(claim: Claim) -> str:
    return f"{percent(claim.found.amo_rate)} de {euros(claim.found.base)}. {rate_rule(claim)}"


def _why_net(claim: Claim) -> str:
    return next(line.rule for line in claim.found.lines if not line.act)


def _why_excess(claim: Claim) -> str:
    return f"{euros(claim.fee)} demandés − {euros(claim.found.base)} de base."


def _why_recovered(claim: Claim) -> str:
    if claim.found.recovered_later:
        return _why_participation(claim)
    return "Rien n’est repris plus tard : sans tiers payant, ou sans participation à retenir."


_WHY: Mapping[str, Callable[[Claim], str]] = MappingProxyType(
    {
        "base": _why_base,
        "amo_gross": _why_gross,
        "participation": _why_participation,
        "amo_net": _why_net,
        "amc": _why_amc,
        "penalty": _why_penalty,
        "excess": _why_excess,
        "paid_at_desk": _why_desk,
        "recovered_later": _why_recovered,
        "patient_cost": _why_cost,
    }
)
