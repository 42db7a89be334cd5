"""The answers that people are writing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from msgspec import convert
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from quizz.domain.draft import Draft
from quizz.storage.rows import Salvage, every, plain_names, salvage
from quizz.storage.tables import drafts

_NAMES = plain_names(drafts.c)
_OF_LEARNER = drafts.c.learner == bindparam("learner")
_OF_POINT = drafts.c.point == bindparam("point")
_ALL = select(drafts).where(_OF_LEARNER).order_by(drafts.c.at, drafts.c.point)
_POINTS = select(drafts.c.point).where(_OF_LEARNER)
_ONE = select(drafts).where(_OF_LEARNER, _OF_POINT)
_ADD = insert(drafts)
_TAKE_OUT = delete(drafts).where(_OF_LEARNER, _OF_POINT)


class DraftRepository:
    """Reads and writes drafts, one a person and a point."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_learner(self, learner: UUID) -> list[Draft]:
        """Every draft of a person, oldest first."""
        return every(self._connection, _ALL, {"learner": learner}, _draft)

    def put(self, draft: Draft) -> None:
        """Store a draft, in the place of the one that its point had."""
        self.delete(draft.learner, draft.point)
        self._connection.execute(_ADD, asdict(draft))

    def delete(self, learner: UUID, point: str) -> None:
        """Remove the draft of a point, if it has one."""
        self._connection.execute(_TAKE_OUT, {"learner": learner, "point": point})

    def salvaged(self, learner: UUID) -> Salvage[Draft]:
        """Those of a person that can still be read, in no order."""
        return salvage(self._connection, _POINTS, _ONE, {"learner": learner}, _draft)


def _draft(row: Row[Any]) -> Draft:
    return convert(dict(zip(_NAMES, row, strict=True)), Draft)
