"""Words that a dictionary knows, and what it suggests for others."""

import os
from pathlib import Path

import pytest

from quizz.content.spelling import store
from quizz.content.spelling.lexicon import bare
from quizz.content.spelling.speller import Misspelt, Speller
from quizz.errors import DictionaryError


def unknown(speller: Speller, text: str) -> list[str]:
    found = list(speller.unknown(text))
    for misspelt in found:
        end = misspelt.offset + len(misspelt.word)
        assert text[misspelt.offset : end].replace("’", "'") == misspelt.word
    return [misspelt.word for misspelt in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les ordonnances du patient", []),
        ("Les hôpitaux, l’hôpital, LES DOSSIERS", []),
        ("quel milligramme, des milligrammes", ["des"]),
        ("on note la notée", ["on"]),
        ("parmi les ordonances", ["ordonances"]),
        ("l’ordonance", ["ordonance"]),
        ("prendra-t-il, prendrat-il", ["prendrat"]),
        ("aujourd’hui, jusqu’aujourd’hui, rendez-vous, patient-vouz", ["vouz"]),
        ("ce chef est à Paris", ["est"]),
        ("paris, marseille, MARSEILLE", ["paris", "marseille"]),
        ("DOSIER, DOSSIERS", []),
        ("DOSIERS, PARMI", ["DOSIERS"]),
        ("SECRETAIRES", ["SECRETAIRES"]),
        ("les ième de l’œuvre", ["ième"]),
        ("le permis de la zygotes", ["zygotes"]),
    ],
)
def test_unknown_words(speller, text, expected):
    assert unknown(speller(), text) == expected


def test_what_is_told_of_an_unknown_word(speller):
    assert list(speller().unknown("le dossier-pateint")) == [Misspelt("pateint", 11)]


def test_added_words_and_first_parts_of_compounds(speller):
    text = "un stent, des Stents, cardio-patient, patient-cardio, cardio"
    assert unknown(speller(), text) == ["un", "stent", "des", "cardio", "cardio", "cardio"]
    assert unknown(speller(["un", "des", "stent", "stents", "cardio-"]), text) == ["cardio", "cardio"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ordonance", ("ordonnance", "ordonnances")),
        ("Ordonances", ("Ordonnances", "Ordonnance")),
        ("ORDONANCE", ("ORDONNANCE", "ORDONNANCES")),
        ("hopital", ("hôpital", "hôpitals", "hôpitaux")),
        ("receptioniste", ("réceptionniste", "réceptionnistes")),
        ("acceuil", ("accueil", "accueils")),
        ("parmis", ("parmi", "permis", "paris")),
        ("oeuvre", ("œuvre", "œuvres")),
        ("ospital", ()),
        ("rdonnance", ("ordonnance",)),
        ("zordonnance", ("ordonnance",)),
        ("rodonnance", ("ordonnance",)),
        ("parceque", ("parce que",)),
        ("aujourdhui", ("aujourd’hui",)),
        ("xxxxxxxx", ()),
        ("x", ()),
    ],
)
def test_suggestions(speller, word, expected):
    found = speller().suggest(word)
    assert [form.lower() for form in found] == [form.lower() for form in expected]
    if word.istitle() or word.isupper():
        assert found == expected


def test_accents_are_taken_off_a_long_text_as_off_a_short_one():
    letters = "".join(map(chr, range(0x41, 0x250)))
    assert bare(letters) == "".join(bare(letter) for letter in letters)
    assert bare("Œdème, CŒUR, ÿ\nÉtÉ") == "oedeme, coeur, y\nete"


def test_what_should_not_be_suggested_is_not(speller):
    assert speller().knows("ème")
    assert speller().suggest("èmes") == ()


def test_added_words_come_first_among_equals(speller):
    assert speller(["ordonnanxe"]).suggest("ordonnanze", 1) == ("ordonnanxe",)


def test_the_number_of_suggestions_is_kept(speller):
    assert len(speller().suggest("cardiologe", 2)) == 2
    assert len(speller().suggest("cardiologe")) == 3


def test_the_fingerprint_changes_with_the_words_and_the_dictionary(dictionary):
    files = dictionary()
    first = Speller(files).fingerprint
    assert Speller(files).fingerprint == first
    assert Speller(files, ["a", "b"]).fingerprint == Speller(files, ["b", "a"]).fingerprint != first
    assert Speller(dictionary(stems="1\nmot\n")).fingerprint != first


def test_the_forms_are_kept_and_read_again(dictionary, tmp_path, monkeypatch):
    files, cache = dictionary(), tmp_path / "cache"
    before = Speller(files, cache=cache)
    monkeypatch.setattr("quizz.content.spelling.speller.expand", None)
    again = Speller(files, cache=cache)
    assert again.fingerprint == before.fingerprint
    assert unknown(again, "les ordonances") == ["ordonances"]
    assert again.suggest("ordonance") == before.suggest("ordonance")


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff" * 40, None])
def test_damaged_forms_are_made_again(dictionary, tmp_path, damage):
    files, cache = dictionary(), tmp_path / "cache"
    Speller(files, cache=cache)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    assert Speller(files, cache=cache).knows("ordonnances")
    assert kept.read_bytes() == whole


def test_few_dictionaries_are_kept(dictionary, tmp_path):
    cache = tmp_path / "cache"
    for number in range(store.KEPT + 2):
        Speller(dictionary(stems=f"1\nmot{number}\n"), cache=cache)
    assert len(list(cache.iterdir())) == store.KEPT


def test_a_cache_that_cannot_be_written_is_done_without(dictionary, tmp_path):
    (tmp_path / "cache").write_text("a file")
    assert Speller(dictionary(), cache=tmp_path / "cache").knows("patient")


def test_a_damaged_dictionary_is_told_with_its_path(dictionary):
    files = dictionary(stems=os.urandom(3000) + b"\0")
    with pytest.raises(DictionaryError, match=r"fr\.dic.» ne peut pas .*QUIZZ_HUNSPELL"):
        Speller(files)
    files = dictionary(affixes=b"SET UTF-8\nSFX\n")
    with pytest.raises(DictionaryError, match=r"fr\.aff"):
        Speller(files)
    Path(files.dic).unlink()
    with pytest.raises(DictionaryError, match=r"fr\.dic"):
        Speller(files)
