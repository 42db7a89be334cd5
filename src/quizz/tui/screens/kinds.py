"""The hub of the work of a secretary: situations, switchboard, agenda, texts, words, claims."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from quizz.i18n import _
from quizz.services.kinds import telling
from quizz.services.kinds.counting import KindCount
from quizz.tui.commands import Command, bindings
from quizz.tui.one_job import OneJobScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.prose import Prose

TALL = 32
"""Rows from which there is room for a blank line after each kind."""
AROUND = 8
"""Rows of the screen that the list does not have."""


class KindList(ChoiceList):
    """A digit or a click opens at once."""

    def _pick(self, index: int, *, decide: bool = False) -> None:
        super()._pick(index)
        if decide:
            self.post_message(self.Decided())


class KindsScreen(OneJobScreen[None]):
    """The list; the kind that was opened last has the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("open", "enter", "Ouvrir", "Commencer ce qui est choisi."),
            Command("free", "f6,l", "Libre", "Commencer sans que le calendrier de révision bouge."),
            Command("close", "escape", "Retour", "Revenir à l’accueil."),
        )
    ]

    def __init__(self) -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
        self._found: tuple[KindCount, ...] = ()
        self._last = ""
        self._brief = False
        self._list: KindList | None = None

    def body(self) -> ComposeResult:
        """A sentence, and room for the list."""
        yield Prose(_("À quoi voulez-vous vous entraîner ?"), id="prompt")
        yield Vertical(id="kinds")

    @property
    def how_to_answer(self) -> str:
        """The keys of the list."""
        return _("↑ et ↓ choisissent, Entrée ouvre ; un chiffre ou un clic ouvre aussitôt.")

    def on_mount(self) -> None:
        """Name the screen."""
        self.title_line(_("Situations"))

    async def on_resize(self) -> None:
        """Tell what each is where there is room for it."""
        if self._found and self._brief != self._is_tight:
            self._keep_place()
            await self._show(self._found)

    def on_screen_resume(self) -> None:
        """Count, again on coming back."""
        self.work_on(self.quizz.trainer.kinds, self._show)

    def action_open(self) -> None:
        """Open the kind under the cursor."""
        self._open(free=False)

    def action_free(self) -> None:
        """Practise it freely; what is played is opened as usual."""
        self._open(free=True)

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_open()

    def _open(self, *, free: bool) -> None:
        if self._keep_place():
            self.quizz.open_kind(self._last, free=free)

    def _keep_place(self) -> bool:
        """Remember the kind under the cursor; whether there is one."""
        if self._list is None or not self._list.picked:
            return False
        self._last = self._found[self._list.picked[0]].kind
        return True

    @property
    def _is_tight(self) -> bool:
        """Whether all of them are in sight only when each has one line."""
        return 2 * len(self._found) > self.size.height - AROUND

    async def _show(self, found: tuple[KindCount, ...]) -> None:
        if not self.is_attached:  # left meanwhile
            return
        self._found = found
        kinds = [count.kind for count in found]
        start = kinds.index(self._last) if self._last in kinds else 0
        self._brief = self._is_tight
        rows = [_row(count, brief=self._brief) for count in found]
        self._list = KindList(rows, dont_know=False, start=start)
        room = self.query_one("#kinds", Vertical)
        with self.app.batch_update():
            await room.remove_children()
            await room.mount(self._list)
        self._list.focus(scroll_visible=False)


def _row(found: KindCount, *, brief: bool) -> Content:
    """The title and the counts, then what it is in a quiet line; not when it is to be `brief`."""
    row = Content.assemble(telling.title(found.kind), (f"   {telling.counts(found)}", "$accent"))
    return row if brief else row.append(Content(f"\n{telling.about(found.kind)}").stylize("$secondary"))
