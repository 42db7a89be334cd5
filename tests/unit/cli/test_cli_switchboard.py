"""`quizz switchboard` in this process: a call asked about, sorted, answered; the debrief; what is refused."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from quizz.cli import main
from quizz.cli.plain.calling import _expected

CARDS = Path(__file__).parents[2] / "stories" / "standard.yaml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only bank there is."""
    folder = tmp_path / "content" / "questions" / "accueil"
    folder.mkdir(parents=True)
    monkeypatch.setattr("quizz.locations.builtin_content", lambda: tmp_path / "content")
    monkeypatch.setenv("QUIZZ_DATA_DIR", str(tmp_path / "data"))
    shutil.copy(CARDS, folder)
    return folder / CARDS.name


@pytest.fixture
def quizz(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the command; gives the exit code, what is told, what is complained of."""

    def run(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(["switchboard", *arguments])
        told = capsys.readouterr()
        return code, told.out.replace("\u00a0", " "), told.err.replace("\u00a0", " ")

    return run


@pytest.fixture
def pain(content: Path) -> Path:
    """A bank of one call: the pain in the chest."""
    head, card, *_rest = content.read_text("utf-8").split("  - id: ")
    content.write_text(f"{head}  - id: {card}", encoding="utf-8")
    return content


def test_a_call_from_its_first_word_to_the_debrief(quizz, pain) -> None:
    code, told, complaints = quizz(typed="b\nb\nquoi\na\n1\n9\n1\n")
    assert (code, complaints) == (0, "")
    assert told.startswith(
        "Standard, niveau 1, sans horloge : un appel après l’autre.\n"
        "\n"
        "Appel 1 sur 1 · Au téléphone\n"
        "M. Bernard, 58 ans : « J’ai mal dans la poitrine, ça serre. »\n"
        "a. Depuis quand ?\n"
        "b. Où êtes-vous ?\n"
        "Où orienter ?\n"
        "1. Le 15, tout de suite\n"
    )
    assert "a ou b pour demander, ou q pour arrêter ici.\n« Chez moi, seul. »\n" in told
    assert told.count("« Chez moi, seul. »") == 1
    assert told.count("« Vingt minutes. »") == 1
    assert told.count("Tapez un numéro de 1 à 6, ou q pour arrêter ici.\n") == 1
    assert told.count("Tapez un numéro de 1 à 3, ou q pour arrêter ici.\n") == 2
    assert "Le standard est fini. " in told


def test_the_letters_of_three_details_read_as_a_sentence() -> None:
    assert "1 à 6 pour orienter, a, b ou c pour demander," in _expected(6, {"a": 0, "b": 1, "c": 2})


def answered(told: str, words: str) -> str:
    """The number of the reply that has these words."""
    (line,) = (line for line in told.splitlines() if words in line and line[1:3] == ". ")
    return line[0]


@pytest.mark.parametrize(
    ("route", "words", "lines"),
    [
        ("1", "passe le 15", ["Bien orienté, bien répondu.", "On reste en ligne."]),
        ("2", "passe le 15", ["Orientation acceptable, bien répondu.", "La bonne orientation : Le 15, "]),
        ("4", "passe le 15", ["Orientation à revoir, bien répondu (danger).", "Il attend une urgence."]),
        ("1", "cela va passer", ["La bonne réponse : Je vous passe le 15, restez en ligne."]),
    ],
)
def test_what_is_told_of_it(quizz, pain, route, words, lines) -> None:
    shown = quizz("--seed", "4", typed=f"{route}\nq\n")[1]
    told = quizz(typed=f"{answered(shown, words)}\n")[1]
    for line in lines:
        assert f"\n{line}" in told
    assert "\nLa règle de l’appel std-douleur, en une phrase.\n" in told
    assert ("   Le mieux : Le 15, tout de suite. Je vous passe" in told) == (lines[0][:4] != "Bien")


def test_what_is_typed_besides_is_asked_again(quizz) -> None:
    code, told, complaints = quizz(typed="zz\n\n7\n")
    assert (code, complaints) == (0, "")
    assert told.endswith("Vous reprendrez ici : « quizz switchboard ».\n")
    assert told.count("ou q pour arrêter ici.") == 4


def test_a_level_begins_anew(quizz) -> None:
    assert "niveau 1" in quizz(typed="1\n1\nq\n")[1]
    assert "Vous reprenez à l’appel 2 sur 8." in quizz()[1]
    assert "Vous reprenez" not in quizz("--level", "2")[1]
    assert "niveau 3" in quizz("--level", "3", typed="1\n1\nq\n")[1]
    assert "niveau 3, sans horloge : un appel après l’autre.\nVous reprenez à l’appel 2" in quizz()[1]


def test_a_call_that_changed_closes_what_was_left(quizz, content) -> None:
    quizz(typed="1\n1\nq\n")
    content.write_text(content.read_text("utf-8").replace("std-mari", "std-epoux"), encoding="utf-8")
    told = quizz()[1]
    assert told.startswith("Des appels ont changé depuis : le standard que vous aviez laissé est clos.\n")
    assert "Appel 1 sur 8" in told


def test_there_is_no_such_level(quizz) -> None:
    code, told, complaints = quizz("--level", "4")
    assert (code, told) == (2, "")
    assert "choisissez de 1 à 3" in complaints


def test_there_is_no_call(quizz, content) -> None:
    content.unlink()
    assert quizz()[:2] == (2, "")
