"""The amounts of one day, and how they are shared, rounded and written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from msgspec import Struct

from quizz.billing.reimbursement import Reason
from quizz.domain.tariff import DatedAmount, Tariffs
from quizz.errors import MissingTariff, Refused
from quizz.i18n import _

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
HUNDRED = Decimal(100)
_DOUBTFUL = "C"
_SURE = "A"


class Known(Struct, frozen=True):
    """An amount or a rate that may be computed with, and the period it holds."""

    label: str
    value: DatedAmount

    @property
    def amount(self) -> Decimal:
        """Euros, or percent."""
        return self.value.amount

    def reason(self, written: str) -> Reason:
        """Where it comes from; `written`: the amount as it is shown."""
        start, end = self.value.valid_from, self.value.valid_until
        rule = (
            _("{label} : {amount}, depuis le {start:%d/%m/%Y}").format(
                label=self.label, amount=written, start=start
            )
            if end is None
            else _("{label} : {amount}, du {start:%d/%m/%Y} au {end:%d/%m/%Y}").format(
                label=self.label, amount=written, start=start, end=end
            )
        )
        return Reason(self.marked(f"{rule}."), self.value.source)

    def marked(self, rule: str) -> str:
        """A rule that rests on this amount: it says so when the amount is not marked A."""
        return rule if self.value.confidence == _SURE else less_sure(rule)


class Prices:
    """The tariffs on one day. Raises Refused for an amount that is doubtful, or not known that day.

    A tariff that does not exist at all is a fault of `tariffs.yaml`: MissingTariff.
    """

    def __init__(self, tariffs: Tariffs, day: date) -> None:
        self._tariffs = tariffs
        self._day = day

    def of(self, tariff_id: str) -> Known:
        """The amount of a tariff."""
        tariff = self._tariffs.by_id.get(tariff_id)
        if tariff is None:
            raise MissingTariff(_("Le tarif « {id} » n’existe pas dans tariffs.yaml.").format(id=tariff_id))
        value = tariff.on(self._day)
        if value is None:
            raise Refused(
                _("« {label} » : aucun montant n’est établi pour le {day:%d/%m/%Y}.").format(
                    label=tariff.label, day=self._day
                )
            )
        if value.confidence == _DOUBTFUL:
            raise Refused(
                _(
                    "« {label} » : le montant du {day:%d/%m/%Y} est incertain (confiance C), "
                    "rien ne se calcule avec lui."
                ).format(label=tariff.label, day=self._day)
            )
        return Known(tariff.label, value)


def part(percent: Decimal, base: Decimal) -> Decimal:
    """A rate of a base, to the nearest cent, half a cent up."""
    return (percent * base / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def parts(percent: Decimal, bases: Sequence[Decimal]) -> list[Decimal]:
    """A rate of several bases, to the cent, such that they add up to the rate of the sum of the bases.

    The sum alone is rounded. Each part first loses its fraction of a cent; the cents that are then missing go
    one by one to the parts that lost most, the first of them when they lost as much (largest remainder).
    """
    exact = [percent * base / HUNDRED for base in bases]
    found = [one.quantize(CENT, ROUND_DOWN) for one in exact]
    missing = int((part(percent, sum(bases, ZERO)) - sum(found, ZERO)) / CENT)
    most_lost_first = sorted(range(len(exact)), key=lambda place: found[place] - exact[place])
    for place in most_lost_first[:missing]:
        found[place] += CENT
    return found


def euros(amount: Decimal) -> str:
    """`1 867,02 €`, with no-break spaces."""
    return f"{amount:,.2f}".replace(",", "\u202f").replace(".", ",") + "\u00a0€"


def percent(rate: Decimal) -> str:
    """`70 %`, with a no-break space."""
    return f"{rate.normalize():f}".replace(".", ",") + "\u00a0%"


def less_sure(rule: str) -> str:
    """The rule, told to rest on a single secondary source or on usage."""
    return _("{rule} [confiance B]").format(rule=rule)
