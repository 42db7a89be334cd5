"""Dated amounts and rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from quizz.errors import MissingTariff
from quizz.i18n import _


class Unit(StrEnum):
    """What a tariff counts."""

    EUR = "EUR"
    PERCENT = "percent"


class DatedAmount(Struct, frozen=True, kw_only=True):
    """One amount and the days it holds, both ends included; no end: still in force."""

    amount: Decimal
    valid_from: date
    valid_until: date | None = None
    source: str
    confidence: str

    def holds_on(self, day: date) -> bool:
        """Whether the amount is the one of that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Tariff(Struct, frozen=True, kw_only=True):
    """An amount or a rate through time; periods never overlap."""

    id: str
    label: str
    unit: Unit
    values: tuple[DatedAmount, ...]

    def on(self, day: date) -> DatedAmount | None:
        """The amount of that day, if one is known."""
        return next((value for value in self.values if value.holds_on(day)), None)


class Tariffs(Struct, frozen=True):
    """All the tariffs, by id."""

    by_id: dict[str, Tariff]

    def on(self, tariff_id: str, day: date) -> tuple[Decimal, Unit]:
        """The amount of a tariff on a day.

        Raises MissingTariff when the tariff does not exist or holds no amount that day.
        """
        tariff = self.by_id.get(tariff_id)
        if tariff is None:
            raise MissingTariff(_("Le tarif « {id} » n’existe pas dans tariffs.yaml.").format(id=tariff_id))
        value = tariff.on(day)
        if value is None:
            raise MissingTariff(
                _("Le tarif « {id} » n’a pas de montant connu au {day:%d/%m/%Y}.").format(
                    id=tariff_id, day=day
                )
            )
        return value.amount, tariff.unit
