"""One target of matching and sorting, painted as a whole."""

from __future__ import annotations

from string import ascii_lowercase

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.item_row import NOTHING


def letter_of(target: int) -> str:
    """`A` for the first target."""
    return ascii_lowercase[target].upper()


class TargetRow(Widget):
    """Its letter, its name, and the items it was given to. The style of the row is that of its name."""

    class Clicked(Message):
        """The target was clicked."""

        def __init__(self, target: int) -> None:
            super().__init__()
            self.target = target

    def __init__(self, target: int, name: str, *, mark_width: int) -> None:
        super().__init__()
        self._target = target
        self._called = name
        self._mark_width = mark_width
        self._mark = NOTHING
        self._text = Content(name)

    def render(self) -> Columns:
        """The letter, and the name beside it."""
        return Columns(Cell(self._mark, self._mark_width), Cell(self._text, dressed=True))

    def widen_mark(self, width: int) -> None:
        """Give the column of the letter another width."""
        if width != self._mark_width:
            self._mark_width = width
            self.refresh(layout=True)

    def draw(self, holders: list[int], *, beside: bool) -> None:
        """Show the items that it was given to, after it or before it; it then interests the others less."""
        numbers = ",".join(str(index + 1) for index in holders)
        before = numbers if len(numbers) <= 3 else "…"
        letter = (letter_of(self._target), "bold $accent")
        mark = Content.assemble("  " if beside else f"{before:>3}  ", letter).stylize_before("$secondary")
        text = Content.assemble(self._called, (f"   {numbers}" if beside else "", "$accent"))
        if not (mark.is_same(self._mark) and text.is_same(self._text)):
            moved = text != self._text  # numbers after the name may need another line
            self._mark, self._text = mark, text
            self.refresh(layout=moved)
        self.set_class(bool(holders), "-used")

    def on_click(self) -> None:
        """Tell the list."""
        self.post_message(self.Clicked(self._target))
