"""The command palette, in French."""

from __future__ import annotations

from textual.command import CommandPalette

from quizz.i18n import _


class Palette(CommandPalette):
    """Textual's palette without its English words: nothing found shows nothing."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("Chercher une commande"))

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        self._list_visible = False
