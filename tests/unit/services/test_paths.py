"""Learning paths: what their steps pick, how far one is, where the new questions of a session come from."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from quizz.domain.review import Standing
from quizz.errors import UsageError
from quizz.services.paths import telling
from quizz.services.paths.picking import points_of_steps
from quizz.services.selection import Selection

GLOSSARY = """\
terms:
  - id: aorte
    term: aorte
    kind: term
    gender: f
    definition: La plus grosse artère.
    specialty: cardiologie
    misspellings: [aorthe]
  - id: rein
    term: rein
    kind: term
    gender: m
    definition: Organe qui fait l’urine.
    specialty: néphrologie
"""
PATH = """\
id: essai
title: Essai
summary: Pour voir.
steps:
  - title: Facile
    picks: [{tags: [un], levels: [1]}]
  - title: Le cœur
    picks: [{specialties: [cardiologie]}]
  - title: Le reste
    picks: [{themes: [facturation]}, {skills: [accueil]}]
    most: 3
"""


@pytest.fixture
def content(world, text):
    world.glossary(GLOSSARY)
    world.bank(
        "a", "accueil", *text.choices("a1", "a2", tags="[un]"), text.choice("a3", tags="[un]", level=3)
    )
    world.bank("b", "facturation", *text.choices("b1", "b2", level=2), text.choice("b0", level=1))
    world.bank("c", "organisation", *text.choices("c1", "c2", "c3", skill="accueil"))
    (world.content / "paths").mkdir()
    (world.content / "paths" / "essai.yaml").write_text(PATH, encoding="utf-8")


def follow(world, path="essai"):
    """A trainer of somebody who follows a path."""
    shop = world.open()
    learner = shop.only_learner()
    shop.learners.save(replace(learner, preferences=replace(learner.preferences, path=path)))
    return world.trainer()


def answer_all(world, hand, trainer, selection=None):
    return hand.sit(trainer.practise(selection or Selection()))


def test_each_point_is_in_the_first_step_that_picks_it_the_easiest_first(world, content):
    trainer = world.trainer()
    (path,) = trainer.library.paths
    first, heart, rest = points_of_steps(path, trainer.library, world.clock.now().date())
    assert first == ("a1", "a2")
    assert set(heart) == {"aorte/meaning", "aorte/spelling"}
    assert rest == ("b0", "c1", "b1")  # each pick in turn, three at most


def test_how_far_one_is(world, content, hand):
    trainer = world.trainer()
    (path,) = trainer.paths()
    assert (path.seen, len(path.points), path.current) == (0, 7, 0)
    assert telling.where(path) == "étape 1 sur 3\u00a0: Facile"
    answer_all(world, hand, trainer, Selection(banks=frozenset({"a"})))
    (path,) = trainer.paths()
    assert (path.seen, path.current, telling.counts(path)) == (2, 1, "2 sur 7")
    assert [sign for sign, _title, _counts in telling.steps(path)] == ["✓", "▸", "3"]


def test_what_is_suspended_counts_nowhere_and_what_is_known_is_seen(world, content):
    trainer = world.trainer()
    practice = trainer.practise(Selection(tags=frozenset({"un"})))
    for standing in (Standing.SUSPENDED, Standing.KNOWN):
        while practice.next().point not in {"a1", "a2"}:
            practice.set_aside(Standing.KNOWN)
        practice.set_aside(standing)
    (path,) = trainer.paths()
    assert (len(path.steps[0].points), path.steps[0].seen) == (1, 1)


def test_a_session_of_a_path_takes_its_points_in_the_order_of_the_steps(world, content, hand, monkeypatch):
    monkeypatch.setattr("quizz.services.paths.progress.ENOUGH_NEW", 1)
    trainer = world.trainer()
    chosen = Selection(path="essai")
    assert set(answer_all(world, hand, trainer, chosen)) == {"a1", "a2"}
    assert set(answer_all(world, hand, trainer, chosen)) <= {"aorte/meaning", "aorte/spelling"}
    while trainer.paths()[0].current == 1:
        answer_all(world, hand, trainer, chosen)
    assert set(answer_all(world, hand, trainer, chosen)) == {"b0", "c1", "b1"}
    assert trainer.paths()[0].current is None
    assert telling.where(trainer.paths()[0]) == "tout a été vu\u00a0; les révisions continuent"


def test_few_new_points_begin_the_next_step_too(world, content):
    (path,) = world.trainer().paths()
    assert path.coming == path.points


def test_who_follows_a_path_has_its_new_points_and_all_that_is_due(world, content, hand, monkeypatch):
    monkeypatch.setattr("quizz.services.paths.progress.ENOUGH_NEW", 1)
    trainer = world.trainer()
    answer_all(world, hand, trainer, Selection(banks=frozenset({"c"})))
    trainer = follow(world)
    assert trainer.followed_path().id == "essai"
    assert set(answer_all(world, hand, trainer)) == {"a1", "a2"}
    world.clock.pass_days(30)
    assert {"c1", "c2", "c3", "a1"} <= set(answer_all(world, hand, trainer))


def test_when_all_of_it_was_met_new_points_come_from_the_programme_again(world, content, hand):
    trainer = follow(world)
    for _session in range(6):
        answer_all(world, hand, trainer)
    assert trainer.followed_path().current is None
    seen = set(world.states(trainer.learner))
    assert {"b2", "c2", "c3", "rein/meaning"} <= seen


def test_a_session_on_a_subject_follows_no_path(world, content, hand):
    trainer = follow(world)
    asked = answer_all(world, hand, trainer, Selection(banks=frozenset({"b"})))
    assert set(asked) == {"b0", "b1", "b2"}
    assert "c3" in answer_all(world, hand, trainer, Selection(free=True))


def test_a_path_that_is_gone_is_followed_no_more(world, content, hand):
    trainer = follow(world, "autre")
    assert trainer.followed_path() is None
    assert trainer.practise(Selection()).total > 0


def test_an_unknown_path_is_refused_with_those_that_exist(world, content):
    with pytest.raises(UsageError, match=r"Parcours inconnu.: autre\. Parcours.: essai\."):
        world.trainer().practise(Selection(path="autre"))
