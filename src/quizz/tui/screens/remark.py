"""« Signaler cette question »: what is wrong with it, and a remark in one's own words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from quizz import wording
from quizz.domain.remark import LONGEST_TEXT, RemarkKind
from quizz.i18n import _
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import Sheet
from quizz.tui.widgets.chrome import KeyBar
from quizz.tui.widgets.one_of import OneOf
from quizz.tui.widgets.prose import Prose, ShortProse


class RemarkScreen(Sheet[tuple[RemarkKind, str] | None]):
    """Gives what is wrong and the remark, or None."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("send", "enter", "Envoyer", "Garder la remarque.", priority=True),
            Command("kind", "f2,ctrl+t", "Motif", "Dire ce qui ne va pas, parmi quelques motifs."),
            Command("cancel", "escape", "Renoncer", "Revenir à la question sans rien signaler."),
        )
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the parts out; the box hides the question, whose first lines it tells again."""
        kinds = [(kind.value, wording.remark_kind(kind)) for kind in RemarkKind]
        with Vertical(classes="sheet"):
            yield ShortProse(self._question, classes="sheet-question")
            yield Prose(_("Qu’est-ce qui ne va pas dans cette question ?"), classes="sheet-title")
            yield OneOf(kinds, RemarkKind.OTHER.value, id="kind")
            yield Input(placeholder=_("Ce qui ne va pas, en une ligne"), max_length=LONGEST_TEXT)
            yield KeyBar()

    def action_kind(self) -> None:
        """Choose the next kind, whatever has the keys."""
        self.query_one(OneOf).action_step(1)

    def action_send(self) -> None:
        """Give the remark; a kind says enough, unless it is « autre chose »."""
        kind = RemarkKind(self.query_one(OneOf).value)
        text = self.query_one(Input).value.strip()
        self.dismiss((kind, text) if text or kind is not RemarkKind.OTHER else None)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
