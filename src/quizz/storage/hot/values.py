"""How SQLite holds the values of the domain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_ENCODE = msgspec.json.Encoder().encode


def stored_instant(instant: datetime) -> int:
    """Microseconds since 1970. Raises ValueError on a naive instant: nobody knows which one it is."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a zone: {instant!r}")
    return (instant - _EPOCH) // _MICROSECOND


def instant(stored: int) -> datetime:
    """The instant in UTC. Raises OverflowError, TypeError on what is none."""
    return _EPOCH + timedelta(microseconds=stored)


def stored_identifier(identifier: UUID) -> bytes:
    """The 16 bytes."""
    return identifier.bytes


def stored_json(value: object) -> str:
    """JSON text whose keys keep their order."""
    return _ENCODE(value).decode()


STORED: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("id", "learner", "corrects", "last_entry"), stored_identifier),
    **dict.fromkeys(("at", "created_at"), stored_instant),
    **dict.fromkeys(("study_day", "last_day", "due_day"), date.isoformat),
    **dict.fromkeys(("answer", "shown", "seen", "value", "weights"), stored_json),
}
"""By the name of a column, what makes its values those of SQLite; the others are so already.

`tests/integration/test_storage_schema.py` holds it to the types of the tables.
"""
