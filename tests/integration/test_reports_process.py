"""`quizz reports` as it is typed: a trainee's computer, the instructor's, and back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def quizz(tmp_path: Path, warmed) -> Run:
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("QUIZZ_", "LC_", "PYTHON"))
    }

    def run(who: str, *arguments: object, typed: str = "", code: int = 0) -> subprocess.CompletedProcess[str]:
        if not (tmp_path / who).exists():
            warmed(tmp_path / who)
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "quizz",
                "--lang",
                "fr",
                "--data-dir",
                tmp_path / who,
                *map(str, arguments),
            ],
            input=typed,
            env=kept | {"LANG": "C"},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
            cwd=tmp_path,
        )
        told = (done.stdout + done.stderr).replace("\u00a0", " ")
        assert done.returncode == code, told
        assert "Traceback" not in told
        done.stdout = done.stdout.replace("\u00a0", " ")
        done.stderr = done.stderr.replace("\u00a0", " ")
        return done

    return run


def test_from_the_trainee_to_the_instructor_and_back(quizz: Run, tmp_path: Path) -> None:
    practice = ["practice", "--plain", "--theme", "facturation"]
    for who, name in (("a", "Léa"), ("b", "Tom")):
        done = quizz(who, *practice, "--learner", name, typed=f":s\n1\nTrop vague, {name}.\n")
        assert "s (signaler)" in done.stdout
        assert "votre remarque est gardée" in done.stdout
    assert "Aucune remarque" not in quizz("a", "reports").stdout

    told = quizz("a", "reports", "export", "lea.json").stdout
    assert "Votre nom y est : Léa" in told
    assert (
        "existe déjà : donnez un autre nom, ou --yes"
        in quizz("a", "reports", "export", "lea.json", code=2).stderr
    )
    quizz("a", "reports", "export", "lea.json", "--yes")
    quizz("b", "reports", "export", "--anonymous")
    (tom,) = tmp_path.glob("quizz-remarques-2*.json")

    assert re.match(r"Léa : \d remarques?\.\n", quizz("prof", "reports", "import", "lea.json").stdout)
    assert "déjà là" in quizz("prof", "reports", "import", "lea.json").stdout
    assert "Une personne qui n’a pas donné son nom" in quizz("prof", "reports", "import", tom).stdout
    listed = quizz("prof", "reports").stdout
    places = re.findall(r"^(/.+\.yaml):(\d+):\d+, (\S+), \d remarque", listed, re.MULTILINE)
    assert places
    for path, line, question in places:
        assert f"id: {question}" in Path(path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert quizz("prof", "reports", "export", "--answers", code=1).stdout.startswith(
        "Aucune réponse à envoyer"
    )

    everything = json.loads(quizz("prof", "reports", "--json").stdout)["questions"]
    remarks = [remark for question in everything for remark in question["remarks"]]
    mine = [remark["name"] for remark in remarks if remark["author"] == "Léa"]
    done = quizz("prof", "reports", "close", *mine, "--answer", "C’est « corrigé » : merci.")
    assert f"{len(mine)} remarque" in done.stdout
    assert "quizz reports export --answers FICHIER" in done.stdout
    quizz("prof", "reports", "export", "--answers", "reponses.json")
    raw = (tmp_path / "reponses.json").read_text(encoding="utf-8")
    assert "Léa" not in raw
    assert "Trop vague" not in raw

    assert "réponse" in quizz("a", "reports", "import", "reponses.json").stdout
    assert "autre" in quizz("b", "reports", "import", "reponses.json").stdout
    assert "à vos remarques : « quizz reports --closed »" in quizz("a", "stats").stdout
    assert json.loads(quizz("a", "stats", "--json").stdout)["unread_answers"] == len(mine)
    assert "à vos remarques" not in quizz("b", "stats").stdout
    assert "C’est « corrigé » : merci." in quizz("a", "reports", "--closed").stdout
    assert "à vos remarques" not in quizz("a", "stats").stdout
    nothing = quizz("a", "reports").stdout
    assert nothing.startswith("Aucune remarque n’attend de réponse.")
    assert quizz("a", "reports", "export", code=1).stdout.startswith("Aucune remarque à envoyer")


def test_nothing_was_flagged(quizz: Run) -> None:
    assert quizz("a", "reports").stdout == "Aucune remarque n’attend de réponse.\n"
    assert quizz("a", "reports", "--all").stdout == "Personne n’a rien signalé ici.\n"
    assert json.loads(quizz("a", "reports", "--all", "--json").stdout) == {"questions": []}
    assert quizz("a", "reports", "export", code=1).stdout.startswith("Aucune remarque à envoyer")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--open", "--all"], "ne vont pas ensemble"),
        (["close"], "Il manque IDENTIFIANT"),
        (["close", "zut", "--answer", "x"], "« zut » n’est ni une remarque ni une question signalée"),
        (["close", "zut"], "Il manque la réponse. Ajoutez --answer"),
        (["close", "zut", "--answer", ""], "La réponse est vide."),
        (["import"], "Il manque FICHIER"),
        (["import", "absent.json"], "ne peut pas être lu"),
        (["import", "."], "n’est pas un fichier ordinaire"),
        (["import", "zip.json"], "n’est pas un fichier de remarques de quizz, ou il a été abîmé"),
        (["export", "absent/f.json"], "Aucune remarque"),
        (["--learner", "Zoé"], "Personne ne s’appelle « Zoé » ici."),
        (["zut"], "La commande « zut » n’existe pas."),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    quizz: Run, tmp_path: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "zip.json").write_bytes(b"PK\x03\x04\x00\xff")
    done = quizz("a", "reports", *arguments, code=1 if told == "Aucune remarque" else 2)
    assert told in done.stdout + done.stderr


def test_the_place_is_that_of_the_folder_where_one_works(quizz: Run, tmp_path: Path) -> None:
    folder = tmp_path / "ma-classe"
    bank = folder / "questions" / "accueil" / "essai-lieu.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text(
        "id: essai-lieu\ntitle: Essai\ntheme: accueil\nquestions:\n  - id: essai-lieu-1\n"
        "    type: true_false\n    prompt: Une phrase ?\n    answer: vrai\n"
        "    explanation: Voilà.\n    skill: accueil\n    level: 1\n",
        encoding="utf-8",
    )
    practice = ["practice", "--plain", "--bank", "essai-lieu", "--learner", "Léa"]
    quizz("a", "--content", folder, *practice, typed=":s\n1\nTrop vague.\n")
    told = quizz("a", "reports", "--json").stdout
    assert json.loads(told)["questions"][0]["path"] is None
    shutil.move(folder / "questions", tmp_path / "questions")  # what runs there finds the bank
    told = quizz("a", "reports", "--json").stdout
    assert json.loads(told)["questions"][0]["path"] == str(tmp_path / "questions/accueil/essai-lieu.yaml")
