"""Texts side by side in one widget: a key then costs one style and one paint a row, not one a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quizz.tui.widgets.prose import Unbroken


@dataclass(frozen=True)
class Cell:
    """A text wrapped in its column of `width` cells, None for what is left.

    `dressed`: it takes the text style of the widget, such as the underline under the mouse, and not its
    colours alone; it is also what the mouse can select. `right`: its lines end at the end of the column.
    """

    text: Content
    width: int | None = None
    dressed: bool = False
    right: bool = False

    def within(self, room: int) -> int:
        """Its width where so much room is left; never none, so that a text always has its lines."""
        return max(room if self.width is None else min(self.width, room), 1)


class Columns(Visual):
    """Cells from left to right, the lines of each hanging under its first."""

    def __init__(self, *cells: Cell) -> None:
        self._cells = [(cell, Unbroken(cell.text)) for cell in cells]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines of the longest cell, the others filled with blanks."""
        plain = Style(background=style.background, foreground=style.foreground)
        bare = replace(options, selection=None)
        filled = Style(background=style.background).rich_style
        columns: list[list[Strip]] = []
        for (cell, text), room in zip(self._cells, self._widths(width), strict=True):
            lines = text.render_strips(
                room, height, style if cell.dressed else plain, options if cell.dressed else bare
            )
            if cell.right:
                lines = [Strip.join([Strip.blank(room - line.cell_length, filled), line]) for line in lines]
            columns.append([line.adjust_cell_length(room, filled) for line in lines])
        blanks = [Strip.blank(room, filled) for room in self._widths(width)]
        return [
            Strip.join(line or blank for line, blank in zip(lines, blanks, strict=True))
            for lines in zip_longest(*columns)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Without wrapping."""
        return sum(cell.width or text.get_optimal_width(rules, container_width) for cell, text in self._cells)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """With each cell at its narrowest."""
        return sum(cell.width or text.get_minimal_width(rules) for cell, text in self._cells)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """That of the highest cell."""
        return max(
            text.get_height(rules, room)
            for (_cell, text), room in zip(self._cells, self._widths(width), strict=True)
        )

    def _widths(self, width: int) -> Sequence[int]:
        widths: list[int] = []
        for cell, _text in self._cells:
            widths.append(cell.within(width - sum(widths)))
        return widths
