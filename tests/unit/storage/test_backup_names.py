from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quizz.storage.backup_names import (
    BEFORE_REBUILD,
    DAILY,
    KEPT,
    MANUAL,
    REPLACED,
    Backup,
    before_migration,
    name,
    read,
    superfluous,
)

AT = datetime.fromisoformat("2026-11-22T14:30:12")
PURPOSES = [MANUAL, DAILY, BEFORE_REBUILD, REPLACED, before_migration("0002")]


def named(purpose: str, days: int, stem: str = "quizz") -> Backup:
    at = AT + timedelta(days=days)
    return Backup(at, purpose, Path(name(stem, at, purpose)))


def test_names_say_when_and_what_for() -> None:
    assert [name("quizz", AT, purpose) for purpose in PURPOSES] == [
        "quizz-2026-11-22-143012.db",
        "quizz-2026-11-22-143012-quotidienne.db",
        "quizz-2026-11-22-143012-avant-reconstruction.db",
        "quizz-2026-11-22-143012-remplacee.db",
        "quizz-2026-11-22-143012-avant-v0002.db",
    ]


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("stem", ["quizz", "a", "a-2026-11-22-143012", "é.[x]*"])
def test_what_was_named_is_read(purpose: str, stem: str) -> None:
    path = Path("backups") / name(stem, AT, purpose)
    assert read(path, stem) == Backup(AT, purpose, path)


@pytest.mark.parametrize(
    "file",
    [
        "quizz.db",
        ".quizz-2026-11-22-143012.db.tmp",
        "quizz-2026-11-22-143012.db-wal",
        "quizz-2026-13-22-143012.db",
        "quizz-2026-11-22-143012",
        "quizz-2026-11-22.db",
        "autre-2026-11-22-143012.db",
        "-2026-11-22-143012.db",
        "notes.txt",
    ],
)
def test_other_files_are_no_backups(file: str) -> None:
    assert read(Path(file), "quizz") is None


@pytest.mark.parametrize("purpose", [DAILY, BEFORE_REBUILD, before_migration("0002")])
def test_the_last_ten_of_a_family_are_kept(purpose: str) -> None:
    mine = [named(purpose, day) for day in range(13)]
    others = [named(other, -day) for other in PURPOSES if other != purpose for day in range(1, 20)]
    assert superfluous([*others, *mine], mine[-1]) == mine[2::-1]
    assert superfluous(mine[:KEPT], mine[KEPT - 1]) == []
    assert superfluous(mine[:KEPT], mine[KEPT - 1], 2) == mine[KEPT - 3 :: -1]


def test_migrations_are_one_family() -> None:
    old = [named(before_migration(f"{day:04}"), day) for day in range(11)]
    assert superfluous(old, old[-1]) == [old[0]]


@pytest.mark.parametrize("purpose", [MANUAL, REPLACED])
def test_what_a_person_made_is_never_removed(purpose: str) -> None:
    made = [named(purpose, day) for day in range(30)]
    assert superfluous(made, made[-1]) == []


def test_a_clock_that_went_back_does_not_remove_what_was_just_made() -> None:
    future = [named(DAILY, 1000 + day) for day in range(12)]
    made = named(DAILY, 0)
    assert superfluous([*future, made], made) == [*reversed(future[:3])]
