"""What is wrong in the banks, place by place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from quizz.i18n import _
from quizz.tui.commands import bindings
from quizz.tui.screens.base import CLOSE, QuizzScreen
from quizz.tui.widgets.prose import Prose


class ProblemsScreen(QuizzScreen[None]):
    """The diagnostics of the content, as the loader words them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CLOSE)]

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__()
        self._problems = problems

    def body(self) -> ComposeResult:
        """A paragraph a problem."""
        for problem in self._problems or [_("Rien à signaler.")]:
            yield Prose(Content(problem), classes="problem")

    def on_mount(self) -> None:
        """Write the line above."""
        self.title_line(_("Banques"), str(len(self._problems)))
