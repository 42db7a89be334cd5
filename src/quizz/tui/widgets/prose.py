"""French text on screen: never markup, and never broken at a no-break space."""

from __future__ import annotations

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual, visualize
from textual.widgets import Static

NBSP = "\N{NO-BREAK SPACE}"
NARROW_NBSP = "\N{NARROW NO-BREAK SPACE}"
STAND_IN = "\N{BRAILLE PATTERN BLANK}"
"""One cell wide and no white space, so that the text is not cut there; gone before anything is painted."""
_TO_STAND_IN = str.maketrans({NBSP: STAND_IN, NARROW_NBSP: STAND_IN})


class Unbroken(Visual):
    """A content wrapped at ordinary spaces only: Textual takes every Unicode space for a place to cut."""

    def __init__(self, content: Content) -> None:
        self._content = Content(content.plain.translate(_TO_STAND_IN), list(content.spans))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Lay the content out, then put the no-break spaces back."""
        strips = self._content.render_strips(width, height, style, options)
        return [_restored(strip) for strip in strips]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As the content."""
        return self._content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """As the content."""
        return self._content.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As the content."""
        return self._content.get_height(rules, width)


def _restored(strip: Strip) -> Strip:
    if all(STAND_IN not in segment.text for segment in strip):
        return strip
    segments = [Segment(text.replace(STAND_IN, NBSP), style, control) for text, style, control in strip]
    return Strip(segments, strip.cell_length)


class Prose(Static):
    """A text of a bank, of a person or of quizz, shown as written."""

    def __init__(
        self, text: str | Content = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(
            Content(text) if isinstance(text, str) else text, id=id, classes=classes, markup=False
        )

    def render(self) -> Visual:
        """The text, wrapped the French way."""
        visual = visualize(self, super().render(), markup=False)
        return Unbroken(visual) if isinstance(visual, Content) else visual


class Shortened(Unbroken):
    """The same, ended by « … » at a word when there is not room for all of it."""

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Take words away until it fits."""
        strips = super().render_strips(width, None, style, options)
        if height is None or len(strips) <= height or height < 1:
            return strips
        words = " ".join(strip.text.strip() for strip in strips[:height]).split(" ")
        while words:
            shorter = Unbroken(Content(" ".join([*words, "…"])))
            cut = shorter.render_strips(width, None, style, options)
            if len(cut) <= height:
                return cut
            words.pop()
        return strips[:height]


class ShortProse(Prose):
    """A text whose height is bounded, and which tells that it goes on."""

    def render(self) -> Visual:
        """The text, cut at a word."""
        visual = visualize(self, Static.render(self), markup=False)
        return Shortened(visual) if isinstance(visual, Content) else visual
