"""The end of a session: what was done, and what to do next."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from quizz import wording
from quizz.i18n import _
from quizz.services.exchange import Tally
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.prose import Prose

_POINT = 3


class Item(Widget):
    """A line of a list, which goes on under itself: its end tells as much as its beginning."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = Content(text)

    def render(self) -> Visual:
        """The point, then the text beside it."""
        return Columns(Cell(Content("·"), _POINT), Cell(self._text, dressed=True))


class SummaryScreen(QuizzScreen[bool]):
    """Gives True when the person goes on practising."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("close", "enter,escape", "Retour", "Revenir à l’accueil."),
            Command("again", "c,f2", "Continuer", "Commencer une autre séance."),
        )
    ]

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self._tally = tally

    def body(self) -> ComposeResult:
        """The figures, then what was missed."""
        yield Prose(self._sentence(), id="prompt")
        if self._tally.by_skill:
            yield Prose(_("Réponses justes par activité"), classes="heading")
            for line in wording.by_skill(self._tally):
                yield Item(line)
        if self._tally.missed:
            yield Prose(_("À revoir bientôt"), classes="heading")
            for line in self._tally.missed_prompts:
                yield Prose(Content(f"·  {line}"), classes="missed")
        yield Prose(wording.kept(self._tally), classes="hint")

    def on_mount(self) -> None:
        """Write the line above."""
        self.title_line(_("Bilan de la séance"), wording.duration(self._tally.milliseconds))

    def action_again(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Back home."""
        self.dismiss(False)

    def _sentence(self) -> Content:
        return Content(wording.figures(self._tally) or _("Aucune réponse cette fois."))
