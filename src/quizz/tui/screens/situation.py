"""A situation: where it begins, decision after decision, how it ended."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from quizz.i18n import _
from quizz.services.situations import Decision, Happened, Play, telling
from quizz.tui.commands import Command, bindings
from quizz.tui.one_job import OneJobScreen
from quizz.tui.prose import paragraphs
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.story import (
    ActionList,
    HappenedText,
    ReviewTable,
    ending_content,
    rule_content,
    step_content,
)


class SituationScreen(OneJobScreen[bool]):
    """Gives whether the story came to its end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("next", "enter", "Suite", "Aller à la suite."),
            Command("choose", "enter", "Choisir", "Faire ce qui est choisi."),
            Command("stop", "escape", "Arrêter", "Sortir de l’histoire avant sa fin."),
            Command("close", "escape", "Retour", "Quitter l’histoire, qui est finie."),
        )
    ]

    def __init__(self, play: Play) -> None:
        super().__init__()
        self._play = play
        self._decision: Decision | None = None
        """On screen, and not taken yet."""
        self._actions: ActionList | None = None
        self._over = False
        self._shown_at = 0.0

    async def on_mount(self) -> None:
        """Where the story begins; what is over already is told at once."""
        if self._play.decision is None:
            await self._end()
            return
        told = [Content(self._play.scenario.setting)]
        note = self._play.note
        if not note and self._play.resumed:
            note = telling.taken_up(self._play.decision.number)
        if note:
            told.append(Content(note).stylize("$warning"))
        await self._lay_out(Prose(paragraphs(told), id="setting"))
        self._tell_place(self._play.decision)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Choose while something is to be chosen, go on when nothing is; stop until it is over."""
        if action == "choose":
            return self._decision is not None
        if action == "next":
            return self._decision is None
        return self._over is (action == "close") if action in {"close", "stop"} else True

    @property
    def how_to_answer(self) -> str:
        """How an action is chosen, while one is."""
        if self._decision is None:
            return ""
        return _("↑ et ↓, ou le chiffre de l’action ; le même chiffre une seconde fois la choisit.")

    async def action_next(self) -> None:
        """The next decision, or the end, then home."""
        if self._busy:
            return
        if self._over:
            self.dismiss(True)
        elif self._play.decision is None:
            await self._end()
        else:
            await self._ask(self._play.decision)

    def action_choose(self) -> None:
        """Do what is chosen."""
        if self._actions is None or self._decision is None:
            return
        if not self._actions.picked:
            self.tell(_("Choisissez d’abord ce que vous faites."))
            return
        (position,) = self._actions.picked
        elapsed = round((monotonic() - self._shown_at) * 1000)
        self.work_on(lambda: self._play.choose(position, milliseconds=elapsed), self._tell_happened)

    def action_stop(self) -> None:
        """Leave; what was chosen is kept."""
        self.work_on(lambda: False, self._leave, waits=True)

    def action_close(self) -> None:
        """Back home, the story being over."""
        self.dismiss(True)

    def _leave(self, over: bool) -> None:
        self.dismiss(over)

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_choose()

    async def _ask(self, decision: Decision) -> None:
        self._decision = decision
        self._actions = ActionList(decision.texts, dont_know=False)
        await self._lay_out(Prose(step_content(decision.step), id="prompt"), self._actions)
        self._actions.focus(scroll_visible=False)
        self._tell_place(decision)
        self._shown_at = monotonic()

    async def _tell_happened(self, happened: Happened) -> None:
        self._decision = None
        self.tell("")
        if self._actions is not None:
            self._actions.settle(happened.position, happened.action.worth)
        self.set_focus(None)
        await self.column.mount(HappenedText(happened))
        self._tell_place(happened.decision, happened.hour)

    async def _end(self) -> None:
        self._over = True
        told = self._play.review()
        note = [Prose(self._play.note, classes="hint")] if self._play.note else []
        await self._lay_out(
            *note,
            Prose(ending_content(told), id="prompt"),
            ReviewTable(told),
            Prose(rule_content(self._play.scenario), id="rule"),
        )
        self.title_line(self._play.scenario.prompt)
        self.refresh_bindings()

    async def _lay_out(self, *widgets: Widget) -> None:
        with self.app.batch_update():
            await self.column.remove_children()
            await self.column.mount_all(widgets)
        self.query_one("#body").scroll_home(animate=False)
        self.tell("")

    def _tell_place(self, decision: Decision, hour: str = "") -> None:
        place = _("décision {n}").format(n=decision.number)
        aside = " · ".join(filter(None, (place, telling.hour(hour or decision.hour))))
        self.title_line(self._play.scenario.prompt, aside)
        self.refresh_bindings()
