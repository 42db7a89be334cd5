"""The next question is drawn while a person reads the one before; nothing but the wait may depend on it."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from quizz.services.selection import Selection

EVERYTHING = Selection()
NAMES = tuple(f"q{number}" for number in range(6))


@pytest.fixture
def practise(world, text):
    """A session of six questions with three choices each."""
    world.bank("b", "accueil", *text.choices(*NAMES))
    return lambda free=False: world.trainer().practise(Selection(free=free))


def questions_and_orders(practice, hand, *, ahead: bool) -> list[tuple[str, tuple[str, ...]]]:
    """What the session shows from its first question to its last; the second and third are missed once."""
    shown = []
    while (asked := practice.next()) is not None:
        if ahead:
            practice.look_ahead()
        shown.append((asked.point, asked.presented.options))
        hand.answer(practice, right=asked.back or len(shown) not in (2, 3))
    return shown


@pytest.mark.parametrize("free", [False, True])
def test_a_session_is_the_same_drawn_ahead_or_not(world, tmp_path, text, hand, free) -> None:
    told = []
    for ahead in (False, True):
        folder = tmp_path / str(ahead)
        folder.mkdir()
        with closing(type(world)(folder)) as alike:
            alike.bank("b", "accueil", *text.choices(*NAMES))
            practice = alike.trainer().practise(Selection(free=free))
            told.append(questions_and_orders(practice, hand, ahead=ahead))
    assert told[0] == told[1]
    assert len(told[0]) == len(NAMES) + 2


def test_a_missed_question_is_dealt_anew(practise, hand) -> None:
    orders: dict[str, set[tuple[str, ...]]] = {}
    practice = practise(free=True)
    for _turn in range(60):
        asked = practice.next()
        practice.look_ahead()
        orders.setdefault(asked.point, set()).add(asked.presented.options)
        hand.answer(practice, right=False)
    assert all(len(seen) > 1 for seen in orders.values())


def test_what_is_drawn_ahead_is_not_drawn_again(practise, hand, drawings) -> None:
    practice = practise()
    practice.next()
    practice.look_ahead()
    before = list(drawings)
    hand.answer(practice)
    asked = practice.next()
    assert drawings == before
    assert asked.point == before[-1]


def test_nothing_is_drawn_behind_the_last_question(practise, hand, drawings) -> None:
    practice = practise()
    for _name in NAMES:
        practice.next()
        drawings.clear()
        practice.look_ahead()
        hand.answer(practice)
    assert drawings == []
    assert practice.next() is None


def test_what_another_program_answers_meanwhile_is_seen(practise, world, hand) -> None:
    practice = practise()
    practice.next()
    practice.look_ahead()
    other = world.trainer(world.open(seed=9)).practise(EVERYTHING)
    while other.next() is not None:
        hand.answer(other)
    hand.answer(practice)
    assert not practice.next().new


def test_midnight_brings_the_amounts_of_the_new_day(world, text, hand) -> None:
    world.tariff("G", ("20.00", "2026-01-01", "2026-11-21"), ("30.00", "2026-11-22", ""))
    asked = [text.choice(name, prompt="'{{tariff:G}} ?'") for name in ("q1", "q2")]
    world.bank("b", "accueil", *asked)
    world.clock.set_paris(date(2026, 11, 22), 3, 59)
    practice = world.trainer().practise(EVERYTHING)
    assert "20,00" in practice.next().question.prompt
    practice.look_ahead()
    world.clock.set_paris(date(2026, 11, 22), 4, 1)
    hand.answer(practice)
    assert "30,00" in practice.next().question.prompt


def test_after_taking_back_the_one_drawn_ahead_waits(practise, hand) -> None:
    practice = practise()
    first = practice.next()
    hand.answer(practice)
    second = practice.next()
    practice.look_ahead()
    assert practice.undo().asked.point == first.point
    hand.answer(practice)
    assert practice.next().point == second.point
