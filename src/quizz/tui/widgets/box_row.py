"""One box of a sheet, painted as a whole, with its options under it while they are unfolded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.visual import Visual
from textual.widget import Widget

from quizz.domain.judgement import Part
from quizz.domain.sheet import Box
from quizz.i18n import _
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.prose import NBSP
from quizz.tui.widgets.stacks import Fitted, Stack

NOWHERE = -1
"""The option pointed at before the first move: a key pressed too early chooses nothing."""
LONGEST_NUMBER = 9
"""Characters of a typed number: `999999,99`."""
_USUAL_NUMBER = 7
MARK = 2
GAP = 2
EMPTY = "……"
_AROUND = 2
"""Cells at each side of a value, for the signs that tell where the cursor is."""
_OPTION_INDENT = 4
_OPTION_KEY = 5


class Widths(Struct, frozen=True):
    """Of the columns of all the boxes: their labels, and the widest value, the room around it included."""

    labels: int
    values: int

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> Widths:
        """Those that these boxes need."""
        return cls(
            max((Content(box.label).cell_length for box in boxes), default=0) + GAP,
            max(map(widest_value, boxes), default=0),
        )


def widest_value(box: Box) -> int:
    """Cells of the longest thing that usually stands in a box."""
    if box.options:
        return max(Content(option).cell_length for option in box.options) + 2 * _AROUND
    return _USUAL_NUMBER + 1 + Content(box.unit).cell_length + _AROUND


class BoxRow(Widget):
    """Its label, and its value at the end of the line; under the label when it may be long."""

    class Clicked(Message):
        """The row was clicked, or one of its options."""

        def __init__(self, row: BoxRow, option: int) -> None:
            super().__init__()
            self.row = row
            self.option = option

    def __init__(self, box: Box, widths: Widths) -> None:
        super().__init__()
        self.box = box
        self._widths = widths
        self._widest = widest_value(box)
        self._text = ""
        self._fresh = False
        self._cursor = False
        self._unfolded = False
        self._pointed = NOWHERE
        self._part: Part | None = None
        self._known = True

    def render(self) -> Fitted:
        """The row, laid out for its width."""
        return Fitted(lambda width: Stack([self._head(width), *self._options()]))

    def draw(self, text: str, *, cursor: bool, fresh: bool, unfolded: bool, pointed: int) -> None:
        """Show the box while it can change. `fresh`: what is typed next replaces the text."""
        state = (text, cursor, fresh, unfolded, pointed)
        before = (self._text, self._cursor, self._fresh, self._unfolded, self._pointed)
        if state == before:
            return
        height = self._height()
        self._text, self._cursor, self._fresh, self._unfolded, self._pointed = state
        self.refresh(layout=unfolded != before[3] or self._height() != height)
        self.set_class(cursor, "-cursor")

    def tell(self, part: Part, *, unknown: bool) -> None:
        """Show the verdict, by a sign and then by colour; none when the answer was not known."""
        self._part, self._known = part, not unknown
        self._unfolded = False
        self.refresh(layout=True)
        self.update_classes({"-cursor": False, "-over": True})

    def on_click(self, event: Click) -> None:
        """Tell the list."""
        self.post_message(self.Clicked(self, self._option_at(event.y)))

    def _head(self, width: int) -> Visual:
        """The value ends where those of the other boxes end, on a line of its own when it may need one.

        After the verdict, what was given instead stands before it where there is room, else under it.
        """
        mark, blank = Cell(self._mark(), MARK), Cell(Content(""), MARK)
        label, value, given = Content(self.box.label), self._value(), self._instead()
        whole = max(min(self._widths.labels + self._widths.values, width - MARK), 1)
        used = label.cell_length + GAP
        lines: list[Visual] = []
        if given and used + given.cell_length + GAP + value.cell_length <= whole:
            value, given = Content.assemble(given, " " * GAP, value), Content("")
        wanted = max(value.cell_length, 0 if self._part else self._widest)
        if used + wanted <= whole:
            named = Cell(label, used, dressed=True)
            lines.append(Columns(mark, named, Cell(value, whole - used, right=True)))
        else:
            lines.append(Columns(mark, Cell(label, dressed=True)))
            lines.append(_under(blank, value, whole))
        if given:
            lines.append(_under(blank, given, whole))
        return Stack(lines)

    def _height(self) -> int:
        """Lines of the row without its options."""
        width = self.size.width
        return self._head(width).get_height(self.styles.get_render_rules(), width)

    def _mark(self) -> Content:
        if self._part is None:
            return Content.styled("▸ " if self._cursor else "  ", "$accent bold")
        if not self._known:
            return Content.styled("→ ", "$secondary")
        if self._part.fair:
            return Content.styled("≈ ", "$warning")
        return Content.styled("✓ ", "$success") if self._part.right else Content.styled("✗ ", "$error bold")

    def _value(self) -> Content:
        """What stands in the box; after the verdict, what belongs there."""
        if self._part is None:
            return self._chosen() if self.box.options else self._typed()
        if not self._known:
            return Content(self._part.place)
        return Content.styled(self._part.place, "$success" if self._part.right else "$success bold")

    def _instead(self) -> Content:
        """What was given in the place of the right value, nothing while that may still be it."""
        part = self._part
        if part is None or (part.right and not part.fair) or not self._known:
            return Content("")
        given = _("Vous : {place}").format(place=part.given) if part.given else _("Laissée vide")
        return Content.styled(given, "$warning" if part.fair else "$error")

    def _chosen(self) -> Content:
        value = Content(self._text) if self._text else Content.styled(EMPTY, "$secondary")
        if not self._cursor:
            return value.append(" " * _AROUND)
        return Content.assemble(("‹ ", "$accent"), value, (" ›", "$accent"))

    def _typed(self) -> Content:
        """The caret stands in the space before the unit, so that nothing moves when the cursor comes."""
        text, unit = self._text, self.box.unit
        caret = self._cursor and not (self._fresh and text)
        pieces: list[Content | tuple[str, str]] = [
            (text, "reverse" if self._cursor and self._fresh else ""),
            (NBSP, "reverse" if caret else ""),
            (unit, "$secondary"),
            (" " * (_AROUND if unit else _AROUND - 1), ""),
        ]
        if not text and not self._cursor:
            pieces[0] = (EMPTY, "$secondary")
        return Content.assemble(*pieces)

    def _options(self) -> Iterator[Columns]:
        if not self._unfolded:
            return
        for place, option in enumerate(self.box.options):
            here = place == self._pointed
            style = "$accent bold" if here else "$secondary"
            key = Content.styled(f"{'▸' if here else ' '} {place + 1}", style)
            text = Content(option).stylize("bold" if option == self._text else "")
            yield Columns(Cell(Content(""), _OPTION_INDENT), Cell(key, _OPTION_KEY), Cell(text, dressed=True))

    def _option_at(self, y: int) -> int:
        """The option on a line of the row, NOWHERE for the row itself."""
        width, rules, top = self.size.width, self.styles.get_render_rules(), self._height()
        for place, option in enumerate(self._options()):
            if top <= y < (top := top + option.get_height(rules, width)):
                return place
        return NOWHERE


def _under(blank: Cell, text: Content, whole: int) -> Columns:
    """A text that ends where values end; one of several lines begins where labels do."""
    if text.cell_length <= whole:
        return Columns(blank, Cell(text, whole, right=True))
    return Columns(blank, blank, Cell(text.rstrip()))
