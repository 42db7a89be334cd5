"""Options to choose from, by arrows, digits or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from quizz.domain.judgement import Part
from quizz.i18n import _
from quizz.tui.widgets.prose import Prose

DONT_KNOW = -1
"""The position of « Je ne sais pas »."""


class OptionRow(Horizontal):
    """One option: a mark, its digit, its text."""

    class Clicked(Message):
        """The row was clicked."""

        def __init__(self, row: OptionRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, position: int, digit: str, text: str) -> None:
        super().__init__()
        self.position = position
        self._digit = digit
        self._mark = Prose("", classes="mark")
        self._text = Prose(Content(text), classes="text")

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._mark
        yield self._text

    def draw(self, *, cursor: bool, picked: bool, several: bool) -> None:
        """Show where the cursor is and what is picked."""
        box = ("◉" if picked else "○") if several and self.position != DONT_KNOW else " "
        pointer = "▸" if cursor else " "
        self._mark.update(
            Content(f"{pointer} {self._digit} {box}" if several else f"{pointer} {self._digit}")
        )
        self.set_class(cursor, "-cursor")
        self.set_class(picked, "-picked")

    def tell(self, part: Part | None) -> None:
        """Show the verdict on this option, by a sign and then by colour."""
        if part is None:
            self.add_class("-over")
            return
        sign = "✓" if part.right else "✗" if part.chosen else " "
        self._mark.update(Content(f"{'▸' if part.chosen else ' '} {self._digit} {sign}"))
        self.add_class("-over")
        self.set_class(part.right, "-right")
        self.set_class(part.chosen and not part.right, "-wrong")

    def on_click(self) -> None:
        """Tell the list."""
        self.post_message(self.Clicked(self))


class ChoiceList(Vertical, can_focus=True):
    """The options of a question. One is picked, or several; « Je ne sais pas » stands last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("space", "pick_here", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    cursor: reactive[int] = reactive(0)

    class Decided(Message):
        """An option was chosen twice, by its digit or by the mouse: validate."""

    def __init__(
        self,
        options: Sequence[str],
        *,
        several: bool = False,
        dont_know: bool = True,
        picked: Sequence[int] = (),
    ) -> None:
        super().__init__()
        self._several = several
        self._picked = set(picked)
        self._open = True
        self._rows = [OptionRow(i, str(i + 1) if i < 9 else " ", text) for i, text in enumerate(options)]
        if dont_know:
            self._rows.append(OptionRow(DONT_KNOW, "0", _("Je ne sais pas")))

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield from self._rows

    def on_mount(self) -> None:
        """Draw the first state."""
        self._draw()

    @property
    def picked(self) -> tuple[int, ...]:
        """Positions picked, in order; (-1,) is « Je ne sais pas ». When one is wanted, the cursor will do."""
        if self._picked:
            return tuple(sorted(self._picked))
        return () if self._several else (self._rows[self.cursor].position,)

    def close(self, parts: Sequence[Part]) -> None:
        """Show the verdicts; nothing can be chosen any more."""
        self._open = False
        self.can_focus = False
        for row in self._rows:
            row.tell(parts[row.position] if 0 <= row.position < len(parts) else None)

    def watch_cursor(self) -> None:
        """Draw the cursor where it is."""
        self._draw()

    def action_move(self, step: int) -> None:
        """Move the cursor, round the ends."""
        if self._open:
            self.cursor = (self.cursor + step) % len(self._rows)
            self._rows[self.cursor].scroll_visible()

    def action_pick_here(self) -> None:
        """Pick the option under the cursor, or let it go."""
        self._pick(self.cursor)

    def action_digit(self, digit: int) -> None:
        """Pick an option by its digit; a second time validates."""
        index = len(self._rows) - 1 if digit == 0 else digit - 1
        if 0 <= index < len(self._rows):
            self._pick(index, decide=True)

    @on(OptionRow.Clicked)
    def _clicked(self, event: OptionRow.Clicked) -> None:
        event.stop()
        self.focus()
        self._pick(self._rows.index(event.row), decide=True)

    def _pick(self, index: int, *, decide: bool = False) -> None:
        if not self._open:
            return
        position = self._rows[index].position
        again = position in self._picked
        self.cursor = index
        if self._several and position != DONT_KNOW:
            self._picked.discard(DONT_KNOW)
            self._picked ^= {position}
        else:
            self._picked = {position}
            if again and decide:
                self.post_message(self.Decided())
        self._draw()

    def _draw(self) -> None:
        if not self._open:
            return
        for index, row in enumerate(self._rows):
            row.draw(cursor=index == self.cursor, picked=row.position in self._picked, several=self._several)
