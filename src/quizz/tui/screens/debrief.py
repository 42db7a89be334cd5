"""The end of a rush: the counts, then a line a call; each can be opened."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from quizz.i18n import _
from quizz.services.switchboard import Shift, telling
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.screens.call import CallScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.switchboard.debrief import OutcomeHead, OutcomeList, counts_content


class DebriefScreen(QuizzScreen[None]):
    """What a rush came to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("open", "enter", "Pourquoi", "Voir l’explication de l’appel."),
            Command("close", "escape", "Retour", "Revenir à l’accueil."),
        )
    ]

    def __init__(self, shift: Shift) -> None:
        super().__init__()
        self._shift = shift
        self._told = shift.outcomes()
        self._list = OutcomeList(self._told)

    def body(self) -> ComposeResult:
        """The counts, then the calls."""
        score = self._shift.score()
        yield Prose(Content(telling.summary(score)).stylize("bold"), id="prompt")
        yield Prose(counts_content(telling.counts(score, unhurried=self._shift.rush.unhurried)), id="counts")
        yield OutcomeHead()
        yield self._list

    def on_mount(self) -> None:
        """Write the line above, take the keys."""
        level = _("niveau {n}").format(n=self._shift.rush.level)
        self.title_line(_("Bilan du standard"), level)
        self._list.focus(scroll_visible=False)
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    @property
    def how_to_answer(self) -> str:
        """How a call is opened."""
        return _("↑ et ↓ vont d’un appel à l’autre, {key} ouvre son explication.").format(
            key=self.key("debrief.open")
        )

    def action_open(self) -> None:
        """Open the explanation of the call under the cursor."""
        if self._list.picked:
            self.app.push_screen(CallScreen(self._told[self._list.picked[0]]))

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_open()
