"""The rows and the columns of a week, for the room there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from quizz.domain.agenda.week import QUARTER, Agenda

LABEL = 8
"""Cells of the hours, at the left."""
WORKING_DAYS = 5
LEAST_COLUMN = 9
"""Cells from which a column has room for a letter and the beginning of a name, with the rule before it."""
BETWEEN_WEEKS = 2
FOLD = -1
"""A row for hours at which nobody ever receives."""


class Column(Struct, frozen=True):
    """A day of a practitioner. `x`: where its rule stands; `width`: its cells after the rule."""

    practitioner: int
    day: int
    x: int
    width: int


def rows_of(agenda: Agenda) -> tuple[int, ...]:
    """The quarters at which somebody receives on some day, in minutes, FOLD where hours are left out."""
    quarters = sorted(
        {
            minute
            for practitioner in agenda.practitioners
            for opening in practitioner.openings
            for minute in range(opening.start, opening.end, QUARTER)
        }
    )
    return tuple(_folded(quarters))


def _folded(quarters: Sequence[int]) -> Iterator[int]:
    for place, minute in enumerate(quarters):
        if place and minute - quarters[place - 1] > QUARTER:
            yield FOLD
        yield minute


def near_rows(rows: Sequence[int], minutes: Collection[int]) -> tuple[int, ...]:
    """Of some rows those of these minutes, each with its neighbours, FOLD where others are left out."""
    kept = {
        near
        for place, minute in enumerate(rows)
        if minute in minutes
        for near in range(place - 1, place + 2)
        if 0 <= near < len(rows) and rows[near] != FOLD
    }
    return tuple(_folded([rows[place] for place in sorted(kept)]))


def days_of(agenda: Agenda) -> range:
    """Monday to Friday, and further when somebody receives then."""
    last = max((opening.day for one in agenda.practitioners for opening in one.openings), default=0)
    return range(max(WORKING_DAYS, last + 1))


def columns_of(agenda: Agenda, active: int, width: int) -> tuple[Column, ...]:
    """The columns of the weeks that fit side by side, that of the `active` practitioner among them."""
    days = days_of(agenda)
    count = len(agenda.practitioners)
    beside = (width - LABEL + BETWEEN_WEEKS) // (len(days) * LEAST_COLUMN + BETWEEN_WEEKS)
    beside = min(max(beside, 1), count)
    first = min(active // beside * beside, count - beside)
    room = (width - LABEL + BETWEEN_WEEKS) // beside - BETWEEN_WEEKS
    each = max(room // len(days), 2)
    return tuple(
        Column(first + place, day, LABEL + place * (room + BETWEEN_WEEKS) + day * each, each - 1)
        for place in range(beside)
        for day in days
    )
