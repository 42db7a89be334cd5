"""The people of a database, and what each prefers."""

from __future__ import annotations

import unicodedata

import pytest
from msgspec.structs import replace

from quizz.errors import UsageError
from quizz.services.learners import NOBODY, Preferences

DECOMPOSED = unicodedata.normalize("NFD", "Léa")


@pytest.fixture
def people(world):
    return world.open().learners


def store(world, learner, **values):
    """What another version, or another program, wrote."""
    with world.open().database.writing() as opened:
        for key, value in values.items():
            opened.preferences.put(learner.id, key, value)


def test_a_name_is_known_again_whatever_its_case_spaces_and_accents(people):
    lea = people.named("Léa  Martin ")
    assert lea.name == "Léa Martin"
    assert people.named("LÉA\u00a0martin") == lea
    assert people.named(unicodedata.normalize("NFD", "léa martin")) == lea
    assert people.all() == (lea,)


def test_a_name_is_found_but_never_added(people):
    lea = people.add("Léa Martin")
    assert people.find(unicodedata.normalize("NFD", " LÉA  martin")) == lea
    assert people.find("Lea Martin") is None
    assert people.find("x" * 99) is None
    assert people.find("") is None
    assert people.all() == (lea,)


def test_nobody_is_read_as_someone_who_did_nothing(world, text):
    world.bank("b", "facturation", text.choice("q1"))
    shop = world.open()
    figures = shop.trainer(NOBODY).stats()
    assert (figures.reviews, figures.overview.new, figures.overview.due) == (0, 1, 0)
    assert shop.learners.all() == ()


def test_people_come_oldest_first(world, people):
    made = []
    for name in ("Zoé", "Ana", ""):
        made.append(people.add(name))
        world.clock.pass_days(1)
    assert people.all() == tuple(made)


def test_nobody_has_to_give_a_name(people):
    nobody = people.named("  ")
    assert nobody.name == ""
    assert people.named("") == nobody


def test_a_taken_name_is_refused(people):
    people.add("Léa")
    for taken in ("Léa", "léa", " LÉA ", DECOMPOSED):
        with pytest.raises(UsageError, match=r"déjà «.(Léa|léa|LÉA).»"):
            people.add(taken)
    assert len(people.all()) == 1


def test_a_second_person_without_a_name_is_told_to_give_one(people):
    people.add("")
    with pytest.raises(UsageError, match="sans nom"):
        people.add("   ")


def test_a_name_is_at_most_forty_characters_long(people):
    assert people.add("é" * 40).name == "é" * 40
    with pytest.raises(UsageError, match="40 caractères"):
        people.add("a" * 41)
    with pytest.raises(UsageError, match="40 caractères"):
        people.named("a" * 41)


@pytest.mark.parametrize("name", ["a\x1b[31m", "a\u202eb", "a\x00b", "\u200b"])
def test_a_name_that_cannot_be_shown_is_refused_for_that_reason(people, name):
    with pytest.raises(UsageError, match="ne se voit pas"):
        people.named(name)


def test_preferences_are_kept(world, people):
    lea = people.add("Léa")
    assert lea.preferences == Preferences(minutes=15, themes=(), appearance="dark")
    assert not lea.introduced
    preferences = Preferences(minutes=30, themes=("accueil", "redaction"), appearance="contrast")
    saved = people.save(replace(lea, preferences=preferences, introduced=True))
    assert world.open().learners.all() == (saved,)
    assert saved.preferences == preferences
    assert saved.introduced


def test_a_name_is_changed_and_given_back_as_kept(people):
    lea = people.add("Léa")
    people.add("Tom")
    saved = people.save(replace(lea, name="  Léa   Martin"))
    assert saved.name == "Léa Martin"
    assert saved in people.all()
    assert people.save(replace(saved, name="léa martin")).name == "léa martin"
    with pytest.raises(UsageError, match="tom"):
        people.save(replace(saved, name="tom"))
    with pytest.raises(UsageError, match="40"):
        people.save(replace(saved, name="a" * 41))
    assert {learner.name for learner in people.all()} == {"léa martin", "Tom"}


def test_a_refused_name_leaves_the_preferences_as_they_were(people):
    lea, _tom = people.add("Léa"), people.add("Tom")
    with pytest.raises(UsageError):
        people.save(replace(lea, name="Tom", preferences=Preferences(minutes=45)))
    assert people.named("Léa").preferences.minutes == 15


def test_preferences_of_another_version_are_left_alone(world, people):
    lea = people.add("Léa")
    store(world, lea, exam_day="2027-06-01", minutes=20)
    assert people.named("Léa").preferences == Preferences(minutes=20)
    people.save(people.named("Léa"))
    with world.reading() as opened:
        assert opened.preferences.get_all(lea.id)["exam_day"] == "2027-06-01"


@pytest.mark.parametrize(
    "bad",
    [
        {"minutes": "vingt"},
        {"minutes": "20"},
        {"minutes": 2.5},
        {"minutes": None},
        {"minutes": -5},
        {"minutes": 0},
        {"minutes": 10**9},
        {"themes": "accueil"},
        {"themes": [1]},
        {"appearance": 3},
    ],
)
def test_a_preference_that_cannot_be_read_takes_its_default(world, people, bad):
    lea = people.add("Léa")
    good = {"minutes": 20, "themes": ["accueil"], "appearance": "light"}
    store(world, lea, **(good | bad))
    read = people.all()[0].preferences
    assert read == replace(
        Preferences(minutes=20, themes=("accueil",), appearance="light"),
        **{name: getattr(Preferences(), name) for name in bad},
    )
    assert world.open().trainer(people.named("Léa")).practise is not None


@pytest.mark.parametrize(("value", "introduced"), [(True, True), (False, False), ("no", False), (1, False)])
def test_only_true_means_that_the_first_screen_was_answered(world, people, value, introduced):
    store(world, people.add("Léa"), introduced=value)
    assert people.all()[0].introduced is introduced


def test_the_only_learner_is_added_the_first_time(world):
    shop = world.open()
    first = shop.only_learner()
    assert first.name == ""
    assert shop.only_learner() == first
    shop.learners.add("Tom")
    assert shop.only_learner() is None
