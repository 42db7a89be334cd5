"""The scenarios that people played, or are playing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from msgspec import convert
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from quizz.domain.scenario.played import Played
from quizz.storage.rows import Salvage, every, first, plain_names, salvage
from quizz.storage.tables import plays

_NAMES = plain_names(plays.c)
_OF_LEARNER = plays.c.learner == bindparam("learner")
_ALL = select(plays).where(_OF_LEARNER).order_by(plays.c.id)
_IDS = select(plays.c.id).where(_OF_LEARNER)
_ONE = select(plays).where(_OF_LEARNER, plays.c.id == bindparam("id"))
_ADD = insert(plays)
_CHANGE = (
    update(plays)
    .where(plays.c.learner == bindparam("of_learner"), plays.c.id == bindparam("of_id"))
    .values(revision=bindparam("now_of"), path=bindparam("gone"), ended_at=bindparam("over"))
)


class PlayRepository:
    """Reads and writes playings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_learner(self, learner: UUID) -> list[Played]:
        """Every playing of a person, oldest first."""
        return every(self._connection, _ALL, {"learner": learner}, _played)

    def get(self, learner: UUID, identifier: UUID) -> Played | None:
        """One playing."""
        return first(self._connection, _ONE, {"learner": learner, "id": identifier}, _played)

    def put(self, played: Played) -> None:
        """Store a playing, or how far it has come."""
        changed = self._connection.execute(
            _CHANGE,
            {
                "of_learner": played.learner,
                "of_id": played.id,
                "now_of": played.revision,
                "gone": played.path,
                "over": played.ended_at,
            },
        )
        if changed.rowcount == 0:
            self._connection.execute(_ADD, asdict(played))

    def salvaged(self, learner: UUID) -> Salvage[Played]:
        """Those of a person that can still be read, in no order."""
        return salvage(self._connection, _IDS, _ONE, {"learner": learner}, _played)


def _played(row: Row[Any]) -> Played:
    return convert(dict(zip(_NAMES, row, strict=True)), Played)
