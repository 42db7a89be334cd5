"""Answers taken back, one by one, in this sitting and in earlier ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz import wording
from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, Standing
from quizz.services.selection import Selection

EVERYTHING = Selection()
STORY = (
    (Path(__file__).parents[2] / "stories" / "situations.yaml")
    .read_text("utf-8")
    .partition("questions:\n")[2]
)


@pytest.fixture
def trainer(world, text):
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3", "q4", "q5"))
    return world.trainer()


def test_an_answer_taken_back_is_asked_again_as_it_was(world, trainer, hand):
    practice = trainer.practise(EVERYTHING)
    asked = practice.next()
    hand.answer(practice, right=False)
    practice.next()
    undone = practice.undo()
    assert undone.asked is asked
    assert undone.again
    assert practice.current is asked
    assert practice.history == ()
    assert practice.tally().answered == 0
    assert world.states(trainer.learner) == {}
    told = hand.answer(practice, right=True)
    assert told.rating is Rating.GOOD
    assert practice.next().number == 2


def test_answers_are_taken_back_one_by_one(world, trainer, hand):
    practice = trainer.practise(EVERYTHING)
    seen = []
    for _ in range(3):
        practice.next()
        hand.answer(practice)
        seen.append(world.states(trainer.learner))
    points = [told.asked.point for told in practice.history]
    for left in (2, 1, 0):
        assert practice.undo().asked.point == points[left]
        assert practice.current.number <= left + 1
        assert world.states(trainer.learner) == (seen[left - 1] if left else {})
    assert practice.undo() is None
    assert len(hand.sit(practice)) == 5
    assert [entry.kind for entry in world.log(trainer.learner)][3:6] == [EntryKind.UNDO] * 3


def test_taking_back_takes_back_what_corrected_the_answer(world, trainer, hand):
    practice = trainer.practise(EVERYTHING)
    first = practice.next().point
    hand.answer(practice, right=False)
    practice.count_right()
    practice.mark_easy()
    practice.undo()
    assert world.states(trainer.learner) == {}
    hand.answer(practice, right=True)
    assert practice.history[-1].rating is Rating.GOOD
    state = world.states(trainer.learner)[first]
    assert (state.reviews, state.lapses, state.pending) == (1, 0, False)


def test_the_second_answer_to_a_point_is_taken_back_alone(world, trainer, hand):
    practice = trainer.practise(EVERYTHING)
    missed = practice.next().point
    hand.answer(practice, right=False)
    hand.sit(practice)
    while practice.history[-1].asked.point != missed:
        practice.undo()
    assert practice.undo().asked.point == missed
    state = world.states(trainer.learner)[missed]
    assert state.pending
    assert state.reviews == 1
    hand.answer(practice)
    assert not world.states(trainer.learner)[missed].pending


def test_an_answer_of_an_earlier_sitting_is_taken_back_and_asked_again(world, trainer, hand):
    earlier = trainer.practise(EVERYTHING)
    first = earlier.next().point
    hand.answer(earlier)

    later = world.trainer().practise(EVERYTHING)
    assert later.total == 4
    later.next()
    again = later.undo().asked
    assert (again.point, again.number, again.total) == (first, 2, 5)
    assert later.total == 5
    assert again.new
    order = hand.sit(later)
    assert sorted(order) == ["q1", "q2", "q3", "q4", "q5"]
    assert later.undo().asked.point == order[-1]


def test_taking_back_a_point_that_waits_already_adds_no_question(world, trainer, hand):
    """A point missed in an earlier sitting is in this one too."""
    earlier = trainer.practise(EVERYTHING)
    missed = earlier.next().point
    hand.answer(earlier, right=False)

    later = world.trainer().practise(EVERYTHING)
    later.next()
    again = later.undo().asked
    assert again.point == missed
    assert (again.number, again.total, later.total) == (1, 5, 5)
    assert len(hand.sit(later)) == 5
    assert later.total == 5


def test_taking_back_a_point_passed_in_this_sitting_asks_it_again(world, trainer, hand):
    """Another program answered last: its answer is taken back before ours."""
    ours = trainer.practise(EVERYTHING)
    point = ours.next().point
    hand.answer(ours)
    ours.next()
    theirs = world.trainer().practise(Selection(free=True))
    while theirs.next().point != point:
        theirs.set_aside(Standing.ACTIVE)
    hand.answer(theirs)

    again = ours.undo().asked
    assert (again.point, again.number, again.total) == (point, 1, 5)
    assert len(hand.sit(ours)) == 5


def test_nothing_to_take_back_leaves_the_question_on_screen(trainer):
    practice = trainer.practise(EVERYTHING)
    asked = practice.next()
    assert practice.undo() is None
    assert practice.current is asked
    assert practice.total == 5


def test_an_answer_whose_bank_is_gone_is_taken_back_and_the_session_goes_on(world, text, hand):
    world.bank("gone", "accueil", text.choice("gone"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    hand.answer(practice)
    world.remove_bank("gone", "accueil")
    world.bank("b", "facturation", *text.choices("q1", "q2"))

    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    on_screen = practice.next().point
    undone = practice.undo()
    asked = undone.asked
    assert (asked.point, asked.number, asked.total) == (on_screen, 1, 2)
    assert (undone.point, undone.again) == ("gone", False)
    assert world.states(trainer.learner) == {}
    assert [asked.number for asked in _numbers(practice, hand)] == [1, 2]


def test_an_answer_taken_back_when_nothing_is_left_to_ask_is_no_answer_to_take_back(world, text, hand):
    world.bank("gone", "accueil", text.choice("gone"))
    trainer = world.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    told = hand.answer(practice)
    world.bank("gone", "accueil", text.choice("other"))

    earlier = world.trainer().practise(EVERYTHING)
    earlier.next()
    earlier.set_aside(Standing.KNOWN)
    practice = world.trainer().practise(EVERYTHING)
    undone = practice.undo()
    assert (undone.point, undone.asked, undone.again) == (told.asked.point, None, False)
    assert practice.current is None
    assert practice.undo() is None


def _numbers(practice, hand):
    while practice.current is not None:
        yield practice.current
        hand.answer(practice)
        practice.next()


def test_undo_gives_the_last_answer_of_any_day(world, trainer, hand):
    hand.sit(trainer.practise(EVERYTHING))
    world.clock.pass_days(200)
    order = hand.sit(trainer.practise(EVERYTHING))
    later = world.trainer().practise(EVERYTHING)
    for point in [*reversed(order)]:
        assert later.undo().asked.point == point
    assert later.undo() is not None
    assert len(world.states(trainer.learner)) == 4


def test_a_point_set_aside_is_taken_back_before_the_answer(world, trainer, hand):
    practice = trainer.practise(EVERYTHING)
    practice.next()
    hand.answer(practice, right=True)
    aside = practice.next().point
    practice.set_aside(Standing.SUSPENDED)
    practice.next()
    undone = practice.undo()
    assert undone.aside
    assert undone.asked.point == aside
    assert world.states(trainer.learner)[aside].standing is Standing.ACTIVE
    assert not practice.undo().aside
    assert practice.tally().answered == 0


def test_a_question_taken_back_is_not_told_to_come_back(world, text, hand):
    world.bank("b", "accueil", *text.choices("q1", "q2"))
    practice = world.trainer().practise(EVERYTHING)
    first = practice.next()
    hand.answer(practice, right=False)
    practice.undo()
    again = practice.next()
    assert (again.point, again.back) == (first.point, False)
    hand.answer(practice, right=False)
    practice.next()
    hand.answer(practice)
    back = practice.next()
    assert (back.point, back.back) == (first.point, True)


def test_what_was_read_ahead_is_read_again_after_taking_back(world, text, hand):
    """Another program answers the next point twice; its second answer is the one taken back."""
    world.bank("b", "accueil", *text.choices("q1", "q2"))
    practice = world.trainer().practise(EVERYTHING)
    point = practice.next().point
    hand.answer(practice)
    other = world.trainer(world.open(seed=9)).practise(EVERYTHING)
    assert other.next().point != point
    hand.answer(other, right=False)
    other.next()
    hand.answer(other)
    undone = practice.undo()
    assert undone.point != point
    assert not undone.asked.new


class TestAfterASituation:
    """What was chosen there has moved a path as well as a point: a session takes neither back."""

    @pytest.fixture
    def played(self, world, text):
        world.bank("situations", "accueil", STORY)
        world.bank("b", "facturation", text.choice("q1"), text.choice("q2"))
        trainer = world.trainer()
        trainer.situations().play("sc-mal").choose(0, milliseconds=1000)
        return trainer

    def test_a_session_that_did_not_ask_it_leaves_it(self, world, played) -> None:
        practice = played.practise(EVERYTHING)
        asked = practice.next()
        before = world.states(played.learner), len(world.log(played.learner))
        undone = practice.undo()
        assert undone.refused
        assert practice.current is undone.asked is asked
        assert "situation" in wording.undone(undone)
        assert (world.states(played.learner), len(world.log(played.learner))) == before
        (situation,) = played.situations().all()
        assert situation.at == 2

    def test_answers_given_since_are_taken_back_and_no_further(self, played, hand) -> None:
        practice = played.practise(EVERYTHING)
        practice.next()
        hand.answer(practice)
        assert not practice.undo().refused
        assert practice.undo().refused

    def test_a_decision_that_this_session_asked_alone_is_taken_back(self, world, played, hand) -> None:
        world.clock.pass_days(90)
        practice = played.practise(Selection(themes=frozenset({"accueil"})))
        asked = practice.next()
        assert asked.point.startswith("sc-mal/")
        hand.answer(practice)
        undone = practice.undo()
        assert (undone.refused, undone.asked) == (False, asked)
        assert played.practise(EVERYTHING).undo().refused
