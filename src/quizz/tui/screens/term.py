"""Entries of the glossary over the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from quizz.domain.term import Term
from quizz.tui.commands import Command, bindings
from quizz.tui.entry import entry_content
from quizz.tui.screens.base import Sheet
from quizz.tui.widgets.chrome import KeyBar
from quizz.tui.widgets.prose import Prose


class TermScreen(Sheet[None]):
    """One entry at a time; the others follow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command(
                "other(1)", "g,right,space", "Mot suivant", "Voir le mot suivant de la question.", name="next"
            ),
            Command("close", "escape,enter", "Fermer", "Revenir à la question."),
        )
    ]

    def __init__(self, entries: Sequence[Term], glossary: Iterable[Term]) -> None:
        super().__init__()
        self._entries = entries
        self._names = {term.id: term.term for term in glossary}
        self._index = 0

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        with VerticalScroll(classes="sheet", can_focus=False):
            yield Prose("", id="entry")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the first entry."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next word only when there is one."""
        return len(self._entries) > 1 if action == "other" else True

    def action_other(self, step: int) -> None:
        """Show another entry."""
        self._index = (self._index + step) % len(self._entries)
        self._show()

    def action_close(self) -> None:
        """Back to the question."""
        self.dismiss(None)

    def _show(self) -> None:
        self.query_one("#entry", Prose).update(entry_content(self._entries[self._index], self._names))
