"""What is kept back on medicines, paramedical acts and transports: on which, for whom, up to which caps.

The caps of the day hold for one professional and for one carrier; medicines have none. That of the year holds
for the three together.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from quizz.billing.ages import age, in_maternity
from quizz.billing.amounts import ZERO, Known, Prices, euros
from quizz.billing.case import Ald, Patient
from quizz.billing.refusing import check_person, is_money
from quizz.billing.reimbursement import Line, Reason
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused
from quizz.i18n import _

MEDICINES = "FR_BOITE"
PARAMEDICAL = "FR_ACTE"
TRANSPORTS = "FR_TRANSPORT"
PARAMEDICAL_DAY = "FR_ACTE_JOUR"
TRANSPORTS_DAY = "FR_TRANSPORT_JOUR"
YEAR = "FR_AN"
_OF_AGE = 18
_MOST = 100
_EXEMPTIONS = "ameli.fr, la franchise médicale (05/09/2024)"
_LONG_TERM_ILLNESS = "ucr.fr; Que choisir (04/2024)"
_SUM = "addition des lignes"


class Care(Struct, frozen=True, kw_only=True):
    """What was reimbursed of one day: boxes, acts of one paramedical professional, trips of one carrier."""

    medicines: int = 0
    paramedical: int = 0
    transports: int = 0


class Kept(Struct, frozen=True, kw_only=True):
    """Already kept back: today for this professional and this carrier, and this year, today included."""

    paramedical: Decimal = Decimal(0)
    transports: Decimal = Decimal(0)
    year: Decimal = Decimal(0)


class Franchises(Struct, frozen=True, kw_only=True):
    """Euros of that day, by kind of care; the lines say why."""

    medicines: Decimal
    paramedical: Decimal
    transports: Decimal
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        """All that is kept back."""
        return self.medicines + self.paramedical + self.transports


class _Part(Struct, frozen=True):
    """What one kind of care gives, and why."""

    label: str
    amount: Decimal
    reason: Reason


def franchises(day: date, patient: Patient, care: Care, kept: Kept, tariffs: Tariffs) -> Franchises:
    """What is kept back on the care of a day.

    Raises Refused, with the reason, for what is invalid or rests on what is not established, and
    MissingTariff when `tariffs` lacks an amount.
    """
    check_person(day, patient)
    _check_numbers(care, kept)
    prices = Prices(tariffs, day)
    parts = [
        _part(_("Franchise sur les médicaments"), care.medicines, prices.of(MEDICINES), None, ZERO),
        _part(
            _("Franchise sur les actes paramédicaux"),
            care.paramedical,
            prices.of(PARAMEDICAL),
            prices.of(PARAMEDICAL_DAY),
            kept.paramedical,
        ),
        _part(
            _("Franchise sur les transports"),
            care.transports,
            prices.of(TRANSPORTS),
            prices.of(TRANSPORTS_DAY),
            kept.transports,
        ),
    ]
    year = prices.of(YEAR)
    _check_under(year, kept.year)
    exempt = exemption(day, patient)
    if exempt is not None:
        parts = [replace(part, amount=ZERO, reason=exempt) for part in parts]
    else:
        _check_year_of_majority(day, patient)
        parts = _under_the_year(parts, year, kept.year, day, tariffs)
        if patient.ald is not Ald.NONE:
            parts = [_despite_illness(part) for part in parts]
    medicines, paramedical, transports = (part.amount for part in parts)
    return Franchises(
        medicines=medicines, paramedical=paramedical, transports=transports, lines=_lines(parts, care, exempt)
    )


def exemption(day: date, patient: Patient) -> Reason | None:
    """Why the patient owes no franchise at all, if so. A long-term illness is no reason."""
    if age(patient.birth_date, day) < _OF_AGE:
        sentence = _("Moins de 18 ans : pas de franchise médicale.")
    elif patient.c2s:
        sentence = _("C2S : pas de franchise médicale.")
    elif patient.ame:
        sentence = _("AME : pas de franchise médicale.")
    elif in_maternity(patient.due_date, day):
        sentence = _("Maternité, du 6e mois au 12e jour après l’accouchement : pas de franchise médicale.")
    else:
        return None
    return Reason(sentence, _EXEMPTIONS)


def _part(label: str, count: int, unit: Known, cap: Known | None, kept: Decimal) -> _Part:
    """Of one kind, before the cap of the year."""
    whole, reason = unit.amount * count, unit.reason(euros(unit.amount))
    usual = Reason(f"{count} × {euros(unit.amount)}. {reason.rule}", reason.source)
    if cap is None:
        return _Part(label, whole, usual)
    _check_under(cap, kept)
    left = cap.amount - kept
    if whole <= left:
        return _Part(label, whole, usual)
    return _Part(label, left, _reached(cap, kept))


def _reached(cap: Known, kept: Decimal) -> Reason:
    reason = cap.reason(euros(cap.amount))
    rule = (
        _("Plafond atteint, dont {kept} déjà retenus. {rule}").format(kept=euros(kept), rule=reason.rule)
        if kept
        else _("Plafond atteint. {rule}").format(rule=reason.rule)
    )
    return Reason(rule, reason.source)


def _under_the_year(
    parts: list[_Part], cap: Known, kept: Decimal, day: date, tariffs: Tariffs
) -> list[_Part]:
    """The parts once the cap of the year is applied. Raises Refused where it cannot be shared among them."""
    due, left = sum((part.amount for part in parts), ZERO), cap.amount - kept
    _check_raised_in_year(cap, kept, due, day, tariffs)
    if due <= left:
        return parts
    if left and sum(part.amount > 0 for part in parts) > 1:
        raise Refused(
            _(
                "Le plafond annuel est atteint ce jour-là par plusieurs sortes de soins : laquelle n’est "
                "plus retenue dépend de l’ordre des remboursements, qui n’est pas établi."
            )
        )
    return [replace(part, amount=left, reason=_reached(cap, kept)) if part.amount else part for part in parts]


def _despite_illness(part: _Part) -> _Part:
    if not part.amount:
        return part
    rule = _("{rule} L’ALD n’en exonère pas.").format(rule=part.reason.rule)
    return replace(part, reason=Reason(rule, f"{part.reason.source}; {_LONG_TERM_ILLNESS}"))


def _lines(parts: list[_Part], care: Care, exempt: Reason | None) -> tuple[Line, ...]:
    """One for each kind of care that was given, then the total."""
    counts = (care.medicines, care.paramedical, care.transports)
    told = [part for part, count in zip(parts, counts, strict=True) if count]
    rule = _("Retenu sur les remboursements : ni l’assurance maladie, ni un contrat responsable ne le paie.")
    total = sum((part.amount for part in parts), ZERO)
    told.append(_Part(_("Total des franchises"), total, exempt or Reason(rule, _SUM)))
    return tuple(
        Line(act="", label=part.label, amount=part.amount, rule=part.reason.rule, source=part.reason.source)
        for part in told
    )


def _check_numbers(care: Care, kept: Kept) -> None:
    counts = (care.medicines, care.paramedical, care.transports)
    if not any(counts) or not all(0 <= count <= _MOST for count in counts):
        raise Refused(_("Il faut des soins à compter, chaque nombre étant de 0 à {most}.").format(most=_MOST))
    amounts = (kept.paramedical, kept.transports, kept.year)
    if not all(is_money(amount) and amount >= 0 for amount in amounts):
        raise Refused(_("La franchise déjà retenue est un montant au centime, jamais négatif."))
    today = kept.paramedical + kept.transports
    if kept.year < today:
        raise Refused(
            _(
                "Les franchises déjà retenues cette année, {year}, comprennent celles de ce jour, "
                "{today}\u00a0: elles ne peuvent pas être moindres."
            ).format(year=euros(kept.year), today=euros(today))
        )


def _check_under(cap: Known, kept: Decimal) -> None:
    if kept > cap.amount:
        raise Refused(
            _("La franchise déjà retenue, {kept}, dépasse le plafond : {label}, {cap}.").format(
                kept=euros(kept), label=cap.label, cap=euros(cap.amount)
            )
        )


def _check_year_of_majority(day: date, patient: Patient) -> None:
    """Refuse the months between a person's majority and the end of that year.

    ameli.fr exempts those under 18; the Direction de la sécurité sociale, those who were under 18 on the
    first of January (ASH, n° 2570, 2008).
    """
    if day.year - patient.birth_date.year == _OF_AGE:
        raise Refused(
            _(
                "Franchise l’année des 18 ans : due dès l’anniversaire ou à partir du 1er janvier suivant, "
                "les sources se contredisent (confiance C)."
            )
        )


def _check_raised_in_year(cap: Known, kept: Decimal, due: Decimal, day: date, tariffs: Tariffs) -> None:
    """Refuse what depends on how a cap raised within the year counts what was kept back before.

    Nothing depends on it when nothing more is due that day, when the former cap leaves what is due, or when
    the new one leaves nothing.
    """
    first = date(day.year, 1, 1)
    if cap.value.valid_from <= first:
        return
    former = Prices(tariffs, first).of(YEAR).amount
    if due and kept < cap.amount and kept + due > former:
        raise Refused(
            _(
                "Le plafond annuel est passé de {former} à {cap} le {day:%d/%m/%Y} : comment il s’applique "
                "à cette année-là au-delà de {former} n’est pas établi (confiance C)."
            ).format(former=euros(former), cap=euros(cap.amount), day=cap.value.valid_from)
        )
