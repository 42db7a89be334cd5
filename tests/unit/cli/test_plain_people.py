import pytest

from quizz.errors import UsageError


def test_nobody_yet_and_nothing_is_asked(world):
    world.bank(choices=1)
    assert world.sit().told[0] == "Bonjour. Séance de 1 question."


def test_a_name_is_added_then_found_whatever_its_case(world):
    world.bank(choices=1)
    assert world.sit(learner="Léa").told[0].startswith("Bonjour Léa.")
    world.sit(learner="LÉA")
    assert [learner.name for learner in world.open().learners.all()] == ["Léa"]


def test_several_people_choose_by_number(world):
    world.bank(choices=1)
    for name in ("Léa", "Tom"):
        world.sit(learner=name)
    person = world.sit("5", "léa", "2")
    assert person.told[:4] == ["Qui s’entraîne\u00a0?", "1. Léa", "2. Tom", "Tapez 1 ou 2."]
    assert "Bonjour Tom." in person.text


def test_the_input_may_end_before_the_choice(world):
    world.bank(choices=1)
    for name in ("Léa", "Tom"):
        world.sit(learner=name)
    with pytest.raises(UsageError, match=r"Léa, Tom\. Précisez --learner NOM"):
        world.sit("9")


def test_more_than_two_people_are_counted(world):
    world.bank(choices=1)
    for name in ("Léa", "Tom", "Zoé"):
        world.sit(learner=name)
    assert "Tapez un numéro de 1 à 3." in world.sit("1").told
