"""What the apps share: the looks, the keys of the settings, help and palette."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from quizz.services.settings import NO_FILE, SettingsFile
from quizz.tui.appearance import THEMES, theme_of
from quizz.tui.commands import Command, available, bindings
from quizz.tui.keymap import Keymap
from quizz.tui.screens.base import QuizzScreen

if TYPE_CHECKING:
    from quizz.services.speaking.speaker import Speaker

_FOLDER = Path(__file__).parent


class ShellApp(App[None]):
    """An app without its first screen. Its commands are those of every screen."""

    CSS_PATH = "app.tcss"
    TITLE = "quizz"
    ENABLE_COMMAND_PALETTE = False  # the palette opens by our own command, with our own words
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("help", "f1,ctrl+o,question_mark", "Aide", "Voir les commandes de l’écran."),
            Command("palette", "ctrl+p", "Commandes", "Chercher une commande par son nom.", bar=False),
            Command("quit", "f10,ctrl+q", "Quitter", "Quitter quizz ; tout est gardé.", bar=False),
        )
    ]

    def __init__(self, settings: SettingsFile = NO_FILE, *, styles: Sequence[str] = ()) -> None:
        """`styles`: style sheets of this folder beside that of all apps."""
        super().__init__(css_path=[self.CSS_PATH, *styles])
        self.keymap: Keymap = {}
        self._settings = settings
        self._speaker: Speaker | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_of(settings.settings.appearance)  # before the first paint, which then happens once

    def read_styles(self, *names: str) -> None:
        """Read style sheets of this folder, before what they style is made; each is read once.

        A start has the time for its own alone.
        """
        for name in names:
            place = (str(_FOLDER / name), "")
            if not self.stylesheet.has_source(*place):
                self.stylesheet.add_source((_FOLDER / name).read_text(encoding="utf-8"), read_from=place)

    def refresh_css(self, animate: bool = True) -> None:
        """Style again what is there. Before the first screen nothing is, and it reads the sheets itself.

        Textual would read them for the theme, then for the screen.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    @property
    def speaker(self) -> Speaker:
        """The voice that dictates; it is looked for when it is wanted for the first time."""
        if self._speaker is None:
            from quizz.services.speaking.voice import voice

            self._speaker = voice(self._settings.settings)
        return self._speaker

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen, by their own names."""
        for command in available(screen):
            action = command.action

            def run(action: str = action) -> None:
                self.call_later(self.run_action, action, screen)

            yield SystemCommand(command.label, command.help, run)

    def action_help(self) -> None:
        """Open the help of the screen."""
        from quizz.tui.screens.help import HelpScreen

        screen = self.screen
        if not isinstance(screen, HelpScreen):
            how = screen.how_to_answer if isinstance(screen, QuizzScreen) else ""
            self.push_screen(HelpScreen(list(available(screen)), how))

    def action_palette(self) -> None:
        """Open the palette."""
        from quizz.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())
