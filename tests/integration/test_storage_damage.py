"""Random damage to a real file: every command ends well or with a sentence, never with anything else."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizz.domain.answer import DontKnow
from quizz.errors import DatabaseCorrupt, QuizzError
from quizz.services.checking import check
from quizz.services.library import Library
from quizz.services.opening import Workshop
from quizz.services.selection import Selection
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url

PAGE = 4096
HEADER = 100
SEEDS = range(60)
QUESTIONS = 30
BANK = "id: b\ntitle: Banque\ntheme: facturation\nauthors: [Équipe]\nquestions:\n" + "".join(
    f"""\
  - id: q{n}
    type: single_choice
    prompt: Question {n} ?
    choices: [{{text: Bonne, correct: oui}}, {{text: Fausse}}, {{text: Pire}}]
    explanation: Règle.
    skill: cadre
    level: 1
"""
    for n in range(QUESTIONS)
)


class Clock:
    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def zone(self) -> tzinfo:
        return ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("content")
    (folder / "questions").mkdir()
    (folder / "questions" / "b.yaml").write_text(BANK, encoding="utf-8")
    return Library.open((folder,), None)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """A closed file of several pages, after a few days of practice."""
    path = tmp_path_factory.mktemp("data") / "quizz.db"
    clock, random = Clock(), Random(1)
    with closing(Database.open(sqlite_url(path))) as database:
        shop = Workshop(database, library, clock=clock, random=random)
        trainer = shop.trainer(shop.learners.named("Léa"))
        for _day in range(6):
            practice = trainer.practise(Selection(free=random.random() < 0.3), minutes=60)
            while practice.next() is not None:
                practice.answer(DontKnow(), milliseconds=4000)
                if random.random() < 0.7:
                    practice.count_right()
            clock.instant += timedelta(days=2)
        practice.undo()
        assert check(database).problems == ()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert path.stat().st_size > 20 * PAGE
    return path


def damaged(sound: bytes, random: Random) -> bytes:
    """The file with some bytes overwritten: anywhere, in the header and the schema, or in texts."""
    content = bytearray(sound)
    match random.choice(("header", "schema", "anywhere", "run", "texts")):
        case "header":
            places = random.sample(range(HEADER), random.randint(1, 8))
        case "schema":
            places = random.sample(range(HEADER, PAGE), random.randint(1, 40))
        case "anywhere":
            places = random.sample(range(HEADER, len(content)), random.randint(1, 400))
        case "run":
            start = random.randrange(PAGE, len(content))
            places = range(start, min(start + random.randint(1, 2 * PAGE), len(content)))
        case _:
            found = [place for place in range(PAGE, len(content)) if content[place] in b'{}[]":-0123456789']
            places = random.sample(found, 200)
    for place in places:
        content[place] = random.choice((0xFF, 0, 0x41, random.randrange(256)))
    return bytes(content)


def actions(url: str, library: Library) -> dict[str, Callable[[], object]]:
    """What people do with a database, each from its opening on."""

    def workshop(database: Database) -> Workshop:
        clock = Clock()
        clock.instant += timedelta(days=20)
        return Workshop(database, library, clock=clock, random=Random(2))

    def stats(database: Database) -> None:
        shop = workshop(database)
        for learner in shop.learners.all():
            shop.trainer(learner).stats()

    def answer(database: Database) -> None:
        shop = workshop(database)
        practice = shop.trainer(shop.only_learner() or shop.learners.all()[0]).practise(Selection())
        if practice.next() is not None:
            practice.answer(DontKnow(), milliseconds=4000)
            practice.count_right()
            practice.undo()
        practice.undo()

    def opened(act: Callable[[Database], object]) -> Callable[[], object]:
        def run() -> object:
            with closing(Database.open(url, busy_timeout=200)) as database:
                return act(database)

        return run

    return {
        "open": opened(lambda database: None),
        "stats": opened(stats),
        "check": opened(check),
        "answer": opened(answer),
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_random_damage_is_told_in_a_sentence(
    lived: Path, library: Library, tmp_path: Path, seed: int
) -> None:
    content = damaged(lived.read_bytes(), Random(seed))
    path = tmp_path / "quizz.db"
    for act in actions(sqlite_url(path), library).values():
        shutil.rmtree(tmp_path)
        tmp_path.mkdir()
        path.write_bytes(content)
        with suppress(QuizzError):
            act()


def test_most_random_damage_is_found(lived: Path, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "quizz.db"
    found: Counter[str] = Counter()
    for seed in SEEDS:
        path.write_bytes(damaged(lived.read_bytes(), Random(seed)))
        for leftover in tmp_path.glob("quizz.db-*"):
            leftover.unlink()
        try:
            told = actions(sqlite_url(path), library)["check"]()
            found["told" if told.problems else "sound"] += 1
        except DatabaseCorrupt:
            found["refused"] += 1
        except QuizzError:
            found["other"] += 1
    assert found["told"] > 15
    assert found["told"] + found["refused"] > 40
