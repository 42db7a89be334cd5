"""A case computed again with one belief changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from quizz.billing.amounts import ZERO
from quizz.billing.case import Case
from quizz.billing.computing import reimburse
from quizz.billing.reimbursement import Reimbursement
from quizz.domain.tariff import DatedAmount, Tariff, Tariffs
from quizz.errors import Refused

ALL = (
    "amo_rate",
    "base",
    "amo_gross",
    "participation",
    "amo_net",
    "amc",
    "penalty",
    "excess",
    "paid_at_desk",
    "recovered_later",
    "patient_cost",
)
OF_INSURANCE = ("base", "amo_gross", "amo_net", "amc")
"""What a wrong base changes, the fee being what it is."""


class Mistake(Struct, frozen=True):
    """What to tell, and the wrong amount of each box that it changes."""

    told: str
    amounts: Mapping[str, Decimal]


class Worked(Struct, frozen=True):
    """A case with what is right."""

    case: Case
    found: Reimbursement
    tariffs: Tariffs

    @property
    def fee(self) -> Decimal:
        """What is asked for all the acts."""
        return sum((act.fee for act in self.case.acts), ZERO)

    @property
    def points(self) -> Decimal:
        """What is lost outside the pathway, in percent of the base."""
        on = self.tariffs.on
        return on("TAUX_PARCOURS", self.case.day)[0] - on("TAUX_HORS_PARCOURS", self.case.day)[0]


def again(
    worked: Worked,
    told: str,
    case: Case,
    names: tuple[str, ...] = ALL,
    amounts: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Mistake]:
    """The case computed otherwise; nothing when it makes none.

    `names`: the boxes that change. `amounts`: tariffs that are believed to be others, in euros or percent.
    """
    tariffs = _believed(worked.tariffs, amounts) if amounts else worked.tariffs
    try:
        other = reimburse(case, tariffs)
    except Refused:
        return
    yield Mistake(told, {name: getattr(other, name) for name in names})


def _believed(tariffs: Tariffs, amounts: Mapping[str, str]) -> Tariffs:
    """Tariffs of which some are believed to be, and to have always been, another amount."""
    changed = {
        name: Tariff(
            id=name,
            label=tariffs.by_id[name].label,
            unit=tariffs.by_id[name].unit,
            values=(DatedAmount(amount=Decimal(text), valid_from=date.min, source="", confidence="A"),),
        )
        for name, text in amounts.items()
    }
    return Tariffs({**tariffs.by_id, **changed})
