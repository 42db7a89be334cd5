"""What people say of the questions, and what they are answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import convert
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from quizz.domain.remark import Remark
from quizz.storage.hot.remarks import HotRemarks
from quizz.storage.rows import Salvage, every, plain_names, salvage
from quizz.storage.tables import remarks

_NAMES = plain_names(remarks.c)
_ADD = insert(remarks)
_ALL = select(remarks).order_by(remarks.c.id)
_OF_LEARNER = _ALL.where(remarks.c.learner == bindparam("learner"))
_IDS = select(remarks.c.id)
_ONE = select(remarks).where(remarks.c.id == bindparam("id"))
_REPLY = (
    update(remarks)
    .where(remarks.c.id == bindparam("remark"))
    .values(reply=bindparam("words"), replied_at=bindparam("now"), read_at=None)
)
_UNREAD = (
    remarks.c.learner == bindparam("of_learner"),
    remarks.c.replied_at.is_not(None),
    remarks.c.read_at.is_(None),
)
_READ = update(remarks).where(*_UNREAD).values(read_at=bindparam("now"))


class RemarkRepository(HotRemarks):
    """Reads and writes remarks."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection

    def add(self, remark: Remark) -> None:
        """Store a remark whose id is not there yet."""
        self._connection.execute(_ADD, {**asdict(remark), "kind": remark.kind.value})

    def all(self) -> list[Remark]:
        """Every remark, oldest first."""
        return every(self._connection, _ALL, {}, _remark)

    def of_learner(self, learner: UUID) -> list[Remark]:
        """Those that a person made here, oldest first."""
        return every(self._connection, _OF_LEARNER, {"learner": learner}, _remark)

    def ids(self) -> frozenset[UUID]:
        """The id of each."""
        return frozenset(every(self._connection, _IDS, {}, _identifier))

    def salvaged(self) -> Salvage[Remark]:
        """Those that can still be read, in no order."""
        return salvage(self._connection, _IDS, _ONE, {}, _remark)

    def reply(self, identifiers: Iterable[UUID], text: str, at: datetime) -> None:
        """Answer remarks, which are then to be read again."""
        for identifier in identifiers:
            self._connection.execute(_REPLY, {"remark": identifier, "words": text, "now": at})

    def mark_read(self, learner: UUID, at: datetime) -> None:
        """She has seen them."""
        self._connection.execute(_READ, {"of_learner": learner, "now": at})


def _remark(row: Row[Any]) -> Remark:
    return convert(dict(zip(_NAMES, row, strict=True)), Remark)


def _identifier(row: Row[Any]) -> UUID:
    return convert(row[0], UUID)
