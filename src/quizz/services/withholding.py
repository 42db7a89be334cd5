"""The questions that cannot be asked a day, because of its amounts."""

from __future__ import annotations

from datetime import date

from quizz.content.content import Content
from quizz.content.diagnostics import Diagnostic
from quizz.content.loader import withheld
from quizz.content.outlines import Outline
from quizz.services.points import Points


class Withholding:
    """Tells them one by one to a session, which looks at a few dozen, and all together to who counts.

    Of one day at a time: that which was asked for last.
    """

    def __init__(self, content: Content, points: Points) -> None:
        self._content = content
        self._points = points
        self._day = date.min
        self._one_by_one: dict[str, bool] = {}
        self._all: dict[str, Diagnostic] | None = None

    def questions(self, day: date) -> dict[str, Diagnostic]:
        """All of them by id, each with why."""
        self._turn_to(day)
        if self._all is None:
            self._all = withheld(self._content, day)
        return self._all

    def holds(self, outline: Outline, day: date) -> bool:
        """Whether a question is one of them."""
        if not outline.templates:
            return False
        self._turn_to(day)
        if self._all is not None:
            return outline.id in self._all
        known = self._one_by_one.get(outline.id)
        if known is None:
            known = self._one_by_one[outline.id] = bool(withheld(self._content, day, (outline,)))
        return known

    def closes(self, point: str, day: date) -> bool:
        """Whether all the questions of the banks on a point are; a point without any has none that is."""
        ways = self._points.of(point)
        return bool(ways) and all(self.holds(way, day) for way in ways)

    def _turn_to(self, day: date) -> None:
        if day != self._day:
            self._day, self._one_by_one, self._all = day, {}, None
