"""The learning paths: how far one is on each, what its steps are, which one is followed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from quizz.i18n import _
from quizz.services.paths import telling
from quizz.services.paths.progress import PathProgress
from quizz.tui.commands import Command, bindings
from quizz.tui.one_job import OneJobScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.prose import Prose

TITLE_WIDTH = 30


class PathList(ChoiceList):
    """Tells where its cursor is; a click on another path only moves it."""

    class Moved(Message):
        """The cursor is on another path."""

    def watch_cursor(self) -> None:
        """Draw the cursor where it is, and tell."""
        super().watch_cursor()
        if self.is_mounted:
            self.post_message(self.Moved())


class PathsScreen(OneJobScreen[str]):
    """Gives the id of the path to follow, empty for none; None when nothing changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("follow", "enter", "Suivre", "Suivre ce parcours, et commencer une séance."),
            Command("leave", "a,f6", "Aucun parcours", "Ne plus suivre de parcours."),
            Command("close", "escape", "Retour", "Revenir à l’accueil."),
        )
    ]

    def __init__(self, followed: str) -> None:
        super().__init__()
        self._followed = followed
        self._found: tuple[PathProgress, ...] = ()
        self._list: PathList | None = None

    def body(self) -> ComposeResult:
        """What a path does, then room for the list and the steps."""
        yield Prose(
            _(
                "Un parcours choisit pour vous les nouvelles questions, étape par étape. "
                "Ce que vous avez vu revient à sa date, comme toujours."
            ),
            classes="hint",
        )
        yield Vertical(id="paths")
        yield Prose("", id="steps")

    @property
    def how_to_answer(self) -> str:
        """The keys of the list."""
        return _("↑ et ↓ montrent les étapes de chaque parcours ; Entrée suit celui du curseur.")

    def on_mount(self) -> None:
        """Look at them off the UI thread."""
        self.title_line(_("Parcours"))
        self.work_on(self.quizz.trainer.paths, self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense."""
        if action == "leave":
            return bool(self._followed)
        return bool(self._found) if action == "follow" else True

    def action_follow(self) -> None:
        """Follow the path under the cursor."""
        if self._list is not None and self._list.picked:
            self.dismiss(self._found[self._list.picked[0]].id)

    def action_leave(self) -> None:
        """Follow none."""
        self.dismiss("")

    def action_close(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    @on(PathList.Moved)
    def _moved(self, event: PathList.Moved) -> None:
        event.stop()
        self._show_steps()

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_follow()

    async def _show(self, found: tuple[PathProgress, ...]) -> None:
        if not self.is_attached:  # left meanwhile
            return
        self._found = found
        ids = [path.id for path in found]
        start = ids.index(self._followed) if self._followed in ids else 0
        self._list = PathList([self._row(path) for path in found], dont_know=False, start=start)
        await self.query_one("#paths", Vertical).mount(self._list)
        self._list.focus(scroll_visible=False)
        self._show_steps()
        self.refresh_bindings()

    def _row(self, path: PathProgress) -> Content:
        told = f"{telling.counts(path):>12}"
        row = Content.assemble(f"{path.title:<{TITLE_WIDTH}}", (told, "$accent"))
        return row.append(Content(f"  {_('suivi')}").stylize("bold")) if path.id == self._followed else row

    def _show_steps(self) -> None:
        if self._list is None or not self._list.picked:
            return
        path = self._found[self._list.picked[0]]
        width = max(len(title) for _sign, title, _counts in telling.steps(path))
        text = Content(path.summary).append("\n")
        for sign, title, counts in telling.steps(path):
            line = Content.assemble(f"\n{sign} ", f"{title:<{width}}", (f"  {counts}", "$secondary"))
            text = text.append(line.stylize("bold") if sign == "▸" else line)
        self.query_one("#steps", Prose).update(text)
