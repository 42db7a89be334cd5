"""A small world on a real SQLite file and real banks, with a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizz.domain.answer import Answer, Chosen, DontKnow, Typed
from quizz.domain.question import Numeric, ShortAnswer
from quizz.domain.review import LogEntry, PointState
from quizz.services.exchange import Asked, Feedback
from quizz.services.learners import Learner
from quizz.services.library import Library
from quizz.services.opening import Workshop
from quizz.services.practice import Practice
from quizz.services.trainer import Trainer
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from quizz.storage.store import Store


class StillClock:
    """Saturday 21 November 2026, ten in the morning in Paris, until it is moved."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 21, 9, tzinfo=UTC)
        self.paris = ZoneInfo("Europe/Paris")

    def now(self) -> datetime:
        return self.instant

    def zone(self) -> tzinfo:
        return self.paris

    def pass_days(self, days: int) -> None:
        self.instant += timedelta(days=days)

    def set_paris(self, day: date, hour: int, minute: int = 0) -> None:
        """Wall time in Paris."""
        wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.paris)
        self.instant = wall.astimezone(UTC)


class World:
    """A folder of banks, a database, and the workshops opened on them."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.content.mkdir()
        self.file = folder / "quizz.db"
        self.clock = StillClock()
        self._opened: list[Workshop] = []

    def bank(self, name: str, theme: str, *questions: str) -> None:
        """Write, or rewrite, a bank."""
        target = self.content / "questions" / theme
        target.mkdir(parents=True, exist_ok=True)
        head = f"id: {name}\ntitle: Banque {name}\ntheme: {theme}\nauthors: [Équipe]\nquestions:\n"
        (target / f"{name}.yaml").write_text(head + "".join(questions), encoding="utf-8")

    def remove_bank(self, name: str, theme: str) -> None:
        (self.content / "questions" / theme / f"{name}.yaml").unlink()

    def glossary(self, text: str) -> None:
        (self.content / "glossary.yaml").write_text(text, encoding="utf-8")

    def tariff(self, identifier: str, *periods: tuple[str, str, str]) -> None:
        """Amount, first day, last day (empty: still in force)."""
        text = f"tariffs:\n  - id: {identifier}\n    label: Tarif\n    unit: EUR\n    values:\n"
        for amount, first, last in periods:
            text += f'      - amount: "{amount}"\n        valid_from: {first}\n'
            text += f"        valid_until: {last}\n" if last else ""
            text += "        source: ameli.fr\n        confidence: A\n"
        (self.content / "tariffs.yaml").write_text(text, encoding="utf-8")

    def open(self, *, seed: int = 7, busy_timeout: int = 2000) -> Workshop:
        """One more program on the same file; it reads the banks as they are now."""
        database = Database.open(sqlite_url(self.file), busy_timeout=busy_timeout)
        library = Library.open((self.content,), None)
        assert [found.message for found in library.diagnostics if found.severity == "error"] == []
        shop = Workshop(database, library, clock=self.clock, random=Random(seed))
        self._opened.append(shop)
        return shop

    def trainer(self, shop: Workshop | None = None) -> Trainer:
        """The trainer of the only learner."""
        shop = shop or self.open()
        learner = shop.only_learner()
        assert learner is not None
        return shop.trainer(learner)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """What a connection of its own sees."""
        database = Database.open(sqlite_url(self.file))
        with closing(database), database.reading() as store:
            yield store

    def states(self, learner: Learner) -> dict[str, PointState]:
        with self.reading() as store:
            return store.states.all(learner.id)

    def log(self, learner: Learner) -> list[LogEntry]:
        with self.reading() as store:
            return list(store.log.of_learner(learner.id))

    def close(self) -> None:
        for shop in self._opened:
            shop.close()


class Text:
    """Questions as their author writes them; `fields` are the further lines."""

    @classmethod
    def choice(cls, name: str, **fields: object) -> str:
        """Three choices; the right one begins with « Bonne »."""
        fields["choices"] = (
            f"[{{text: Bonne {name}, correct: oui}}, {{text: Fausse {name}}}, {{text: Pire {name}}}]"
        )
        return cls._question(name, "single_choice", fields)

    @classmethod
    def choices(cls, *names: str, **fields: object) -> list[str]:
        return [cls.choice(name, **fields) for name in names]

    @classmethod
    def typed(cls, name: str, answer: str = "uretère", **fields: object) -> str:
        return cls._question(name, "short_answer", {"answers": f"[{answer}]"} | fields)

    @classmethod
    def numeric(cls, name: str, answer: str, **fields: object) -> str:
        return cls._question(name, "numeric", {"answer": f'"{answer}"'} | fields)

    @staticmethod
    def _question(name: str, kind: str, fields: dict[str, object]) -> str:
        usual = {
            "prompt": f"Question {name} ?",
            "explanation": f"Règle {name}.",
            "skill": "cadre",
            "level": 1,
        }
        lines = "".join(f"    {key}: {value}\n" for key, value in (usual | fields).items())
        return f"  - id: {name}\n    type: {kind}\n{lines}"


class Hand:
    """A person who answers right or wrong."""

    @staticmethod
    def key(asked: Asked) -> Answer:
        """The right answer."""
        match asked.question:
            case ShortAnswer(answers=answers):
                return Typed(answers[0])
            case Numeric(answer=answer):
                return Typed(answer)
            case _:
                right = (i for i, choice in enumerate(asked.presented.choices) if choice.correct)
                return Chosen(tuple(right))

    def answer(self, practice: Practice, right: bool = True, *, unsure: bool = False) -> Feedback:
        """Answer the question on screen."""
        asked = practice.current
        assert asked is not None
        answer = self.key(asked) if right else DontKnow()
        return practice.answer(answer, milliseconds=4000, unsure=unsure)

    def sit(self, practice: Practice, right: Callable[[Asked], bool] = lambda asked: True) -> list[str]:
        """Answer until the session is over; the points in the order in which they were asked."""
        order = []
        while (asked := practice.next()) is not None:
            order.append(asked.point)
            assert len(order) < 500, "the session never ends"
            self.answer(practice, right(asked))
        return order


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def text() -> type[Text]:
    return Text


@pytest.fixture
def hand() -> Hand:
    return Hand()
