"""The week as a grid that paints its own lines: a key paints those that changed, nothing else."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Key, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from quizz.domain.agenda.arranging import Arranging
from quizz.domain.agenda.week import QUARTER, Moment, Practitioner
from quizz.tui.widgets.agenda.cells import Cells, Look, cells_of
from quizz.tui.widgets.agenda.cursor import Cursor, Spot
from quizz.tui.widgets.agenda.hours import FOLD, Column, columns_of, near_rows, rows_of
from quizz.tui.widgets.agenda.scene import KINDS, Scene, head_of

_LETTERS_FREE = "abcefghijklmnoqrstvwyz"


class AgendaGrid(ScrollView, can_focus=True):
    """Days as columns, quarters of an hour as rows; the names and the days stay above while hours scroll.

    Letters that mean nothing here do nothing: they must not set off commands of the screen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "agenda--rule",
        "agenda--label",
        "agenda--hour",
        "agenda--name",
        "agenda--here",
        "agenda--closed",
        "agenda--away",
        "agenda--free",
        "agenda--kept",
        "agenda--gone",
        "agenda--lifted",
        "agenda--cursor",
        "agenda--tail",
        "agenda--best",
        "agenda--wrong",
        "agenda--urgent",
        *(f"agenda--kind-{rank}" for rank in range(KINDS)),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("left", "go(-1)", show=False),
        Binding("right", "go(1)", show=False),
        Binding("pageup", "half_day(-1)", show=False),
        Binding("pagedown", "half_day(1)", show=False),
        Binding("home", "end_of_half(0)", show=False),
        Binding("end", "end_of_half(1)", show=False),
        Binding("enter,space", "act", show=False),
        Binding("delete,backspace,x,X", "cancel", show=False),
        Binding("u,U", "undo", show=False),
        Binding("tab,p,P", "practitioner(1)", show=False),
        Binding("shift+tab", "practitioner(-1)", show=False),
        Binding("d,D", "unfold", show=False),
        *(Binding(str(digit), f"choose({digit - 1})", show=False) for digit in range(1, 10)),
        Binding(",".join(f"{one},{one.upper()}" for one in _LETTERS_FREE), "ignore", show=False),
    ]

    class Pointed(Message):
        """The cursor moved, or what it would put changed."""

    class Changed(Message):
        """Something was done, or refused with a `sentence`."""

        def __init__(self, sentence: str = "") -> None:
            super().__init__()
            self.sentence = sentence

    class Chosen(Message):
        """A line of what is to be done was named by its number, counted from 0."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Unfolded(Message):
        """The whole request is wanted, or no more."""

    def __init__(self, arranging: Arranging) -> None:
        super().__init__()
        self._arranging = arranging
        self._agenda = arranging.plan.agenda
        self._rows = rows_of(self._agenda)
        self._cursor = Cursor(self._agenda, self._rows, arranging.plan.now)
        self._columns: tuple[Column, ...] = ()
        self._cells: Cells = cells_of(arranging.plan)
        self._moved = False
        self.is_open = True
        self.turns_pages = True
        """Whether Page Up and Page Down are its own; else they turn those of the screen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that it does not take."""
        return self.turns_pages if action == "half_day" else super().check_action(action, parameters)

    @property
    def practitioner(self) -> Practitioner:
        """Whose column has the cursor."""
        return self._cursor.practitioner

    @property
    def at(self) -> Moment:
        """The moment under the cursor."""
        return self._cursor.at

    @property
    def head(self) -> int:
        """The lines above the hours."""
        return head_of(self._agenda)

    @property
    def whole_height(self) -> int:
        """The lines of all there is to see."""
        return self.head + len(self._rows)

    def on_resize(self, event: Resize) -> None:
        """Columns as wide as there is room for; until it moves, the hours of the cursor come first."""
        self._lay_out()
        if not self._moved:
            self.scroll_to(y=self._cursor.row, animate=False)
        self.reveal()

    def reveal(self) -> None:
        """Show the cursor, and all that would be taken from there."""
        room = self.size.height - self.head
        if room < 1:
            return
        last = max(self._tail(), default=self._cursor.row)
        first = max(
            self._cursor.row - (1 if self._cursor.row and self._rows[self._cursor.row - 1] == FOLD else 0), 0
        )
        top = self.scroll_offset.y
        if last - top >= room:
            top = last - room + 1
        self.scroll_to(y=max(min(top, first), 0), animate=False)

    def renew(self) -> None:
        """Paint again after something was done."""
        self._cells = cells_of(self._arranging.plan, self._arranging.lifted)
        self.refresh()

    def point(self, practitioner: str, at: Moment) -> None:
        """Put the cursor somewhere."""
        ranks = [one.id for one in self._agenda.practitioners]
        if practitioner in ranks and at.minute in self._rows:
            self._place((ranks.index(practitioner), at.day, self._rows.index(at.minute)))

    def tell(self, cells: Cells, practitioner: str) -> None:
        """Show the hours at which something was to be done, or was; nothing can be done any more."""
        self.is_open = False
        self.can_focus = False
        self._cells = cells
        told = {place[2] for place, cell in cells.items() if cell.look in {Look.BEST, Look.WRONG}}
        self._rows = near_rows(self._rows, told) or self._rows
        ranks = [one.id for one in self._agenda.practitioners]
        self._cursor.go((ranks.index(practitioner) if practitioner in ranks else 0, 0, 0))
        self._lay_out()
        self.scroll_to(y=0, animate=False)
        self.styles.height = self.whole_height
        self.refresh()

    # What keys do

    def action_move(self, step: int) -> None:
        """Go to the quarter above or below."""
        self._place(self._cursor.stepped(step))

    def action_go(self, step: int) -> None:
        """Go to the column beside."""
        here = next(
            (
                place
                for place, column in enumerate(self._columns)
                if (column.practitioner, column.day) == self._cursor.spot[:2]
            ),
            0,
        )
        if 0 <= here + step < len(self._columns):
            column = self._columns[here + step]
            self._place((column.practitioner, column.day, self._cursor.row))

    def action_half_day(self, step: int) -> None:
        """Go to the beginning of a half day, and show as much of it as there is room for."""
        spot = self._cursor.half_day(step)
        self._place(spot)
        if spot is not None:
            self.scroll_to(y=spot[2], animate=False)

    def action_end_of_half(self, last: int) -> None:
        """Go to the first or to the last quarter of the half day."""
        self._place(self._cursor.end_of_half(last=bool(last)))

    def action_practitioner(self, step: int) -> None:
        """Go to the same hour of another practitioner."""
        rank = (self._cursor.rank + step) % len(self._agenda.practitioners)
        self._place((rank, self._cursor.day, self._cursor.row))

    def action_act(self) -> None:
        """Place, pick up, or put down."""
        self._do(self._arranging.act(self.practitioner, self.at))

    def action_cancel(self) -> None:
        """Cancel, or give back what was cancelled."""
        self._do(self._arranging.cancel(self.practitioner, self.at))

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.is_open and self._arranging.undo():
            self._do("")

    def action_unfold(self) -> None:
        """See the whole request, or no more."""
        self.post_message(self.Unfolded())

    def action_choose(self, index: int) -> None:
        """Take in hand what a line names."""
        self.post_message(self.Chosen(index))

    def action_ignore(self) -> None:
        """Do nothing."""

    def on_key(self, event: Key) -> None:
        """Escape gives back what was picked up before it leaves the session."""
        if event.key == "escape" and self.is_open and self._arranging.drop():
            event.stop()
            event.prevent_default()
            self._do("")

    def on_click(self, event: Click) -> None:
        """A cell has the cursor; once more, and it is done. A name goes to its week."""
        event.stop()
        if not self.is_open:
            return
        self.focus(scroll_visible=False)
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y < self.head - 1:
            self._click_name(offset.x)
        elif offset.y >= self.head:
            self._click_cell(offset.x, offset.y - self.head + self.scroll_offset.y)

    def _click_name(self, x: int) -> None:
        for rank, start, name in self._scene().names():
            if start <= x < start + len(name) + 2:
                self._place((rank, self._cursor.day, self._cursor.row))

    def _click_cell(self, x: int, row: int) -> None:
        column = next((one for one in self._columns if one.x <= x <= one.x + one.width), None)
        if column is None or row >= len(self._rows) or self._rows[row] == FOLD:
            return
        there = (column.practitioner, column.day, row)
        if there == self._cursor.spot:
            self.action_act()
        else:
            self._place(there)

    # What is painted

    def render_line(self, y: int) -> Strip:
        """A line of the screen: the names, the days, or a row of hours."""
        segments = self._scene().line(y)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _scene(self) -> Scene:
        return Scene(
            agenda=self._agenda,
            rows=self._rows,
            columns=self._columns,
            cells=self._cells,
            active=self._cursor.rank,
            cursor=self._cursor.spot if self.is_open else None,
            tail=self._tail() if self.is_open else range(0),
            letter=self._letter(),
            top=self.scroll_offset.y,
            style=self._style,
        )

    def _letter(self) -> str:
        """That of what is in hand."""
        plan = self._arranging.plan
        hand = plan.thing(self._arranging.hand)
        kind = plan.kind(hand) if hand else None
        return kind.letter if kind else ""

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"agenda--{name}") if name else self.rich_style

    # Where things are

    def _tail(self) -> range:
        """The rows after the cursor that what is in hand would take; none where Enter picks something up."""
        lifts = self._arranging.lifts(self.practitioner, self.at) is not None
        more = 0 if lifts else max(self._arranging.minutes() // QUARTER - 1, 0)
        return range(self._cursor.row + 1, min(self._cursor.row + 1 + more, len(self._rows)))

    def _lay_out(self) -> None:
        self._columns = columns_of(self._agenda, self._cursor.rank, self.size.width)
        self.virtual_size = Size(self.size.width, self.whole_height)

    def _place(self, spot: Spot | None) -> None:
        """Move the cursor, and paint the lines it leaves and those it comes to."""
        if spot is None:
            return
        self._moved = True
        before, lines = self._cursor.spot, {self._cursor.row, *self._tail()}
        self._cursor.go(spot)
        if spot[0] != before[0]:
            self._lay_out()
            self.refresh()
        else:
            lines |= {spot[2], *self._tail()}
            top = self.scroll_offset.y
            sideways = {self.head - 1} if spot[1] != before[1] else set()
            for y in sideways | {line - top + self.head for line in lines if line >= top}:
                self.refresh(Region(0, y, self.size.width, 1))
        self.reveal()
        self.post_message(self.Pointed())

    def _do(self, sentence: str) -> None:
        if not self.is_open:
            return
        if not sentence:
            self.reveal()
        self.post_message(self.Changed(sentence))
