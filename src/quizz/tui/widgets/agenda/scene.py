"""A week as it stands on the screen, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from quizz.domain.agenda import words
from quizz.domain.agenda.week import Agenda
from quizz.tui.widgets.agenda.cells import CLOSED, Cell, Cells, Look
from quizz.tui.widgets.agenda.hours import FOLD, LABEL, Column
from quizz.tui.widgets.agenda.lines import GAP, beside, fitted, wrapped

KINDS = 6
"""Colours of kinds; a seventh kind takes the first again: its letter tells it."""


def head_of(agenda: Agenda) -> int:
    """The lines above the hours: the days, and the names when there are several."""
    return 2 if len(agenda.practitioners) > 1 else 1


@dataclass(frozen=True)
class Scene:
    """What decides of a line.

    `cursor`: practitioner, day and row, None once the answer is told; `tail`: the rows that what is in hand
    would take after it, `letter` that of its kind. `top`: the first row in sight. `style`: a style by its
    name, that of the widget by an empty one.
    """

    agenda: Agenda
    rows: Sequence[int]
    columns: Sequence[Column]
    cells: Cells
    active: int
    cursor: tuple[int, int, int] | None
    tail: range
    letter: str
    top: int
    style: Callable[[str], Style]

    def line(self, y: int) -> list[Segment]:
        """A line of the screen."""
        head = head_of(self.agenda)
        if y < head - 1:
            return [*self._names_line()]
        if y == head - 1:
            return [*self._spread(self._day)]
        row = y - head + self.top
        return [*self._hours_line(row)] if row < len(self.rows) else []

    def names(self) -> Iterator[tuple[int, int, str]]:
        """Each name with its rank and where it begins: above its week, or one after the other."""
        names = [one.name for one in self.agenda.practitioners]
        starts: dict[int, int] = {}
        for column in self.columns:
            starts.setdefault(column.practitioner, column.x)
        if self.columns and len(starts) < len(names):
            names = beside(names, self.columns[-1].x + self.columns[-1].width - LABEL)
        x = LABEL
        for rank, name in enumerate(names):
            yield rank, starts[rank] if len(starts) == len(names) else x, name
            x += len(name) + GAP

    def _names_line(self) -> Iterator[Segment]:
        x = 0
        for rank, start, name in self.names():
            here = rank == self.active
            yield Segment(" " * (start - x), self.style(""))
            text = f"{'▸' if here else ' '}{name} "
            yield Segment(text, self.style("here" if here else "name"))
            x = start + len(text)

    def _spread(self, paint: Callable[[Column], Iterable[Segment]], label: str = "") -> Iterator[Segment]:
        """A label, then something for each column, blanks between the weeks."""
        yield Segment(f"{label:>{LABEL - 1}} ", self.style("label" if len(label) < LABEL // 2 else "hour"))
        x = LABEL
        for column in self.columns:
            if column.x > x:
                yield Segment(" " * (column.x - x), self.style(""))
            yield from paint(column)
            x = column.x + column.width + 1

    def _day(self, column: Column) -> Iterator[Segment]:
        here = self.cursor is not None and self.cursor[:2] == (column.practitioner, column.day)
        name = words.day_short(self.agenda.monday, column.day)
        text = fitted(f"{'▸' if here else ' '}{name}", column.width + 1)
        yield Segment(text, self.style("here" if here else "name"))

    def _hours_line(self, row: int) -> Iterator[Segment]:
        minute = self.rows[row]
        whole = row == self.top or minute % 60 == 0
        label = "⋮" if minute == FOLD else words.hour(minute) if whole else f"{minute % 60}"
        return self._spread(lambda column: self._at(column, row, minute), label)

    def _at(self, column: Column, row: int, minute: int) -> Iterator[Segment]:
        there = (column.practitioner, column.day)
        cell = self.cells.get((*there, minute), CLOSED)
        if self.cursor == (*there, row):
            text = self.letter if cell.look is Look.FREE and self.letter else cell.text
            yield Segment("▸" + fitted(text, column.width), self.style("cursor"))
        elif self.cursor is not None and self.cursor[:2] == there and row in self.tail and minute != FOLD:
            yield Segment("┆" + fitted(cell.text, column.width), self.style("tail"))
        else:
            yield Segment("│", self.style("rule"))
            yield self._inside(column, row, minute, cell)

    def _inside(self, column: Column, row: int, minute: int, cell: Cell) -> Segment:
        absences = self.agenda.practitioners[column.practitioner].absences
        why = next((one.why for one in absences if one.day == column.day), "")
        if why:
            lines = wrapped(why, column.width)
            line = row - self.top
            if 0 <= line < len(lines):
                return Segment(fitted(lines[line], column.width), self.style("away"))
        if minute == FOLD:
            return Segment(" " * column.width, self.style("closed"))
        return Segment(fitted(cell.text, column.width), self.style(self._style_of(cell)))

    def _style_of(self, cell: Cell) -> str:
        match cell.look:
            case Look.CLOSED | Look.PAST:
                return "closed"
            case Look.BOOKED:
                urgent = self.agenda.kinds[cell.kind].urgent
                return "urgent" if urgent else f"kind-{cell.kind % KINDS}"
            case _:
                return cell.look.name.lower()
