"""Who practises, when several people share the computer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from quizz.i18n import _
from quizz.services.learners import Learner
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.prose import Prose


class PeopleScreen(QuizzScreen[Learner | None]):
    """Gives the learner who was chosen; None for somebody new."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("choose", "enter", "Choisir", "Continuer avec cette personne."),
            Command("new", "n,f2", "Nouvelle personne", "Ajouter quelqu’un."),
        )
    ]

    def __init__(self, everyone: Sequence[Learner]) -> None:
        super().__init__()
        self._everyone = everyone
        self._list = ChoiceList(
            [learner.name or _("Sans nom") for learner in everyone], dont_know=False, start=0
        )

    def body(self) -> ComposeResult:
        """The names."""
        yield Prose(_("Qui s’entraîne ?"), id="prompt")
        yield self._list

    def on_mount(self) -> None:
        """Take the keys."""
        self.title_line("quizz")
        self._list.focus(scroll_visible=False)

    def action_choose(self) -> None:
        """Give the chosen learner."""
        self.dismiss(self._everyone[self._list.picked[0]])

    def action_new(self) -> None:
        """Somebody new."""
        self.dismiss(None)

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_choose()
