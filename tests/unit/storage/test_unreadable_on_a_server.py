"""A page that a server cannot read is damage for what the hot path reads too, and the rest is salvaged."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from quizz.errors import DatabaseCorrupt
from quizz.storage.drafts import DraftRepository
from quizz.storage.states import StateRepository


class CorruptPage(Exception):
    sqlstate = "XX001"


class Server:
    """A connection that reads the points of a person, and none of the rows that they stand in."""

    dialect = SimpleNamespace(name="postgresql")
    engine = SimpleNamespace(url=make_url("postgresql://lea@here/quizz"))

    def execute(self, statement, values=None, **_options):
        if "FROM point_states" in str(statement) and "stability" not in str(statement):
            return [("p1",), ("p2",)]
        if "FROM drafts" in str(statement) and "revision" not in str(statement):
            return [("p1",)]
        raise OperationalError(str(statement), values, CorruptPage("invalid page in block 7"))


def test_states_are_salvaged_around_it():
    states = StateRepository(Server())
    assert states.salvaged(UUID(int=1)) == ([], 2)
    with pytest.raises(DatabaseCorrupt, match="here/quizz"):
        states.all(UUID(int=1))


def test_drafts_are_salvaged_around_it():
    drafts = DraftRepository(Server())
    assert drafts.salvaged(UUID(int=1)) == ([], 1)
    with pytest.raises(DatabaseCorrupt, match="here/quizz"):
        drafts.of_learner(UUID(int=1))
