"""What people say of the questions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import convert
from sqlalchemy import Connection, Row, insert, select

from quizz.storage.rows import every
from quizz.storage.tables import remarks

_ADD = insert(remarks)
_ALL = select(remarks).order_by(remarks.c.id)


class Remark(NamedTuple):
    """« Signaler cette question »."""

    id: UUID
    learner: UUID
    question: str
    revision: int
    text: str
    at: datetime


class RemarkRepository:
    """Reads and writes remarks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, identifier: UUID, learner: UUID, question: str, revision: int, text: str, at: datetime
    ) -> None:
        """Store a remark."""
        remark = Remark(identifier, learner, question, revision, text, at)
        self._connection.execute(_ADD, remark._asdict())

    def all(self) -> tuple[Remark, ...]:
        """Every remark, oldest first."""
        return tuple(every(self._connection, _ALL, {}, _remark))


def _remark(row: Row[Any]) -> Remark:
    return convert(tuple(row), Remark)
