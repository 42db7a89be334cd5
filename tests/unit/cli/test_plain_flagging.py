"""« Signaler », line by line."""

from __future__ import annotations

import pytest

from quizz.domain.remark import RemarkKind
from quizz.services.reports import Reports


def remarks(world):
    shop = world.open()
    return Reports(shop.database, shop.clock).remarks()


def test_the_question_on_screen_is_flagged_and_asked_again(world, pick):
    world.bank(choices=1)
    text = world.sit("s", "1", "La réponse est [fausse].", pick("La bonne")).text
    assert "s (signaler), q (quitter)" in text
    assert (
        "Qu’est-ce qui ne va pas dans cette question ?\n1. Réponse discutable\n2. Question pas claire\n"
        in text
    )
    assert "Merci : votre remarque est gardée." in text
    assert text.count("Question q1, que faites-vous ?") == 2
    assert "\nJuste." in text
    (remark,) = remarks(world)
    assert (remark.question, remark.kind, remark.text) == ("q1", RemarkKind.KEY, "La réponse est [fausse].")
    assert (remark.answered, len(remark.shown)) == (None, 3)


def test_the_question_before_is_flagged_with_what_was_answered(world, pick):
    world.bank(choices=2)
    person = world.sit(pick("La pire"), "s", "1", "3", "Coquille.", pick("La bonne"))
    first = person.asked()[0]
    assert f"1. Celle d’avant : Question {first}, que faites-vous ?\n2. Celle qui est posée" in person.text
    (remark,) = remarks(world)
    assert (remark.question, remark.kind) == (first, RemarkKind.SPELLING)
    assert (remark.answered, remark.correct) == ((f"La pire {first}",), False)


def test_the_question_that_is_asked_now_is_flagged(world, pick):
    world.bank(choices=2)
    person = world.sit(pick("La bonne"), "S", "2", "4", "", "q")
    (remark,) = remarks(world)
    assert (remark.question, remark.kind, remark.text) == (person.asked()[1], RemarkKind.OUTDATED, "")


def test_typing_takes_a_colon(world):
    world.bank("typed")
    assert "Merci" in world.sit(":s", "5", "Le mot manque.", "uretère").text
    assert [(remark.kind, remark.text) for remark in remarks(world)] == [(RemarkKind.OTHER, "Le mot manque.")]


@pytest.mark.parametrize("typed", [["0"], ["1", "0"], ["x", "9", "²", "0"], ["5", "", "  ", "0"]])
def test_giving_up_keeps_nothing_and_goes_on(world, pick, typed):
    world.bank(choices=1)
    text = world.sit("s", *typed, pick("La bonne")).text
    assert "Rien n’est signalé." in text
    assert "\nJuste." in text
    assert remarks(world) == []


@pytest.mark.parametrize("typed", [[], ["1"], ["5", ""]])
def test_the_end_of_the_input_ends_the_session(world, typed):
    world.bank(choices=1)
    text = world.sit("s", *typed).text
    assert "Séance terminée." in text
    assert remarks(world) == []


def test_a_text_that_is_too_long_is_asked_again(world):
    world.bank(choices=1)
    text = world.sit("s", "1", "x" * 501, "Court.", "q").text
    assert "C’est trop long : 500 caractères au plus." in text
    assert [remark.text for remark in remarks(world)] == ["Court."]


def test_an_answer_is_told_at_the_next_session_until_it_is_seen(world):
    from quizz.services.replies import Replies

    world.bank(choices=1)
    world.sit("s", "1", "Oups.", "q", learner="Léa")
    shop = world.open()
    Reports(shop.database, shop.clock).close(["q1"], "Merci.")
    told = "1 réponse à vos remarques : « quizz reports --closed » la montre."
    assert f"Bonjour Léa. Séance de 1 question.\n{told}\n" in world.sit("q", learner="Léa").text
    world.sit("q", learner="Tom")
    assert '« quizz reports --closed --learner "Léa" » la montre.' in world.sit("q", learner="Léa").text
    assert "remarques" not in world.sit("q", learner="Tom").text
    Replies(shop.database, shop.learners.named("Léa").id, shop.clock).mark_read()
    assert "remarques" not in world.sit("q", learner="Léa").text
