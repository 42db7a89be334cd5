"""What frames every screen: a line above, the keys below."""

from __future__ import annotations

from itertools import starmap

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.timer import Timer

from quizz.tui.commands import available
from quizz.tui.keys import key_name
from quizz.tui.widgets.prose import Prose

SECONDS_SHOWN = 12.0


class TopLine(Horizontal):
    """A title at the left, a word at the right."""

    def __init__(self, title: str = "", aside: str = "") -> None:
        super().__init__()
        self._title = Prose(title, classes="title")
        self._aside = Prose(aside, classes="aside")

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._title
        yield self._aside

    def show(self, title: str, aside: str = "") -> None:
        """Change both texts."""
        self._title.update(Content(title))
        self._aside.update(Content(aside))


class MessageLine(Prose):
    """What happened just now; gone after a while, or when something else is said."""

    def __init__(self) -> None:
        super().__init__("")
        self.display = False
        self.lasting = False
        self._timer: Timer | None = None

    def say(self, sentence: str, *, lasting: bool = False) -> None:
        """Show a sentence, until it is cleared when it is `lasting`; an empty one clears the line."""
        if self._timer is not None:
            self._timer.stop()
        self.update(Content(sentence))
        self.display = bool(sentence)
        self.lasting = lasting
        self._timer = self.set_timer(SECONDS_SHOWN, self.clear) if sentence and not lasting else None

    def clear(self) -> None:
        """Say nothing any more."""
        self.say("")


class KeyBar(Prose):
    """The keys that can be pressed now; each can be clicked."""

    def __init__(self) -> None:
        super().__init__("")
        self._told: list[tuple[str, str, str]] = []

    def on_mount(self) -> None:
        """Follow the commands of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh_keys())
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Write the keys again."""
        if not self.is_attached or self.app.screen is not self.screen:
            return
        told = [
            (key_name(command.keys[0]), command.label, command.action)
            for command in available(self.screen)
            if command.bar
        ]
        if told != self._told:
            self._told = told
            self.update(Content("   ").join(starmap(_piece, told)))

    async def on_click(self, event: Click) -> None:
        """Do what the clicked key does."""
        action = event.style.meta.get("command")
        if action:
            await self.app.run_action(action, self.screen)


def _piece(key: str, label: str, action: str) -> Content:
    piece = Content.assemble(
        (key.replace(" ", "\u00a0"), "$accent bold"), "\u00a0", label.replace(" ", "\u00a0")
    )
    return piece.stylize(Style.from_meta({"command": action}))
