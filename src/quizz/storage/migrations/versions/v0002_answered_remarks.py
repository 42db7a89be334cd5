"""Remarks get a kind, what was on screen, an answer, and may come from another computer."""

import sqlalchemy as sa
from alembic import op

from quizz.storage.types import Identifier, Json, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """SQLite cannot let a column be empty that could not: there, Alembic writes the table anew."""
    with op.batch_alter_table("remarks") as remarks:
        remarks.alter_column("learner", existing_type=Identifier(), nullable=True)
        remarks.add_column(sa.Column("author", sa.Text, nullable=False, server_default=""))
        remarks.add_column(sa.Column("kind", sa.Text, nullable=False, server_default="other"))
        remarks.add_column(sa.Column("prompt", sa.Text, nullable=False, server_default=""))
        remarks.add_column(
            sa.Column("shown", Json(tuple[str, ...]), nullable=False, server_default=sa.text("'[]'"))
        )
        remarks.add_column(sa.Column("answered", Json(tuple[str, ...])))
        remarks.add_column(sa.Column("correct", sa.Boolean))
        remarks.add_column(sa.Column("reply", sa.Text))
        remarks.add_column(sa.Column("replied_at", UtcDateTime))
        remarks.add_column(sa.Column("read_at", UtcDateTime))
