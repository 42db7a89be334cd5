"""The questions that cannot be asked a day, because of its amounts."""

from __future__ import annotations

from datetime import date

from quizz.content.content import Content
from quizz.content.diagnostics import Diagnostic
from quizz.content.loader import withheld
from quizz.content.outlines import Outline
from quizz.services.points import Points


class _OfADay:
    """What is known of one day so far."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.one_by_one: dict[str, bool] = {}
        self.all: dict[str, Diagnostic] | None = None


class Withholding:
    """Tells them one by one to a session, which looks at a few dozen, and all together to who counts.

    Threads may share it. It remembers one day, that which was asked for last.
    """

    def __init__(self, content: Content, points: Points) -> None:
        self._content = content
        self._points = points
        self._known = _OfADay(date.min)

    def questions(self, day: date) -> dict[str, Diagnostic]:
        """All of them by id, each with why."""
        known = self._on(day)
        found = known.all
        if found is None:
            found = known.all = withheld(self._content, day)
        return found

    def holds(self, outline: Outline, day: date) -> bool:
        """Whether a question is one of them."""
        if not outline.templates:
            return False
        known = self._on(day)
        if known.all is not None:
            return outline.id in known.all
        held = known.one_by_one.get(outline.id)
        if held is None:
            held = known.one_by_one[outline.id] = bool(withheld(self._content, day, (outline,)))
        return held

    def closes(self, point: str, day: date) -> bool:
        """Whether all the questions of the banks on a point are; a point without any has none that is."""
        ways = self._points.of(point)
        return bool(ways) and all(self.holds(way, day) for way in ways)

    def _on(self, day: date) -> _OfADay:
        known = self._known
        if known.day != day:
            known = self._known = _OfADay(day)
        return known
