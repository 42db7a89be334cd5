"""What frames every screen: a line above, the keys below."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from quizz.tui.commands import available, key_name


class TopLine(Horizontal):
    """A title at the left, a word at the right."""

    def __init__(self, title: str = "", aside: str = "") -> None:
        super().__init__()
        self._title = Static(title, classes="title", markup=False)
        self._aside = Static(aside, classes="aside", markup=False)

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._title
        yield self._aside

    def show(self, title: str, aside: str = "") -> None:
        """Change both texts."""
        self._title.update(Content(title))
        self._aside.update(Content(aside))


class KeyBar(Static):
    """The keys that can be pressed now; each can be clicked."""

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def on_mount(self) -> None:
        """Follow the commands of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh_keys())
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Write the keys again."""
        if not self.is_attached or self.app.screen is not self.screen:
            return
        pieces: list[Content] = []
        for command in available(self.screen):
            if command.bar:
                click = Style.from_meta({"@click": command.action})
                label = Content.assemble(
                    (key_name(command.keys[0]).replace(" ", "\u00a0"), "$accent bold"),
                    "\u00a0",
                    command.label.replace(" ", "\u00a0"),
                )
                pieces.append(label.stylize(click))
        self.update(Content("   ").join(pieces))
