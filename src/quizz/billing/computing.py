"""From a case to its reimbursement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from quizz.billing.acts import ActRule, Kind
from quizz.billing.amounts import ZERO, Known, Prices, euros, percent
from quizz.billing.case import Act, Case, Sector, ThirdParty
from quizz.billing.charges import rate_of_charge, tariff_of_charge
from quizz.billing.explaining import Priced, lines_of_act, lines_of_case
from quizz.billing.participation import participations
from quizz.billing.rates import Rate, rate_of
from quizz.billing.refusing import check, rule_of
from quizz.billing.reimbursement import Reimbursement
from quizz.billing.shares import Costed, pays_ticket, shared
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused
from quizz.i18n import _


def reimburse(case: Case, tariffs: Tariffs) -> Reimbursement:
    """Who pays what, with the rules and the amounts of the day of the care.

    Raises Refused, with the reason, for a case that is invalid or rests on what is not established, and
    MissingTariff when `tariffs` lacks an amount that a rule needs.
    """
    check(case)
    prices = Prices(tariffs, case.day)
    rules = [rule_of(act.code) for act in case.acts]
    dues = participations(case, rules, tariffs)
    costed = [_costed(case, act, rule, prices) for act, rule in zip(case.acts, rules, strict=True)]
    rate = _one_rate(costed)
    priced = [
        Priced(one, shares, due)
        for one, shares, due in zip(costed, shared(case, costed, rate), dues, strict=True)
    ]
    found = _totals(case, priced, rate.applied)
    lines = [line for one in priced for line in lines_of_act(case, one)]
    return replace(found, lines=(*lines, *lines_of_case(case, found)))


def _costed(case: Case, act: Act, rule: ActRule, prices: Prices) -> Costed:
    """One act with its base and its rate."""
    if rule.kind is Kind.EXCESS:
        return Costed(act, rule, None, None)
    known = prices.of(_tariff(case, rule))
    _check_heavy(rule, known, prices)
    rate = (rate_of_charge if rule.kind is Kind.CHARGE else rate_of)(case, rule, prices)
    return Costed(act, rule, known, rate)


def _tariff(case: Case, rule: ActRule) -> str:
    if rule.kind is Kind.CHARGE:
        return tariff_of_charge(case, rule)
    if case.practitioner.sector is Sector.TWO:
        return rule.in_sector_2
    return rule.tariff_for(case.practitioner.specialty)


def _check_heavy(rule: ActRule, known: Known, prices: Prices) -> None:
    """Refuse an act so dear that a flat participation takes the place of the ticket modérateur."""
    if rule.kind is Kind.TECHNICAL and known.amount >= (limit := prices.of("PAL_SEUIL")).amount:
        raise Refused(
            _(
                "À partir de {limit}, une participation fixe remplace le ticket modérateur : "
                "comment elle se partage en ville n’est pas établi, {code} n’est pas calculé."
            ).format(limit=euros(limit.amount), code=rule.code)
        )


def _one_rate(costed: Sequence[Costed]) -> Rate:
    """The rate that all the acts share. Raises Refused when they do not: each needs a case of its own.

    Of one patient, the acts that have one rate once the pathway is judged had one before.
    """
    found = [one.rate for one in costed if one.rate is not None]
    rates = {rate.applied for rate in found}
    if len(rates) > 1:
        raise Refused(
            _("Les actes n’ont pas tous le même taux ({rates}) : faites un cas pour chaque taux.").format(
                rates=", ".join(percent(rate) for rate in sorted(rates))
            )
        )
    return found[0]


def _totals(case: Case, priced: Sequence[Priced], rate: Decimal) -> Reimbursement:
    """The sums of the shares, and what changes hands under the third party chosen."""
    fee = _sum(one.costed.act.fee for one in priced)
    gross = _sum(one.shares.gross for one in priced)
    ticket = _sum(one.shares.ticket for one in priced)
    penalty = _sum(one.shares.penalty for one in priced)
    excess = _sum(one.shares.excess for one in priced)
    participation = _sum(one.due.amount for one in priced)
    amc = ticket if pays_ticket(case) else ZERO
    desk = {
        ThirdParty.NONE: fee,
        ThirdParty.AMO: fee - gross,
        ThirdParty.FULL: fee - gross - amc,
    }[case.third_party]
    return Reimbursement(
        base=_sum(one.shares.base for one in priced),
        amo_rate=rate,
        amo_gross=gross,
        participation=participation,
        amo_net=gross - participation,
        amc=amc,
        penalty=penalty,
        excess=excess,
        paid_at_desk=desk,
        recovered_later=ZERO if case.third_party is ThirdParty.NONE else participation,
        patient_cost=fee - (gross - participation) - amc,
        lines=(),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
