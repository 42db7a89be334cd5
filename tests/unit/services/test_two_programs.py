"""Several programs on one file: each sees what the others keep, and a refused write loses nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from quizz.domain.answer import DontKnow
from quizz.domain.review import EntryKind, Standing
from quizz.errors import DatabaseBusy
from quizz.services import learners
from quizz.services.practice import Practice
from quizz.services.selection import Selection
from quizz.wording import coming_back

EVERYTHING = Selection()


@pytest.fixture
def shared(world, text):
    world.bank("b", "facturation", *text.choices(*(f"q{n}" for n in range(8))))
    return world


@contextmanager
def locked(world) -> Iterator[None]:
    """Another program is in the middle of a write."""
    with closing(sqlite3.connect(world.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_two_programs_answer_in_turn_and_both_see_everything(shared, hand):
    one, two = shared.trainer(shared.open(seed=1)), shared.trainer(shared.open(seed=2))
    assert one.learner == two.learner
    practices = [one.practise(EVERYTHING), two.practise(EVERYTHING)]
    answered = []
    for turn in range(8):
        practice = practices[turn % 2]
        practice.next()
        answered.append(hand.answer(practice).entry)
    assert [entry.id for entry in shared.log(one.learner)] == answered
    assert answered == sorted(answered)
    assert one.overview() == two.overview()
    assert one.stats().reviews == two.stats().reviews == 8


def test_taking_back_follows_the_order_of_both(shared, hand):
    one, two = shared.trainer(shared.open(seed=1)), shared.trainer(shared.open(seed=2))
    practices = [one.practise(EVERYTHING), two.practise(EVERYTHING)]
    answered = []
    for turn in range(6):
        practices[turn % 2].next()
        answered.append(hand.answer(practices[turn % 2]).entry)
    for _answer in range(6):
        assert practices[0].undo() is not None
    assert practices[0].undo() is None
    undone = [entry.corrects for entry in shared.log(one.learner) if entry.kind is EntryKind.UNDO]
    assert undone == answered[::-1]
    assert shared.states(one.learner) == {}
    assert two.overview().new == 8


@pytest.mark.parametrize("act", [Practice.count_right, Practice.mark_easy])
@pytest.mark.parametrize("free", [False, True])
@pytest.mark.parametrize("known", [False, True])
def test_an_answer_that_another_program_took_back_is_not_corrected(shared, hand, act, free, known):
    """`known`: the point had an earlier answer, so that something is left of it."""
    if known:
        hand.sit(shared.trainer().practise(EVERYTHING))
        shared.clock.pass_days(100)
    trainer = shared.trainer(shared.open(seed=1))
    practice = trainer.practise(Selection(free=free))
    practice.next()
    right = act is Practice.mark_easy
    hand.answer(practice, right=right)
    shared.trainer(shared.open(seed=2)).practise(EVERYTHING).undo()
    before = shared.states(trainer.learner), len(shared.log(trainer.learner))

    told = act(practice)
    assert (shared.states(trainer.learner), len(shared.log(trainer.learner))) == before
    if free and right:
        assert not told.taken_back  # nothing to write in free practice
        return
    assert told.taken_back
    assert not told.overruled
    assert (told.due, told.days, told.free) == (None, None, free)
    assert "reprise entre-temps" in coming_back(told)
    assert practice.history == (told,)
    assert practice.total == 8


def test_an_answer_is_in_the_database_before_it_is_told(shared, hand, monkeypatch):
    trainer = shared.trainer()
    practice = trainer.practise(EVERYTHING)
    practice.next()
    seen = []
    real = Practice._due

    def looked_at(self, state):
        seen.extend(shared.log(trainer.learner))
        return real(self, state)

    monkeypatch.setattr(Practice, "_due", looked_at)
    told = hand.answer(practice)
    assert [entry.id for entry in seen] == [told.entry]


ACTIONS = {
    "answer": lambda practice: practice.answer(DontKnow(), milliseconds=1),
    "easy": lambda practice: practice.mark_easy(),
    "overrule": lambda practice: practice.count_right(),
    "undo": lambda practice: practice.undo(),
    "aside": lambda practice: practice.set_aside(Standing.KNOWN),
    "report": lambda practice: practice.report("Coquille"),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_a_refused_write_loses_nothing_and_can_be_done_again(shared, hand, name):
    act = ACTIONS[name]
    trainer = shared.trainer(shared.open(busy_timeout=20))
    practice = trainer.practise(EVERYTHING)
    practice.next()
    hand.answer(practice, right=name != "overrule")
    asked = practice.current if name in {"easy", "overrule"} else practice.next()

    def world_now():
        return (
            shared.states(trainer.learner),
            len(shared.log(trainer.learner)),
            practice.current,
            practice.history,
            practice.total,
            practice.tally(),
            practice._queue.remaining,
        )

    before = world_now()
    with locked(shared), pytest.raises(DatabaseBusy):
        act(practice)
    assert practice.current is asked
    assert world_now() == before
    act(practice)
    assert world_now() != before or name == "report"


def test_reading_goes_on_while_another_program_writes(shared, hand):
    trainer = shared.trainer(shared.open(busy_timeout=20))
    hand.sit(trainer.practise(EVERYTHING))
    with locked(shared):
        assert trainer.overview().points == 8
        assert trainer.stats().reviews == 8
        assert trainer.practise(Selection(free=True)).next() is not None


def test_people_of_one_database_do_not_mix(shared, hand):
    shop = shared.open()
    lea, tom = (shop.trainer(shop.learners.named(name)) for name in ("Léa", "Tom"))
    hand.sit(lea.practise(EVERYTHING))
    assert (lea.overview().new, tom.overview().new) == (0, 8)
    assert tom.practise(EVERYTHING).undo() is None
    assert lea.stats().reviews == 8
    assert shop.only_learner() is None


def test_two_programs_started_together_make_one_learner(shared):
    one, two = shared.open(seed=1), shared.open(seed=2)
    everyone = two.learners.all
    two.learners.all = lambda: ()  # as read before the other program added its learner
    mine = one.only_learner()
    assert two.only_learner() == mine
    assert everyone() == (mine,)


def test_a_name_that_another_program_adds_meanwhile_is_one_person(shared, monkeypatch):
    one, two = shared.open(seed=1).learners, shared.open(seed=2).learners
    looked_up = learners._find
    others = []

    def overtaken(store, name):
        """The first look finds nobody; the other program adds the name right after it."""
        found = looked_up(store, name)
        if not others:
            others.append(None)
            others.append(one.named(name))
        return found

    monkeypatch.setattr(learners, "_find", overtaken)
    assert two.named("Léa") == others[-1]
    assert len(two.all()) == 1
