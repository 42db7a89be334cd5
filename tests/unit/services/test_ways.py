"""The memory belongs to the point: its questions are ways of asking it, and they change."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from quizz.domain.question import Mode
from quizz.services.selection import Selection

TODAY = date(2026, 11, 21)
EVERYTHING = Selection()

GLOSSARY = """\
terms:
  - {id: uretere, term: uretère, kind: term, gender: m, definition: Conduit qui va du rein à la vessie.}
  - {id: uretre, term: urètre, kind: term, gender: m, definition: Canal qui sort de la vessie.}
  - {id: rein, term: rein, kind: term, gender: m, definition: Organe qui filtre le sang.}
  - {id: foie, term: foie, kind: term, gender: m, definition: Organe qui fait la bile.}
"""


@pytest.fixture
def several_ways(world, text):
    """Three ways to recognise a point and two to recall it."""
    world.bank(
        "b",
        "facturation",
        *text.choices("rec-1", "rec-2", "rec-3", point="p"),
        text.typed("cal-1", point="p"),
        text.typed("cal-2", point="p"),
    )
    return world


def test_a_point_is_one_question_of_the_session(several_ways):
    trainer = several_ways.trainer()
    assert trainer.practise(EVERYTHING).total == 1
    assert trainer.overview().points == 1


def test_each_review_takes_another_way_recognition_first_recall_once_settled(several_ways, hand):
    trainer = several_ways.trainer()
    asked = []
    for _review in range(8):
        state = several_ways.states(trainer.learner).get("p")
        practice = trainer.practise(EVERYTHING)
        question = practice.next().question
        settled = state is not None and state.stability >= 7
        asked.append((question.id, settled, question.asks_for))
        hand.answer(practice)
        several_ways.clock.instant = several_ways.clock.instant.replace(
            year=practice.history[-1].due.year,
            month=practice.history[-1].due.month,
            day=practice.history[-1].due.day,
        )
    assert all(before[0] != after[0] for before, after in itertools.pairwise(asked))
    modes = {settled: {mode for _id, was, mode in asked if was is settled} for settled in (False, True)}
    assert modes == {False: {Mode.RECOGNITION}, True: {Mode.RECALL}}
    assert {question for question, *_ in asked if question.startswith("cal")} == {"cal-1", "cal-2"}


def test_a_missed_point_comes_back_another_way(several_ways, hand):
    trainer = several_ways.trainer()
    practice = trainer.practise(EVERYTHING)
    questions = []
    for _attempt in range(6):
        questions.append(practice.next().question.id)
        hand.answer(practice, right=False)
    assert set(questions) == {"rec-1", "rec-2", "rec-3"}
    assert all(before != after for before, after in itertools.pairwise(questions))


def test_a_bank_may_add_ways_to_a_facet_of_the_glossary(world, text, hand):
    world.glossary(GLOSSARY)
    alone = world.open().library
    ways = {way.question for way in alone.ways("uretere/meaning", TODAY)}
    world.bank("b", "facturation", text.choice("u-1", point="uretere/meaning"))
    library = world.open().library
    assert {way.question for way in library.ways("uretere/meaning", TODAY)} == ways | {"u-1"}
    assert library.theme_of("uretere/meaning") == "terminologie"
    assert len(list(library.points())) == len(list(alone.points()))
    assert {library.question("uretere/meaning", way, TODAY).id for way in ways | {"u-1"}} == ways | {"u-1"}


def test_a_facet_is_asked_though_the_question_of_a_bank_is_withheld(world, text):
    world.glossary(GLOSSARY)
    world.tariff("G", ("30.00", "2030-01-01", ""))
    prompt = "Combien vaut {{tariff:G}} ?"
    world.bank("b", "facturation", text.choice("u-1", point="uretere/meaning", prompt=prompt))
    library = world.open().library
    assert library.can_ask("uretere/meaning", TODAY)
    assert "u-1" not in {way.question for way in library.ways("uretere/meaning", TODAY)}


def test_a_glossary_question_bears_the_glossarys_name(world):
    world.glossary(GLOSSARY)
    asked = world.trainer().practise(Selection(banks=frozenset({"glossaire"}))).next()
    assert asked.bank_title == "Glossaire"
    assert asked.question.theme == "terminologie"


# Banks that change


def answered_once(world, hand, right=True):
    trainer = world.trainer()
    hand.sit(trainer.practise(EVERYTHING), right=lambda asked: right or not asked.new)
    return trainer


def test_a_raised_revision_makes_the_point_due_at_once_and_keeps_the_log(world, text, hand):
    world.bank("b", "facturation", *text.choices("q1", "q2"))
    answered_once(world, hand)
    assert world.trainer().overview().due == 0

    world.bank("b", "facturation", text.choice("q1", revision=2), text.choice("q2"))
    trainer = world.trainer()
    before = world.states(trainer.learner)["q1"]
    assert trainer.overview().due == 1
    assert trainer.stats().reviews == 2
    practice = trainer.practise(EVERYTHING)
    asked = practice.next()
    assert (asked.point, asked.question.revision, asked.new) == ("q1", 2, False)
    told = hand.answer(practice)
    assert practice.next() is None
    assert world.states(trainer.learner)["q1"].reviews == before.reviews + 1
    assert trainer.overview().due == 0
    assert told.days > 0
    assert [entry.revision for entry in world.log(trainer.learner) if entry.point == "q1"] == [1, 2]


def test_the_way_whose_key_changed_is_the_one_asked(several_ways, text, hand):
    trainer = several_ways.trainer()
    practice = trainer.practise(EVERYTHING)
    for _attempt in range(3):
        practice.next()
        hand.answer(practice, right=False)
    practice.next()
    hand.answer(practice)
    raised = practice.history[0].asked.question.id
    ways = [
        text.choice(name, point="p", revision=1 + (name == raised)) for name in ("rec-1", "rec-2", "rec-3")
    ]
    several_ways.bank("b", "facturation", *ways)
    asked = several_ways.trainer().practise(EVERYTHING).next()
    assert (asked.question.id, asked.question.revision) == (raised, 2)


def test_a_point_whose_key_changed_comes_before_all_that_are_due(world, text, hand):
    names = [f"q{n}" for n in range(6)]
    world.bank("b", "facturation", *text.choices(*names))
    trainer = answered_once(world, hand)
    due = {point: state.due_day for point, state in world.states(trainer.learner).items()}
    world.clock.pass_days(30)
    raised = max(due, key=due.__getitem__)
    world.bank("b", "facturation", *(text.choice(name, revision=1 + (name == raised)) for name in names))
    for seed in range(5):
        practice = world.trainer(world.open(seed=seed)).practise(EVERYTHING)
        assert (practice.total, practice.next().point) == (6, raised)


def test_a_raised_way_never_answered_changes_nothing(several_ways, text, hand):
    trainer = answered_once(several_ways, hand)
    (seen,) = several_ways.states(trainer.learner)["p"].seen
    ways = [text.choice(name, point="p", revision=1 + (name != seen)) for name in ("rec-1", "rec-2", "rec-3")]
    several_ways.bank("b", "facturation", *ways)
    assert several_ways.trainer().overview().due == 0


def test_a_changed_text_keeps_the_history(world, text, hand):
    world.bank("b", "facturation", text.choice("q1"))
    trainer = answered_once(world, hand)
    before = world.states(trainer.learner)
    world.bank("renamed", "accueil", text.choice("q1", prompt="Autrement dit ?", explanation="Mieux dit."))
    world.remove_bank("b", "facturation")
    trainer = world.trainer()
    assert world.states(trainer.learner) == before
    assert (trainer.overview().due, trainer.overview().new) == (0, 0)
    assert [theme.theme for theme in trainer.overview().themes] == ["accueil"]
    world.clock.pass_days(100)
    asked = trainer.practise(EVERYTHING).next()
    assert (asked.question.prompt, asked.new) == ("Autrement dit ?", False)


def test_the_points_of_a_removed_bank_wait_aside_and_come_back_with_it(world, text, hand):
    world.bank("stays", "accueil", text.choice("s1"))
    world.bank("goes", "facturation", *text.choices("g1", "g2"))
    trainer = answered_once(world, hand)
    world.clock.pass_days(30)
    before, states = trainer.overview(), world.states(trainer.learner)
    assert (before.points, before.due) == (3, 3)

    world.remove_bank("goes", "facturation")
    trainer = world.trainer()
    found = trainer.overview()
    assert (found.points, found.due, found.new) == (1, 1, 0)
    assert [theme.theme for theme in found.themes] == ["accueil"]
    assert trainer.library.theme_of("g1") == ""
    assert trainer.library.ways("g1", TODAY) == ()
    assert trainer.practise(EVERYTHING).total == 1
    assert trainer.practise(Selection(mistakes=True)).total == 0
    assert trainer.stats().reviews == 3
    assert world.states(trainer.learner) == states

    world.bank("goes", "facturation", *text.choices("g1", "g2"))
    assert world.trainer().overview() == before


def test_a_bank_that_is_gone_from_a_mistake_is_not_asked(world, text, hand):
    world.bank("goes", "facturation", text.choice("g1"))
    world.bank("stays", "accueil", text.choice("s1"))
    answered_once(world, hand, right=False)
    world.remove_bank("goes", "facturation")
    assert hand.sit(world.trainer().practise(Selection(mistakes=True))) == ["s1"]


ENTRIES = """\
terms:
  - id: uretere
    term: uretère
    kind: term
    gender: m
    definition: Conduit du rein à la vessie.
    revision: {revision}
"""


def test_a_revised_entry_of_the_glossary_makes_its_points_due_once(world, hand):
    world.glossary(ENTRIES.format(revision=1))
    answered_once(world, hand)
    assert world.trainer().overview().due == 0
    world.glossary(ENTRIES.format(revision=2))
    trainer = world.trainer()
    assert trainer.overview().due == 1
    hand.sit(trainer.practise(EVERYTHING))
    assert trainer.overview().due == 0
