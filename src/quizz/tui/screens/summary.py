"""The end of a session: what was done, and what to do next."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from quizz import wording
from quizz.i18n import _, ngettext
from quizz.services.practice import Tally
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.prose import Prose


class SummaryScreen(QuizzScreen[bool]):
    """Gives True when the person goes on practising."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("close", "enter,escape", "Accueil", "Revenir à l’accueil."),
            Command("again", "c,f2", "Continuer", "Commencer une autre séance."),
        )
    ]

    def __init__(self, tally: Tally, missed: list[str]) -> None:
        super().__init__()
        self._tally = tally
        self._missed = missed

    def body(self) -> ComposeResult:
        """The figures, then what was missed."""
        yield Prose(self._sentence(), id="prompt")
        if self._missed:
            yield Prose(_("À revoir bientôt"), classes="heading")
            for line in self._missed:
                yield Prose(Content(f"·  {line}"), classes="missed")
        yield Prose(_("Tout est gardé. Vous pouvez vous arrêter ici."), classes="hint")

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
        tally = self._tally
        if not tally.answered:
            return Content(_("Aucune réponse cette fois."))
        answers = ngettext("{n} réponse", "{n} réponses", tally.answered).format(n=tally.answered)
        right = ngettext("{n} juste", "{n} justes", tally.right).format(n=tally.right)
        share = wording.percent(tally.right / tally.answered)
        return Content(
            _("{answers}, dont {right} : {share}.").format(answers=answers, right=right, share=share)
        )
