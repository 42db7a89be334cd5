"""One option of a list, painted as a whole: a key costs one widget a row, not three."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.visual import Visual
from textual.widget import Widget

from quizz.domain.judgement import Part
from quizz.tui.widgets.columns import Cell, Columns

DONT_KNOW = -1
"""The position of « Je ne sais pas »."""
MARK_WIDTH = 6
BOXED_MARK_WIDTH = 8


class OptionRow(Widget):
    """A mark, the key of the option, its text. The style of the row is that of its text.

    `several`: whether other options may be picked beside it, which a box then tells.
    """

    class Clicked(Message):
        """The row was clicked."""

        def __init__(self, row: OptionRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, position: int, key: str, text: str | Content, *, several: bool) -> None:
        super().__init__()
        self.position = position
        self._key = key
        self._text = Content(text) if isinstance(text, str) else text
        self._several = several
        self._mark = ("", "")

    def render(self) -> Visual:
        """The mark, and the text hanging beside it."""
        mark, style = self._mark
        width = BOXED_MARK_WIDTH if self._several else MARK_WIDTH
        return Columns(Cell(Content.styled(mark, style), width), Cell(self._text, dressed=True))

    def draw(self, *, cursor: bool, picked: bool) -> None:
        """Show where the cursor is and what is picked."""
        boxed = self._several and self.position != DONT_KNOW
        box = ("[x]" if picked else "[ ]") if boxed else ""
        pointed = cursor or (picked and not self._several)
        self._write(
            f"{'▸' if pointed else ' '} {self._key} {box}", "$accent bold" if cursor else "$secondary"
        )
        self.update_classes({"-cursor": cursor, "-picked": picked})

    def tell(self, part: Part | None) -> None:
        """Show the verdict on this option, by a sign and then by colour."""
        self.update_classes({"-over": True, "-cursor": False, "-picked": False})
        if part is None:
            self._write(f"  {self._key}", "$secondary")
            return
        sign = "✓" if part.right else "✗" if part.chosen else " "
        style = "$success bold" if part.right else "$error" if part.chosen else "$secondary"
        self._write(f"{'▸' if part.chosen else ' '} {self._key} {sign}", style)
        self.update_classes({"-right": part.right, "-wrong": part.chosen and not part.right})

    def settle(self, sign: str, style: str) -> None:
        """Show that this option was taken, by a sign and then by colour."""
        self._write(f"▸ {self._key} {sign}", f"{style} bold")
        self.add_class("-taken")

    def on_click(self) -> None:
        """Tell the list."""
        self.post_message(self.Clicked(self))

    def _write(self, mark: str, style: str) -> None:
        if (mark, style) != self._mark:
            self._mark = (mark, style)
            self.refresh()
