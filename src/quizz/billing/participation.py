"""The flat participation: on which acts it is due, who is exempt, what the caps of day and year leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from quizz.billing import sources
from quizz.billing.acts import ActRule, Kind
from quizz.billing.ages import age, in_maternity
from quizz.billing.amounts import ZERO, Known, Prices, euros
from quizz.billing.case import Ald, Case
from quizz.billing.reimbursement import Reason
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused
from quizz.i18n import _

_OF_AGE = 18


class Due(Struct, frozen=True):
    """The participation of one act, and why it is so much."""

    amount: Decimal
    reason: Reason


class _Cap(Struct, frozen=True):
    known: Known
    left: Decimal
    reason: Reason

    def without(self, amount: Decimal) -> _Cap:
        return _Cap(self.known, self.left - amount, self.reason)


def participations(case: Case, rules: Sequence[ActRule], tariffs: Tariffs) -> list[Due]:
    """What is due on each act, in their order: the caps are reached by the first ones.

    Raises Refused when more was withheld than may be, even where nothing is due.
    """
    today, year = _caps(case, tariffs)
    exempt = exemption(case)
    why_not = [_why_not(rule) or exempt for rule in rules]
    carrying = why_not.count(None)
    if not carrying:
        return [Due(ZERO, reason) for reason in why_not if reason is not None]
    known = Prices(tariffs, case.day).of("PF")
    usual = known.reason(euros(known.amount))
    if case.patient.ald is not Ald.NONE:
        usual = Reason(_("{rule} L’ALD n’en exonère pas.").format(rule=usual.rule), sources.EXEMPTIONS)
    _check_raised_in_year(case, year, min(known.amount * carrying, today.left), tariffs)
    found = []
    for reason in why_not:
        if reason is not None:
            found.append(Due(ZERO, reason))
            continue
        cap = min(today, year, key=lambda cap: cap.left)
        amount = min(known.amount, cap.left)
        found.append(Due(amount, usual if amount == known.amount else cap.reason))
        today, year = today.without(amount), year.without(amount)
    return found


def exemption(case: Case) -> Reason | None:
    """Why the patient owes no participation at all, if so."""
    patient = case.patient
    if age(patient.birth_date, case.day) < _OF_AGE:
        sentence = _("Moins de 18 ans : pas de participation forfaitaire.")
    elif patient.c2s:
        sentence = _("C2S : pas de participation forfaitaire.")
    elif patient.ame:
        sentence = _("AME : pas de participation forfaitaire.")
    elif in_maternity(patient.due_date, case.day):
        sentence = _(
            "Maternité, du 6e mois au 12e jour après l’accouchement : pas de participation forfaitaire."
        )
    else:
        return None
    return Reason(sentence, sources.EXEMPTIONS)


def _why_not(rule: ActRule) -> Reason | None:
    """Why an act carries no participation, whoever the patient is."""
    match rule.kind:
        case Kind.MAJORATION:
            sentence = _(
                "Une majoration ne porte pas de participation forfaitaire : c’est l’acte qui la porte."
            )
        case Kind.CHARGE:
            sentence = _("Un forfait ne porte pas de participation forfaitaire.")
        case Kind.EXCESS:
            sentence = _("Un dépassement ne porte pas de participation forfaitaire.")
        case _:
            return None
    return Reason(sentence, sources.PARTICIPATION)


def _caps(case: Case, tariffs: Tariffs) -> tuple[_Cap, _Cap]:
    """What may still be withheld today, and this year, that of the day being part of that of the year.

    A smaller figure for the year than for the day is not refused: the cap of the year is then so far that no
    reading of it changes what is due. Raises Refused when more was withheld than may be.
    """
    prices, withheld = Prices(tariffs, case.day), case.withheld
    today = _cap(prices.of("PF_JOUR"), withheld.day)
    return today, _cap(prices.of("PF_AN"), withheld.year)


def _cap(known: Known, withheld: Decimal) -> _Cap:
    if withheld > known.amount:
        raise Refused(
            _("La participation déjà retenue, {withheld}, dépasse le plafond : {label}, {cap}.").format(
                withheld=euros(withheld), label=known.label, cap=euros(known.amount)
            )
        )
    reason = known.reason(euros(known.amount))
    rule = _("Plafond atteint. {rule}").format(rule=reason.rule)
    return _Cap(known, known.amount - withheld, Reason(rule, reason.source))


def _check_raised_in_year(case: Case, year: _Cap, due: Decimal, tariffs: Tariffs) -> None:
    """Refuse what depends on how a cap raised within the year counts what was withheld before.

    Nothing depends on it when nothing more is due that day, or when both caps leave what is due, or neither
    leaves anything.
    """
    cap, first = year.known, date(case.day.year, 1, 1)
    if cap.value.valid_from <= first:
        return
    former = Prices(tariffs, first).of("PF_AN").amount
    if due and year.left and former < cap.amount - year.left + due:
        raise Refused(
            _(
                "Le plafond annuel est passé de {former} à {cap} le {day:%d/%m/%Y} : comment il s’applique "
                "à cette année-là au-delà de {former} n’est pas établi (confiance C)."
            ).format(former=euros(former), cap=euros(cap.amount), day=cap.value.valid_from)
        )
