"""An answer that is long to write is kept while it grows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from textual.timer import Timer

from quizz.errors import StorageError
from quizz.services.exchange import Asked
from quizz.services.practice import Practice
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.answers import AnswerPanel

KEEPING = 0.5
"""Seconds during which what is written waits to be kept."""


class Keeper:
    """Keeps the answer to one question, which is on screen from now on; its draft took time already."""

    def __init__(
        self, screen: QuizzScreen[Any], practice: Practice, asked: Asked, panel: AnswerPanel
    ) -> None:
        self._screen = screen
        self._practice = practice
        self._asked = asked
        self._panel = panel
        self._since = monotonic() - (asked.draft.milliseconds / 1000 if asked.draft else 0)
        self._timer: Timer | None = None
        """Runs while something was written that is not kept yet."""

    @property
    def elapsed(self) -> int:
        """Milliseconds that the answer has taken."""
        return round((monotonic() - self._since) * 1000)

    def written(self) -> None:
        """Something was: keep it soon, whatever job is under way."""
        if self._timer is None:
            self._timer = self._screen.set_timer(KEEPING, self._keep)

    def unkept(self) -> Callable[[], None]:
        """What keeps, off the UI thread, what is written by now; it does nothing when nothing new is."""
        if self._timer is None:
            return lambda: None
        self.stop()
        return partial(self._practice.keep, self._asked, self._panel.draft, self.elapsed)

    def stop(self) -> None:
        """What was written is not to be kept any more, or is about to be."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _keep(self) -> None:
        keep = self.unkept()

        def job() -> None:
            try:
                keep()
            except StorageError as error:
                self._screen.app.call_from_thread(self._screen.tell, str(error))

        self._screen.run_worker(job, thread=True, group="drafts")
