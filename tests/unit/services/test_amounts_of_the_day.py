"""Questions take the amounts of their day, and are withheld when one is not known."""

from __future__ import annotations

from datetime import date

import pytest

from quizz.domain.answer import DontKnow
from quizz.domain.review import Standing
from quizz.services import withholding
from quizz.services.selection import Selection

EVERYTHING = Selection()
TODAY = date(2026, 11, 21)


@pytest.fixture
def priced(world, text):
    """30 € until the end of today, 31 € from 1 December, nothing between."""
    world.tariff("G", ("30.00", "2026-01-01", "2026-11-21"), ("31.00", "2026-12-01", ""))
    world.bank(
        "b",
        "facturation",
        text.numeric("now", "{{amount:70% * G - 2}}", prompt="'70 % de {{tariff:G}}, moins 2 € ?'"),
        text.numeric("then", "{{tariff:G}}", prompt="'Et {{tariff:G}} ?'", as_of="2026-12-25"),
        text.numeric("named", "1", prompt="'En janvier, {{tariff:G@2026-01-02}} ?'"),
        text.choice("plain"),
    )
    return world


def plain(text):
    return text.replace("\u00a0", " ")


def prompts(trainer):
    practice = trainer.practise(Selection(free=True))
    found = {}
    while (asked := practice.next()) is not None:
        question = asked.question
        found[question.id] = (question.prompt.replace("\u00a0", " "), getattr(question, "answer", ""))
        practice.answer(DontKnow(), milliseconds=1)
        practice.count_right()
    return found


def test_a_question_takes_the_amounts_of_its_own_day_or_of_the_session(priced):
    assert prompts(priced.trainer()) == {
        "now": ("70 % de 30,00 €, moins 2 € ?", "19,00"),
        "then": ("Et 31,00 € ?", "31,00"),
        "named": ("En janvier, 30,00 € ?", "1"),
        "plain": ("Question plain ?", ""),
    }
    priced.clock.set_paris(date(2026, 12, 1), 12)
    assert prompts(priced.trainer())["now"] == ("70 % de 31,00 €, moins 2 € ?", "19,70")


def test_a_question_without_its_amount_is_withheld_named_and_asked_again_later(priced, hand):
    shop = priced.open()
    trainer = priced.trainer(shop)
    assert shop.library.withheld(TODAY) == ()
    assert trainer.overview().points == 4

    priced.clock.pass_days(1)
    (told,) = shop.library.withheld(date(2026, 11, 22))
    assert "« now »" in told.message.replace("\u00a0", " ")
    assert "22/11/2026" in told.message
    assert told.path.endswith("b.yaml")
    assert told.line > 1
    assert trainer.overview().points == 3
    (worded,) = shop.library.problems(date(2026, 11, 22))
    assert "B032" in worded
    assert "tariffs.yaml" in worded
    assert "now" not in hand.sit(trainer.practise(EVERYTHING))
    assert trainer.practise(Selection(free=True)).total == 3

    priced.clock.set_paris(date(2026, 12, 1), 4, 1)
    assert shop.library.withheld(date(2026, 12, 1)) == ()
    assert trainer.overview().new == 1
    assert "now" in hand.sit(trainer.practise(EVERYTHING))


CLASH = """\
  - id: clash
    type: {type}
    prompt: Combien ?
    {body}
    explanation: Règle.
    skill: cadre
    level: 1
"""


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (
            "single_choice",
            "choices: [{text: '{{tariff:G}}', correct: oui}, {text: '30,00 €'}, {text: '1,00 €'}]",
        ),
        (
            "cloze",
            "text: 'Payez {1}.'\n"
            "    blanks: [{answers: ['{{tariff:G}}'], options: ['{{tariff:G}}', '30,00 €']}]",
        ),
    ],
)
def test_a_wrong_option_that_becomes_the_right_one_withholds_the_question(world, text, hand, kind, body):
    """30 € until the end of today, when the wrong option « 30,00 € » says the same; 31 € from tomorrow."""
    world.tariff("G", ("30.00", "2026-01-01", "2026-11-21"), ("31.00", "2026-11-22", ""))
    world.bank("b", "facturation", CLASH.replace("{type}", kind).replace("{body}", body), text.choice("q1"))
    shop = world.open()
    (told,) = shop.library.withheld(TODAY)
    assert "« clash »" in plain(told.message)
    assert "« 30,00 € »" in plain(told.message)
    assert "21/11/2026" in told.message
    assert "tariffs.yaml" not in told.remedy
    assert len(shop.library.problems(TODAY)) == 1
    assert hand.sit(world.trainer(shop).practise(EVERYTHING)) == ["q1"]

    world.clock.pass_days(1)
    assert shop.library.problems(date(2026, 11, 22)) == []
    practice = world.trainer(shop).practise(EVERYTHING)
    assert practice.next().point == "clash"


def test_withheld_questions_are_found_once_a_day(priced, monkeypatch):
    library = priced.open().library
    looked = []
    real = withholding.withheld

    def spy(content, day, outlines=None):
        looked.append((day, None if outlines is None else tuple(outline.id for outline in outlines)))
        return real(content, day, outlines)

    monkeypatch.setattr(withholding, "withheld", spy)
    for _time in range(2):
        assert library.can_ask("now", TODAY)
        assert library.ways("now", TODAY)
    assert looked == [(TODAY, ("now",))]
    for _time in range(2):
        library.problems(TODAY)
        library.withheld(TODAY)
        assert library.can_ask("now", TODAY)
        assert library.ways("now", TODAY)
    assert looked[1:] == [(TODAY, None)]


def test_a_session_takes_none_that_is_withheld_and_all_that_are_not(priced):
    shop = priced.open()
    priced.clock.pass_days(1)
    tomorrow = date(2026, 11, 22)
    points = {point for point, _theme in shop.library.points()}
    askable = {point for point in points if shop.library.can_ask(point, tomorrow)}
    assert points - askable == {"now"} == shop.library.closed(tomorrow)
    practice = priced.trainer(shop).practise(EVERYTHING, minutes=30)
    asked = set()
    while (on_screen := practice.next()) is not None:
        asked.add(on_screen.point)
        practice.set_aside(Standing.KNOWN)
    assert asked == askable


def test_a_withheld_point_keeps_its_state(priced, hand):
    trainer = priced.trainer()
    hand.sit(trainer.practise(EVERYTHING))
    before = priced.states(trainer.learner)
    priced.clock.pass_days(3)
    assert trainer.overview().points == 3
    assert priced.states(trainer.learner) == before
    priced.clock.pass_days(60)
    assert trainer.overview().due == 4


def test_a_point_with_another_way_is_asked_by_it(world, text, hand):
    world.tariff("G", ("30.00", "2030-01-01", ""))
    prompt = "'Et {{tariff:G}} ?'"
    world.bank("b", "facturation", text.choice("a", point="p", prompt=prompt), text.choice("b", point="p"))
    trainer = world.trainer()
    assert trainer.overview().points == 1
    for _day in range(3):
        practice = trainer.practise(EVERYTHING)
        assert practice.next().question.id == "b"
        hand.answer(practice)
        world.clock.pass_days(100)


def test_a_question_that_vanishes_during_the_session_leaves_it(world, text, hand):
    """The amounts end with the study day, at four in the morning, in the middle of the session."""
    world.tariff("G", ("30.00", "2026-01-01", "2026-11-21"))
    prompt = "'Et {{tariff:G}} ?'"
    priced = [text.choice(f"p{n}", prompt=prompt) for n in range(4)]
    world.bank("b", "facturation", *priced, *text.choices("q1", "q2", "q3"))
    world.clock.set_paris(date(2026, 11, 22), 3, 50)
    practice = world.trainer().practise(EVERYTHING)
    assert practice.total == 7
    asked = practice.next()
    hand.answer(practice)
    world.clock.set_paris(date(2026, 11, 22), 4, 10)
    left = {"q1", "q2", "q3"} - {asked.point}
    places = []
    while (asked := practice.next()) is not None:
        places.append((asked.number, asked.total))
        assert asked.point in left
        hand.answer(practice)
    assert [number for number, _total in places] == [*range(2, 2 + len(left))]
    totals = [total for _number, total in places]
    assert totals == sorted(totals, reverse=True)
    assert practice.total == 1 + len(left)


def test_a_vanished_question_that_is_taken_back_is_passed_over(world, text, hand):
    world.tariff("G", ("30.00", "2026-01-01", "2026-11-21"))
    world.bank("b", "facturation", text.choice("p1", prompt="'Et {{tariff:G}} ?'"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    hand.answer(practice)
    world.bank("c", "accueil", text.choice("q1"))
    world.clock.pass_days(1)
    later = world.trainer().practise(EVERYTHING)
    for _attempt in range(2):
        undone = later.undo()
        asked = undone.asked if undone else later.next()
        assert (asked.point, asked.number, asked.total) == ("q1", 1, 1)
    assert world.states(trainer.learner) == {}


def test_a_question_that_comes_back_while_the_session_is_open_counts_again(world, text, hand):
    """Withheld on the 22nd alone, during a session left open from the 21st to the 23rd."""
    world.tariff("G", ("30.00", "2026-01-01", "2026-11-21"), ("31.00", "2026-11-23", ""))
    world.bank("b", "facturation", text.choice("p1", prompt="'Et {{tariff:G}} ?'"))
    trainer = world.trainer()
    earlier = trainer.practise(EVERYTHING)
    earlier.next()
    hand.answer(earlier, right=False)
    practice = world.trainer().practise(EVERYTHING)
    world.clock.pass_days(1)
    assert practice.next() is None
    assert practice.total == 0
    world.clock.pass_days(1)
    again = practice.undo().asked
    assert (again.point, again.number, again.total) == ("p1", 1, 1)
    hand.answer(practice)
    assert practice.next() is None
    assert practice.total == 1


def test_a_changed_key_that_is_withheld_does_not_bring_its_point_back(world, text, hand):
    world.tariff("G", ("30.00", "2026-01-01", "2026-11-21"))
    world.bank("b", "facturation", text.choice("q1"))
    trainer = world.trainer()
    hand.sit(trainer.practise(EVERYTHING))
    (state,) = world.states(trainer.learner).values()
    world.bank("b", "facturation", text.choice("q1", revision=2, prompt="'Et {{tariff:G}} ?'"))
    library = world.open().library
    assert library.is_raised(state, TODAY)
    assert not library.is_raised(state, date(2026, 11, 22))
