"""Help: every command of the screen that asked for it, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from quizz.i18n import _
from quizz.tui.commands import Available, Command, bindings
from quizz.tui.keys import key_name
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.prose import Prose


class HelpScreen(QuizzScreen[None]):
    """Written from the commands, so that it cannot be out of date."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("close", "escape,enter,f1,ctrl+o,question_mark", "Fermer", "Revenir à l’écran précédent.")
        )
    ]

    def __init__(self, commands: Sequence[Available], how_to_answer: str = "") -> None:
        super().__init__()
        self._commands = commands
        self._how_to_answer = how_to_answer

    def body(self) -> ComposeResult:
        """How to answer the question, a line a command, then what the words mean."""
        if self._how_to_answer:
            yield Prose(_("Pour répondre"), classes="heading")
            yield Prose(self._how_to_answer)
        yield Prose(_("Sur cet écran"), classes="heading")
        for command in self._commands:
            keys = "  ".join(key_name(key) for key in command.keys)
            with Horizontal(classes="help-line"):
                yield Prose(Content(keys).stylize("$accent"), classes="help-keys")
                yield Prose(command.help, classes="help-text")
        yield Prose(_("Comment quizz choisit"), classes="heading")
        yield Prose(explanation())

    def on_mount(self) -> None:
        """Write the line above."""
        self.title_line(_("Aide"))


def explanation() -> str:
    """What the dates mean, in a few sentences."""
    return _(
        "Chaque question revient juste avant que vous ne risquiez de l’oublier : bien sue, elle s’éloigne de "
        "semaine en semaine ; manquée, elle revient dans la séance, jusqu’à être juste une fois. "
        "Ce dont vous vous souvenez le moins passe d’abord. Le pourcentage d’un thème est la part que vous "
        "en sauriez aujourd’hui ; ce qui n’a jamais été vu compte pour zéro. La journée d’étude change à "
        "4 heures du matin. Les flèches, les chiffres, les lettres et la souris choisissent ; "
        "Tab passe d’un champ à l’autre."
    )
