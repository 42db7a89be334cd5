"""What every screen shares: a line above, one column of text, the keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen

from quizz.tui.commands import Command
from quizz.tui.widgets.chrome import KeyBar, TopLine

if TYPE_CHECKING:
    from quizz.tui.app import QuizzApp

Result = TypeVar("Result")

CLOSE = Command("close", "escape", "Retour", "Revenir à l’écran précédent.")


class QuizzScreen(Screen[Result]):
    """A screen of quizz. Subclasses fill `body`."""

    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay the frame out."""
        yield TopLine()
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """The widgets of the column."""
        yield from ()

    @property
    def quizz(self) -> QuizzApp:
        """The app, by its own type."""
        return cast("QuizzApp", self.app)

    @property
    def column(self) -> Vertical:
        """The column of text."""
        return self.query_one("#column", Vertical)

    def title_line(self, title: str, aside: str = "") -> None:
        """Write the line above."""
        self.query_one(TopLine).show(title, aside)

    def action_scroll(self, lines: int) -> None:
        """Move the text when no field and no list has the keys."""
        self.query_one("#body", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Leave without a result."""
        self.dismiss(None)
