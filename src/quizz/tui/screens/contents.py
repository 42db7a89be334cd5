"""All the items of a preview: search as one types, go to one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from quizz.i18n import _
from quizz.services.previewing.preview import Preview
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.chrome import KeyBar, MessageLine, TopLine
from quizz.tui.widgets.items import Items


class ContentsScreen(QuizzScreen[str | None]):
    """Gives the key of the item to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("choose", "enter", "Montrer", "Montrer celle qui est sous le curseur.", priority=True),
            Command("move(1)", "down", "Descendre", "La suivante.", priority=True, name="next"),
            Command("move(-1)", "up", "Monter", "La précédente.", priority=True, name="previous"),
            Command("close", "escape", "Retour", "Revenir sans changer de question."),
        )
    ]

    def __init__(self, preview: Preview, here: str) -> None:
        super().__init__()
        self._preview = preview
        self._here = here

    def compose(self) -> ComposeResult:
        """Field and list, which scrolls by itself."""
        yield TopLine()
        with Vertical(id="contents"):
            yield Input(placeholder=_("Chercher un identifiant ou un mot"), compact=True)
            yield Items(id="found")
        yield MessageLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show everything."""
        self.query_one(Input).focus()
        self._search()

    async def take(self, preview: Preview) -> None:
        """The file changed meanwhile."""
        self._preview = preview
        here = self.query_one(Items).highlighted_option
        self._here = here.id or "" if here is not None else self._here
        self._search()

    def action_move(self, step: int) -> None:
        """Move along the list while the field keeps the keys."""
        items = self.query_one(Items)
        if step > 0:
            items.action_cursor_down()
        else:
            items.action_cursor_up()

    def action_choose(self) -> None:
        """Give the one under the cursor."""
        chosen = self.query_one(Items).highlighted_option
        if chosen is not None:
            self.dismiss(chosen.id)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._search()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def _search(self) -> None:
        found = self._preview.search(self.query_one(Input).value)
        items = self.query_one(Items)
        items.fill(self._preview, found, self._here)
        self.call_after_refresh(items.scroll_to_highlight)
        self.title_line(
            self._preview.title or self._preview.name, f"{len(found)} / {len(self._preview.items)}"
        )
        self.tell("" if found else _("Rien ne contient cela."), lasting=True)
