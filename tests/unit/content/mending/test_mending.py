from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.content.compiled import FileKind
from quizz.content.mending import Mended, mend
from quizz.content.reading import compile_file
from quizz.domain.typography import corrected

BANK = """\
# Un commentaire : gardé, l'apostrophe aussi
id: essai     # aligné
title: "L'accueil"
theme: accueil

questions:
  - type: single_choice
    prompt: >-
      Que dire à la patiente qui s'inquiète
      ? Il y a "peut-être" un coeur : attendez
      l'avis
    choices:
      - {text: 'L''accueillir : oui', correct: oui,   feedback: ok}
      - {text: "Lui dire \\"non\\" !"}
      - text: Rien...
    explanation: |
      Ligne une:
        retrait «gardé»

      Fin ?
    skill: accueil
    level: 1
  - {type: true_false, prompt: Une phrase?, answer: oui, explanation: E, skill: cadre, level: 1}
"""
MENDED = """\
# Un commentaire : gardé, l'apostrophe aussi
id: essai     # aligné
title: "L’accueil"
theme: accueil

questions:
  - id: essai-1
    type: single_choice
    prompt: >-
      Que dire à la patiente qui s’inquiète~? Il y a «~peut-être~» un cœur~: attendez
      l’avis
    choices:
      - {text: 'L’accueillir~: oui', correct: oui,   feedback: ok}
      - {text: "Lui dire «~non~»~!"}
      - text: Rien…
    explanation: |
      Ligne une~:
        retrait «~gardé~»

      Fin~?
    skill: accueil
    level: 1
  - {id: essai-2, type: true_false, prompt: Une phrase~?, answer: oui, explanation: E, skill: cadre, level: 1}
""".replace("~", "\u00a0")


def mended(text: str | bytes, kind: FileKind = FileKind.BANK) -> Mended | None:
    numbers = count(1)
    data = text.encode() if isinstance(text, str) else text
    return mend(data, kind, "", lambda bank, _prompt: f"{bank}-{next(numbers)}")


def test_typography_and_ids_are_mended_and_nothing_else():
    found = mended(BANK)
    assert found is not None
    assert found.data.decode() == MENDED
    assert (found.corrections, found.ids) == (17, ("essai-1", "essai-2"))


def test_what_is_mended_needs_no_mending():
    assert mended(MENDED) is None


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_the_mark_of_the_file_stay(mark, end):
    found = mended((mark + BANK).replace("\n", end))
    assert found is not None
    assert found.data.decode() == (mark + MENDED).replace("\n", end)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(BANK.replace("title: ", "title: 'l"), id="it cannot be parsed"),
        pytest.param(BANK.encode("cp1252"), id="another encoding"),
        pytest.param(BANK.replace("\n", "\r\n", 1), id="two kinds of line end"),
        pytest.param(BANK.replace("gardé,", "garde\u0301,"), id="letters in two parts"),
        pytest.param(BANK.replace("phrase", "phr\u200base"), id="an invisible character"),
        pytest.param(BANK.replace("theme", "title"), id="a key twice"),
        pytest.param("- un\n- l'autre\n", id="no keys"),
        pytest.param("", id="empty"),
    ],
)
def test_files_that_are_not_safe_to_touch(data):
    assert mended(data) is None


def test_a_question_with_an_error_keeps_its_texts():
    text = BANK.replace("correct: oui", "corect: oui")
    found = mended(text)
    assert found is not None
    assert "s'inquiète" in found.data.decode()
    assert "Une phrase\u00a0?" in found.data.decode()
    assert found.ids == ("essai-1", "essai-2")


def test_wrong_spellings_that_are_meant_stay():
    text = BANK.replace("theme: accueil", "theme: redaction").replace("Lui dire", "Un coeur")
    found = mended(text)
    assert found is not None
    assert "Un coeur" in found.data.decode()


def test_a_glossary_is_mended_too():
    text = """\
terms:
  - id: oesophage
    term: oesophage
    kind: term
    gender: m
    definition: Conduit de l'estomac.
    misspellings: [oesofage, l'oeso]
"""
    found = mended(text, FileKind.GLOSSARY)
    assert found is not None
    told = found.data.decode()
    assert "term: œsophage" in told
    assert "l’estomac" in told
    assert "id: oesophage" in told
    assert "[oesofage, l'oeso]" in told


def test_escapes_that_cannot_be_followed_are_left():
    text = BANK.replace("Lui dire", "Lui\\u0020dire")
    found = mended(text)
    assert found is not None
    assert 'Lui\\u0020dire \\"non\\" !' in found.data.decode()


WORDS = st.lists(
    st.sampled_from(
        ["l'avis", "coeur", "mot", "?", ":", "«", "»", '"oui"', "A la", "fin...", "10%", "{{tariff:G}}"]
    ),
    min_size=1,
    max_size=9,
)
STYLES = st.sampled_from(["plain", "single", "double", "folded", "literal"])


def scalar(words: list[str], style: str) -> str:
    if style == "single":
        return "'" + " ".join(words).replace("'", "''") + "'"
    if style == "double":
        return '"' + " ".join(words).replace('"', '\\"') + '"'
    if style in {"folded", "literal"}:
        return (">-" if style == "folded" else "|-") + "".join(f"\n      {word}" for word in words)
    return "Texte " + " ".join(word for word in words if word not in {":", "?"})


@settings(max_examples=150)
@given(st.lists(st.tuples(WORDS, STYLES), min_size=2, max_size=2))
def test_any_text_in_any_style(texts):
    prompt, explanation = (scalar(*text) for text in texts)
    text = (
        "id: essai\ntitle: Essai\ntheme: accueil\nquestions:\n  - id: q\n    type: true_false\n"
        f"    prompt: {prompt}\n    answer: vrai\n    explanation: {explanation}\n"
        "    skill: accueil\n    level: 1\n"
    )
    before = compile_file(text.encode(), FileKind.BANK, "")
    assert before.bank is not None, before.diagnostics
    found = mended(text)
    after = compile_file(text.encode() if found is None else found.data, FileKind.BANK, "")
    assert after.bank is not None
    for old, new in zip(before.bank.questions, after.bank.questions, strict=True):
        assert (new.prompt, new.explanation) == (corrected(old.prompt), corrected(old.explanation))
    assert found is None or mended(found.data) is None
