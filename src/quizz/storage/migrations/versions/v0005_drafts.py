"""What people write of an answer before they validate it."""

import sqlalchemy as sa
from alembic import op

from quizz.domain.answer import Answer
from quizz.storage.types import Identifier, Json, UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row a person and a point."""
    op.create_table(
        "drafts",
        sa.Column("learner", Identifier, sa.ForeignKey("learners.id"), primary_key=True),
        sa.Column("point", sa.Text, primary_key=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("answer", Json(Answer), nullable=False),
        sa.Column("milliseconds", sa.BigInteger, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sqlite_with_rowid=False,
    )
