"""An item whose indentation is broken: its other faults are told at once, and none that is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file
from quizz.content.straightening import straightened

HEAD = "id: essai\ntitle: Essai\ntheme: accueil\nquestions:\n"
SOUND = """\
  - id: a
    type: single_choice
    prompt: Que dit-on
      au téléphone ?
    explanation: >-
      On dit
        bonjour.
    skill: accueil
    level: 1
    choices:
      - text: Bonjour.
        correct: oui
      # un autre
      - text: Allo.
      - text: Rien.
"""
OTHER = "  - id: b\n    type: true_false\n    prompt: Oui.\n    answer: vrai\n    explanation: Voilà.\n"
OTHER += "    skill: accueil\n    level: 1\n"


def errors(items: str) -> list[tuple[str, int, int]]:
    compiled = compile_file((HEAD + items).encode(), FileKind.BANK, "")
    found = (d for d in compiled.diagnostics if d.severity == "error")
    return sorted(((d.code, d.line, d.column) for d in found), key=lambda told: told[1:])


def broken(*lines: int) -> str:
    """The sound question with these lines one space too far, and three faults further down."""
    written = SOUND.replace("skill: accueil", "skill: acueil").replace("level: 1", "level: 9")
    written = written.replace("correct: oui", "correct: oiu")
    return "".join(
        f" {line}" if number in lines else line
        for number, line in enumerate(written.splitlines(keepends=True), 1)
    )


def test_the_question_is_sound_when_it_is_straight() -> None:
    assert errors(SOUND + OTHER) == []


def test_every_fault_of_the_question_is_told_with_its_indentation() -> None:
    assert errors(broken(3) + OTHER) == [
        ("Y023", 7, 6),
        ("B010", 12, 12),
        ("B007", 13, 12),
        ("Q001", 15, 7),
        ("B005", 16, 18),
    ]


def test_places_are_those_of_the_file_on_lines_that_are_moved() -> None:
    assert ("B005", 16, 19) in errors(broken(12) + OTHER)


@pytest.mark.parametrize("line", range(2, 16))
def test_a_line_out_of_place_is_the_only_fault_of_a_sound_question(line: int) -> None:
    """Whichever it is, and in either direction; nothing is told that is not wrong."""
    lines = SOUND.splitlines(keepends=True)
    for shifted in (f" {lines[line - 1]}", lines[line - 1].removeprefix(" ")):
        told = errors("".join([*lines[: line - 1], shifted, *lines[line:]]) + OTHER)
        assert all(code.startswith("Y") for code, _line, _column in told), told


def test_an_item_that_cannot_be_put_straight_is_told_for_its_structure_alone() -> None:
    assert errors('  - id: a\n    prompt: "Une\n    level: 9\n' + OTHER) == [("Y024", 6, 13)]


@pytest.mark.parametrize(
    ("written", "straight"),
    [
        (["- a: 1", "   b: 2", " c: 3"], ["- a: 1", "  b: 2", "  c: 3"]),
        (["- a:", "    b: 1", "     c: 2", "  d: 3"], ["- a:", "    b: 1", "    c: 2", "  d: 3"]),
        (["- a: |", "    b: 1", "      c", " d: 3"], ["- a: |", "    b: 1", "      c", "  d: 3"]),
        (["- a:", "  - b: 1", "     c: 2", " d: 3"], ["- a:", "  - b: 1", "    c: 2", "  d: 3"]),
    ],
)
def test_lines_go_to_the_nearest_level(written: list[str], straight: list[str]) -> None:
    assert straightened(written) == straight


@pytest.mark.parametrize(
    "written", [["- a: 1", "  b: 2"], ["a: 1"], [], ["- a: 1", "          b: 2"], ["- a: un", "    texte"]]
)
def test_there_is_nothing_to_move_or_no_way_to_know(written: list[str]) -> None:
    assert straightened(written) is None


@given(st.lists(st.from_regex(r" {0,9}(- )?([a-c]:)?( [|>x#])?", fullmatch=True), max_size=12))
def test_only_spaces_move_and_what_is_straight_stays(lines: list[str]) -> None:
    straight = straightened(lines)
    if straight is not None:
        assert [line.strip() for line in straight] == [line.strip() for line in lines]
