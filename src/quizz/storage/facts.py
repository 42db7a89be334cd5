"""What a SQLite file of quizz holds, read without opening it as one, and what it has that another lacks."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from quizz.storage.copies import UNWRITTEN, looked_at
from quizz.storage.errors import decoding
from quizz.storage.uris import sqlite_uri

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ANSWERS = "SELECT count(*) FROM review_log WHERE kind IN ('review', 'free')"
_VERSION = "SELECT version_num FROM quizz_version"
_MISSING = """
    SELECT count(*), min(at) FROM review_log AS mine
    WHERE kind IN ('review', 'free') AND NOT EXISTS (
        SELECT 1 FROM other.review_log AS theirs WHERE theirs.learner = mine.learner AND theirs.id = mine.id
    )
"""
_DECISIONS = """
    SELECT (
        SELECT count(*) FROM review_log AS mine
        WHERE kind NOT IN ('review', 'free') AND NOT EXISTS (
            SELECT 1 FROM other.review_log AS theirs
            WHERE theirs.learner = mine.learner AND theirs.id = mine.id
        )
    ) + (
        SELECT count(*) FROM remarks AS mine
        WHERE NOT EXISTS (SELECT 1 FROM other.remarks AS theirs WHERE {same_remark})
    ) + (
        SELECT count(*) FROM learners AS mine
        WHERE NOT EXISTS (
            SELECT 1 FROM other.learners AS theirs WHERE theirs.id = mine.id AND theirs.name = mine.name
        )
    ) + (
        SELECT count(DISTINCT learner) FROM preferences AS mine
        WHERE EXISTS (SELECT 1 FROM other.learners AS theirs WHERE theirs.id = mine.learner) AND NOT EXISTS (
            SELECT 1 FROM other.preferences AS theirs
            WHERE theirs.learner = mine.learner AND theirs.key = mine.key AND theirs.value IS mine.value
        )
    )
"""

_HAS_ANSWERS = "SELECT count(*) FROM pragma_table_info('remarks') WHERE name = 'reply'"
_SAME_REMARK = "theirs.id = mine.id"
_SAME_ANSWER = "theirs.reply IS mine.reply"
"""A database that is still to be brought up to date has no answers."""


class Facts(NamedTuple):
    """`version`: that of the schema."""

    version: str
    answers: int


class Missing(NamedTuple):
    """What one database has and another lacks; `since`: the instant of the oldest answer, in UTC.

    `decisions`: corrections, points set aside or resumed, remarks that are new or newly answered, people who
    are new or have a new name, people whose preferences changed.
    """

    answers: int
    since: datetime | None
    decisions: int = 0


NOTHING_MISSING = Missing(0, None)


def facts(file: Path) -> Facts:
    """Of a file that nobody writes. Raises DatabaseCorrupt on what is no database of quizz."""
    with decoding(str(file)), looked_at(file) as connection:
        (version,) = _row(connection, _VERSION)
        (answers,) = _row(connection, _ANSWERS)
    return Facts(str(version), int(answers))


def missing(connection: sqlite3.Connection, place: Path, other: Path) -> Missing:
    """What would be lost if the file `other`, which nobody writes, took the place of a database.

    Raises DatabaseCorrupt when the database cannot be read.
    """
    with decoding(str(place)):
        connection.execute("ATTACH ? AS other", (sqlite_uri(other.absolute(), UNWRITTEN),))
        answers, since = _row(connection, _MISSING)
        (has_answers,) = _row(connection, _HAS_ANSWERS)
        same = f"{_SAME_REMARK} AND {_SAME_ANSWER}" if has_answers else _SAME_REMARK
        (decisions,) = _row(connection, _DECISIONS.format(same_remark=same))
        connection.execute("DETACH other")
        oldest = None if since is None else _EPOCH + timedelta(microseconds=since)
        return Missing(int(answers), oldest, int(decisions))


def _row(connection: sqlite3.Connection, query: str) -> tuple[Any, ...]:
    """Raises ValueError when there is none."""
    row = connection.execute(query).fetchone()
    if row is None:
        raise ValueError("no row")
    return tuple(row)
