"""How a question becomes what is shown: cases of billing are drawn, and give way when they cannot be."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from quizz.billing.exercises import dealing
from quizz.domain.answer import Filled
from quizz.domain.presentation import present
from quizz.domain.question import BillingCase, Choice, Fact, SingleChoice, Subject
from quizz.domain.review import Standing
from quizz.domain.sheet import Box, Paper, PaperLine, ReasoningLine, Sheet, Slip
from quizz.domain.tariff import Tariffs
from quizz.errors import MissingTariff, Refused
from quizz.services.dealing import deal
from quizz.services.drawing import draw
from quizz.services.previewing.answer_key import answer_key
from quizz.services.previewing.preview import Preview
from quizz.services.selection import Selection

DAY = date(2026, 11, 21)
COMMON = {
    "id": "q",
    "theme": "facturation",
    "bank": "b",
    "prompt": "?",
    "explanation": ".",
    "skill": "suivi_dossier",
    "level": 1,
}
CASE = BillingCase(**COMMON, subject=Subject.CLAIM, facts=(Fact("pathway", ("outside",)),))
ASKED = """\
  - id: facture
    type: billing_case
    prompt: Remplissez la facture.
    case:
      acts: [{code: G}]
      practitioner: {specialty: general, sector: "1"}
      pathway: treating
    explanation: Parce que.
    skill: suivi_dossier
    level: 2
"""


def sheet_of(_question: BillingCase, seed: int, tariffs: Tariffs, day: date) -> Sheet:
    """A sheet that tells what it was drawn with."""
    title = f"{seed} {sorted(tariffs.by_id)} {day}"
    box = Box(name="a", label="A", answer="19,00", unit="€", slips=(Slip("21", "Oubli."),), feedback="Règle.")
    reasoning = (
        ReasoningLine(label="Base", amount="30,00\u00a0€", rule="Tarif.", source="ameli.fr", act="G"),
    )
    return Sheet((Paper(title, (PaperLine("x"),)),), (box,), reasoning)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dealing, "deal", sheet_of)


@pytest.mark.usefixtures("drawn")
def test_a_case_is_drawn_with_its_seed_the_tariffs_and_the_day():
    shown = deal(CASE, 12, Tariffs({}), DAY)
    assert shown.sheet is not None
    assert shown.sheet.papers[0].title == "12 [] 2026-11-21"
    assert (shown.question, shown.seed) == (CASE, 12)


@pytest.mark.usefixtures("drawn")
def test_a_dated_case_is_drawn_near_its_own_day():
    dated = BillingCase(**COMMON, subject=Subject.CLAIM, facts=(), as_of=date(2025, 3, 1))
    shown = deal(dated, 1, Tariffs({}), DAY)
    assert shown.sheet is not None
    assert shown.sheet.papers[0].title.endswith("2025-03-01")


def test_other_questions_are_dealt_as_ever():
    question = SingleChoice(**COMMON, choices=tuple(Choice(letter) for letter in "abcdef"))
    assert deal(question, 5, Tariffs({}), DAY) == present(question, 5)


@pytest.mark.usefixtures("drawn")
def test_a_session_draws_with_the_tariffs_of_the_content_and_keeps_what_was_shown(world):
    world.tariff("G", ("30.00", "2024-12-22", ""))
    world.bank("b", "facturation", ASKED)
    trainer = world.trainer()
    practice = trainer.practise(Selection())
    asked = practice.next()
    assert asked is not None
    assert asked.presented.sheet is not None
    assert asked.presented.sheet.papers[0].title == f"{asked.presented.seed} ['G'] 2026-11-21"
    told = practice.answer(Filled(("19",)), milliseconds=1)
    assert told.right
    (entry,) = world.log(trainer.learner)
    assert (entry.seed, entry.shown) == (asked.presented.seed, asked.presented.shown)
    assert entry.answer == Filled(("19",))


@pytest.mark.parametrize("error", [Refused("Non."), MissingTariff("Rien.")])
def test_a_case_that_cannot_be_drawn_leaves_its_turn_to_another_way(world, text, monkeypatch, error):
    def fail(*_facts: object) -> Sheet:
        raise error

    monkeypatch.setattr(dealing, "deal", fail)
    world.bank("b", "facturation", ASKED, text.choice("autre", point="facture"))
    library = world.open().library
    for seed in range(10):
        shown = draw("facture", None, library, DAY, Random(seed))
        assert shown is not None
        assert shown.question.id == "autre"


def test_a_point_whose_only_case_cannot_be_drawn_leaves_the_session(world, text, monkeypatch):
    def refuse(*_facts: object) -> Sheet:
        raise Refused("Non.")

    monkeypatch.setattr(dealing, "deal", refuse)
    world.bank("b", "facturation", ASKED, text.choice("autre"))
    practice = world.trainer().practise(Selection())
    assert practice.total == 2
    asked = practice.next()
    assert asked is not None
    assert asked.point == "autre"
    practice.set_aside(Standing.SUSPENDED)
    assert practice.next() is None
    assert practice.total == 1


@pytest.mark.usefixtures("drawn")
def test_another_draw_of_a_preview_is_another_case():
    preview = Preview(name="b.yaml", day=DAY)
    first, second = (preview.deal(CASE, seed).sheet for seed in (0, 1))
    assert first is not None
    assert second is not None
    assert first.papers != second.papers


@pytest.mark.usefixtures("drawn")
def test_the_key_tells_each_box_then_the_reasoning():
    box, reasoning = answer_key(deal(CASE, 1, Tariffs({}), DAY))
    assert box.title == "A"
    assert [(line.text, line.right, line.note) for line in box.lines] == [
        ("19,00\u00a0€", True, "Règle."),
        ("21,00\u00a0€", False, "Oubli."),
    ]
    assert [(line.text, line.place, line.note) for line in reasoning.lines] == [
        ("G · Base", "30,00\u00a0€", "Tarif. ameli.fr")
    ]
