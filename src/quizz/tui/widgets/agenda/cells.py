"""What each cell of a week shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from msgspec import Struct

from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import QUARTER, Booking, Change, Moment
from quizz.i18n import _

Place = tuple[int, int, int]
"""The rank of a practitioner, a day, a minute."""
_CIVILITIES = frozenset(
    {"M.", "Mme", "Mlle", "Dr", "Pr", "Me", "Monsieur", "Madame", "Mademoiselle", "Docteur", "Enfant", "Bébé"}
)


class Look(Enum):
    """What is there, beside its kind."""

    CLOSED = auto()
    PAST = auto()
    FREE = auto()
    BOOKED = auto()
    KEPT = auto()
    LIFTED = auto()
    """What was picked up, where it was."""
    GONE = auto()
    """Free since a booking was cancelled."""
    BEST = auto()
    """Where it belonged, once the answer is told."""
    WRONG = auto()


class Cell(Struct, frozen=True):
    """A quarter of an hour of a practitioner. `kind`: the rank of the kind of appointment, -1 without any."""

    look: Look
    text: str = ""
    kind: int = -1


CLOSED = Cell(Look.CLOSED, "·")
FREE = Cell(Look.FREE)
PAST = Cell(Look.PAST, "-")

Cells = Mapping[Place, Cell]


def short_name(who: str) -> str:
    """`Petit` of « Mme Petit »: a column is narrow."""
    first, _space, rest = who.replace("\u00a0", " ").partition(" ")
    return rest if rest and first in _CIVILITIES else who


def cells_of(plan: Plan, lifted: str = "") -> Cells:
    """The cells that are not closed. `lifted`: the booking that was picked up."""
    cells: dict[Place, Cell] = dict(_opened(plan))
    kinds = {kind.id: rank for rank, kind in enumerate(plan.agenda.kinds)}
    ranks = {practitioner.id: rank for rank, practitioner in enumerate(plan.agenda.practitioners)}
    for booking in _gone(plan):
        cells.update(_fill(plan, booking, ranks, Cell(Look.GONE, f"x {short_name(booking.who)}"), ""))
    for booking in sorted(plan.standing.values(), key=lambda one: not one.is_kept):
        kind = kinds.get(booking.kind, -1)
        letter = plan.agenda.kinds[kind].letter if kind >= 0 else "?"
        look = Look.LIFTED if booking.id == lifted else Look.KEPT if booking.is_kept else Look.BOOKED
        name = _("gardé") if booking.is_kept else short_name(booking.who)
        text = f"{letter}{_sign(plan, booking, lifted)}{name}"
        cells.update(_fill(plan, booking, ranks, Cell(look, text, kind), letter))
    return cells


def told_cells(plan: Plan, best: Plan) -> Cells:
    """The week of an answer beside the best one: ✓ where things belong, ✗ where they were put instead."""
    cells = dict(cells_of(plan))
    kinds = {kind.id: rank for rank, kind in enumerate(plan.agenda.kinds)}
    ranks = {practitioner.id: rank for rank, practitioner in enumerate(plan.agenda.practitioners)}
    for changes, look, sign in ((plan.changes, Look.WRONG, "✗"), (best.changes, Look.BEST, "✓")):
        for change in changes:
            if look is Look.WRONG and _is_best(change, best):
                continue
            booking = plan.placed(change) or plan.initial.get(change.booking)
            if booking is not None:
                kind = kinds.get(booking.kind, -1)
                letter = plan.agenda.kinds[kind].letter if kind >= 0 else "?"
                name = short_name(booking.who)
                text = f"{sign}{letter} {name}" if change.at else f"{sign}x {name}"
                cells.update(_fill(plan, booking, ranks, Cell(look, text, kind), f"{sign}{letter}"))
    return cells


def _is_best(change: Change, best: Plan) -> bool:
    return change in best.changes


def _opened(plan: Plan) -> Iterator[tuple[Place, Cell]]:
    for rank, practitioner in enumerate(plan.agenda.practitioners):
        away = {absence.day for absence in practitioner.absences}
        for opening in practitioner.openings:
            if opening.day not in away:
                for minute in range(opening.start, opening.end, QUARTER):
                    past = Moment(opening.day, minute) < plan.now
                    yield (rank, opening.day, minute), PAST if past else FREE


def _gone(plan: Plan) -> Iterator[Booking]:
    for change in plan.changes:
        if change.at is None and change.booking in plan.initial:
            yield plan.initial[change.booking]


def _sign(plan: Plan, booking: Booking, lifted: str) -> str:
    """Beside the letter: what was picked up, placed, or moved."""
    if booking.id == lifted:
        return "…"
    before = plan.initial.get(booking.id)
    if before is None:
        return "+"
    return " " if (before.practitioner, before.at) == (booking.practitioner, booking.at) else "→"


def _fill(
    plan: Plan, booking: Booking, ranks: Mapping[str, int], first: Cell, letter: str
) -> Iterator[tuple[Place, Cell]]:
    """The first quarter has the name, those that follow the letter alone."""
    rank = ranks.get(booking.practitioner, -1)
    for minute in range(booking.at.minute, plan.end(booking), QUARTER):
        cell = first if minute == booking.at.minute else Cell(first.look, letter, first.kind)
        yield (rank, booking.at.day, minute), cell
