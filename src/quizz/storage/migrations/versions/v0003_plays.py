"""What people chose in the scenarios that they played."""

import sqlalchemy as sa
from alembic import op

from quizz.domain.scenario.walking import Taken
from quizz.storage.types import Identifier, Json, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row a playing; those of a person lie together, oldest first."""
    op.create_table(
        "plays",
        sa.Column("learner", Identifier, sa.ForeignKey("learners.id"), primary_key=True),
        sa.Column("id", Identifier, primary_key=True),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("started_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
        sa.Column("path", Json(tuple[Taken, ...]), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
