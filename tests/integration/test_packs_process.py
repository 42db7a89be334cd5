"""`quizz content` as it is typed, and the example of docs/packs.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

GUIDE = Path(__file__).parent.parent.parent / "docs" / "packs.md"
EXAMPLE = re.compile(r"`mon-cabinet/(?P<path>[^`]+)`\s:\n\n```yaml\n(?P<text>.*?)```", re.DOTALL)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def quizz(tmp_path: Path, warmed) -> Run:
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("QUIZZ_", "LC_", "PYTHON"))
    }
    environment = kept | {"QUIZZ_DATA_DIR": str(warmed(tmp_path / "data")), "LANG": "C"}

    def run(*arguments: object, typed: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "quizz", "--lang", "fr", *map(str, arguments)],
            input=typed,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        told = (done.stdout + done.stderr).replace("\u00a0", " ")
        assert done.returncode == code, told
        assert "Traceback" not in told
        done.stdout = done.stdout.replace("\u00a0", " ")
        done.stderr = done.stderr.replace("\u00a0", " ")
        return done

    return run


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The pack of the guide, file by file."""
    root = tmp_path / "mon-cabinet"
    found = {match["path"]: match["text"] for match in EXAMPLE.finditer(GUIDE.read_text(encoding="utf-8"))}
    for path, text in found.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    assert set(found) == {"pack.yaml", "glossary.yaml", "tariffs.yaml", "questions/accueil/tilleuls.yaml"}
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def zip_of(folder: Path) -> Path:
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*")):
            made.write(path, path.relative_to(folder.parent))
    return target


def log_rows(quizz: Run) -> int:
    (number,) = re.findall(r"(\d+) lignes?", quizz("db", "check").stdout)
    return int(number)


def test_the_life_of_a_pack(quizz, example, tmp_path):
    assert "quizz content add" in quizz("content", "list").stdout
    bank = example / "questions" / "accueil" / "tilleuls.yaml"

    told = quizz("content", "add", example).stdout
    assert "« Le cabinet des Tilleuls » (mon-cabinet) 1.0 installé : 2 questions, 1 entrée" in told
    assert "entrée de glossaire, 1 tarif.\n" in told
    assert "avertissement" not in told
    again = quizz("content", "add", zip_of(example)).stdout
    assert "déjà installé, tel quel" in again

    # Options are shuffled: whatever « 1 » is worth, « :o » counts it right, so that nothing is due again.
    practised = quizz("practice", "--plain", "--bank", "tilleuls-accueil", typed="1\n:o\n" * 2)
    assert "Séance de 2 questions" in practised.stdout
    assert practised.stderr == ""
    assert json.loads(quizz("stats", "--json").stdout)["reviews"] == 2
    rows = log_rows(quizz)

    edit(example / "pack.yaml", '"1.0"', '"1.1"')
    edit(bank, "tilleuls-bilan", "tilleuls-visite")
    edit(bank, "quarante", "cinquante")
    updated = quizz("content", "add", zip_of(example)).stdout
    assert "1.1 installé à la place de la version 1.0" in updated
    assert "Questions : 1 ajout, 1 modification, 1 retrait." in updated
    assert "Glossaire" not in updated
    assert json.loads(quizz("stats", "--json").stdout)["reviews"] == 2
    assert log_rows(quizz) == rows
    next_one = quizz("practice", "--plain", "--bank", "tilleuls-accueil", "--limit", "1", typed="?\n")
    assert "visite d’accueil" in next_one.stdout

    table = quizz("content", "list").stdout.splitlines()
    assert len(table) == 2
    folder = tmp_path / "data" / "packs" / "mon-cabinet"
    assert re.fullmatch(
        rf"mon-cabinet\s+1\.1\s+Le cabinet des Tilleuls\s+Claire Morel\s+CC-BY-SA-4\.0\s+2\s+1\s+{folder}",
        table[1],
    )
    (row,) = json.loads(quizz("content", "list", "--json").stdout)["packs"]
    assert (row["id"], row["version"], row["authors"]) == ("mon-cabinet", "1.1", ["Claire Morel"])
    assert (row["questions"], row["entries"], row["folder"], row["problem"]) == (2, 1, str(folder), None)

    kept = quizz("content", "remove", "mon-cabinet", typed="non\n", code=1).stdout
    assert "Rien n’est changé." in kept
    assert folder.is_dir()
    removed = quizz("content", "remove", "mon-cabinet", typed="Oui\n").stdout
    assert "Vos progrès sur ses questions sont gardés" in removed
    assert not folder.exists()
    assert log_rows(quizz) == rows + 1
    quizz("content", "add", example)
    assert log_rows(quizz) == rows + 1
    back = quizz("practice", "--plain", "--bank", "tilleuls-accueil", typed="").stdout
    assert "cinquante" not in back  # answered already, and not due today


@pytest.mark.parametrize("by", ["option", "file"])
def test_a_question_of_a_folder_of_the_person_cannot_be_taken_over(quizz, example, tmp_path, by):
    own = tmp_path / "a-moi"
    shutil.copytree(example / "questions", own / "questions")
    named = ("--content", own) if by == "option" else ()
    if by == "file":
        (tmp_path / "data" / "settings.toml").write_text(f"content = ['{own}']\n", encoding="utf-8")
    told = quizz(*named, "content", "add", example, code=2).stderr
    assert "paquet refusé" in told
    assert f"est déjà pris : {own}" in told
    assert "Aucun paquet" in quizz("content", "list").stdout


def test_an_older_version_and_the_same_one_ask(quizz, example):
    quizz("content", "add", example)
    edit(example / "pack.yaml", "Tilleuls", "Chênes")
    refused = quizz("content", "add", example, code=1).stdout
    assert "déjà installée, avec d’autres fichiers. La remplacer ?" in refused
    assert "Rien n’est changé." in refused
    edit(example / "pack.yaml", '"1.0"', '"0.9"')
    assert "celle-ci, 0.9, est plus ancienne" in quizz("content", "add", example, code=1).stdout
    assert "Tilleuls" in quizz("content", "list").stdout
    quizz("content", "add", example, typed="oui\n")
    assert " 0.9 " in quizz("content", "list").stdout
    edit(example / "pack.yaml", "Chênes", "Pins")
    quizz("content", "add", example, "--yes")
    assert "Pins" in quizz("content", "list").stdout


def test_a_clash_with_the_built_in_content_names_both_places(quizz, example):
    edit(example / "questions" / "accueil" / "tilleuls.yaml", "tilleuls-retard", "ac-sourd-114")
    told = quizz("content", "add", zip_of(example), code=2).stderr
    assert "mon-cabinet.zip/mon-cabinet/questions/accueil/tilleuls.yaml:6:5: Q003" in told
    assert re.search(r"déjà pris : .*content/questions/accueil/publics\.yaml:7:5\.", told)
    assert quizz("content", "list").stdout.startswith("Aucun paquet")


def test_files_that_are_not_taken_are_told(quizz, example):
    (example / "notes.docx").write_bytes(b"x")
    told = quizz("content", "add", example).stdout
    assert "1 fichier ignoré : notes.docx." in told


def test_what_is_no_pack_is_refused_in_a_sentence(quizz, tmp_path):
    (tmp_path / "p.zip").write_bytes(b"PK\x03\x04 non")
    assert (
        "p.zip : Cette archive ZIP est abîmée" in quizz("content", "add", tmp_path / "p.zip", code=2).stderr
    )
    (tmp_path / "vide").mkdir()
    assert "pas de manifeste" in quizz("content", "add", tmp_path / "vide", code=2).stderr
    assert "n’existe pas" in quizz("content", "add", tmp_path / "absent", code=2).stderr
    assert "Aucun paquet « x »" in quizz("content", "remove", "x", "--yes", code=2).stderr
    assert not (tmp_path / "data" / "packs").exists()


def test_a_title_that_plays_with_the_terminal_is_shown_as_text(quizz, example):
    edit(example / "pack.yaml", "Le cabinet des Tilleuls", '"[bold]\\u202eT\\u001b[31m[/bold]"')
    refused = quizz("content", "add", example, code=2)
    assert "\x1b" not in refused.stderr
    assert "Y015" in refused.stderr
    edit(example / "pack.yaml", '"[bold]\\u202eT\\u001b[31m[/bold]"', '"[bold]T[/bold]"')
    quizz("content", "add", example)
    assert "[bold]T[/bold]" in quizz("content", "list").stdout
