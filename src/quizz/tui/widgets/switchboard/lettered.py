"""What may be chosen for a call, each with a letter: digits are the places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from quizz.tui.widgets.choice_list import ChoiceList

LETTERS = "abcdef"


class LetteredList(ChoiceList):
    """A letter picks, a second time validates. `columns`: how many stand side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"{letter},{letter.upper()}", f"letter('{letter}')", show=False) for letter in LETTERS),
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
    ]

    def __init__(self, options: Sequence[str], *, columns: int = 1, picked: Sequence[int] = ()) -> None:
        super().__init__(options, dont_know=False, letters=LETTERS[: len(options)], picked=picked)
        self._columns = columns
        if columns > 1:
            self.add_class("-columns")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits are left to the screen, sides to lists that have some."""
        if action == "digit":
            return False
        if action == "aside":
            return self._columns > 1
        return super().check_action(action, parameters)

    def action_move(self, step: int) -> None:
        """Move the cursor to the row above or below."""
        super().action_move(step if self.cursor < 0 else step * self._columns)

    def action_letter(self, letter: str) -> None:
        """Pick an option by its letter, and show it whole; a second time validates."""
        super().action_letter(letter)
        self._rows[self.cursor].scroll_visible(animate=False)

    def action_aside(self, step: int) -> None:
        """Move the cursor to the neighbour."""
        super().action_move(step)
