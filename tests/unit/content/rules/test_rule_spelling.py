"""Unknown words in banks and in the glossary, and those that are misspelt on purpose."""

from datetime import date

import pytest

from quizz.content.compiled import FileKind
from quizz.content.rules.context import Context
from quizz.content.spelling.places import DictionaryFiles, Origin
from quizz.content.spelling.speller import Speller

KNOWN = (
    "on écrit et non voilà pourquoi complétez le la les du mot phrase une un est dans quel quelle comment "
    "ordonnance patient uretère urètre conduit rein médecin signe canal oui il elle attend avec réponse "
    "secrétaire essai dit lettre accent grave aigu"
)


@pytest.fixture
def context(spelling_with) -> Context:
    return spelling_with(KNOWN)


CHOICES = """
    type: single_choice
    prompt: On écrit le mot.
    choices:
      - {{text: {key}, correct: oui}}
      - text: {wrong}
        feedback: {feedback}
      - text: {other}
"""


def choice(key: str = "oui", wrong: str = "non", other: str = "il", feedback: str = "On dit oui.") -> str:
    return CHOICES.format(key=key, wrong=wrong, other=other, feedback=feedback)


def test_a_word_is_told_at_its_place_with_what_was_meant(bank_of, diagnostics, context):
    text = bank_of(choice(wrong="Le patient attend l’ordonance du médecin et la letre"))
    first, second = (d for d in diagnostics(text, context) if d.code == "Q118")
    assert (first.line, first.column) == (13, 35)
    assert "ordonance" in first.message
    assert "« ordonnance »".replace(" ", "\u00a0") in first.remedy
    assert "dictionary.txt" in first.remedy
    assert first.severity.value == "info"
    assert "letre" in second.message


def test_nothing_is_told_without_a_dictionary(bank_of, diagnostics):
    found = diagnostics(bank_of(choice(wrong="xyzzy")), Context(day=date(2026, 11, 22)))
    assert not [d for d in found if d.code == "Q118" and "xyzzy" in d.message]


@pytest.mark.parametrize(
    "body",
    [
        choice(key="uretère", wrong="urétère", other="uretere"),
        choice(key="l’uretère", wrong="l’urétère", feedback="On écrit « uretère », et non « urétère »."),
        choice(key="une ordonnance", wrong="une ordonance", other="une ordonnanse"),
        """
        type: short_answer
        prompt: On écrit le mot.
        answers: [uretère]
        confusions:
          - {text: huretaire, feedback: On écrit uretère et non huretaire.}
        """,
        """
        type: cloze
        prompt: Complétez la phrase.
        text: Le conduit est {1} dans le rein.
        blanks:
          - {answers: [uretère], options: [uretère, urétère, urètere]}
        """,
    ],
)
def test_what_is_misspelt_on_purpose_is_no_fault(bank_of, diagnostics, context, body):
    assert diagnostics(bank_of(body), context) == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (choice(wrong="ordonance"), ["ordonance"]),
        (choice(key="urétère"), ["urétère"]),
        (
            choice(key="Le médecin dit oui dans une lettre", wrong="Le médecin dit oui dans une letre"),
            ["letre"],
        ),
        (choice(feedback="La reponse est oui."), ["reponse"]),
    ],
)
def test_other_wrong_options_are_judged(bank_of, diagnostics, context, body, words):
    found = [d.message for d in diagnostics(bank_of(body), context)]
    assert [word for word, message in zip(words, found, strict=True) if word in message] == words


def test_the_english_theme_is_left_alone(bank_of, diagnostics, context):
    text = bank_of(choice(wrong="The patient is waiting"), theme="anglais")
    assert not [d for d in diagnostics(text, context, theme="anglais") if d.code == "Q118"]


def test_a_rule_can_be_silenced(bank_of, diagnostics, context):
    body = choice(wrong="xyzzy") + "    ignore: [Q118]\n"
    assert not diagnostics(bank_of(body), context)


GLOSSARY = """\
terms:
  - id: uretere
    term: uretère
    kind: term
    gender: m
    definition: Conduit du {word}.
    contrast: On écrit uretère, et non « urétère ».
    misspellings: [urétère, uretére]
    specialty: urologie
"""


@pytest.mark.parametrize(("word", "places"), [("rein", []), ("rin", [(6, 28)])])
def test_entries_of_the_glossary(diagnostics, context, word, places):
    found = diagnostics(GLOSSARY.format(word=word), context, kind=FileKind.GLOSSARY)
    assert [(d.line, d.column) for d in found if d.code == "Q118"] == places


def test_two_words_are_not_made_of_a_symbol(tmp_path):
    files = DictionaryFiles(tmp_path / "fr.aff", tmp_path / "fr.dic", Origin.NAMED)
    files.aff.write_text("SET UTF-8\n", encoding="utf-8")
    files.dic.write_text("1\nsorti\nng\nla\nporte\n", encoding="utf-8")
    speller = Speller(files)
    assert "sorti ng" not in speller.suggest("sorting")
    assert speller.suggest("laporte")[0] == "la porte"
