"""« Signaler cette question »: a remark in one's own words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from quizz.i18n import _
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import Sheet
from quizz.tui.widgets.chrome import KeyBar
from quizz.tui.widgets.prose import Prose

REMARK_LENGTH = 500


class RemarkScreen(Sheet[str | None]):
    """Gives the remark, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("send", "enter", "Envoyer", "Garder la remarque.", priority=True),
            Command("cancel", "escape", "Renoncer", "Revenir à la question sans rien signaler."),
        )
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the parts out; the box hides the question, whose first lines it tells again."""
        with Vertical(classes="sheet"):
            yield Prose(self._question, classes="sheet-question")
            yield Prose(_("Qu’est-ce qui ne va pas dans cette question ?"), classes="sheet-title")
            yield Input(placeholder=_("Réponse discutable, faute, source périmée…"), max_length=REMARK_LENGTH)
            yield KeyBar()

    def action_send(self) -> None:
        """Give the remark."""
        self.dismiss(self.query_one(Input).value.strip() or None)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
