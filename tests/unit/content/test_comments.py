"""« # » after a space in a text without quotes: told when it cuts a sentence, never when it is a comment."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file
from quizz.content.sources import read_folder
from quizz.content.writing import examples
from quizz.locations import builtin_content

BANK = """\
id: essai
title: Essai
theme: accueil
questions:
  - id: q
    type: multiple_choice
    prompt: {prompt}
    choices:
      - text: {text}
        correct: oui
      - text: Deux
        correct: oui
      - text: Trois
        feedback: {feedback}
    explanation: Voilà.
    skill: accueil
    level: 1 # niveau
"""
USUAL = {"prompt": "Que faire ?", "text": "Un", "feedback": "Non."}


def found(**typed: str) -> list[tuple[int, int]]:
    text = BANK.format(**(USUAL | typed))
    return [
        (d.line, d.column)
        for d in compile_file(text.encode(), FileKind.BANK, "").diagnostics
        if d.code == "Y025"
    ]


@pytest.mark.parametrize(
    ("key", "text", "place"),
    [
        ("prompt", "Tapez sur la touche # du téléphone", (7, 33)),
        ("prompt", "Tapez 1 puis #.", (7, 26)),
        ("prompt", "Le dossier #12 est-il clos ?", (7, 24)),
        ("text", "Touche # ou étoile", (9, 22)),
        ("text", "Touche #", (9, 22)),
        ("feedback", "Le signe\n          dièse # se tape", (15, 17)),
    ],
)
def test_a_text_that_is_cut_is_told(key: str, text: str, place: tuple[int, int]) -> None:
    assert found(**{key: text}) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Tapez sur la touche  # deux espaces",
        "Que faire ? # à relire",
        "Que faire alors # À relire",
        "Que faire alors # TODO",
        "'Tapez # du téléphone'",
        '"Tapez # du téléphone"',
        ">-\n      Tapez # du téléphone",
        "Tapez la touche# du téléphone",
        "Que faire alors\n    # une ligne de commentaire",
    ],
)
def test_a_comment_and_a_text_in_quotes_are_not(text: str) -> None:
    assert found(prompt=text) == []


def test_the_comments_of_the_program_are_silent() -> None:
    sources, _unread = read_folder(builtin_content())
    texts = [(source.data, source.kind) for source in sources]
    for kind in examples.TYPES:
        item = examples.question(kind, id="q", prompt="", skill="accueil", level="1", month="2026-11")
        text = examples.bank(id="b", title="T", theme="accueil", authors=(), question=item)
        texts.append((text.encode(), FileKind.BANK))
    for page in (Path(__file__).parents[3] / "docs").glob("*.md"):
        blocks = page.read_text("utf-8").split("```yaml\n")[1:]
        texts += [(block.partition("```")[0].encode(), FileKind.BANK) for block in blocks]
    assert [
        d for data, kind in texts for d in compile_file(data, kind, "").diagnostics if d.code == "Y025"
    ] == []
