"""One fault, one finding."""

from __future__ import annotations

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file

BANK = """\
id: essai
title: Essai
theme: accueil
questions:
  - id: q
    type: true_false
    prompt: Une phrase ?
    answer: vrai
    explanation: Voilà.
    skill: accueil
    level: 1
"""


def told(text: str) -> list[tuple[str, str]]:
    found = compile_file(text.encode(), FileKind.BANK, "").diagnostics
    return [(d.code, d.remedy.replace("\u00a0", " ")) for d in found if d.code != "B013"]


@pytest.mark.parametrize(
    ("right", "wrong"), [("level", "levl"), ("explanation", "explication"), ("title", "titel")]
)
def test_a_mistyped_key_is_not_missing_too(right: str, wrong: str) -> None:
    assert told(BANK.replace(f"{right}:", f"{wrong}:")) == [("B001", f"Voulez-vous dire « {right} » ?")]


def test_a_missing_key_and_a_foreign_one_are_two_faults() -> None:
    assert sorted(code for code, _remedy in told(BANK.replace("level: 1", "zzz: 1"))) == ["B001", "B002"]


def test_a_missing_id_can_be_given() -> None:
    [(code, remedy)] = told(BANK.replace("  - id: q\n    type", "  - type"))
    assert code == "B002"
    assert "quizz check --fix" in remedy
    [(code, remedy)] = told(BANK.replace("id: essai\n", ""))
    assert code == "B002"
    assert "--fix" not in remedy


def test_a_checkpoint_given_twice_is_told_and_counts_once() -> None:
    text = BANK.replace("level: 1", "level: 1\n    covers: [M21, M21]")
    compiled = compile_file(text.encode(), FileKind.BANK, "")
    assert [(d.code, d.line, d.column) for d in compiled.diagnostics] == [("B043", 12, 19)]
    assert compiled.bank is not None
    assert compiled.bank.questions[0].covers == ("M21",)


def test_a_mark_and_windows_line_ends_leave_no_trace_in_the_excerpt() -> None:
    data = ("\ufeff" + BANK).replace("\n", "\r\n").encode()
    [found] = [d for d in compile_file(data, FileKind.BANK, "").diagnostics if d.code == "Y011"]
    assert found.excerpt == "id: essai"
