"""The rushes of the switchboard that people went through, or are in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from msgspec import convert
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from quizz.domain.kept_rush import KeptRush
from quizz.storage.rows import Salvage, every, first, plain_names, salvage
from quizz.storage.tables import rushes

_NAMES = plain_names(rushes.c)
_OF_LEARNER = rushes.c.learner == bindparam("learner")
_ALL = select(rushes).where(_OF_LEARNER).order_by(rushes.c.id)
_IDS = select(rushes.c.id).where(_OF_LEARNER)
_ONE = select(rushes).where(_OF_LEARNER, rushes.c.id == bindparam("id"))
_BEGUN = select(rushes).where(_OF_LEARNER, rushes.c.ended_at.is_(None)).order_by(rushes.c.id)
_ADD = insert(rushes)
_CHANGE = (
    update(rushes)
    .where(rushes.c.learner == bindparam("of_learner"), rushes.c.id == bindparam("of_id"))
    .values(events=bindparam("done"), ended_at=bindparam("over"))
)


class RushRepository:
    """Reads and writes rushes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_learner(self, learner: UUID) -> list[KeptRush]:
        """Every rush of a person, oldest first."""
        return every(self._connection, _ALL, {"learner": learner}, _rush)

    def begun(self, learner: UUID) -> list[KeptRush]:
        """Those of a person that are not over, oldest first."""
        return every(self._connection, _BEGUN, {"learner": learner}, _rush)

    def get(self, learner: UUID, identifier: UUID) -> KeptRush | None:
        """One rush."""
        return first(self._connection, _ONE, {"learner": learner, "id": identifier}, _rush)

    def put(self, rush: KeptRush) -> None:
        """Store a rush, or how far it has come."""
        changed = self._connection.execute(
            _CHANGE,
            {"of_learner": rush.learner, "of_id": rush.id, "done": rush.events, "over": rush.ended_at},
        )
        if changed.rowcount == 0:
            self._connection.execute(_ADD, asdict(rush))

    def salvaged(self, learner: UUID) -> Salvage[KeptRush]:
        """Those of a person that can still be read, in no order."""
        return salvage(self._connection, _IDS, _ONE, {"learner": learner}, _rush)


def _rush(row: Row[Any]) -> KeptRush:
    return convert(dict(zip(_NAMES, row, strict=True)), KeptRush)
