"""Reading texts to correct, notes to write out, sentences to be dictated."""

from datetime import date
from decimal import Decimal

import pytest

from one_question import OneQuestion
from quizz.content.question_types_texts import MOST_CHOICES
from quizz.content.templates import fill, has_priced_options
from quizz.domain.question import Dictation, Fault, FaultKind, Mode, Proofreading, Transcription
from quizz.domain.sheet import Paper, PaperLine
from quizz.domain.tariff import DatedAmount, Tariff, Tariffs, Unit
from quizz.errors import ContentError

HEAD = """\
id: b
title: T
theme: redaction
questions:
  - id: q
    prompt: P
    explanation: E
    skill: transcription
    level: 1
"""
PROOFREADING = """\
    type: proofreading
    papers:
      - title: Dossier
        lines: [{label: Côté, text: gauche}]
    text: |
      Mme Petit va bien. Sa hanche droite
      est indolore. Elle prend 5 g de metformine. Elle est séropositive.
    faults:
      - wrong: hanche droite
        right: hanche gauche
        kind: side
        feedback: Le dossier dit gauche.
      - {wrong: 5 g, right: [5 mg, 5 milligrammes], kind: unit, feedback: Une dose impossible.}
      - {wrong: Elle est séropositive., right: "", kind: forbidden, feedback: Le secret.}
"""
TRANSCRIPTION = """\
    type: transcription
    notes: Pte 62 a., HTA
    text: Patiente de {62|soixante-deux} ans, {|très} hypertendue, {{tariff:G}}.
"""
DICTATION = """\
    type: dictation
    phrases:
      - Une dyspnée d’effort.
      - Depuis {trois|3} semaines.
"""


BANK = OneQuestion(HEAD, "redaction")
compiled, question, errors, told = BANK.compiled, BANK.question, BANK.errors, BANK.fault
"""Of a bank of one question, whose body starts on line 10."""


def replaced(body, old, new):
    assert old in body
    return body.replace(old, new, 1)


def test_a_text_to_correct():
    read = question(PROOFREADING)
    assert isinstance(read, Proofreading)
    assert read.asks_for is Mode.RECALL
    assert read.papers == (Paper("Dossier", (PaperLine("gauche", "Côté"),)),)
    assert read.text.startswith("Mme Petit va bien. Sa hanche droite\nest")
    assert read.faults == (
        Fault(
            wrong="hanche droite",
            right=("hanche gauche",),
            kind=FaultKind.SIDE,
            feedback="Le dossier dit gauche.",
        ),
        Fault(
            wrong="5 g",
            right=("5 mg", "5 milligrammes"),
            kind=FaultKind.UNIT,
            feedback="Une dose impossible.",
        ),
        Fault(wrong="Elle est séropositive.", right=("",), kind=FaultKind.FORBIDDEN, feedback="Le secret."),
    )


def test_notes_to_write_out():
    read = question(TRANSCRIPTION)
    assert isinstance(read, Transcription)
    assert (read.notes, read.text[:13]) == ("Pte 62 a., HTA", "Patiente de {")


def test_sentences_to_dictate():
    read = question(DICTATION)
    assert isinstance(read, Dictation)
    assert read.phrases == ("Une dyspnée d’effort.", "Depuis {trois|3} semaines.")


def test_a_passage_may_be_taken_out_or_said_otherwise():
    read = question(replaced(PROOFREADING, 'right: ""', 'right: ["", Elle est suivie.]'))
    assert read.faults[2].right == ("", "Elle est suivie.")


def test_a_passage_may_go_on_to_the_next_line():
    body = replaced(PROOFREADING, "wrong: hanche droite\n", "wrong: hanche droite est indolore\n")
    assert question(replaced(body, "right: hanche gauche", "right: hanche gauche est indolore"))


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("wrong: hanche droite", "wrong: jambe droite", ("B038", 18, 16), "n’est pas dans le texte"),
        ("wrong: hanche droite", "wrong: anche droite", ("B038", 18, 16), "des mots entiers"),
        ("wrong: 5 g,", "wrong: Elle,", ("B038", 22, 17), "est 2 fois"),
        ("wrong: 5 g,", "wrong: droite est,", ("B038", 22, 17), "se chevauchent"),
        ("right: hanche gauche", "right: hanche  droite", ("B038", 19, 16), "se lit comme"),
        ("right: [5 mg, 5", "right: [5g, 5", ("B038", 22, 30), "se lit comme"),
        ("[5 mg, 5 milligrammes]", "[5 mg, 5  mg]", ("Q002", 22, 36), "déjà proposé"),
        ("[5 mg, 5 milligrammes]", '["", ""]', ("Q002", 22, 29), "deux fois d’ôter"),
        ("kind: side", "kind: sides", ("B010", 20, 15), "« kind » ne peut pas"),
        ("kind: side", "kind:", ("B004", 20, 9), "n’a pas de valeur"),
        ("        kind: side\n", "", ("B002", 18, 9), "« kind »"),
        ("        right: hanche gauche\n", "", ("B002", 18, 9), "« right »"),
        ("feedback: Une dose impossible.", 'feedback: ""', ("B004", 22, 65), "feedback"),
        ("right: hanche gauche", "right: {text: hanche}", ("B003", 19, 16), "attend un texte"),
        ("hanche gauche", "h" * 301, ("B028", 19, 16), "caractères"),
        ("Mme Petit", "m" * 2500, ("B028", 14, 11), "caractères"),
    ],
)
def test_what_is_wrong_with_a_text_to_correct(old, new, place, words):
    body = replaced(PROOFREADING, old, new)
    assert told(body) == place
    [error] = errors(body)
    assert words in error.message.replace("\u00a0", " ")


def test_an_unknown_kind_is_said_with_the_one_that_is_near():
    [error] = errors(replaced(PROOFREADING, "kind: side", "kind: sides"))
    assert error.remedy.replace("\u00a0", " ") == "Voulez-vous dire « side » ?"


def test_a_text_without_faults_is_no_question():
    head = PROOFREADING.partition("    faults:")[0]
    assert told(head) == ("B002", 5, 5)
    assert told(head + "    faults: []\n")[0] == "B004"
    assert {error.code for error in errors(head + "    faults: [droite]\n")} == {"B003"}
    assert "B021" in {error.code for error in errors(head + "    faults:\n" + FAULT_OF_EACH)}


FAULT_OF_EACH = (
    "".join(
        f"      - {{wrong: {word}, right: x, kind: term, feedback: F}}\n"
        for word in "Mme Petit va bien. Sa hanche droite est indolore prend 5 de".replace(".", "").split()
    )
    + "      - {wrong: metformine, right: x, kind: term, feedback: F}\n"
)


@pytest.mark.parametrize(
    ("new", "place", "words"),
    [
        ("Un {a deux.", ("B039", 12, 14), "pendant"),
        ("Un deux} trois.", ("B039", 12, 18), "pendant"),
        ("Un {seul} mot.", ("B039", 12, 14), "pendant"),
        ("Un {a|{b|c}} mot.", ("B039", 12, 14), "pendant"),
        ("Un {a|a} mot.", ("B039", 12, 14), "deux fois la même forme"),
        ("Un {l'eau|l’eau} mot.", ("B039", 12, 14), "deux fois la même forme"),
        ("Un opéré{|e} là.", ("B039", 12, 19), "touche un mot"),
        ("Un 2,{5|50} mg.", ("B039", 12, 16), "touche un mot"),
        ("Un {a|b}{c|d} là.", ("B039", 12, 14), "touche un mot"),
        ("Un {a|b|c|d|e|f|g|h|i} là.", ("B039", 12, 14), "9 formes"),
        ("un " + "{a|b} " * (MOST_CHOICES + 1), ("B039", 12, 374), "plus de 60"),
        ("u" * 2501, ("B028", 12, 11), "caractères"),
    ],
)
def test_what_is_wrong_with_a_text_to_write_out(new, place, words):
    body = f"{TRANSCRIPTION.partition('    text:')[0]}    text: {new}\n"
    assert told(body) == place
    [error] = errors(body)
    assert words in error.message.replace("\u00a0", " ")


def test_forms_are_measured_as_they_are_read():
    assert question(f"{TRANSCRIPTION.partition('    text:')[0]}    text: un {{a|{'b' * 3000}}} mot\n")


def test_a_source_that_is_far_too_long_is_not_looked_at():
    long = "mot " * 3000
    body = replaced(PROOFREADING, "Mme Petit", f"{long}{{{{tariff:G}}}} Mme Petit")
    assert told(body)[0] == "B028"
    assert told(f"{TRANSCRIPTION.partition('    text:')[0]}    text: un {{a|{long}}} mot\n")[0] == "B028"
    assert told(replaced(DICTATION, "{trois|3}", f"{{trois|{long}}}"))[0] == "B028"


def test_an_amount_may_be_one_of_the_forms():
    text = "Un acte à {{{tariff:G}}|un prix dit}, là."
    assert question(f"{TRANSCRIPTION.partition('    text:')[0]}    text: {text}\n").text == text


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("      - Depuis {trois|3} semaines.\n", "", ("B021", 12, 7)),
        ("Depuis {trois|3} semaines.", "Une dyspnée d’effort.", ("Q002", 13, 9)),
        ("Depuis {trois|3}", "Depuis {trois|3", ("B039", 13, 16)),
        ("Une dyspnée", "u" * 141, ("B028", 12, 9)),
        ("Une dyspnée d’effort.", "", ("B004", 12, 8)),
    ],
)
def test_what_is_wrong_with_sentences(old, new, place):
    assert told(replaced(DICTATION, old, new)) == place


@pytest.mark.parametrize("key", ["faults", "notes", "phrases"])
def test_a_key_that_lost_its_spaces_is_told(key):
    found = compiled(f"    type: dictation\n{key}: [a, b]\n").diagnostics
    assert any(
        f"« {key} »" in one.message.replace("\u00a0", " ") and "décalez" in one.remedy for one in found
    )


# Amounts

DAY = date(2026, 11, 22)
G = DatedAmount(amount=Decimal(30), valid_from=date(2024, 1, 1), valid_until=None, source="s", confidence="A")
TARIFFS = Tariffs({"G": Tariff(id="G", label="G", unit=Unit.EUR, values=(G,))})


def test_amounts_are_filled_in_the_text_and_in_its_faults():
    body = PROOFREADING.replace("Elle prend 5 g", "Elle paie {{tariff:G}} et prend 5 g")
    body = body.replace("{wrong: 5 g, right: [5 mg, 5 milligrammes]", "{wrong: 5 g, right: '{{tariff:G}}'")
    read = question(body)
    assert has_priced_options(read)
    filled = fill(read, TARIFFS, DAY)
    assert "paie 30,00\u00a0€ et" in filled.text
    assert filled.faults[1].right == ("30,00\u00a0€",)


def test_an_amount_that_makes_a_fault_stand_twice_is_refused():
    body = replaced(PROOFREADING, "Elle prend 5 g", "Elle paie {{tariff:G}} et prend 30,00 €")
    read = question(replaced(body, "wrong: 5 g", 'wrong: "30,00 €"'))
    assert has_priced_options(read)
    with pytest.raises(ContentError):
        fill(read, TARIFFS, DAY)


def test_amounts_may_not_make_a_right_form_the_wrong_one():
    body = replaced(PROOFREADING, "Elle prend 5 g", "Elle paie 30,00\u00a0€")
    body = replaced(
        body, "{wrong: 5 g, right: [5 mg, 5 milligrammes]", "{wrong: '30,00\u00a0€', right: '{{tariff:G}}'"
    )
    with pytest.raises(ContentError):
        fill(question(body), TARIFFS, DAY)
