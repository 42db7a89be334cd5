"""One playing of a scenario, as it is kept."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from quizz.domain.scenario.walking import Taken


class Played(Struct, frozen=True, kw_only=True):
    """What one person chose in a scenario of that revision, `path`, in order; `ended_at` once it was over.

    Instants are in UTC. `seed`: what the actions are shuffled by.
    """

    id: UUID
    learner: UUID
    scenario: str
    revision: int
    started_at: datetime
    ended_at: datetime | None = None
    path: tuple[Taken, ...] = ()
    seed: int = 0
