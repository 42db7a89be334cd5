"""The reasoning, line by line: first each act, then the case as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from quizz.billing import sources
from quizz.billing.amounts import euros, part, percent
from quizz.billing.case import Case, ThirdParty
from quizz.billing.participation import Due
from quizz.billing.reimbursement import Line, Reason, Reimbursement
from quizz.billing.shares import Costed, Shares, pays_ticket, why_excess, why_penalty, why_ticket
from quizz.i18n import _


class Priced(Struct, frozen=True):
    """An act and all that was found of it."""

    costed: Costed
    shares: Shares
    due: Due


def lines_of_act(case: Case, priced: Priced) -> Iterator[Line]:
    """The steps of one act; parts that are nothing are left out, but for what the health insurance pays."""
    one, shares = priced.costed, priced.shares
    code = one.act.code
    if one.known is not None and one.rate is not None:
        yield _line(code, _("Base de remboursement"), shares.base, one.known.reason(euros(shares.base)))
        yield _line(
            code,
            _("Part de l’assurance maladie ({rate})").format(rate=percent(one.rate.applied)),
            shares.gross,
            _rounded(one.rate.reason, shares.gross - part(one.rate.applied, shares.base)),
        )
        yield _line(code, _("Participation forfaitaire"), priced.due.amount, priced.due.reason)
    if shares.ticket:
        yield _line(code, _("Ticket modérateur"), shares.ticket, why_ticket(case, one.rule))
    if shares.penalty:
        yield _line(code, _("Majoration hors parcours"), shares.penalty, why_penalty())
    if shares.excess:
        yield _line(code, _("Dépassement"), shares.excess, why_excess(case, one.rule))


def lines_of_case(case: Case, found: Reimbursement) -> Iterator[Line]:
    """What changes hands."""
    yield _line("", _("Versé par l’assurance maladie"), found.amo_net, _why_net(found))
    if pays_ticket(case):
        yield _line(
            "",
            _("Versé par la complémentaire"),
            found.amc,
            Reason(
                _("Le ticket modérateur ; ni la majoration, ni le dépassement, ni la participation."),
                sources.CONTRACTS,
            ),
        )
    yield _line("", _("À régler le jour des soins"), found.paid_at_desk, _why_desk(case))
    if found.recovered_later:
        rule = _("En tiers payant, la participation est reprise plus tard sur d’autres remboursements.")
        yield _line("", _("Repris plus tard"), found.recovered_later, Reason(rule, sources.RECOVERY))
    rule = _("Honoraires, moins ce que versent l’assurance maladie et la complémentaire.")
    yield _line("", _("Reste à la charge du patient"), found.patient_cost, Reason(rule, sources.ARITHMETIC))


def _rounded(reason: Reason, shift: Decimal) -> Reason:
    """A part that is a cent away from its own rounding, so that all of them add up to that of the total."""
    if not shift:
        return reason
    rule = _("{rule} L’arrondi se fait sur le total des actes, d’où un centime d’écart ici.")
    return Reason(rule.format(rule=reason.rule), reason.source)


def _why_net(found: Reimbursement) -> Reason:
    rule = _("{gross} − {participation} de participation forfaitaire.").format(
        gross=euros(found.amo_gross), participation=euros(found.participation)
    )
    return Reason(rule, sources.ARITHMETIC)


def _why_desk(case: Case) -> Reason:
    match case.third_party:
        case ThirdParty.NONE:
            rule = _("Sans tiers payant, le patient avance tout.")
        case ThirdParty.AMO:
            rule = _("Tiers payant sur la part obligatoire : le patient règle le reste.")
        case ThirdParty.FULL if pays_ticket(case):
            rule = _("Tiers payant intégral : parts obligatoire et complémentaire ne sont pas avancées.")
        case _:
            rule = _("Sans complémentaire, le tiers payant ne porte que sur la part obligatoire.")
    return Reason(rule, sources.THIRD_PARTY)


def _line(act: str, label: str, amount: Decimal, reason: Reason) -> Line:
    return Line(act=act, label=label, amount=amount, rule=reason.rule, source=reason.source)
