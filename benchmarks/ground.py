"""Where the benchmarks work: data of each size, made when first wanted, in a folder that is thrown away."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from benchmarks import anki_engine
from benchmarks.material import write_banks, write_choices
from benchmarks.people import write_database
from quizz.locations import DATABASE_NAME, builtin_content
from quizz.services.library import Library
from quizz.services.places import Places

CHOICES = "choix-banc"


class Ground:
    """`quick`: sizes and rounds small enough to see that everything runs; its figures mean nothing."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.bank = cache(self._write_bank)
        self._choices = cache(self._write_choices)
        self._people = cache(self._write_people)
        self._cards = cache(self._write_cards)
        self._copies = 0

    def size(self, size: int) -> int:
        """That many points, or a few when the run is quick."""
        return size // 50 if self.quick else size

    def rounds(self, rounds: int) -> int:
        """That many rounds, or a few when the run is quick."""
        return max(2, rounds // 10) if self.quick else rounds

    def places(self, points: int) -> Places:
        """A database of its own where so many points are due, their bank after the built-in content."""
        self._copies += 1
        folder = self.folder / f"data-{self._copies}"
        folder.mkdir()
        shutil.copy(self._people(points), folder / DATABASE_NAME)
        return Places(folder / DATABASE_NAME, (builtin_content(), self.bank(points)), self.folder / "cache")

    def options(self, points: int) -> tuple[str, ...]:
        """The same for the command line, the banks compiled as by an earlier start."""
        places = self.places(points)
        data = Path(places.database).parent
        Library.open(places.content, data / "cache")
        return "--data-dir", str(data), "--content", str(places.content[-1])

    def choices(self) -> tuple[str, ...]:
        """Options for a session of choices alone."""
        return "--bank", CHOICES, "--content", str(self._choices())

    def cards(self, cards: int) -> Path:
        """A collection of Anki of its own, where so many cards are due."""
        self._copies += 1
        copy = self.folder / f"anki-{self._copies}.anki2"
        shutil.copy(self._cards(cards), copy)
        return copy

    def _write_choices(self) -> Path:
        return write_choices(self.folder / CHOICES, CHOICES)

    def _write_bank(self, questions: int) -> Path:
        return write_banks(self.folder / f"bank-{questions}", questions)

    def _write_people(self, points: int) -> Path:
        return write_database(self.folder / f"people-{points}.db", points)

    def _write_cards(self, cards: int) -> Path:
        return anki_engine.write_collection(self.folder / f"cards-{cards}.anki2", cards)
