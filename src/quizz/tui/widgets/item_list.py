"""Things to place or to put in order, as rows: what both kinds of list share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Button

from quizz import wording
from quizz.domain.judgement import Judgement
from quizz.domain.presentation import Placeable
from quizz.tui.widgets.answers import AnswerPanel, ButtonLine, ValidateButton
from quizz.tui.widgets.item_row import ItemRow
from quizz.tui.widgets.prose import Prose


class ItemList(Vertical, can_focus=True):
    """Rows with a cursor. The cursor alone answers nothing, so it may begin on the first row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("right", "change(1)", show=False),
        Binding("backspace,delete", "take_back", show=False),
        *(Binding(str(digit), f"number({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    cursor: var[int] = var(0)

    class Touched(Message):
        """The cursor moved, or the answer `changed`."""

        def __init__(self, *, changed: bool) -> None:
            super().__init__()
            self.changed = changed

    def __init__(self, items: Sequence[Placeable], *, mark_width: int) -> None:
        super().__init__()
        self.rows = [ItemRow(item.text, mark_width=mark_width) for item in items]
        self.is_open = True

    @property
    @abstractmethod
    def left(self) -> tuple[int, ...]:
        """The items that have no place yet."""

    @abstractmethod
    def draw(self) -> None:
        """Show the rows as they are now."""

    @abstractmethod
    def pick(self, index: int) -> None:
        """An item was named by its key or clicked."""

    @abstractmethod
    def action_number(self, index: int) -> None:
        """A digit was pressed; counted from 0."""

    @abstractmethod
    def action_change(self, step: int) -> None:
        """Give the item under the cursor the place before or after its own."""

    @abstractmethod
    def action_take_back(self) -> None:
        """Take a place back."""

    @abstractmethod
    def tell(self, judgement: Judgement) -> None:
        """Show the verdicts."""

    def on_mount(self) -> None:
        """Draw the first state."""
        self.draw()

    def watch_cursor(self) -> None:
        """Draw the cursor where it is."""
        if self.is_open:
            self.draw()

    def point(self, index: int) -> None:
        """Put the cursor on an item and show it."""
        self.cursor = index
        self.call_after_refresh(self.reveal)

    def reveal(self) -> None:
        """Show the row under the cursor."""
        self.rows[self.cursor].scroll_visible(animate=False)

    def touched(self, *, changed: bool = True) -> None:
        """Draw, and tell the panel."""
        self.draw()
        self.post_message(self.Touched(changed=changed))

    def close(self, judgement: Judgement) -> None:
        """Show the verdicts; nothing can be placed any more."""
        self.is_open = False
        self.can_focus = False
        self.tell(judgement)

    def action_move(self, step: int) -> None:
        """Move the cursor, round the ends."""
        self.point((self.cursor + step) % len(self.rows))
        self.touched(changed=False)

    @on(ItemRow.Clicked)
    def _clicked(self, event: ItemRow.Clicked) -> None:
        event.stop()
        if self.is_open:
            self.focus(scroll_visible=False)
            self.pick(self.rows.index(event.row))


class ItemPanel(AnswerPanel):
    """`hint`, how to place the items, in a line; the list of items; then what the mouse needs."""

    def __init__(self, items: ItemList, hint: str) -> None:
        super().__init__()
        self._list = items
        self._hint = Prose(hint, classes="hint")
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._hint
        yield self._list
        yield ButtonLine()

    def on_mount(self) -> None:
        """Take the keys at once."""
        self._list.focus(scroll_visible=False)

    def advance(self) -> None:
        """Point once at what was left out; validate when nothing is, or when it is wanted so."""
        left = self._list.left
        if not left or self._warned:
            self.post_message(self.Decided())
            return
        something = len(left) < len(self._list.rows)
        self._warned = something
        self._list.point(left[0])
        self.post_message(self.Said(wording.left_to_place(len(left), may_stop=something)))

    def close(self, judgement: Judgement) -> None:
        """Mark each item."""
        self._list.close(judgement)
        self.add_class("-over")

    @on(ItemList.Touched)
    def _touched(self, event: ItemList.Touched) -> None:
        event.stop()
        if self._warned:
            self._warned = False
            self.post_message(self.Said(""))
        if event.changed and not self._list.left:
            self.call_after_refresh(self.query_one(ButtonLine).scroll_visible, animate=False)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if isinstance(event.button, ValidateButton):
            event.stop()
            self.advance()
