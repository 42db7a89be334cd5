"""Before a rush: what is expected, which level, with or without the clock; and the rush that was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from quizz.domain.switchboard import LEVELS
from quizz.i18n import _
from quizz.services.switchboard import Shift, Switchboard, telling
from quizz.tui.commands import Command, bindings
from quizz.tui.one_job import OneJobScreen
from quizz.tui.screens.debrief import DebriefScreen
from quizz.tui.screens.rush import RushScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.one_of import OneOf
from quizz.tui.widgets.prose import Prose

_CLOCK = "clock"
_UNHURRIED = "unhurried"


class SwitchboardScreen(OneJobScreen[None]):
    """The way into a rush. `seconds`: tells time during it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("start", "enter", "Commencer", "Commencer à ce niveau, ou reprendre."),
            Command("clock", "f6,h", "Horloge", "Avec l’horloge, ou sans : un appel après l’autre."),
            Command("close", "escape", "Retour", "Revenir à l’écran précédent."),
        )
    ]

    def __init__(self, switchboard: Switchboard, seconds: Callable[[], float]) -> None:
        super().__init__()
        self._switchboard = switchboard
        self._seconds = seconds
        self._left: Shift | None = None
        """The rush that was left on the way."""
        self._list: ChoiceList | None = None
        self._last = 0
        self._clock = OneOf(
            [(_CLOCK, _("avec l’horloge")), (_UNHURRIED, _("sans : un appel après l’autre"))],
            _CLOCK,
            id="clock",
        )

    def body(self) -> ComposeResult:
        """What is expected, the clock, room for the levels."""
        yield Prose(telling.expected(), id="prompt")
        yield self._clock
        yield Vertical(id="levels")

    def on_screen_resume(self) -> None:
        """Look for a rush that was left, again on coming back."""
        self.work_on(self._switchboard.resume, self._show)

    def action_clock(self) -> None:
        """With the clock, or without."""
        self._clock.action_step(1)

    def action_start(self) -> None:
        """Begin, or take up."""
        if self._list is None or not self._list.picked:
            return
        (chosen,) = self._list.picked
        if chosen >= len(LEVELS):
            if self._left is not None:
                self._open(self._left)
            return
        self._last = chosen
        level, unhurried = LEVELS[chosen].number, self._clock.value == _UNHURRIED
        self.work_on(lambda: self._switchboard.begin(level, unhurried=unhurried), self._open)

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_start()

    async def _show(self, left: Shift | None) -> None:
        if not self.is_attached:  # left meanwhile
            return
        self._left = left
        rows = [telling.level(level) for level in LEVELS]
        if left is not None:
            rows.append(telling.left(left.rush.level, left.state))
        self._list = ChoiceList(rows, dont_know=False, start=self._last if left is None else len(LEVELS))
        room = self.query_one("#levels", Vertical)
        with self.app.batch_update():
            await room.remove_children()
            await room.mount(self._list)
        self._list.focus(scroll_visible=False)
        self.title_line(_("Standard"))

    def _open(self, shift: Shift) -> None:
        def left(shown: Shift | None) -> None:
            if shown is not None and shown.is_over:
                self.app.push_screen(DebriefScreen(shown), self._debriefed)
            elif shown is not None and shown.is_kept:
                self.tell(_("Vous reprendrez ici."))

        self.app.push_screen(RushScreen(shift, self._seconds), left)

    def _debriefed(self, _done: None) -> None:
        self.dismiss(None)
