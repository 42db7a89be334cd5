"""The session as a person lives it, over a real database."""

from itertools import pairwise

import pytest

from quizz.domain.review import EntryKind
from quizz.errors import UsageError
from quizz.services.library import Library
from quizz.services.opening import Places
from quizz.storage.engine import sqlite_url


def entries(world):
    shop = world.open()
    (row,) = shop.learners.all()
    with shop.database.reading() as store:
        return list(store.log.of_learner(row.id))


def test_a_right_choice_is_told_with_rule_source_and_next_date(world, pick):
    world.bank(choices=1)
    text = world.sit(pick("La bonne")).text
    assert "Bonjour. Séance de 1 question." in text
    assert "Question 1 sur 1 · Facturation, Banque essai\nQuestion q1, que faites-vous ?\n1. " in text
    assert "\nJuste.\nLa règle de q1.\nSource : CSP, art. L. 1110-4 · vérifié 11/2026.\nReviendra " in text
    assert "Séance terminée. 1 réponse, dont 1 juste." in text


def test_a_wrong_choice_tells_both_answers_and_why(world, pick):
    world.bank(choices=1)
    text = world.sit(pick("La pire")).text
    assert "Ce n’est pas cela. Réponse : La bonne q1. Vous avez répondu : La pire q1.\n" in text
    assert "\nPourquoi la pire ne va pas." in text
    assert "Reviendra dans cette séance." in text
    assert "À revoir bientôt :\nQuestion q1, que faites-vous ?" in text


def test_nothing_told_draws_or_escapes(world, pick):
    world.bank("several", "typed", "cloze", "numeric", choices=3)
    text = world.sit(*["0", "?"] * 30).text
    assert not any("\u2190" <= letter <= "\u27bf" or ord(letter) < 10 for letter in text)
    assert "\x1b" not in text


def test_an_escape_typed_or_written_in_a_bank_goes_nowhere(world, capsys):
    from io import StringIO

    from quizz.cli.plain.output import Input, Output

    told = StringIO()
    Output(told).say("\x1b[31mrouge\x9b2J\x07", "suite\ttab")
    assert told.getvalue() == "[31mrouge2J\nsuite\ttab\n"
    assert Input(StringIO("\ufeff\x1b[A1\r\n")).line() == "[A1"


def test_wrong_answers_come_back_after_three_others(world, pick):
    world.bank(choices=6)
    person = world.sit("0", *[pick("La bonne")] * 6)
    asked = person.asked()
    assert len(asked) == 7
    assert asked[4] == asked[0]
    assert len(set(asked)) == 6


def test_unsure_is_hard(world, pick):
    world.bank(choices=1)
    world.sit(pick("La bonne", after="?"))
    world.bank("typed")
    assert "Noté : vous hésitez." in world.sit(":h", "uretère").text
    assert {entry.point: entry.rating.name for entry in entries(world)} == {"q1": "HARD", "tapee": "HARD"}


def test_doubt_ends_with_the_question(world, pick):
    world.bank(choices=2)
    world.sit(pick("La bonne", after="?"), pick("La bonne"))
    assert [entry.rating.name for entry in entries(world)] == ["HARD", "GOOD"]


def test_doubt_can_be_taken_back(world):
    world.bank("typed")
    assert "vous n’hésitez plus" in world.sit(":h", ":H", "uretère").text
    assert entries(world)[0].rating.name == "GOOD"


def test_the_way_to_say_doubt_is_told_once(world, pick):
    world.bank(choices=3)
    text = world.sit(*[pick("La bonne")] * 3).text
    assert text.count("Si vous hésitez") == 1
    assert text.count("0 (je ne sais pas), u (reprendre)") == 3


@pytest.mark.parametrize("nonsense", ["x", "", "9", "1 2", "-1", "1.5", "²", "0 1"])
def test_an_unreadable_choice_is_asked_once_more(world, pick, nonsense):
    world.bank(choices=1)
    text = world.sit(nonsense, pick("La bonne")).text
    assert "Tapez un seul numéro, de 1 à 3, ou 0 si vous ne savez pas." in text
    assert "\nJuste." in text
    assert world.reviews() == 1


def test_unreadable_twice_counts_as_not_knowing(world):
    world.bank(choices=1)
    text = world.sit("abc", "9").text
    assert "comptée « je ne sais pas »" in text
    assert "À apprendre. Réponse : La bonne q1." in text
    assert entries(world)[0].answer.__class__.__name__ == "DontKnow"


def test_an_empty_typed_line_and_a_number_in_words_are_asked_once_more(world):
    world.bank("typed")
    assert "La ligne est vide." in world.sit("  ", "uretère").text
    world.bank("numeric")
    text = world.sit("dix-neuf", "19,00 euros").text
    assert "Tapez un nombre en chiffres" in text
    assert "\nJuste." in text


def test_a_number_in_another_unit_is_a_wrong_answer(world):
    world.bank("numeric")
    text = world.sit("19 %").text
    assert "Ligne non comprise" not in text
    assert "Réponse : 19 €. Vous avez répondu : 19 %." in text
    assert "on l’attendait en « € »" in text
    assert entries(world)[0].answer.__class__.__name__ == "Typed"


def test_an_unknown_command_is_not_an_answer(world):
    world.bank("typed")
    assert "« :z » n’est pas une commande." in world.sit(":z", "uretère").text


def test_several_choices_with_partial_credit(world, pick):
    world.bank("several")
    person = world.sit(pick("Le nom de naissance", "Le téléphone"), pick("Le nom", "Le sexe"))
    assert "Plusieurs réponses sont justes." in person.text
    assert "des numéros de 1 à 4 séparés par des espaces" in person.text
    wrong = person.text.split("\nCe n’est pas cela.\n")[1]
    assert wrong.startswith("Il fallait : ")
    assert "Le téléphone" in wrong.split("\n")[1]
    assert "Il change." in wrong
    assert "\nJuste." in wrong


def test_half_of_several_choices_is_told_as_half(world, pick):
    world.bank("several")
    assert "En partie juste : 50 %." in world.sit(pick("Le sexe")).text


def test_a_near_miss_is_spelled_out(world):
    world.bank("typed")
    text = world.sit("urètre").text
    assert "Ce n’est pas cela. Réponse : uretère. Vous avez répondu : urètre." in text
    assert "Attendu : u r e t è r e. Écrit : u r è t r e." in text
    assert "L’urètre sort de la vessie." in text


def test_another_word_is_not_spelled_out(world):
    world.bank("typed")
    assert "Attendu" not in world.sit("foie").text


def test_a_forgiven_accent_is_told(world):
    world.bank("typed")
    text = world.sit("uretere").text
    assert "Juste. Réponse : uretère. Vous avez répondu : uretere." in text
    assert "Attention aux accents." in text


def test_strict_spelling_says_so(world):
    world.bank("strict")
    text = world.sit("hémoragie").text
    assert "L’orthographe compte, accents compris." in text
    assert "Attendu : h é m o r r a g i e. Écrit : h é m o r a g i e." in text


def test_a_number_says_its_unit(world):
    world.bank("numeric")
    text = world.sit("21").text
    assert "Réponse en €." in text
    assert "Ce n’est pas cela. Réponse : 19 €. Vous avez répondu : 21." in text


def test_a_cloze_is_asked_blank_after_blank(world, pick):
    world.bank("cloze")
    text = world.sit("cholécystectomie", pick("anesthésie")).text
    assert "Une (trou 1) sous (trou 2) générale.\nTrou 1 :\nTapez votre réponse" in text
    assert "Trou 2 :\n1. " in text
    assert "Juste.\nTrou 1 : juste, cholécystectomie.\nTrou 2 : juste, anesthésie." in text


def test_a_cloze_tells_each_blank(world, pick):
    world.bank("cloze")
    text = world.sit("cholecistectomy", pick("asthénie")).text
    assert "Trou 1 : non. Réponse : cholécystectomie. Vous avez répondu : cholecistectomy." in text
    assert "Attendu : c h o l é c y s" in text
    assert "Trou 2 : non. Réponse : anesthésie. Vous avez répondu : asthénie." in text


def test_not_knowing_one_blank_keeps_the_other(world, pick):
    world.bank("cloze")
    assert "En partie juste : 50 %." in world.sit("?", pick("anesthésie")).text
    assert entries(world)[0].answer.texts == ("", "anesthésie")


def test_not_knowing_any_blank_is_not_knowing(world):
    world.bank("cloze")
    assert "À apprendre." in world.sit("?", "0").text


def test_taking_back_inside_a_cloze_returns_to_the_blank_before(world, pick):
    world.bank("cloze")
    text = world.sit("faux", "u", "cholécystectomie", pick("anesthésie")).text
    assert text.count("Trou 1 :\n") == 2
    assert text.count("Complétez.") == 1
    assert "\nJuste." in text


def test_taking_back_at_the_first_blank_reaches_the_answer_before(world):
    world.bank("cloze")
    text = world.sit("?", "?", ":u", ":q").text
    assert "Réponse reprise" in text
    assert world.reviews() == 0


def test_quitting_inside_a_cloze_records_nothing(world):
    world.bank("cloze")
    assert "Aucune réponse cette fois." in world.sit("cholécystectomie", "q").text
    assert world.reviews() == 0


@pytest.mark.parametrize("script", [(), ("q",), ("Q",), (":q",)])
def test_quitting_or_the_end_of_input_sums_up(world, script):
    world.bank(choices=2)
    assert world.sit(*script).text.endswith("Séance terminée. Aucune réponse cette fois.")


def test_limit_counts_answers(world, pick):
    world.bank(choices=6)
    person = world.sit(*["zzz", "zzz"] * 2, *["0"] * 9, limit=4)
    assert len(person.asked()) == 4
    assert "4 réponses, dont 0 juste." in person.text
    assert world.reviews() == 4


def test_undo_asks_the_same_question_again_and_is_not_counted(world, pick):
    world.bank(choices=5)
    person = world.sit("0", "u", pick("La bonne"), "0", limit=2)
    asked = person.asked()
    assert asked[2] == asked[0]
    assert "Réponse reprise" in person.text
    assert "2 réponses, dont 1 juste." in person.text
    assert world.reviews() == 2


def test_undo_reaches_an_earlier_session(world, pick):
    world.bank(choices=5)
    first = world.sit("0", limit=1).asked()[0]
    assert world.sit("u", "q").asked()[-1] == first
    assert world.reviews() == 0


def test_nothing_to_undo(world, pick):
    world.bank(choices=1)
    text = world.sit("u", pick("La bonne")).text
    assert "Il n’y a pas de réponse à reprendre." in text
    assert "\nJuste." in text


def test_an_answer_taken_back_with_nothing_left_to_ask_ends_the_session(world, monkeypatch):
    world.bank(choices=1)
    world.sit("0", limit=1)

    def vanish(person):
        monkeypatch.setattr(Library, "ways", lambda *_asked: ())
        return "u"

    text = world.sit(vanish, "u").text
    assert "Réponse reprise ; sa question ne peut plus être posée.\n\nSéance terminée." in text
    assert "Il n’y a pas de réponse à reprendre." not in text
    assert world.reviews() == 0


def test_easy_is_told_and_the_question_asked_again(world, pick):
    world.bank(choices=2)
    person = world.sit(pick("La bonne"), "f", pick("La bonne"))
    asked = person.asked()
    assert asked[1] == asked[2] != asked[0]
    assert "f (c’était facile)" in person.text
    assert "Noté : la réponse d’avant était facile. Reviendra dans " in person.text
    assert [entry.kind for entry in entries(world)] == [EntryKind.REVIEW, EntryKind.EASY, EntryKind.REVIEW]


def test_easy_twice_wrong_or_too_early_says_why_not(world, pick):
    world.bank(choices=3)
    text = world.sit("f", "o", pick("La bonne"), "o", "f", "f", "0", "f", "q").text
    assert text.count("Il n’y a pas encore de réponse dans cette séance.") == 2
    assert "La réponse d’avant compte déjà juste." in text
    assert "La réponse d’avant est déjà notée facile." in text
    assert "La réponse d’avant n’était pas juste : elle ne peut pas être facile." in text


def test_counting_right_takes_the_question_out_of_the_session(world, pick):
    world.bank(choices=2)
    person = world.sit("0", "o", pick("La bonne"))
    assert "Noté : la réponse d’avant compte juste. Reviendra " in person.text
    assert "2 réponses, dont 2 justes." in person.text
    asked = person.asked()
    assert asked[1] == asked[2] != asked[0]


def test_counting_right_the_question_that_came_back_ends_the_session(world):
    world.bank(choices=1)
    person = world.sit("0", "o", "0")
    assert len(person.asked()) == 2
    assert "1 réponse, dont 1 juste." in person.text


def test_commands_take_a_colon_when_typing(world):
    world.bank("typed")
    text = world.sit("foie", ":u", "foie", ":o").text
    assert ":u (reprendre), :o (compter juste), :s (signaler), :q (quitter)" in text
    assert "1 réponse, dont 1 juste." in text


def test_letters_of_commands_are_answers_when_typing(world):
    world.bank("typed")
    assert "Vous avez répondu : u." in world.sit("u").text


def test_free_practice_leaves_the_calendar_alone(world, pick):
    world.bank(choices=2)
    text = world.sit(pick("La bonne"), "f", pick("La bonne"), free=True).text
    assert "Entraînement libre : le calendrier n’a pas bougé." in text
    assert "facile" not in text
    assert {entry.kind for entry in entries(world)} == {EntryKind.FREE}


def test_a_selection_narrows_and_refuses_what_does_not_exist(world, pick):
    world.bank(choices=2)
    world.bank("typed", name="autre")
    assert "Séance de 1 question." in world.sit(banks=("autre",)).text
    with pytest.raises(UsageError, match="Banque inconnue"):
        world.sit(banks=("nulle",))


def test_nothing_due_is_said(world, pick):
    world.bank(choices=1)
    world.sit(pick("La bonne"))
    assert "Rien à revoir ici aujourd’hui." in world.sit().text


def test_each_answer_is_committed_before_its_feedback(world):
    world.bank(choices=3)
    counted = []

    class Watcher:
        def line(self):
            return "0" if len(counted) < 2 else None

        def say(self, *lines):
            if any("À apprendre" in line for line in lines):
                counted.append(len(entries(world)))

    from quizz.cli.parser import Options
    from quizz.cli.plain.sitting import run

    watcher = Watcher()
    run(world.open(), Options(), watcher, watcher)
    assert counted == [1, 2]
    assert all(earlier < later for earlier, later in pairwise(counted))


def test_the_time_of_an_answer_is_kept(world):
    world.bank(choices=1)
    world.sit("0", limit=1)
    assert entries(world)[0].milliseconds == 3000


def test_a_terminal_is_wrapped_and_patient(world, monkeypatch):
    from io import StringIO

    from quizz.cli.parser import Options
    from quizz.cli.plain.sitting import sit

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    world.bank(choices=1)
    monkeypatch.setenv("COLUMNS", "40")
    where = Places(sqlite_url(world.folder / "quizz.db"), (world.folder / "content",), None)
    told = Terminal()
    sit(Options(), where, Terminal("x\ny\nz\n:q\n"), told, tell=lambda _sentence: None)
    assert "comptée" not in told.getvalue()
    assert max(map(len, told.getvalue().split("\n"))) <= 40
    piped = StringIO()
    sit(Options(), where, StringIO("x\ny\n"), piped, tell=lambda _sentence: None)
    assert "comptée «\u00a0je ne sais pas\u00a0»" in piped.getvalue()
    assert max(map(len, piped.getvalue().split("\n"))) > 40
