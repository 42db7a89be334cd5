"""A long-term illness: what is about it, and what surely is not."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from random import Random

from msgspec import Struct

from quizz.errors import Refused
from quizz.i18n import _


class Occasion(StrEnum):
    """How pressing a visit is. AWAY: something banal, far from home; SOON: what the SAS sends to a practice,
    for the day but not in danger; URGENT: an emergency for sure."""

    ROUTINE = "routine"
    AWAY = "away"
    SOON = "soon"
    URGENT = "urgent"


class Illness(Struct, frozen=True, kw_only=True):
    """A long-term illness that exempts.

    `low`, `high`: the ages at which it is likely; `woman`: of women or men alone, None of both.
    `about` and `other`: reasons that are about it and that are not, in the order of `Occasion`.
    `heart`: an electrocardiogram is about it.
    """

    name: str
    low: int
    high: int
    about: tuple[str, str, str, str]
    other: tuple[str, str, str, str]
    woman: bool | None = None
    heart: bool = False

    def reason(self, occasion: Occasion, *, related: bool) -> str:
        """Why the patient comes."""
        return (self.about if related else self.other)[list(Occasion).index(occasion)]


def illness_of(
    illnesses: Sequence[Illness], random: Random, years: int, *, woman: bool, heart: bool | None = None
) -> Illness:
    """One that is likely at that age. Raises Refused when there is none."""
    found = [
        one
        for one in illnesses
        if one.low <= years <= one.high and one.woman in (None, woman) and heart in (None, one.heart)
    ]
    if not found:
        raise Refused(
            _("Aucune affection de longue durée n’est vraisemblable à {years} ans dans ce cas.").format(
                years=years
            )
        )
    return random.choice(found)
