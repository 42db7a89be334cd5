"""The words of the glossary, and the lists of instructors."""

import pytest

from quizz.content.spelling.vocabulary import plural_of, read_list, words_of_glossary
from quizz.domain.term import Term, TermKind, WordPart
from quizz.errors import DictionaryError

URETER = Term(
    id="uretere",
    term="uretère",
    kind=TermKind.TERM,
    definition="d",
    synonyms=("canal de l’urine",),
    confused_with=("uretre", "colon ascendant"),
    misspellings=("urétère",),
    parts=(WordPart("urétér-", "uretère"),),
)
URETHRA = Term(id="uretre", term="urètre", kind=TermKind.TERM, definition="d", plural="urètres")
PART = Term(
    id="wp-cysto", term="cysto-", kind=TermKind.WORD_PART, definition="vessie", forms=("cyst-", "-cyste")
)
SIGLE = Term(id="ab-ecg", term="ECG", kind=TermKind.ABBREVIATION, definition="d", expansion="électro")


def test_every_form_of_the_glossary():
    found = set(words_of_glossary([URETER, URETHRA, PART, SIGLE]))
    assert {"uretère", "uretères", "canal", "canaux", "l'urine", "colon", "ascendant", "urétér-"} <= found
    assert {"urètre", "urètres", "cysto-", "cyst-", "cyste", "ECG"} <= found
    assert found.isdisjoint({"uretre", "urétère", "ECGs", "électro", "vessie", "cystos"})


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("canal", "canaux"),
        ("œil", "œils"),
        ("os", "os"),
        ("eau", "eaux"),
        ("pneu", "pneux"),
        ("cysto-", "cysto-"),
    ],
)
def test_regular_plurals(word, plural):
    assert plural_of(word) == plural


def test_a_list_of_words(tmp_path):
    path = tmp_path / "dictionary.txt"
    assert read_list(path) == ()
    text = (
        "# Lieux\namelipro  # un portail\n\n  jusqu’auboutiste\r\nmédico-\nde\u0301ja\u0300\ncompte rendu\n"
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_list(path) == ("amelipro", "jusqu'auboutiste", "médico-", "déjà", "compte", "rendu")


@pytest.mark.parametrize("data", [b"\xe9t\xe9\n", b"a\n" * 600_000])
def test_a_list_that_cannot_be_used(tmp_path, data):
    (tmp_path / "dictionary.txt").write_bytes(data)
    with pytest.raises(DictionaryError, match=r"dictionary\.txt"):
        read_list(tmp_path / "dictionary.txt")
