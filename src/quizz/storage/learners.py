"""The people of a database."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import convert
from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.storage.hot.learners import HotLearners, LearnerRow
from quizz.storage.refusals import is_duplicate
from quizz.storage.rows import Salvage, salvage
from quizz.storage.tables import learners

_ADD = insert(learners)
_IDS = select(learners.c.id)
_ONE = select(learners.c.id, learners.c.name).where(learners.c.id == bindparam("id"))
_RENAME = (
    update(learners)
    .where(learners.c.id == bindparam("learner"))
    .values(name=bindparam("new_name"), folded_name=bindparam("folded"))
)


class LearnerRepository(HotLearners):
    """Finds and writes people."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection

    def salvaged(self) -> Salvage[LearnerRow]:
        """Everyone who can still be read."""
        return salvage(self._connection, _IDS, _ONE, {}, _person)

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
