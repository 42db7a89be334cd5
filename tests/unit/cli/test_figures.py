import json
from pathlib import Path

import pytest

from quizz.cli import main

BANK = """\
id: essai
title: Essai
theme: accueil
questions:
  - id: essai-1
    type: single_choice
    prompt: Que dire ?
    choices:
      - {text: Bonjour, correct: oui}
      - {text: Rien}
      - {text: Oui}
    explanation: Parce que.
    skill: accueil
    level: 2
    covers: [M01]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bank = tmp_path / "contenu" / "questions" / "accueil" / "essai.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text(BANK, encoding="utf-8")
    return tmp_path / "contenu"


def run(capsys, tmp_path: Path, *arguments: object) -> tuple[int, str, str]:
    code = main([*map(str, arguments), "--data-dir", str(tmp_path / "progres"), "--lang", "fr"])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_stats_of_a_folder_alone(folder, tmp_path, capsys):
    code, out, _err = run(capsys, tmp_path, "content", "stats", folder)
    assert code == 0
    assert "Accueil           1       1         100\u00a0%           100\u00a0%" in out
    assert "100\u00a0% (1 sur 1)" in out
    assert "rang 1" in out
    assert "Facturation" not in out


SCENARIO = """\
  - id: essai-2
    type: scenario
    prompt: Un appel
    setting: Mardi matin.
    steps:
      - id: appel
        seen: Le téléphone sonne.
        recall: Le téléphone sonne.
        actions:
          - {text: Répondre, worth: best, feedback: Oui., next: bien}
          - {text: Attendre, feedback: Non., next: mal}
      - {id: bien, ending: good, seen: Bien., lesson: Bien.}
      - {id: mal, ending: bad, seen: Mal., lesson: Mal.}
    explanation: Parce que.
    skill: accueil
    level: 1
    covers: [M01]
"""


def test_stats_count_scenarios_and_their_decisions_apart(folder, tmp_path, capsys):
    (folder / "questions" / "accueil" / "essai.yaml").write_text(BANK + SCENARIO, encoding="utf-8")
    _code, out, _err = run(capsys, tmp_path, "content", "stats", folder)
    assert "Accueil           1       1 " in out
    assert "Et 1 situation : 1 décision, aussi posée seule une fois vécue." in out
    _code, out, _err = run(capsys, tmp_path, "content", "stats", folder, "--json")
    assert (json.loads(out)["all"]["scenarios"], json.loads(out)["all"]["decisions"]) == (1, 1)


def test_stats_as_json(folder, tmp_path, capsys):
    code, out, _err = run(capsys, tmp_path, "content", "stats", folder, "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found["themes"]) == ["accueil"]
    assert found["all"]["longest_keys"]["count"] == 1
    assert found["all"]["positions"][0]["size"] == 3


def test_coverage(folder, tmp_path, capsys):
    code, out, _err = run(capsys, tmp_path, "content", "coverage", folder)
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("M01"))
    assert line.split("rassurer")[1].split() == ["1", "question", "manque", "4"]
    assert "118 points de contrôle\u00a0: 117 sous le nombre voulu, dont 116 sans aucune question." in out


def test_coverage_as_json(folder, tmp_path, capsys):
    _code, out, _err = run(capsys, tmp_path, "content", "coverage", folder, "--json")
    found = json.loads(out)
    assert (len(found["checkpoints"]), found["short"], found["empty"]) == (118, 117, 116)
    assert found["checkpoints"][0] == {
        "code": "M01",
        "label": "Accueillir physiquement, orienter, rassurer",
        "family": "Missions",
        "questions": 1,
        "entries": 0,
        "wanted": 5,
    }


def test_the_built_in_content_is_what_is_counted_by_default(tmp_path, capsys):
    _code, out, _err = run(capsys, tmp_path, "content", "stats", "--json")
    assert json.loads(out)["all"]["questions"] > 200


def test_a_folder_that_is_not_there(tmp_path, capsys):
    code, _out, err = run(capsys, tmp_path, "content", "stats", tmp_path / "absent")
    assert code == 2
    assert "n’est pas un dossier de contenu" in err
