"""The tables. Columns of `review_log`, `point_states`, `remarks`, `plays`, `rushes` and `drafts` bear the
names of the domain's fields.

`tests/integration/test_storage_schema.py` holds them equal to what the migrations make. The triggers that
make `review_log` append-only live in its migration.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

from quizz.domain.answer import Answer
from quizz.domain.kept_rush import Event, KeptCard
from quizz.domain.scenario.walking import Taken
from quizz.storage.types import Identifier, Json, UtcDateTime

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _learner() -> Column[Any]:
    return Column("learner", Identifier, ForeignKey("learners.id"), primary_key=True)


learners = Table(
    "learners",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded_name", Text, nullable=False, unique=True),
    Column("created_at", UtcDateTime, nullable=False),
)
"""`folded_name`: the casefolded name; SQLite itself folds ASCII only."""

preferences = Table(
    "preferences",
    metadata,
    _learner(),
    Column("key", Text, primary_key=True),
    Column("value", Json(object)),
    sqlite_with_rowid=False,
)

parameter_sets = Table(
    "parameter_sets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("weights", Json(tuple[float, ...]), nullable=False),
    Column("desired_retention", Double, nullable=False),
)

review_log = Table(
    "review_log",
    metadata,
    _learner(),
    Column("id", Identifier, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("point", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("study_day", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("answer", Json(Answer)),
    Column("shown", Json(tuple[str, ...]), nullable=False),
    Column("correct", Boolean),
    Column("score", Double),
    Column("rating", Integer),
    Column("milliseconds", BigInteger),
    Column("seed", BigInteger),
    Column("parameters", Text, ForeignKey("parameter_sets.id"), nullable=False),
    Column("corrects", Identifier),
    ForeignKeyConstraint(["learner", "corrects"], ["review_log.learner", "review_log.id"]),
    sqlite_with_rowid=False,
)
"""One learner's rows lie together, oldest first: identifiers grow."""

point_states = Table(
    "point_states",
    metadata,
    _learner(),
    Column("point", Text, primary_key=True),
    Column("stability", Double, nullable=False),
    Column("difficulty", Double, nullable=False),
    Column("last_day", Date),
    Column("due_day", Date),
    Column("reviews", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("pending", Boolean, nullable=False),
    Column("standing", Text, nullable=False),
    Column("seen", Json(dict[str, int]), nullable=False),
    Column("last_entry", Identifier),
    sqlite_with_rowid=False,
)

remarks = Table(
    "remarks",
    metadata,
    Column("id", Identifier, primary_key=True),
    Column("learner", Identifier, ForeignKey("learners.id")),
    Column("question", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("shown", Json(tuple[str, ...]), nullable=False),
    Column("answered", Json(tuple[str, ...])),
    Column("correct", Boolean),
    Column("reply", Text),
    Column("replied_at", UtcDateTime),
    Column("read_at", UtcDateTime),
)
"""`learner` is NULL in a remark that came in a file."""

plays = Table(
    "plays",
    metadata,
    _learner(),
    Column("id", Identifier, primary_key=True),
    Column("scenario", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("path", Json(tuple[Taken, ...]), nullable=False),
    Column("seed", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

rushes = Table(
    "rushes",
    metadata,
    _learner(),
    Column("id", Identifier, primary_key=True),
    Column("level", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("unhurried", Boolean, nullable=False),
    Column("cards", Json(tuple[KeptCard, ...]), nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("events", Json(tuple[Event, ...]), nullable=False),
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    _learner(),
    Column("point", Text, primary_key=True),
    Column("question", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("answer", Json(Answer), nullable=False),
    Column("milliseconds", BigInteger, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)


@cache
def with_indexes() -> MetaData:
    """The tables and their indexes, to compare with what the migrations make.

    Nothing else needs the indexes here, and naming PostgreSQL imports its drivers, a tenth of a cold start.
    """
    Index("ix_review_log_learner_point", review_log.c.learner, review_log.c.point)
    Index(
        "ix_review_log_corrects",
        review_log.c.corrects,
        sqlite_where=review_log.c.corrects.is_not(None),
        postgresql_where=review_log.c.corrects.is_not(None),
    )
    return metadata
