"""What a sheet is made with, beside the facts of its author."""

from __future__ import annotations

from datetime import date
from random import Random

from msgspec import Struct

from quizz.domain.tariff import Tariffs


class Setting(Struct, frozen=True):
    """`day`: of the person who answers, near which a case falls when its author gives no date.

    `boxes`: the names of those to fill. `random` also draws what is no fact: names, reasons, numbers.
    """

    tariffs: Tariffs
    day: date
    boxes: tuple[str, ...]
    random: Random
