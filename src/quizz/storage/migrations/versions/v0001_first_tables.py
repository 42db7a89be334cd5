"""The first tables, and the triggers that make the log append-only."""

import sqlalchemy as sa
from alembic import op

from quizz.domain.answer import Answer
from quizz.storage.types import Identifier, Json, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER review_log_no_update BEFORE UPDATE ON review_log
    BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END
    """,
    """
    CREATE TRIGGER review_log_no_delete BEFORE DELETE ON review_log
    BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END
    """,
)
_POSTGRESQL_TRIGGERS = (
    """
    CREATE FUNCTION review_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'review_log is append-only'; END $$
    """,
    """
    CREATE TRIGGER review_log_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON review_log
    FOR EACH STATEMENT EXECUTE FUNCTION review_log_is_append_only()
    """,
)


def upgrade() -> None:
    _make_people()
    _make_log()
    _make_states()
    triggers = _SQLITE_TRIGGERS if op.get_context().dialect.name == "sqlite" else _POSTGRESQL_TRIGGERS
    for trigger in triggers:
        op.execute(trigger)


def _learner() -> sa.Column[object]:
    return sa.Column("learner", Identifier, sa.ForeignKey("learners.id"), primary_key=True)


def _make_people() -> None:
    op.create_table(
        "learners",
        sa.Column("id", Identifier, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded_name", sa.Text, nullable=False, unique=True),
        sa.Column("created_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "preferences",
        _learner(),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", Json(object)),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "remarks",
        sa.Column("id", Identifier, primary_key=True),
        sa.Column("learner", Identifier, sa.ForeignKey("learners.id"), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
    )


def _make_log() -> None:
    op.create_table(
        "parameter_sets",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("weights", Json(tuple[float, ...]), nullable=False),
        sa.Column("desired_retention", sa.Double, nullable=False),
    )
    op.create_table(
        "review_log",
        _learner(),
        sa.Column("id", Identifier, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("point", sa.Text, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("study_day", sa.Date, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("answer", Json(Answer)),
        sa.Column("shown", Json(tuple[str, ...]), nullable=False),
        sa.Column("correct", sa.Boolean),
        sa.Column("score", sa.Double),
        sa.Column("rating", sa.Integer),
        sa.Column("milliseconds", sa.BigInteger),
        sa.Column("seed", sa.BigInteger),
        sa.Column("parameters", sa.Text, sa.ForeignKey("parameter_sets.id"), nullable=False),
        sa.Column("corrects", Identifier),
        sa.ForeignKeyConstraint(["learner", "corrects"], ["review_log.learner", "review_log.id"]),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_review_log_learner_point", "review_log", ["learner", "point"])
    corrections = sa.text("corrects IS NOT NULL")
    op.create_index(
        "ix_review_log_corrects",
        "review_log",
        ["corrects"],
        sqlite_where=corrections,
        postgresql_where=corrections,
    )


def _make_states() -> None:
    op.create_table(
        "point_states",
        _learner(),
        sa.Column("point", sa.Text, primary_key=True),
        sa.Column("stability", sa.Double, nullable=False),
        sa.Column("difficulty", sa.Double, nullable=False),
        sa.Column("last_day", sa.Date),
        sa.Column("due_day", sa.Date),
        sa.Column("reviews", sa.Integer, nullable=False),
        sa.Column("lapses", sa.Integer, nullable=False),
        sa.Column("pending", sa.Boolean, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("seen", Json(dict[str, int]), nullable=False),
        sa.Column("last_entry", Identifier),
        sqlite_with_rowid=False,
    )
