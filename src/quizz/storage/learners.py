"""The people of a database."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.storage.tables import learners

_ADD = insert(learners)
_ALL = select(learners.c.id, learners.c.name).order_by(learners.c.created_at, learners.c.id)
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
        return tuple(LearnerRow(*row) for row in self._connection.execute(_ALL))

    def by_name(self, name: str) -> LearnerRow | None:
        """The person of that name."""
        row = self._connection.execute(_BY_NAME, {"folded": name.casefold()}).one_or_none()
        return None if row is None else LearnerRow(*row)

    def add(self, identifier: UUID, name: str, at: datetime) -> None:
        """Add a person. Raises UsageError when the name is taken."""
        row = {"id": identifier, "name": name, "folded_name": name.casefold(), "created_at": at}
        try:
            self._connection.execute(_ADD, row)
        except IntegrityError as error:
            raise _taken(name) from error

    def rename(self, identifier: UUID, name: str) -> None:
        """Change a name. Raises UsageError when it is taken."""
        values = {"learner": identifier, "new_name": name, "folded": name.casefold()}
        try:
            self._connection.execute(_RENAME, values)
        except IntegrityError as error:
            raise _taken(name) from error


def _taken(name: str) -> UsageError:
    return UsageError(
        _("Une personne s’appelle déjà « {name} » ici. Choisissez un autre nom.").format(name=name)
    )
