"""Where a whole text is written: as high as what it holds, the page scrolls with the cursor."""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Paste, Resize
from textual.geometry import Region
from textual.widgets import TextArea

_NOT_HERE = frozenset({"f6", "f7", "pageup", "pagedown"})
"""Keys of Textual's text area that are commands of the screen: report, undo, and scroll the page."""


class TextField(TextArea, inherit_bindings=False):
    """A text area without a frame of its own; Enter begins a line, Tab leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in Binding.make_bindings(TextArea.BINDINGS) if binding.key not in _NOT_HERE
    ]

    def __init__(self, text: str = "", *, placeholder: str = "") -> None:
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
            placeholder=placeholder,
        )

    def on_paste(self, event: Paste) -> None:
        """What comes from elsewhere may hold tabs, and characters that mean something to a terminal."""
        event.text = "".join(
            sign if sign.isprintable() or sign == "\n" or unicodedata.category(sign) == "Zs" else ""
            for sign in "\n".join(event.text.replace("\t", " ").splitlines())
        )

    @on(Resize)
    @on(TextArea.SelectionChanged)
    @on(TextArea.Changed)
    def _follow(self) -> None:
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """Keep the line of the cursor, and the ones beside it, in sight."""
        page = next((node for node in self.ancestors if isinstance(node, VerticalScroll)), None)
        if page is None or not self.has_focus:
            return
        line = self.cursor_screen_offset.y - page.content_region.y + round(page.scroll_offset.y)
        page.scroll_to_region(Region(0, max(0, line - 1), 1, 3), animate=False, force=True)
