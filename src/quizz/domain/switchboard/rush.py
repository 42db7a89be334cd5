"""A rush: which calls come, how far apart, how long each waits. A seed decides, for a replay."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from quizz.domain.question import Call, Place
from quizz.domain.switchboard.levels import SECOND, level_of

PLACES = (Place.PHONE, Place.PHONE, Place.PHONE, Place.COUNTER, Place.DOOR)
"""What rings or stands there, in the order of the screen: three lines, the counter, the doctor's door."""
BEFORE_THE_FIRST = 2 * SECOND
_SEED_BITS = 32


class Incoming(Struct, frozen=True):
    """One call of a rush. `gap`: how long after the one before; `patience`: how long it waits.

    Both in milliseconds. `seed`: what its replies are shuffled by.
    """

    card: Call
    gap: int
    patience: int
    seed: int


class Rush(Struct, frozen=True, kw_only=True):
    """The calls in the order in which they come. `unhurried`: no clock, one after the other."""

    seed: int
    level: int
    calls: tuple[Incoming, ...]
    unhurried: bool = False


def rush_of(cards: Sequence[Call], *, seed: int, level: int, unhurried: bool = False) -> Rush:
    """The rush that these cards make, mixed by the seed. Raises UsageError when there is no such level."""
    pace = level_of(level)
    random = Random(seed)
    calls = tuple(
        Incoming(
            card=card,
            gap=random.randrange(*pace.gaps, SECOND) if rank else BEFORE_THE_FIRST,
            patience=round(card.patience * pace.patience) * SECOND,
            seed=random.getrandbits(_SEED_BITS),
        )
        for rank, card in enumerate(random.sample(cards, len(cards)))
    )
    return Rush(seed=seed, level=level, calls=calls, unhurried=unhurried)
