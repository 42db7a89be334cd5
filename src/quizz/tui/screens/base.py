"""What every screen shares: a line above, one column of text, the keys below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen, Screen

from quizz.errors import QuizzError
from quizz.tui.commands import Command, bindings
from quizz.tui.keymap import rebind, shown_key
from quizz.tui.widgets.chrome import KeyBar, MessageLine, TopLine

if TYPE_CHECKING:
    from quizz.tui.app import QuizzApp

Result = TypeVar("Result")
T = TypeVar("T")

CLOSE = Command("close", "escape", "Retour", "Revenir à l’écran précédent.")


class KeyedScreen(Screen[Result]):
    """A screen whose commands answer to the keys of the settings.

    `STYLES`: the style sheets that it needs beside that of all apps.
    """

    STYLES: ClassVar[tuple[str, ...]] = ("screens.tcss",)

    def __init__(self) -> None:
        super().__init__()
        self.quizz.read_styles(*self.STYLES)
        rebind(self, self.quizz.keymap)

    @property
    def quizz(self) -> QuizzApp:
        """The app, by its own type."""
        return cast("QuizzApp", self.app)

    def key(self, command: str) -> str:
        """The key of one of its commands, for a sentence."""
        return shown_key(type(self), command, self.quizz.keymap)


class Sheet(KeyedScreen[Result], ModalScreen[Result]):
    """A screen over another one, which stays in sight."""


class QuizzScreen(KeyedScreen[Result]):
    """A screen of quizz. Subclasses fill `body`."""

    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command(
                "scroll(1)", "down", "Descendre", "Voir la suite, ligne à ligne.", bar=False, name="down"
            ),
            Command(
                "scroll(-1)", "up", "Monter", "Voir ce qui précède, ligne à ligne.", bar=False, name="up"
            ),
            Command(
                "scroll(10)", "pagedown,space", "Page suivante", "Voir la suite.", bar=False, name="page_down"
            ),
            Command(
                "scroll(-10)", "pageup", "Page précédente", "Voir ce qui précède.", bar=False, name="page_up"
            ),
        )
    ]

    def compose(self) -> ComposeResult:
        """Lay the frame out."""
        yield TopLine()
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            yield from self.body()
        yield MessageLine()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """The widgets of the column."""
        yield from ()

    @property
    def how_to_answer(self) -> str:
        """The keys of the answer that is asked for, for the help; empty when none is."""
        return ""

    @property
    def column(self) -> Vertical:
        """The column of text."""
        return self.query_one("#column", Vertical)

    def title_line(self, title: str, aside: str = "") -> None:
        """Write the line above."""
        self.query_one(TopLine).show(title, aside)

    def tell(self, sentence: str, *, lasting: bool = False) -> None:
        """Say something above the keys. `lasting`: until something else is done, however long that takes."""
        self.query_one(MessageLine).say(sentence, lasting=lasting)

    def run_job(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        """Do what may wait for the disk off the UI thread; what goes wrong is told, nothing is lost."""
        self._run_job(job, then)

    @work(thread=True, group="job", exit_on_error=True)
    def _run_job(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        try:
            result = job()
        except QuizzError as error:
            self.app.call_from_thread(self.job_failed, str(error))
        else:
            self.app.call_from_thread(self.call_later, then, result)

    def job_failed(self, sentence: str) -> None:
        """A job could not be done."""
        self.tell(sentence)

    def action_scroll(self, lines: int) -> None:
        """Move the text when no field and no list has the keys."""
        for body in self.query("#body").results(VerticalScroll):  # home has none before it is laid out
            body.scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        """Leave without a result."""
        self.dismiss(None)
