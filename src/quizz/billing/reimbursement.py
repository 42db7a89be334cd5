"""What is computed of a case: its totals, and the lines that lead to them."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Reason(Struct, frozen=True):
    """A rule in one sentence, and what establishes it."""

    rule: str
    source: str


class Line(Struct, frozen=True, kw_only=True):
    """One step. `act`: its code, empty for the case as a whole. Amounts are in euros and never negative."""

    act: str
    label: str
    amount: Decimal
    rule: str
    source: str


class Reimbursement(Struct, frozen=True, kw_only=True):
    """Euros, but for `amo_rate`, in percent.

    fee = base + excess; base = amo_gross + penalty + ticket modérateur; fee = amo_net + amc + patient_cost.
    `amc` is the ticket modérateur when a contract or the C2S pays it. `participation` is part of
    `patient_cost` and is never paid at the desk: it is kept back, at once or later.
    """

    base: Decimal
    amo_rate: Decimal
    amo_gross: Decimal
    participation: Decimal
    amo_net: Decimal
    amc: Decimal
    penalty: Decimal
    excess: Decimal
    paid_at_desk: Decimal
    recovered_later: Decimal
    patient_cost: Decimal
    lines: tuple[Line, ...]
