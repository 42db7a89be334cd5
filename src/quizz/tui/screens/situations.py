"""The situations: which there are, how one did, and the way into each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from quizz import wording
from quizz.i18n import _, ngettext
from quizz.services.situations import Play, Situation, Situations, telling
from quizz.tui.commands import Command, bindings
from quizz.tui.one_job import OneJobScreen
from quizz.tui.screens.situation import SituationScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.prose import Prose


class SituationsScreen(OneJobScreen[None]):
    """The list; the situation that was left last has the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("play", "enter", "Jouer", "Commencer la situation, ou la reprendre où vous en étiez."),
            Command("close", "escape", "Retour", "Revenir à l’écran précédent."),
        )
    ]

    def __init__(self, situations: Situations) -> None:
        super().__init__()
        self._situations = situations
        self._found: tuple[Situation, ...] = ()
        self._last = ""
        """The id of the one that was played last."""
        self._list: ChoiceList | None = None

    def body(self) -> ComposeResult:
        """A sentence, and room for the list."""
        yield Prose(_("Une histoire, des choix, et ce qui s’ensuit."), id="prompt")
        yield Vertical(id="situations")

    def on_screen_resume(self) -> None:
        """Read the list, again on coming back."""
        self.work_on(self._situations.all, self._show)

    def action_play(self) -> None:
        """Open the situation under the cursor."""
        if self._list is not None and self._list.picked:
            chosen = self._found[self._list.picked[0]]
            self._last = chosen.id
            self.work_on(lambda: self._situations.play(chosen.id), self._open)

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_play()

    async def _show(self, found: Sequence[Situation]) -> None:
        if not self.is_attached:  # left meanwhile
            return
        self._found = tuple(found)
        ids = [situation.id for situation in found]
        start = ids.index(self._last) if self._last in ids else 0
        self._list = ChoiceList([_row(situation) for situation in found], dont_know=False, start=start)
        room = self.query_one("#situations", Vertical)
        with self.app.batch_update():
            await room.remove_children()
            await room.mount(self._list)
        self._list.focus(scroll_visible=False)
        count = ngettext("{n} situation", "{n} situations", len(found)).format(n=len(found))
        self.title_line(_("Situations"), count)

    def _open(self, play: Play) -> None:
        def left(over: bool | None) -> None:
            if over:
                self.dismiss(None)
            elif play.begun:
                self.tell(_("Vous reprendrez ici."))

        self.app.push_screen(SituationScreen(play), left)


def _row(situation: Situation) -> Content:
    """The title, then in a quiet line what is known of it before it is played."""
    about = (
        wording.theme_name(situation.theme),
        _("niveau {n}").format(n=situation.level),
        telling.length(situation),
        telling.state(situation),
    )
    return Content.assemble(situation.title, "\n", (" · ".join(filter(None, about)), "$secondary"))
