"""Writes that no practice needs."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, delete

from quizz.storage.tables import point_states


def forget_states(connection: Connection, learner: UUID) -> None:
    """Remove every state of a learner, those that cannot be read included; the log stays."""
    connection.execute(delete(point_states).where(point_states.c.learner == learner))
