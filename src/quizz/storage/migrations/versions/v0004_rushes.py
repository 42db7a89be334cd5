"""What people did in the rushes of the switchboard."""

import sqlalchemy as sa
from alembic import op

from quizz.domain.kept_rush import Event, KeptCard
from quizz.storage.types import Identifier, Json, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row a rush; those of a person lie together, oldest first."""
    op.create_table(
        "rushes",
        sa.Column("learner", Identifier, sa.ForeignKey("learners.id"), primary_key=True),
        sa.Column("id", Identifier, primary_key=True),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("unhurried", sa.Boolean, nullable=False),
        sa.Column("cards", Json(tuple[KeptCard, ...]), nullable=False),
        sa.Column("started_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
        sa.Column("events", Json(tuple[Event, ...]), nullable=False),
        sqlite_with_rowid=False,
    )
