"""Banks that nobody would read: saved as texts by a plain editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz.content.diagnostics import Severity
from quizz.content.sources import list_folder, list_loose

BANK = b"id: essai\nquestions:\n  - id: q\n"


def told(folder: Path, name: str, data: bytes = BANK) -> list[str]:
    path = folder / "questions" / "accueil" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    listed, found = list_folder(folder)
    assert listed == []
    assert [(d.code, d.path, d.severity) for d in list_loose(path.parent)[1]] == [
        (d.code, d.path, d.severity) for d in found
    ]
    assert all((d.path, d.severity) == (str(path), Severity.WARNING) for d in found)
    return [d.code for d in found]


@pytest.mark.parametrize(
    "name", ["essai.yaml.txt", "Essai.YAML.TXT", "essai.txt", "essai.yam", "essai.yml.txt"]
)
def test_a_bank_under_another_name_is_told(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, name) == ["Y005"]


@pytest.mark.parametrize("name", ["notes.txt", "lisez-moi.txt"])
def test_notes_are_not(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, name, b"A faire : trente questions:\n") == []


@pytest.mark.parametrize("name", ["essai.md", "photo.png", "essai.yaml.bak", ".essai.yaml.txt"])
def test_what_other_programs_leave_is_not(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, name) == []
