"""Time that passes only while it is let."""

from __future__ import annotations

from collections.abc import Callable

LONGEST_STEP = 3.0
"""Seconds between two looks; more than that, the computer slept or the program was stopped."""


class Stopwatch:
    """Counts what passes of a time told in seconds. It stands still until it is let run."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._last: float | None = None
        self._counted = 0.0

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self._last is not None

    def run(self) -> None:
        """Let time pass."""
        if self._last is None:
            self._last = self._seconds()

    def stop(self) -> None:
        """Hold time; what has passed is still to be taken."""
        self._look()
        self._last = None

    def take(self) -> int:
        """The whole milliseconds that passed since they were last taken."""
        self._look()
        milliseconds = int(self._counted * 1000)
        self._counted -= milliseconds / 1000
        return milliseconds

    def _look(self) -> None:
        if self._last is not None:
            now = self._seconds()
            self._counted += min(max(now - self._last, 0.0), LONGEST_STEP)
            self._last = now
