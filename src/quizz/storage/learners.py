"""The people of a database."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import convert
from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.storage.errors import is_duplicate
from quizz.storage.rows import Salvage, every, first, salvage
from quizz.storage.tables import learners

_ADD = insert(learners)
_ALL = select(learners.c.id, learners.c.name).order_by(learners.c.created_at, learners.c.id)
_IDS = select(learners.c.id)
_ONE = select(learners.c.id, learners.c.name).where(learners.c.id == bindparam("id"))
_BY_NAME = select(learners.c.id, learners.c.name).where(learners.c.folded_name == bindparam("folded"))
_RENAME = (
    update(learners)
    .where(learners.c.id == bindparam("learner"))
    .values(name=bindparam("new_name"), folded_name=bindparam("folded"))
)


class LearnerRow(NamedTuple):
    """A person; the name may be empty."""

    id: UUID
    name: str


class LearnerRepository:
    """Reads and writes people. Two names that differ by case alone are one name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[LearnerRow, ...]:
        """Everyone, oldest first."""
        return tuple(every(self._connection, _ALL, {}, _person))

    def salvaged(self) -> Salvage[LearnerRow]:
        """Everyone who can still be read."""
        return salvage(self._connection, _IDS, _ONE, {}, _person)

    def by_name(self, name: str) -> LearnerRow | None:
        """The person of that name."""
        return first(self._connection, _BY_NAME, {"folded": name.casefold()}, _person)

    def add(self, identifier: UUID, name: str, at: datetime) -> None:
        """Add a person. Raises UsageError when the name is taken."""
        row = {"id": identifier, "name": name, "folded_name": name.casefold(), "created_at": at}
        try:
            self._connection.execute(_ADD, row)
        except IntegrityError as error:
            if not is_duplicate(error):
                raise
            raise _taken(name) from error

    def rename(self, identifier: UUID, name: str) -> None:
        """Change a name. Raises UsageError when it is taken."""
        values = {"learner": identifier, "new_name": name, "folded": name.casefold()}
        try:
            self._connection.execute(_RENAME, values)
        except IntegrityError as error:
            if not is_duplicate(error):
                raise
            raise _taken(name) from error


def _person(row: Row[Any]) -> LearnerRow:
    return convert(tuple(row), LearnerRow)


def _taken(name: str) -> UsageError:
    return UsageError(
        _("Une personne s’appelle déjà « {name} » ici. Choisissez un autre nom.").format(name=name)
    )
