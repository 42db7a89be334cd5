"""Articles, elisions and typography of generated sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.french import (
    NBSP,
    elides,
    listed,
    of_the,
    one,
    quoted,
    sentence,
    the,
    typeset,
    uncapitalized,
)
from quizz.domain.term import Term, TermKind


def noun(word: str, gender: str = "", number: str = "") -> Term:
    return Term(id="x", term=word, kind=TermKind.TERM, definition="Mot.", gender=gender, number=number)


@pytest.mark.parametrize(
    "word",
    [
        "uretère",
        "œdème",
        "épistaxis",
        "hématome",
        "hémiplégie",
        "humérus",
        "hypertension",
        "herpès",
        "halitose",
    ],
)
def test_vowels_and_mute_h_take_the_elision(word: str) -> None:
    assert elides(word)


@pytest.mark.parametrize(
    "word",
    ["hernie", "hanche", "handicap", "hoquet", "hile", "holter", "haut-le-cœur", "rein", "yaourt", "halo"],
)
def test_consonants_and_aspirated_h_refuse_the_elision(word: str) -> None:
    assert not elides(word)


@pytest.mark.parametrize(
    ("term", "definite", "partitive", "indefinite"),
    [
        (noun("uretère", "m"), "l’uretère", "de l’uretère", "un uretère"),
        (noun("hernie", "f"), "la hernie", "de la hernie", "une hernie"),
        (noun("périnée", "m"), "le périnée", "du périnée", "un périnée"),
        (noun("lochies", "f", "pl"), "les lochies", "des lochies", "des lochies"),
        (noun("hanche", "f"), "la hanche", "de la hanche", "une hanche"),
        (
            noun("sphinctérotomie"),
            "le terme «\u00a0sphinctérotomie\u00a0»",
            "du terme «\u00a0sphinctérotomie\u00a0»",
            "",
        ),
        (noun("athlète", "mf"), "l’athlète", "de l’athlète", ""),
    ],
)
def test_articles_agree(term: Term, definite: str, partitive: str, indefinite: str) -> None:
    assert (the(term), of_the(term), one(term)) == (definite, partitive, indefinite)


def test_typography_is_set_and_then_left_alone() -> None:
    once = typeset("L'urètre : « sort » de la vessie ; est-ce clair ?")
    assert once == "L’urètre\u00a0: «\u00a0sort\u00a0» de la vessie\u00a0; est-ce clair\u00a0?"
    assert typeset(once) == once


@given(st.text(alphabet="aé' «»;:?!.\u00a0", max_size=30))
def test_typesetting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


def test_quotations_nest_and_lose_the_stop_of_a_part() -> None:
    assert quoted("BEG : « bon état général ».") == f"«{NBSP}BEG{NBSP}: “bon état général”{NBSP}»"
    assert quoted("Il dort.", whole=True) == f"«{NBSP}Il dort.{NBSP}»"
    assert quoted("append…") == f"«{NBSP}append…{NBSP}»"


def test_a_sentence_has_a_capital_with_its_accent_and_one_stop() -> None:
    assert sentence("épuration du sang") == "Épuration du sang."
    assert sentence("œdème.") == "Œdème."
    assert sentence("vraiment ?") == f"Vraiment{NBSP}?"


def test_a_small_letter_spares_abbreviations() -> None:
    assert uncapitalized("Épuration du sang") == "épuration du sang"
    assert uncapitalized("IRM du genou") == "IRM du genou"
    assert uncapitalized("C2S") == "C2S"


def test_enumerations() -> None:
    assert [
        listed(["a"]),
        listed(["a", "b"]),
        listed(["a", "b", "c"]),
        listed(["a", "b"], "ou"),
        listed([]),
    ] == [
        "a",
        "a et b",
        "a, b et c",
        "a ou b",
        "",
    ]
