"""Visuals one under the other, and columns that end where their column ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.content import Content
from textual.css.styles import RulesMap
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quizz.domain.sheet import ReasoningLine
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.reasoning import reasoning
from quizz.tui.widgets.stacks import Fitted, Stack, line

BASE = Style(background=Color(0, 0, 0), foreground=Color(255, 255, 255))
OPTIONS = RenderOptions(lambda style: Style() if isinstance(style, str) else style, RulesMap())
STEPS = (
    ReasoningLine(
        label="Base",
        amount="130,00\u00a0€",
        rule="Le tarif de l’acte ce jour-là.",
        source="ameli.fr",
        act="G",
    ),
    ReasoningLine(
        label="Versé par l’assurance maladie", amount="9,00\u00a0€", rule="Le taux.", source="a; b"
    ),
)


def painted(visual: Visual, width: int) -> list[str]:
    return [strip.text.rstrip() for strip in visual.render_strips(width, None, BASE, OPTIONS)]


def test_a_column_may_end_at_its_end() -> None:
    row = Columns(Cell(Content("Base"), 6), Cell(Content("9,00"), 7, right=True), Cell(Content("x")))
    assert painted(row, 20) == ["Base     9,00x"]
    assert painted(Columns(Cell(Content("un deux"), 5, right=True)), 5) == ["   un", " deux"]


def test_visuals_follow_each_other_and_fit_their_room() -> None:
    stack = Stack([line("un"), line(""), Fitted(lambda width: line(f"sur {width}"))])
    assert painted(stack, 9) == ["un", "", "sur 9"]
    assert painted(stack, 5) == ["un", "", "sur 5"]
    assert stack.get_height(RulesMap(), 9) == 3


@given(st.lists(st.text("ab ", max_size=30), max_size=4), st.integers(1, 20))
def test_as_many_lines_as_are_announced(texts: list[str], width: int) -> None:
    stack = Stack([line(text) for text in texts])
    strips = stack.render_strips(width, None, BASE, OPTIONS)
    assert len(strips) == stack.get_height(RulesMap(), width)
    assert {strip.cell_length for strip in strips} <= {width}


@pytest.mark.parametrize("width", [50, 90])
def test_amounts_of_a_reasoning_end_in_one_column(width: int) -> None:
    lines = painted(reasoning(STEPS), width)
    assert lines[0] == "Le calcul"
    ends = {text.index("€") for text in lines if "€" in text}
    assert len(ends) == 1
    assert ("Le tarif" in lines[1]) is (width == 90)
    assert any("a\u00a0; b" in text for text in lines)
