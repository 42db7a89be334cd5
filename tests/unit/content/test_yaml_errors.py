"""Faults of structure as they are made: each is told where it is, and costs its question alone."""

from __future__ import annotations

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file

HEAD = "id: essai\ntitle: Essai\ntheme: accueil\nquestions:\n"
ITEM = """\
  - id: {id}
    type: true_false
    prompt: {prompt}
    answer: vrai
    explanation: Voilà.
    skill: accueil
    level: 1
"""
"""Seven lines: the prompt of the second question is on line 14."""


def bank(*prompts: str) -> str:
    return HEAD + "".join(ITEM.format(id="abcd"[rank], prompt=text) for rank, text in enumerate(prompts))


def told(text: str) -> tuple[list[tuple[str, int, int]], str, list[str], str]:
    """The errors, the remedy of the first, the questions that stay, what is said of the others."""
    compiled = compile_file(text.encode(), FileKind.BANK, "")
    errors = [d for d in compiled.diagnostics if d.severity == "error"]
    kept = [question.id for question in compiled.bank.questions] if compiled.bank else []
    count = [d.message for d in compiled.diagnostics if d.code == "B013"]
    return [(d.code, d.line, d.column) for d in errors], errors[0].remedy, kept, "".join(count)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_forgotten_closing_quote_is_told_where_it_was_opened(quote: str) -> None:
    text = bank("Une.", f"{quote}Deux", f"{quote}Trois ?{quote}", "Quatre")
    errors, remedy, kept, count = told(text)
    assert errors == [("Y024", 14, 13)]
    assert remedy.startswith("Refermez-le")
    assert kept == ["a", "c", "d"]
    assert count == "3 questions retenues sur 4."


def test_a_quote_inside_a_text_on_one_line_is_told_as_such() -> None:
    assert told(bank("Une.", '"Il dit "oui" à tous"'))[0] == [("Y021", 14, 13)]


@pytest.mark.parametrize("prompt", ["“Attention : danger”", "‘Attention : danger’"])
def test_curly_quotes_are_told_to_be_no_quotes(prompt: str) -> None:
    errors, remedy, _kept, _count = told(bank(prompt))
    assert [code for code, _line, _column in errors] == ["Y020"]
    assert "guillemets droits" in remedy


def test_a_dash_that_touches_its_key_costs_its_own_question_alone() -> None:
    errors, remedy, kept, count = told(bank("Une.", "Deux.", "Trois.").replace("- id: b", "-id: b"))
    assert errors == [("Y023", 12, 3)]
    assert remedy == "Écrivez une espace après le tiret."
    assert kept == ["a", "c"]
    assert count == "2 questions retenues sur 3."


def test_dashes_that_all_touch_their_keys_are_told() -> None:
    errors, remedy, _kept, _count = told(bank("Une.").replace("- id: a", "-id: a"))
    assert errors == [("Y023", 5, 3)]
    assert remedy == "Écrivez une espace après le tiret."
