"""Texts side by side, each hanging in its column."""

from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.content import Content
from textual.css.styles import RulesMap
from textual.style import Style
from textual.visual import RenderOptions

from quizz.tui.widgets.columns import Cell, Columns

BASE = Style(background=Color(0, 0, 0), foreground=Color(255, 255, 255), underline=True)
OPTIONS = RenderOptions(lambda style: Style.parse(style) if isinstance(style, str) else style, RulesMap())


def painted(columns: Columns, width: int) -> list[str]:
    return [strip.text for strip in columns.render_strips(width, None, BASE, OPTIONS)]


def test_lines_hang_under_the_first() -> None:
    row = Columns(Cell(Content("▸ 1"), 6), Cell(Content("un deux trois")))
    assert [line.rstrip() for line in painted(row, 13)] == ["▸ 1   un deux", "      trois"]


def test_a_cell_with_fewer_lines_leaves_its_place_empty() -> None:
    row = Columns(Cell(Content("A"), 3), Cell(Content("mot"), 6), Cell(Content("→ ici\nVous : là")))
    assert [line.rstrip() for line in painted(row, 30)] == ["A  mot   → ici", "         Vous : là"]


def test_a_no_break_space_does_not_break() -> None:
    row = Columns(Cell(Content("1"), 2), Cell(Content("environ 30\u00a0€")))
    assert [line.rstrip() for line in painted(row, 13)] == ["1 environ", "  30\u00a0€"]


def test_only_a_dressed_cell_takes_the_text_style() -> None:
    (strip,) = Columns(Cell(Content("1"), 2), Cell(Content("oui"), dressed=True)).render_strips(
        9, None, BASE, OPTIONS
    )
    underlined = "".join(segment.text for segment in strip if segment.style and segment.style.underline)
    assert underlined.strip() == "oui"


@given(
    st.lists(st.text("abé \u00a0", max_size=30), min_size=1, max_size=3),
    st.integers(1, 9),
    st.integers(1, 40),
)
def test_as_many_lines_as_are_announced_and_none_lost(texts: list[str], indent: int, width: int) -> None:
    row = Columns(Cell(Content("x"), indent), *(Cell(Content(text), 12) for text in texts))
    lines = painted(row, width)
    assert len(lines) == row.get_height(RulesMap(), width)
    letters = sorted("".join("".join(lines).split()))
    assert letters == sorted("x" + "".join("".join(texts).split()))
