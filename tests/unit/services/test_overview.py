"""Where a learner stands."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from msgspec.structs import replace

from quizz.domain.review import PointState, Standing
from quizz.memory.forgetting import retrievability
from quizz.services.overview import overview
from quizz.services.selection import Selection
from quizz.services.trainer import Trainer

EVERYTHING = Selection()


@pytest.fixture
def trainer(world, text):
    world.bank("b", "facturation", *text.choices("q1", "q2", "q3", "q4"))
    world.bank("c", "accueil", *text.choices("a1", "a2"))
    return world.trainer()


def only(trainer, theme):
    (found,) = [progress for progress in trainer.overview().themes if progress.theme == theme]
    return found


def answer(trainer, hand, point, right=True, standing=None):
    """Answer, or set aside, one point and nothing else."""
    practice = trainer.practise(EVERYTHING)
    while practice.next().point != point:
        practice._queue.missed(practice.current.point)
    if standing is None:
        hand.answer(practice, right)
    else:
        practice.set_aside(standing)


def test_nothing_is_known_at_first(trainer):
    found = trainer.overview()
    assert (found.day, found.points, found.due, found.new) == (date(2026, 11, 21), 6, 0, 6)
    assert [(progress.theme, progress.points, progress.mastery) for progress in found.themes] == [
        ("facturation", 4, 0.0),
        ("accueil", 2, 0.0),
    ]


def test_mastery_is_the_mean_recall_now_over_all_the_points(world, trainer, hand):
    answer(trainer, hand, "q1")
    assert only(trainer, "facturation").mastery == pytest.approx(1 / 4)
    world.clock.pass_days(5)
    stability = world.states(trainer.learner)["q1"].stability
    assert only(trainer, "facturation").mastery == pytest.approx(retrievability(5, stability) / 4)
    assert 0 < only(trainer, "facturation").mastery < 1 / 4
    assert only(trainer, "accueil").mastery == 0


def test_a_point_missed_counts_nothing_until_it_is_right(trainer, hand):
    answer(trainer, hand, "a1", right=False)
    found = only(trainer, "accueil")
    assert (found.mastery, found.seen, found.due) == (0, 1, 1)
    answer(trainer, hand, "a1")
    found = only(trainer, "accueil")
    assert (found.mastery, found.seen, found.due) == (pytest.approx(0.5), 1, 0)


def test_a_point_marked_known_counts_whole_and_is_no_longer_new(world, trainer, hand):
    answer(trainer, hand, "a1", standing=Standing.KNOWN)
    found = trainer.overview()
    assert (found.points, found.new, found.due) == (6, 5, 0)
    assert only(trainer, "accueil").mastery == pytest.approx(0.5)
    world.clock.pass_days(1000)
    assert only(trainer, "accueil").mastery == pytest.approx(0.5)
    assert trainer.overview().due == 0


def test_a_suspended_point_counts_nowhere(trainer, hand):
    answer(trainer, hand, "a1")
    answer(trainer, hand, "a2", standing=Standing.SUSPENDED)
    found = only(trainer, "accueil")
    assert (found.points, found.seen, found.mastery) == (1, 1, pytest.approx(1))
    trainer.resume("a2")
    assert only(trainer, "accueil").mastery == pytest.approx(0.5)
    assert trainer.overview().new == 5


def test_a_theme_wholly_suspended_is_not_shown(trainer, hand):
    for point in ("a1", "a2"):
        answer(trainer, hand, point, standing=Standing.SUSPENDED)
    assert [progress.theme for progress in trainer.overview().themes] == ["facturation"]


def test_points_are_due_on_their_day(world, trainer, hand):
    answer(trainer, hand, "q1")
    answer(trainer, hand, "a1", right=False)
    due = {point: state.due_day for point, state in world.states(trainer.learner).items()}
    for day in range(21, 30):
        world.clock.set_paris(date(2026, 11, day), 12)
        expected = sum(day_due <= date(2026, 11, day) for day_due in due.values())
        assert trainer.overview().due == expected
        assert trainer.practise(EVERYTHING).total == 4 + expected
    assert trainer.overview().new == 4


def test_the_programme_counts_the_learners_own_themes(world, trainer, hand):
    answer(trainer, hand, "a1", right=False)

    def counts(*themes):
        learner = replace(trainer.learner, preferences=replace(trainer.preferences, themes=themes))
        narrowed = Trainer(
            world.open().database, trainer.library, learner, clock=world.clock, random=Random(1)
        )
        everything = narrowed.overview()
        assert len(everything.themes) == 2
        found = everything.within(narrowed.programme)
        assert narrowed.practise(EVERYTHING).total == found.due + found.new
        return found.points, found.due, found.new

    assert counts() == counts("facturation", "accueil") == counts("anglais") == (6, 1, 5)
    assert counts("facturation") == counts("facturation", "anglais") == (4, 0, 4)
    assert counts("accueil") == (2, 1, 1)


def test_stats_count_the_answers_that_stand(trainer, hand):
    practice = trainer.practise(EVERYTHING)
    for right in (True, False, True):
        practice.next()
        hand.answer(practice, right)
    practice.undo()
    practice.undo()
    figures = trainer.stats()
    assert figures.reviews == 1
    assert figures.overview == trainer.overview()
    assert (figures.overview.points, figures.overview.new, figures.overview.due) == (6, 5, 0)


def test_states_of_points_that_no_bank_has_count_nowhere(trainer):
    ghost = PointState(
        point="ghost", stability=9, last_day=date(2026, 1, 1), due_day=date(2026, 1, 2), reviews=1
    )
    assert overview(trainer.library, {"ghost": ghost}, date(2026, 11, 21)) == trainer.overview()
