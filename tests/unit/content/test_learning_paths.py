"""Learning paths as they are written: read, refused with their places, held against the content."""

from __future__ import annotations

from datetime import date

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import read
from quizz.domain.learning_path import LearningPath, PathStep, Pick
from quizz.services.authoring.checking import check
from quizz.services.authoring.targets import targets_of

PATH = """\
id: cardio
title: Cabinet de cardiologie
summary: Les mots du cœur.
steps:
  - title: Les mots
    picks:
      - {specialties: [cardiologie]}
      - themes: [terminologie]
        covers: [P02]
        levels: [1, 2]
        types: [cloze]
    most: 60
  - title: Le secret
    picks: [{skills: [cadre], banks: [secret], tags: [téléphone], questions: [q-1]}]
"""
BANK = """\
id: secret
title: Le secret
theme: confidentialite
authors: [Essai]
questions:
  - id: q-1
    type: true_false
    prompt: "Vrai ?"
    answer: vrai
    explanation: Oui.
    sources: ["CSP, art. L. 1110-4"]
    checked: 2026-11
    skill: cadre
    level: 1
    tags: [téléphone]
"""


def findings(text: str) -> list[tuple[str, int, int, str]]:
    found = read(text.encode(), FileKind.PATH, "").problems.found()
    return [(one.code, one.line, one.column, one.message.replace("\u00a0", " ")) for one in found]


def test_a_path_is_read_whole() -> None:
    reading = read(PATH.encode(), FileKind.PATH, "")
    assert reading.problems.found() == ()
    assert reading.path == LearningPath(
        id="cardio",
        title="Cabinet de cardiologie",
        summary="Les mots du cœur.",
        steps=(
            PathStep(
                title="Les mots",
                picks=(
                    Pick(specialties=("cardiologie",)),
                    Pick(themes=("terminologie",), covers=("P02",), levels=(1, 2), kinds=("cloze",)),
                ),
                most=60,
            ),
            PathStep(
                title="Le secret",
                picks=(Pick(skills=("cadre",), banks=("secret",), tags=("téléphone",), questions=("q-1",)),),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("id: cardio", "id: Le cœur", ("B008", 1, 5, "« Le cœur » ne peut pas servir dans « id ».")),
        ("levels: [1, 2]", "levels: [1, 4]", ("B005", 10, 21, "« levels » ne peut pas contenir « 4 ».")),
        ("covers: [P02]", "covers: [P99]", ("B005", 9, 18, "« covers » ne peut pas contenir « P99 ».")),
        (
            "[terminologie]",
            "[terminologi]",
            ("B005", 8, 18, "« themes » ne peut pas contenir « terminologi »."),
        ),
        ("[secret]", "[Le secret]", ("B008", 14, 39, "« Le secret » ne peut pas servir dans « banks ».")),
        ("{specialties: [cardiologie]}", "{}", ("B070", 7, 9, "Ce choix ne dit pas ce qu’il prend.")),
        ("most: 60", "most: 0", ("B007", 12, 11, "« most » vaut 0.")),
        ("most: 60", "moste: 60", ("B002", 12, 5, "La clé « moste » n’existe pas ici.")),
        ("Les mots du cœur.", "m" * 301, ("P005", 3, 10, "« summary » fait 301 caractères.")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(old: str, new: str, found: tuple[str, int, int, str]) -> None:
    assert old in PATH
    text = PATH.replace(old, new, 1)
    assert findings(text)[0][1:] == found[1:]
    assert read(text.encode(), FileKind.PATH, "").path is None


def test_too_many_steps_are_refused() -> None:
    steps = "".join(f"  - {{title: É{n}, picks: [{{levels: [1]}}]}}\n" for n in range(21))
    text = f"id: long\ntitle: Long\nsummary: Long.\nsteps:\n{steps}"
    assert [message for *_place, message in findings(text)] == ["« steps » a 21 éléments."]


@pytest.fixture
def checked(tmp_path):
    """What a check of a folder with that path says of it."""

    def run(*paths: str) -> list[tuple[str, int, int, str]]:
        folder = tmp_path / "content"
        (folder / "questions" / "confidentialite").mkdir(parents=True)
        (folder / "questions" / "confidentialite" / "secret.yaml").write_text(BANK, encoding="utf-8")
        (folder / "paths").mkdir()
        for number, text in enumerate(paths):
            (folder / "paths" / f"{number}.yaml").write_text(text, encoding="utf-8")
        found = check(targets_of([str(folder)]), (), cache=None, day=date(2026, 11, 22), environment=None)
        told = [one for one in found.diagnostics if "/paths/" in one.path]
        return [(one.code, one.line, one.column, one.message.replace("\u00a0", " ")) for one in told]

    return run


def path_of(picks: str) -> str:
    return f"id: p\ntitle: P\nsummary: S.\nsteps:\n  - title: Étape\n    picks:\n      - {picks}\n"


def test_a_sound_path_says_nothing(checked) -> None:
    assert checked(path_of("{banks: [secret], tags: [téléphone], skills: [cadre], levels: [1]}")) == []


@pytest.mark.parametrize(
    ("picks", "found"),
    [
        ("{banks: [secre]}", (7, 18, "« secre » n’existe pas parmi les « banks » du contenu.")),
        ("{questions: [q-2]}", (7, 22, "« q-2 » n’existe pas parmi les « questions » du contenu.")),
        ("{tags: [guichet]}", (7, 17, "« guichet » n’existe pas parmi les « tags » du contenu.")),
        (
            "{specialties: [urologie]}",
            (7, 24, "« urologie » n’existe pas parmi les « specialties » du contenu."),
        ),
        ("{themes: [accueil]}", (5, 12, "Un choix de l’étape « Étape » ne prend aucune question.")),
        (
            "{banks: [secret], levels: [3]}",
            (5, 12, "Un choix de l’étape « Étape » ne prend aucune question."),
        ),
    ],
)
def test_what_a_path_names_or_takes_in_vain_is_told(checked, picks, found) -> None:
    assert checked(path_of(picks)) == [("B070", *found)]


def test_two_paths_of_one_id_are_told(checked) -> None:
    sound = path_of("{banks: [secret]}")
    ((code, line, column, message),) = checked(sound, sound)
    assert (code, line, column) == ("Q003", 1, 1)
    assert "L’identifiant « p » est déjà pris" in message
