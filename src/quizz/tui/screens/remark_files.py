"""Which file: where remarks are written, from where answers are read."""

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
from quizz.tui.widgets.one_of import OneOf
from quizz.tui.widgets.prose import Prose

_LONGEST_PATH = 1000


class ExportScreen(Sheet[tuple[str, bool] | None]):
    """Gives a path and whether the name is left out, or None. `named`: there is a name to leave out."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("write", "enter", "Écrire", "Écrire le fichier.", priority=True),
            Command("name", "f2,ctrl+t", "Mon nom", "Laisser votre nom dans le fichier, ou l’enlever."),
            Command("cancel", "escape", "Renoncer", "Revenir à vos remarques sans rien écrire."),
        )
    ]

    def __init__(self, goal: str, *, named: bool) -> None:
        super().__init__()
        self._goal = goal
        self._named = named

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        with Vertical(classes="sheet"):
            yield Prose(_("Écrire vos remarques dans un fichier, à envoyer"), classes="sheet-title")
            yield Prose(
                _(
                    "Le fichier contient ce que vous avez écrit, sa date, la question telle qu’elle était et "
                    "votre réponse à cette question ; rien d’autre de vos progrès."
                ),
                classes="sheet-title",
            )
            if self._named:
                yield OneOf([("", _("avec mon nom")), ("anonymous", _("sans mon nom"))], "", id="signed")
            yield Input(self._goal, max_length=_LONGEST_PATH)
            yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Somebody without a name has none to leave out."""
        return self._named if action == "name" else True

    def action_name(self) -> None:
        """With or without, whatever has the keys."""
        self.query_one(OneOf).action_step(1)

    def action_write(self) -> None:
        """Give the path."""
        path = self.query_one(Input).value.strip()
        anonymous = self._named and bool(self.query_one(OneOf).value)
        self.dismiss((path, anonymous) if path else None)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class ImportScreen(Sheet[str | None]):
    """Gives a path, or None."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("read", "enter", "Lire", "Lire le fichier.", priority=True),
            Command("cancel", "escape", "Renoncer", "Revenir à vos remarques sans rien lire."),
        )
    ]

    def __init__(self, source: str) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        with Vertical(classes="sheet"):
            yield Prose(_("Quel fichier de réponses avez-vous reçu ?"), classes="sheet-title")
            yield Input(
                self._source,
                placeholder=_("Son nom et son dossier, ou le fichier glissé ici"),
                max_length=_LONGEST_PATH,
            )
            yield KeyBar()

    def action_read(self) -> None:
        """Give the path."""
        self.dismiss(self.query_one(Input).value.strip() or None)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)
