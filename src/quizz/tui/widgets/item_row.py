"""One thing to place or to put in order, painted as a whole."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizz.domain.judgement import Part
from quizz.tui.widgets.columns import Cell, Columns

NOTHING = Content("")


class ItemRow(Widget):
    """Its mark and key, its text, and beside or under it the place it has."""

    class Clicked(Message):
        """The row was clicked."""

        def __init__(self, row: ItemRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, text: str, *, mark_width: int) -> None:
        super().__init__()
        self._mark = NOTHING
        self._text = Content(text)
        self._place: Content | None = None
        self._mark_width = mark_width
        self._text_width: int | None = None

    def render(self) -> Columns:
        """Two columns or three."""
        mark = Cell(self._mark, self._mark_width)
        if self._place is None:
            return Columns(mark, Cell(self._text, dressed=True))
        if self._text_width is None:
            return Columns(mark, Cell(Content("\n").join([self._text, self._place]), dressed=True))
        return Columns(mark, Cell(self._text, self._text_width, dressed=True), Cell(self._place))

    def part_columns(self, *, mark: int, text: int | None) -> None:
        """Give the columns other widths. The place stands beside a text that has a width, else under it."""
        if (mark, text) != (self._mark_width, self._text_width):
            self._mark_width, self._text_width = mark, text
            self.refresh(layout=True)

    def draw(self, mark: Content, place: Content | None = None, *, cursor: bool) -> None:
        """Show the row while it can change; what changes is a line of its own, so nothing moves."""
        mark = mark.stylize_before("$accent bold" if cursor else "$secondary")
        if not (mark.is_same(self._mark) and (place or NOTHING).is_same(self._place or NOTHING)):
            self._mark, self._place = mark, place
            self.refresh()
        self.set_class(cursor, "-cursor")

    def tell(self, part: Part, key: str, text: Content, place: Content | None, *, unknown: bool) -> None:
        """Show the verdict, by a sign and then by colour; none when the answer was not known."""
        sign = " " if unknown else "✓" if part.right else "✗"
        style = "$secondary" if unknown else "$success" if part.right else "$error bold"
        self._mark = Content.styled(f"{sign} {key}", style)
        self._text = text
        self._place = place if place is None or unknown else place.stylize_before("$success")
        self.refresh(layout=True)
        self.update_classes({"-cursor": False, "-over": True})

    def on_click(self) -> None:
        """Tell the list."""
        self.post_message(self.Clicked(self))
