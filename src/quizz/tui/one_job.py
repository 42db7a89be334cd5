"""A screen that does one thing at a time with what it holds."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TypeVar

from quizz.tui.screens.base import QuizzScreen

Result = TypeVar("Result")
T = TypeVar("T")


class OneJobScreen(QuizzScreen[Result]):
    """Its jobs run off the UI thread, never two together."""

    def __init__(self) -> None:
        super().__init__()
        self._busy = False
        self._waiting: list[Callable[[], None]] = []

    def work_on(self, job: Callable[[], T], then: Callable[[T], object], *, waits: bool = False) -> None:
        """Do a job, then what follows. While another is under way: later when it `waits`, else never."""
        if not self._busy:
            self._busy = True
            self.run_job(job, lambda result: self._finished(then, result))
        elif waits:
            self._waiting.append(lambda: self.work_on(job, then, waits=True))

    def job_failed(self, sentence: str) -> None:
        """Tell, and take keys again."""
        super().job_failed(sentence)
        self._busy = False
        self._go_on()

    async def _finished(self, then: Callable[[T], object], result: T) -> None:
        self._busy = False
        outcome = then(result)
        if isawaitable(outcome):
            self._busy = True  # until what follows is on screen
            await outcome
            self._busy = False
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self._busy:
            self.call_later(self._waiting.pop(0))
