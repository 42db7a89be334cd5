"""A whole bank as text: what is read aloud of each kind of question, and of what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quizz.cli.plain.previewing import preview_lines
from quizz.services.previewing.previewer import Previewer

HEAD = "id: essai\ntitle: Essai\ntheme: accueil\nauthors: [Équipe quizz]\nquestions:\n"
COMMON = "    explanation: Parce que c’est la règle.\n    skill: accueil\n    level: 2\n    covers: [M14]\n"


@pytest.fixture
def text(tmp_path: Path):
    """The text of a bank of one question, plain spaces for no-break ones."""

    def write(question: str, name: str = "questions/accueil/essai.yaml", head: str = HEAD) -> list[str]:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(head + question, encoding="utf-8")
        reader = Previewer(str(file), [], cache=None, today=lambda: date(2026, 11, 21), environment=None)
        reader.read()
        lines = preview_lines(reader.checked())
        return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines]

    return write


def question(kind: str, fields: str) -> str:
    return f"  - id: es-une\n    type: {kind}\n    prompt: Une question.\n{fields}{COMMON}"


def after(lines: list[str], start: str) -> list[str]:
    return lines[lines.index(start) + 1 :]


def test_choices_are_told_with_their_numbers_and_their_feedback(text) -> None:
    lines = text(
        question(
            "single_choice",
            "    choices:\n      - {text: Oui, correct: oui}\n      - {text: Non, feedback: Pas cela.}\n"
            "      - {text: Ni l’un ni l’autre, feedback: Ni cela.}\n",
        )
    )
    assert lines[0] == "Accueil · Essai"
    assert "1 sur 1 · es-une · choix unique, ligne 6" in lines
    key = after(lines, "Corrigé :")
    right = next(line for line in key if "Bonne réponse" in line)
    number = right.partition(".")[0]
    assert right == f"{number}. Bonne réponse : Oui."
    assert f"{number}. Oui" in lines
    assert any(line.endswith("Mauvaise réponse : Non. Pas cela.") for line in key)
    assert key[3:5] == ["Explication : Parce que c’est la règle.", "Accueil · niveau 2 · M14."]


def test_pairs_are_told_with_their_places(text) -> None:
    lines = text(
        question(
            "matching",
            "    pairs:\n      - {left: A, right: X, feedback: Pour cela.}\n      - {left: B, right: Y}\n"
            "      - {left: C, right: Z}\n    decoys: [W]\n",
        )
    )
    assert after(lines, "Corrigé :")[:5] == [
        "A : X. Pour cela.",
        "B : Y.",
        "C : Z.",
        "Ne va avec rien :",
        "Mauvaise réponse : W.",
    ]


def test_an_order_is_told_by_rank(text) -> None:
    lines = text(
        question("ordering", "    items:\n      - {text: A}\n      - {text: B}\n      - {text: C}\n")
    )
    assert after(lines, "Le bon ordre :")[:3] == ["1. A.", "2. B.", "3. C."]


def test_what_is_wrong_is_told_at_its_question(text) -> None:
    lines = text(question("true_false", "    answer: peut-être\n"))
    title = lines.index("1 sur 1 · es-une · vrai ou faux, ligne 6")
    assert lines[title + 1].startswith("Erreur B005, ligne 9 : ")
    assert "Cette question ne peut pas être lue." in lines[title:]


def test_a_withheld_question_says_why_and_is_told(text) -> None:
    lines = text(question("numeric", '    answer: "{{tariff:G}}"\n'))
    assert any(line.startswith("Cette question est retenue") and "« G »" in line for line in lines)


def test_a_file_that_cannot_be_read(text) -> None:
    lines = text("a: [b", head="")
    assert "Le fichier ne peut pas être lu tel qu’il est." in lines
    assert any(line.startswith("Erreur Y0") for line in lines)


def test_a_glossary_is_told_entry_by_entry(text) -> None:
    lines = text(
        "  - {id: uretere, term: uretère, kind: term, gender: m, definition: Conduit du rein à la vessie.}\n",
        name="glossary.yaml",
        head="terms:\n",
    )
    assert lines[0] == "Glossaire"
    assert "1 entrée." in lines
    title = lines.index("1 sur 1 · uretere · terme, ligne 2")
    assert lines[title + 1 : title + 4] == [
        "uretère.",
        "Conduit du rein à la vessie.",
        "Question 1, réponse tapée :",
    ]


def test_nothing_of_a_bank_moves_the_cursor_of_a_terminal(text) -> None:
    lines = text('  - id: "a\\e[2J"\n    type: "\\e[31m"\n    prompt: "x\\e[2Jy"\n')
    assert not any("\x1b" in line for line in lines)
    assert "1 sur 1 · sans identifiant · ?, ligne 6" in lines
