from pathlib import Path

import pytest

from quizz.cli import main

BANK = """\
id: essai
title: Essai
theme: accueil
questions:
  - type: true_false
    prompt: Faut-il l'écouter ?
    answer: {answer}
    explanation: Oui.
    skill: accueil
    level: 1
"""


@pytest.fixture
def folder(tmp_path: Path, warmed, monkeypatch: pytest.MonkeyPatch) -> Path:
    warmed(tmp_path / "progres")
    bank = tmp_path / "contenu" / "questions" / "accueil" / "essai.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text(BANK.format(answer="vrai"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "contenu")
    return tmp_path / "contenu"


def run(capsys, folder: Path, *arguments: str) -> tuple[int, str, str]:
    code = main(["check", *arguments, "--data-dir", str(folder.parent / "progres"), "--lang", "fr"])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_what_was_mended_is_told_beside_the_findings(folder, capsys):
    code, out, err = run(capsys, folder, "--fix", ".", "--ignore", "Q004")
    assert code == 0
    assert err.replace("\u00a0", " ") == (
        "questions/accueil/essai.yaml : 2 corrections de typographie ; "
        "identifiants ajoutés : essai-faut-ecouter.\n"
    )
    assert out == "1 fichier, 1 question\u00a0: rien à signaler.\n"
    text = (folder / "questions" / "accueil" / "essai.yaml").read_text("utf-8")
    assert "  - id: essai-faut-ecouter\n    type: true_false\n    prompt: Faut-il l’écouter\u00a0?\n" in text


def test_a_second_time_nothing_is_told(folder, capsys):
    run(capsys, folder, "--fix")
    assert run(capsys, folder, "--fix")[2] == ""


def test_what_cannot_be_mended_still_fails(folder, capsys):
    bank = folder / "questions" / "accueil" / "essai.yaml"
    bank.write_text(BANK.format(answer="peut-être"), encoding="utf-8")
    code, out, err = run(capsys, folder, "--fix")
    assert code == 1
    assert "B005" in out
    assert "essai-faut-ecouter" in err


def test_findings_for_a_program_stay_alone_on_the_output(folder, capsys):
    _code, out, err = run(capsys, folder, "--fix", "--format", "json")
    assert out.startswith("{")
    assert "identifiants ajoutés" in err


def test_not_while_watching(folder, capsys):
    code, _out, err = run(capsys, folder, "--fix", "--watch")
    assert code == 2
    assert "--watch" in err
    assert "l'écouter" in (folder / "questions" / "accueil" / "essai.yaml").read_text("utf-8")


def test_the_content_of_the_program_is_never_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, _out, err = run(capsys, tmp_path / "vide", "--fix")
    assert code == 2
    assert "dites lesquels" in err


def test_a_file_with_an_error_of_structure_is_left_and_told(folder, capsys):
    bank = folder / "questions" / "accueil" / "essai.yaml"
    broken = BANK.format(answer="vrai") + "  - id: b\n    type: true_false\n    prompt: Deux : points\n"
    bank.write_text(broken, encoding="utf-8")
    code, out, err = run(capsys, folder, "--fix")
    assert code == 1
    assert err.replace("\u00a0", " ") == (
        "questions/accueil/essai.yaml : non corrigé ; corrigez d’abord l’erreur de la ligne 13.\n"
    )
    assert bank.read_text("utf-8") == broken
    bank.write_text(broken.replace("- type", "- id: a\n    type"), encoding="utf-8")
    _code, out, _err = run(capsys, folder)
    assert "Q118" in out
    assert "« quizz check --fix » le corrige." not in out.replace("\u00a0", " ")
    assert "quand ce fichier n’aura plus d’erreur" in out


def test_mixed_line_ends_are_told_too(folder, capsys):
    bank = folder / "questions" / "accueil" / "essai.yaml"
    bank.write_bytes(BANK.format(answer="vrai").encode().replace(b"\n", b"\r\n", 2))
    assert "non corrigé" in run(capsys, folder, "--fix")[2]


def test_english_keeps_its_own_typography(folder, capsys):
    accueil = folder / "questions" / "accueil" / "essai.yaml"
    bank = folder / "questions" / "anglais" / "essai.yaml"
    bank.parent.mkdir()
    text = BANK.format(answer="vrai").replace("theme: accueil", "theme: anglais").replace("Oui.", "Say No!")
    bank.write_text(text.replace("- type", "- id: a\n    type"), encoding="utf-8")
    before = bank.read_bytes()
    accueil.unlink()
    _code, out, err = run(capsys, folder, "--fix")
    assert (bank.read_bytes(), err) == (before, "")
    assert "--fix" not in out
