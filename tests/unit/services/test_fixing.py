from pathlib import Path

import pytest

from quizz.errors import ContentError
from quizz.services.authoring.mending import MendedFile, fix
from quizz.services.authoring.targets import targets_of

BANK = """\
id: {id}
title: Essai
theme: accueil
questions:
  - type: true_false
    prompt: Faut-il l'écouter ?
    answer: vrai
    explanation: Oui.
    skill: accueil
    level: 1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("un", "deux"):
        file = tmp_path / "questions" / "accueil" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BANK.format(id=name), encoding="utf-8")
    return tmp_path


def bank(folder: Path, name: str) -> Path:
    return folder / "questions" / "accueil" / f"{name}.yaml"


def test_the_files_that_are_asked_for_are_written_and_told(folder):
    found = fix(targets_of([str(bank(folder, "un"))]), [], cache=None)
    assert found == (MendedFile(str(bank(folder, "un")), 2, ("un-faut-ecouter",)),)
    assert bank(folder, "un").read_text("utf-8") == (
        BANK.format(id="un")
        .replace("- type", "- id: un-faut-ecouter\n    type")
        .replace("l'écouter ?", "l’écouter\u00a0?")
    )
    assert bank(folder, "deux").read_text("utf-8") == BANK.format(id="deux")


def test_ids_are_unique_over_the_files_and_what_lies_beside(folder, tmp_path_factory):
    beside = tmp_path_factory.mktemp("beside")
    file = beside / "questions" / "accueil" / "un.yaml"
    file.parent.mkdir(parents=True)
    taken = BANK.format(id="autre").replace("- type", "- id: un-faut-ecouter\n    type")
    file.write_text(taken, encoding="utf-8")
    twice = BANK.format(id="un") + BANK.format(id="un").partition("questions:\n")[2]
    bank(folder, "un").write_text(twice, encoding="utf-8")
    found = fix(targets_of([str(folder)]), [beside], cache=None)
    assert [one.ids for one in found] == [("deux-faut-ecouter",), ("un-faut-ecouter-2", "un-faut-ecouter-3")]
    assert file.read_text("utf-8") == taken


def test_a_second_time_nothing_is_written(folder):
    fix(targets_of([str(folder)]), [], cache=None)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")}
    assert fix(targets_of([str(folder)]), [], cache=None) == ()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.yaml")} == before


def test_a_file_that_changes_meanwhile_is_not_overwritten(folder, monkeypatch):
    from quizz.services.authoring import mending

    def slow(data, *arguments):
        bank(folder, "un").write_text("id: autre\n", encoding="utf-8")
        return original(data, *arguments)

    original = mending.mend
    monkeypatch.setattr(mending, "mend", slow)
    with pytest.raises(ContentError, match="a changé entre-temps"):
        fix(targets_of([str(bank(folder, "un"))]), [], cache=None)
    assert bank(folder, "un").read_text("utf-8") == "id: autre\n"
