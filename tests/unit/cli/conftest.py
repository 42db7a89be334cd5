"""A small workshop on a real SQLite file, and a person who types what a script says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from quizz.cli.parser import Options
from quizz.cli.plain.sitting import run
from quizz.services.opening import Places, Workshop
from quizz.storage.engine import sqlite_url

HEAD = """\
id: {id}
title: Banque {id}
theme: facturation
authors: [Équipe quizz]
questions:
"""
CHOICE = """\
  - id: {id}
    type: single_choice
    prompt: Question {id}, que faites-vous ?
    choices:
      - {{text: La bonne {id}, correct: oui}}
      - {{text: La mauvaise {id}, feedback: Pourquoi la mauvaise ne va pas.}}
      - {{text: La pire {id}, feedback: Pourquoi la pire ne va pas.}}
    explanation: La règle de {id}.
    sources: ["CSP, art. L. 1110-4"]
    checked: 2026-11
    skill: cadre
    level: 1
"""
SEVERAL = """\
  - id: plusieurs
    type: multiple_choice
    prompt: Quels sont les traits stricts ?
    choices:
      - {text: Le nom de naissance, correct: oui}
      - {text: Le sexe, correct: oui}
      - {text: Le téléphone, feedback: Il change.}
      - {text: L’adresse, feedback: Elle change.}
    explanation: Les traits stricts ne changent pas.
    skill: cadre
    level: 1
"""
TYPED = """\
  - id: tapee
    type: short_answer
    prompt: Quel conduit va du rein à la vessie ?
    answers: [uretère]
    confusions:
      - {text: urètre, feedback: L’urètre sort de la vessie.}
    explanation: L’uretère part du rein.
    skill: transcription
    level: 2
"""
STRICT = """\
  - id: stricte
    type: short_answer
    prompt: Écrivez le mot.
    answers: [hémorragie]
    spelling: strict
    explanation: Deux r.
    skill: transcription
    level: 2
"""
CLOZE = """\
  - id: trous
    type: cloze
    prompt: Complétez.
    text: Une {1} sous {2} générale.
    blanks:
      - {answers: [cholécystectomie]}
      - {answers: [anesthésie], options: [anesthésie, analgésie, asthénie]}
    explanation: Le suffixe -ectomie veut dire ablation.
    skill: transcription
    level: 2
"""
NUMERIC = """\
  - id: nombre
    type: numeric
    prompt: Combien ?
    answer: "19"
    unit: €
    explanation: 70 % de 30 €, moins 2 €.
    skill: prise_en_charge
    level: 2
"""
MATCHING = """\
  - id: paires
    type: matching
    prompt: Donnez son sens à chaque terme.
    pairs:
      - {left: Épistaxis, right: Saignement de nez, feedback: Cela goutte.}
      - {left: Hématémèse, right: Vomissement de sang}
      - {left: Hémoptysie, right: Crachement de sang}
    decoys: [Saignement des gencives]
    explanation: La racine hémo- veut dire sang.
    skill: transcription
    level: 2
"""
SORTING = """\
  - id: classer
    type: sorting
    prompt: Que pouvez-vous dire au téléphone ?
    categories:
      - name: À tous
        items: [{text: Les heures d’ouverture}, {text: Le tarif}]
      - name: À personne
        items: [{text: Le diagnostic}, {text: Le résultat}]
    explanation: Le secret couvre ce qui touche au patient.
    skill: cadre
    level: 2
"""
ORDERING = """\
  - id: ordre
    type: ordering
    prompt: Dans quel ordre accueillez-vous ?
    items:
      - {text: Saluer}
      - {text: Vérifier l’identité, feedback: L’identité passe avant le dossier.}
      - {text: Ouvrir le dossier}
      - {text: Inviter à patienter}
    explanation: L’identité passe avant tout.
    skill: accueil
    level: 2
"""
KINDS = {
    "several": SEVERAL,
    "typed": TYPED,
    "strict": STRICT,
    "cloze": CLOZE,
    "numeric": NUMERIC,
    "matching": MATCHING,
    "sorting": SORTING,
    "ordering": ORDERING,
}

Line = str | Callable[["Person"], str]


class StillClock:
    """Saturday 21 November 2026, ten in the morning in Paris."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.instant += timedelta(milliseconds=1)
        return self.instant

    def zone(self) -> tzinfo:
        return ZoneInfo("Europe/Paris")


class Person:
    """Types the lines of a script, one after the other, and keeps what was told."""

    def __init__(self, *script: Line) -> None:
        self.told: list[str] = []
        self._script = iter(script)

    def line(self) -> str | None:
        line = next(self._script, None)
        return line(self) if callable(line) else line

    def say(self, *lines: str) -> None:
        self.told.extend(line for text in lines for line in text.split("\n"))

    @property
    def text(self) -> str:
        """What was told, with plain spaces."""
        return "\n".join(self.told).replace("\u00a0", " ")

    def asked(self) -> list[str]:
        """The single-choice questions in the order in which they were asked."""
        return re.findall(r"^Question \d+ sur .*\nQuestion (q\d+), que", self.text, re.MULTILINE)

    def number_of(self, beginning: str) -> str:
        found = re.findall(rf"^(\d+)\. {re.escape(beginning)}", self.text, re.MULTILINE)
        return found[-1]


def option(*beginnings: str, after: str = "") -> Line:
    """Type the numbers under which options are shown."""
    return lambda person: " ".join(person.number_of(text) for text in beginnings) + after


class World:
    """A folder, a database in it, and what practises there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: list[Workshop] = []

    def bank(self, *kinds: str, choices: int = 0, extra: str = "", name: str = "essai") -> None:
        """Write a bank: the kinds named, that many single-choice questions `q1`, `q2`…, and `extra`."""
        target = self.folder / "content" / "questions" / "facturation"
        target.mkdir(parents=True, exist_ok=True)
        questions = [KINDS[kind] for kind in kinds]
        questions += [CHOICE.format(id=f"q{number}") for number in range(1, choices + 1)]
        questions.append(extra)
        (target / f"{name}.yaml").write_text(HEAD.format(id=name) + "".join(questions), encoding="utf-8")

    def open(self) -> Workshop:
        places = Places(sqlite_url(self.folder / "quizz.db"), (self.folder / "content",), None)
        shop = Workshop.open(places, clock=StillClock(), random=Random(len(self._opened)))
        self._opened.append(shop)
        return shop

    def sit(self, *script: Line, patient: bool = False, **options: object) -> Person:
        """One plain session; `patient` as on a terminal."""
        person = Person(*script)
        shop = self.open()
        seconds = iter(range(0, 100_000, 3))
        run(shop, Options(**options), person, person, timer=lambda: float(next(seconds)), patient=patient)
        return person

    def reviews(self) -> int:
        shop = self.open()
        only = shop.only_learner()
        assert only is not None
        return shop.trainer(only).stats().reviews

    def close(self) -> None:
        for shop in self._opened:
            shop.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


@pytest.fixture
def pick() -> Callable[..., Line]:
    return option
