"""How backups are named: `quizz-2026-11-22-143012.db`, then what it was made for.

The instant is that of the wall clock, so that names say to a person what they would write down; they sort by
time. The names are French since a person reads them in a folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

MANUAL = ""
DAILY = "quotidienne"
BEFORE_REBUILD = "avant-reconstruction"
REPLACED = "remplacee"
_BEFORE_MIGRATION = "avant-v"

KEPT = 10
"""How many of each purpose are kept by default; what a person asked for, or replaced, is never removed."""

_INSTANT = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"-(\d{4}-\d\d-\d\d-\d{6})(?:-([a-z][a-z0-9-]*))?\.db")


class Backup(NamedTuple):
    """A backup by its name. `at`: wall clock, without a zone. `purpose`: one of the words above."""

    at: datetime
    purpose: str
    path: Path


def before_migration(version: str) -> str:
    """The purpose of a backup made before the schema is brought to a version."""
    return f"{_BEFORE_MIGRATION}{version}"


def family(purpose: str) -> str:
    """The purposes that are counted together: all migrations are one."""
    return _BEFORE_MIGRATION if purpose.startswith(_BEFORE_MIGRATION) else purpose


def stem_of(database: Path) -> str:
    """What begins the names of its backups: `moi` for `moi.db`, `moi.sqlite` for `moi.sqlite`.

    The two may lie in one folder, and so their backups.
    """
    return database.stem if database.suffix == ".db" else database.name


def name(stem: str, at: datetime, purpose: str) -> str:
    """The file name of a backup of the database `stem`."""
    return "-".join(part for part in (stem, at.strftime(_INSTANT), purpose) if part) + ".db"


def read(path: Path, stem: str) -> Backup | None:
    """What a name says, None for a file that is no backup of that database."""
    found = _NAME.fullmatch(path.name.removeprefix(stem))
    if found is None or not path.name.startswith(stem):
        return None
    try:
        at = datetime.strptime(found[1], _INSTANT)  # noqa: DTZ007 - a wall clock has no zone
    except ValueError:
        return None
    return Backup(at, found[2] or MANUAL, path)


def superfluous(backups: Iterable[Backup], made: Backup, kept: int = KEPT) -> list[Backup]:
    """The oldest of the family of the one just made, beyond those that are kept; never that one itself."""
    if made.purpose in {MANUAL, REPLACED}:
        return []
    others = [
        backup for backup in backups if backup != made and family(backup.purpose) == family(made.purpose)
    ]
    return sorted(others, reverse=True)[kept - 1 :]
