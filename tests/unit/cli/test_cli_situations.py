"""`quizz situations` in this process: the list, a situation played, what is refused."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from quizz.cli import main

STORY = Path(__file__).parents[2] / "stories" / "situations.yaml"


@pytest.fixture
def quizz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the command on one bank alone; gives the exit code, what is told, what is complained of."""
    folder = tmp_path / "content" / "questions" / "accueil"
    folder.mkdir(parents=True)
    monkeypatch.setattr("quizz.locations.builtin_content", lambda: tmp_path / "content")
    monkeypatch.setenv("QUIZZ_DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: str, typed: str = "", story: bool = True) -> tuple[int, str, str]:
        if story:
            shutil.copy(STORY, folder)
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(["situations", *arguments])
        told = capsys.readouterr()
        return code, told.out.replace("\u00a0", " "), told.err.replace("\u00a0", " ")

    return run


def test_the_list(quizz) -> None:
    assert quizz() == (
        0,
        "Accueil\n"
        "1. Une douleur dans la poitrine · niveau 2 · 2 décisions, 2 min · sc-mal\n"
        "\n"
        "« quizz situations NUMÉRO » en joue une.\n",
        "",
    )


def test_no_situation_at_all(quizz) -> None:
    assert quizz(story=False) == (0, "Il n’y a pas de situation dans les banques.\n", "")


def test_one_is_played_stopped_and_taken_up(quizz) -> None:
    code, told, complaints = quizz("1", typed="quoi\n2\nq\n")
    assert (code, complaints) == (0, "")
    assert told.startswith("Une douleur dans la poitrine\nMardi matin. Vous tenez l’accueil du cabinet.\n")
    assert told.count("Tapez un numéro de 1 à 3, ou q pour arrêter ici.") >= 2
    assert told.endswith("Vous reprendrez ici : « quizz situations sc-mal ».\n")
    assert "Vous reprenez à la décision 2.\n" in quizz("sc-mal")[1]
    assert "en cours, décision 2" in quizz()[1]


def test_one_that_is_unknown_is_refused(quizz) -> None:
    code, told, complaints = quizz("sc-mla")
    assert (code, told) == (2, "")
    assert "Voulez-vous dire « sc-mal » ?" in complaints


def test_the_commands_of_the_other_kinds_are_named(quizz, tmp_path: Path) -> None:
    stories = Path(__file__).parents[2] / "stories"
    shutil.copy(stories / "glossary.yaml", tmp_path / "content")
    shutil.copy(stories / "standard.yaml", tmp_path / "content" / "questions" / "accueil")
    told = quizz()[1]
    assert told.startswith("Accueil\n1. Une douleur dans la poitrine")
    assert told.endswith(
        "« quizz situations NUMÉRO » en joue une.\n"
        "\n"
        "Le reste a ses propres commandes :\n"
        "Standard (8 à découvrir) : « quizz switchboard ».\n"
        "Mots à découper (1 à découvrir) : « quizz practice --kind mots ».\n"
    )
