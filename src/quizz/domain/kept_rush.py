"""A rush of the switchboard as it is kept: what it was made of, and what one person did in it.

It stands apart from `quizz.domain.switchboard`, which a start does without.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from quizz.domain.question import Route


class Do(StrEnum):
    """What is done."""

    PICK_UP = "pick_up"
    """Listen to a call that waits; the one that was open, if any, is put on hold."""
    ASK = "ask"
    """One of the details."""
    SORT = "sort"
    REPLY = "reply"
    HOLD = "hold"
    WAIT = "wait"
    """Nothing: time passed until then."""


class Event(Struct, frozen=True, array_like=True):
    """`at`: in milliseconds of the rush. `call`: its rank among those of the rush, of what is picked up.

    `rank`: of the detail or of the reply, among those written. All that is not picked up is of the open call.
    """

    at: int
    do: Do
    call: int = 0
    rank: int = 0
    route: Route | None = None


class KeptCard(Struct, frozen=True, array_like=True):
    """A card that a rush was made of, as it was then."""

    id: str
    revision: int


class KeptRush(Struct, frozen=True, kw_only=True):
    """What one person did in a rush, `events`, in order; `ended_at` once it was over, or could not go on.

    Instants are in UTC. `cards`: in the order in which they were given to `rush_of`.
    """

    id: UUID
    learner: UUID
    level: int
    seed: int
    unhurried: bool
    cards: tuple[KeptCard, ...]
    started_at: datetime
    ended_at: datetime | None = None
    events: tuple[Event, ...] = ()
