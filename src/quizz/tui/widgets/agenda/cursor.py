"""Where the cursor of a week is, and where keys take it."""

from __future__ import annotations

from collections.abc import Sequence

from quizz.domain.agenda.week import QUARTER, Agenda, Moment, Opening, Practitioner
from quizz.tui.widgets.agenda.hours import FOLD

Spot = tuple[int, int, int]
"""The rank of a practitioner, a day, a row."""


class Cursor:
    """Begins at the first quarter at which the first practitioner receives and that is not over."""

    def __init__(self, agenda: Agenda, rows: Sequence[int], now: Moment) -> None:
        self._agenda = agenda
        self._rows = rows
        self.rank, self.day, self.row = 0, now.day, 0
        for opening in sorted(self._openings):
            if (opening.day, opening.end) > (now.day, now.minute):
                minute = opening.start if opening.day > now.day else max(opening.start, now.minute)
                self.day, self.row = opening.day, rows.index(minute // QUARTER * QUARTER)
                break

    @property
    def spot(self) -> Spot:
        """Where it is."""
        return self.rank, self.day, self.row

    @property
    def practitioner(self) -> Practitioner:
        """Whose column it is in."""
        return self._agenda.practitioners[self.rank]

    @property
    def at(self) -> Moment:
        """The moment it is on."""
        return Moment(self.day, self._rows[self.row])

    def go(self, spot: Spot) -> None:
        """Put it somewhere."""
        self.rank, self.day, self.row = spot

    def stepped(self, step: int) -> Spot | None:
        """The quarter above or below, over the hours left out; None at the ends."""
        row = self.row + step
        while 0 <= row < len(self._rows) and self._rows[row] == FOLD:
            row += step
        return (self.rank, self.day, row) if 0 <= row < len(self._rows) else None

    def half_day(self, step: int) -> Spot | None:
        """The beginning of the half day after, or before; first that of the one it is in."""
        here = (self.day, self._rows[self.row])
        starts = sorted((opening.day, opening.start) for opening in self._openings)
        found = [one for one in starts if one > here] if step > 0 else [one for one in starts if one < here]
        if not found:
            return None
        day, minute = found[0 if step > 0 else -1]
        return self.rank, day, self._rows.index(minute)

    def end_of_half(self, *, last: bool) -> Spot | None:
        """The first or the last quarter of the half day, the nearest one of that day."""
        minute = self._rows[self.row]
        today = [opening for opening in self._openings if opening.day == self.day]
        if not today:
            return None
        near = min(today, key=lambda one: max(one.start - minute, minute - one.end + QUARTER, 0))
        goal = near.end - QUARTER if last else near.start
        return self.rank, self.day, self._rows.index(goal)

    @property
    def _openings(self) -> tuple[Opening, ...]:
        """Of whoever it is with, days off left out."""
        away = {absence.day for absence in self.practitioner.absences}
        return tuple(one for one in self.practitioner.openings if one.day not in away)
