"""Words taken apart line by line, sessions of one kind, and what is told by activity."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz.cli.parser import parse
from quizz.cli.practice import selection_of
from quizz.errors import UsageError

GLOSSARY = (Path(__file__).parents[2] / "stories" / "glossary.yaml").read_text("utf-8")


@pytest.fixture
def words(world):
    (world.folder / "content").mkdir()
    (world.folder / "content" / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    return world


def test_a_word_is_cut_then_each_part_is_given_its_meaning(words) -> None:
    told = words.sit("hémat/urie", "sang", "urine", kinds=("mots",)).text
    assert "Découpez « hématurie » en éléments, puis donnez le sens de chacun." in told
    assert "Tapez le mot découpé avec des barres obliques, comme gastr/ite, ? (je ne sais pas)" in told
    assert "Le découpage est juste : hémat / urie." in told
    assert "Élément 1 sur 2, hémat (hémato-) : son sens ?" in told
    assert "Élément 2 sur 2, -urie : son sens ?" in told
    assert "Juste." in told
    assert "1 réponse, dont 1 juste." in told
    assert "Réponses justes par activité :\nTranscription : 1 sur 1" in told


def test_a_wrong_cut_spoils_no_meaning_and_each_is_told(words) -> None:
    told = words.sit("héma/turie", "sang", "rein", kinds=("mots",), limit=1).text
    assert "Ce n’est pas le découpage. Le bon : hémat / urie." in told
    assert "En partie juste : 33 %." in told
    assert "Découpage : non. Réponse : hémat / urie. Vous avez répondu : héma / turie." in told
    assert "hémat : juste, sang." in told
    assert "urie : non. Réponse : urine. Vous avez répondu : rein." in told


def test_what_does_not_give_the_word_again_is_asked_anew(words) -> None:
    told = words.sit("hémato/urie", "hématurie", kinds=("mots",), patient=True).text
    assert "Ces morceaux ne redonnent pas « hématurie » : tapez le mot entier, avec des barres." in told
    assert "Mettez au moins une barre oblique, ou ? si vous ne savez pas." in told


def test_not_knowing_the_cut_or_a_meaning_leaves_the_rest(words) -> None:
    told = words.sit("?", "?", "urine", kinds=("mots",), limit=1).text
    assert "Le découpage : hémat / urie." in told
    assert "En partie juste : 33 %." in told
    nothing = words.sit("?", "?", "?", kinds=("mots",), limit=1, free=True).text
    assert "À apprendre." in nothing
    assert "Découpage : hémat / urie." in nothing


def test_taking_back_returns_to_the_line_before(words) -> None:
    told = words.sit("héma/turie", ":u", "hémat/urie", "sang", "urine", kinds=("mots",), limit=1).text
    assert told.count("Tapez") >= 2
    assert "Juste." in told


def test_a_spelling_is_forgiven_and_told(words) -> None:
    told = words.sit("hemat/urie", "sang", "urinne", kinds=("mots",), limit=1).text
    assert "urie : juste. Réponse : urine. Vous avez répondu : urinne." in told
    assert "Attention à l’orthographe." in told


def test_kinds_of_the_command_line_are_those_of_the_session() -> None:
    options = parse(["practice", "--kind", "relecture,agenda", "--kind", "dictation"])
    assert options.narrowed
    assert selection_of(options).kinds == {"proofreading", "appointment", "dictation"}
    assert not parse(["practice"]).narrowed


def test_an_unknown_kind_is_refused_with_the_list() -> None:
    with pytest.raises(UsageError, match="relecture, transcription, dictée, agenda"):
        selection_of(parse(["practice", "--kind", "chant"]))


def test_when_none_is_due_free_practice_is_proposed(words) -> None:
    told = words.sit(kinds=("relecture",)).text
    assert "Rien à revoir ici aujourd’hui." in told
    assert "--free" in told
