"""Visuals one under the other, and visuals that depend on their room: one widget paints a whole page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quizz.tui.widgets.columns import Cell, Columns


class Stack(Visual):
    """Visuals from top to bottom, as wide as each other."""

    def __init__(self, visuals: Sequence[Visual]) -> None:
        self._visuals = visuals

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """All their lines."""
        strips: list[Strip] = []
        for visual in self._visuals:
            strips += visual.render_strips(width, None, style, options)
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """That of the widest."""
        return max((visual.get_optimal_width(rules, container_width) for visual in self._visuals), default=0)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """That of the widest at its narrowest."""
        return max((visual.get_minimal_width(rules) for visual in self._visuals), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """That of all of them."""
        return sum(visual.get_height(rules, width) for visual in self._visuals)


class Fitted(Visual):
    """A visual laid out for the width it is given: `lay_out` is called when the width is another one."""

    def __init__(self, lay_out: Callable[[int], Visual]) -> None:
        self._lay_out = lay_out
        self._last: tuple[int, Visual] | None = None

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines of what fits."""
        return self._within(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All there is."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Nothing is too narrow."""
        return 1

    def get_height(self, rules: RulesMap, width: int) -> int:
        """That of what fits."""
        return self._within(width).get_height(rules, width)

    def _within(self, width: int) -> Visual:
        if self._last is None or self._last[0] != width:
            self._last = (width, self._lay_out(width))
        return self._last[1]


def line(text: Content | str) -> Columns:
    """A text over the whole width; an empty one is an empty line."""
    return Columns(Cell(Content(text) if isinstance(text, str) else text))
