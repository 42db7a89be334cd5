"""Buttons that are a line of text."""

from __future__ import annotations

from textual.widgets import Button


class TextButton(Button, inherit_css=False):
    """All of ours. Of the many looks of Textual's button none is read, which takes a while."""

    DEFAULT_CSS = """
    TextButton {
        width: auto;
        min-width: 16;
        height: auto;
        line-pad: 1;
        text-align: center;
        content-align: center middle;
        pointer: pointer;

        &.-active { tint: $background 30%; }
    }
    """

    def __init__(self, label: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(label, id=id, classes=classes, compact=True)
