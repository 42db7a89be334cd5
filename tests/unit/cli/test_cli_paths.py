"""`quizz paths` and `quizz practice --path`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizz.cli import main

QUESTION = """\
  - id: {id}
    type: true_false
    prompt: Vrai\u00a0?
    answer: vrai
    explanation: Oui.
    skill: accueil
    level: {level}
"""
PATH = """\
id: essai
title: Essai
summary: Pour voir.
steps:
  - title: Facile
    picks: [{banks: [ici], levels: [1]}]
  - title: Moins
    picks: [{banks: [ici]}]
"""


@pytest.fixture
def run(tmp_path: Path, capsys, monkeypatch):
    folder = tmp_path / "content"
    (folder / "questions" / "accueil").mkdir(parents=True)
    questions = "".join(QUESTION.format(id=f"q{n}", level=n) for n in (1, 2))
    head = "id: ici\ntitle: Ici\ntheme: accueil\nauthors: [Essai]\nquestions:\n"
    (folder / "questions" / "accueil" / "ici.yaml").write_text(head + questions, encoding="utf-8")
    (folder / "paths").mkdir()
    (folder / "paths" / "essai.yaml").write_text(PATH, encoding="utf-8")

    def go(*arguments: str, typed: str = "") -> tuple[int, str, str]:
        from io import StringIO

        monkeypatch.setattr("sys.stdin", StringIO(typed))
        options = ("--data-dir", str(tmp_path / "data"), "--content", str(folder))
        code = main([*arguments, *options])
        out, err = capsys.readouterr()
        return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")

    return go


def test_the_list_tells_the_steps_and_how_far_one_is(run) -> None:
    code, out, _err = run("paths")
    assert code == 0
    assert "Essai · 0 sur 2 · essai\nPour voir.\n  ▸ Facile · 0 sur 1\n  2 Moins · 0 sur 1\n" in out
    assert out.endswith("« quizz paths PARCOURS » en suit un ; « quizz paths aucun » n’en suit plus.\n")


def test_one_is_followed_then_none(run) -> None:
    code, out, _err = run("paths", "essai")
    assert (code, out) == (
        0,
        "Vous suivez le parcours « Essai » : les nouvelles questions en viennent, dans l’ordre.\n",
    )
    assert "Essai · 0 sur 2 · essai · suivi\n" in run("paths")[1]
    assert "Vous ne suivez plus de parcours" in run("paths", "aucun")[1]
    assert "suivi\n" not in run("paths")[1]


def test_who_follows_one_first_is_added_and_who_only_looks_is_not(run) -> None:
    run("paths", "essai", "--learner", "Nora")
    assert "essai · suivi\n" in run("paths", "--learner", "nora")[1]
    code, _out, err = run("paths", "--learner", "Sofia")
    assert code == 2
    assert "Personne ne s’appelle « Sofia » ici." in err


def test_an_unknown_one_is_refused_with_the_nearest(run) -> None:
    code, _out, err = run("paths", "essay")
    assert code == 2
    assert err == "« essay » n’est pas un parcours. Voulez-vous dire « essai » ?\n"


def test_a_session_of_a_path_asks_its_points(run) -> None:
    code, out, _err = run("practice", "--plain", "--path", "essai", typed="1\n1\n")
    assert code == 0
    assert out.count("Accueil, Ici") == 2
    told = json.loads(run("paths", "--json")[1])
    (path,) = (path for path in told if path["id"] == "essai")
    assert (path["points"], path["seen"], path["followed"]) == (2, 2, False)
    assert [step["seen"] for step in path["steps"]] == [1, 1]
    assert "  ✓ Facile · 1 sur 1\n" in run("paths")[1]


def test_an_unknown_path_of_a_session_is_refused(run) -> None:
    code, _out, err = run("practice", "--plain", "--path", "autre")
    assert code == 2
    assert "Parcours inconnu : autre. Parcours : " in err
