"""Options to choose from, by arrows, digits, letters or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from quizz.domain.judgement import Part
from quizz.i18n import _
from quizz.tui.widgets.option_row import DONT_KNOW, OptionRow

NOWHERE = -1
"""The cursor before the first move: a key pressed too early chooses nothing."""


class ChoiceList(Vertical, can_focus=True):
    """Options, one of which is picked, or several; « Je ne sais pas » may stand last.

    `start`: where the cursor begins, NOWHERE for a question, so that nothing is answered before a choice.
    `letters`: a letter for each option instead of its digit. `numbered`: whether digits are shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("space", "pick_here", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
        *(Binding(f"{letter},{letter.upper()}", f"letter('{letter}')", show=False) for letter in "vf"),
    ]

    cursor: var[int] = var(NOWHERE)

    class Decided(Message):
        """An option was chosen twice, by its key or by the mouse: validate."""

    def __init__(
        self,
        options: Sequence[str | Content],
        *,
        several: bool = False,
        dont_know: bool = True,
        picked: Sequence[int] = (),
        start: int = NOWHERE,
        letters: str = "",
        numbered: bool = True,
    ) -> None:
        super().__init__()
        self._several = several
        self._dont_know = dont_know
        self._letters = letters
        self._picked = set(picked)
        self._open = True
        keys = letters.upper() or ("123456789" if numbered else "")
        self._rows = [
            OptionRow(i, keys[i] if i < len(keys) else " ", text, several=several)
            for i, text in enumerate(options)
        ]
        if dont_know:
            self._rows.append(OptionRow(DONT_KNOW, "0", _("Je ne sais pas"), several=several))
        self.set_reactive(ChoiceList.cursor, start)

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield from self._rows

    def on_mount(self) -> None:
        """Draw the first state."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters serve only where options have some."""
        return str(parameters[0]) in self._letters if action == "letter" else True

    @property
    def picked(self) -> tuple[int, ...]:
        """Positions picked, in order; (-1,) is « Je ne sais pas »; empty when nothing was chosen."""
        if self._picked or self._several or self.cursor == NOWHERE:
            return tuple(sorted(self._picked))
        return (self._rows[self.cursor].position,)

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
        """Move the cursor, round the ends; with one answer to give, it leaves what was picked before."""
        if not self._open:
            return
        if not self._several:
            self._picked.clear()
        start = len(self._rows) if self.cursor == NOWHERE and step < 0 else self.cursor
        self.cursor = (start + step) % len(self._rows)
        self._rows[self.cursor].scroll_visible()

    def action_pick_here(self) -> None:
        """Pick the option under the cursor, or let it go."""
        if self.cursor != NOWHERE:
            self._pick(self.cursor)

    def action_digit(self, digit: int) -> None:
        """Pick an option by its digit; a second time validates."""
        if digit == 0 and not self._dont_know:
            return
        index = len(self._rows) - 1 if digit == 0 else digit - 1
        if index < len(self._rows):
            self._pick(index, decide=True)

    def action_letter(self, letter: str) -> None:
        """Pick an option by its letter; a second time validates."""
        self._pick(self._letters.index(letter), decide=True)

    @on(OptionRow.Clicked)
    def _clicked(self, event: OptionRow.Clicked) -> None:
        event.stop()
        self.focus(scroll_visible=False)
        self._pick(self._rows.index(event.row), decide=True)

    def _pick(self, index: int, *, decide: bool = False) -> None:
        if not self._open:
            return
        position = self._rows[index].position
        again = position in self._picked
        if self._several and position != DONT_KNOW:
            self._picked.discard(DONT_KNOW)
            self._picked ^= {position}
        else:
            self._picked = {position}
            if again and decide:
                self.post_message(self.Decided())
        self.cursor = index
        self._draw()

    def _draw(self) -> None:
        if not self._open:
            return
        for index, row in enumerate(self._rows):
            row.draw(cursor=index == self.cursor, picked=row.position in self._picked)
