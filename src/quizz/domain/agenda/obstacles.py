"""What stands in the way of an appointment somewhere in a week, whatever was asked."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import QUARTER, Absence, Booking, Equipment, Opening


class Reason(StrEnum):
    """What stands in the way."""

    UNKNOWN = "unknown"
    """There is no such booking or practitioner."""
    OFF_QUARTER = "off_quarter"
    AWAY = "away"
    CLOSED = "closed"
    PAST = "past"
    NOT_DONE = "not_done"
    """The practitioner does not do that kind."""
    TAKEN = "taken"
    KEPT = "kept"
    """The slot is kept for emergencies, and this is none."""
    KEPT_THAT_DAY = "kept_that_day"
    """The slot is kept for the emergencies of its own day."""
    CLOSING = "closing"
    """Too short before the practitioner stops."""
    NEXT = "next"
    """Too short before what comes next."""
    EQUIPMENT = "equipment"


class Obstacle(Struct, frozen=True, gc=False):
    """What stands in the way. `by`: the booking, absence, opening or equipment in question; `whose`: who
    uses the equipment."""

    reason: Reason
    by: Booking | Absence | Opening | Equipment | None = None
    whose: Booking | None = None


def obstacle(plan: Plan, candidate: Booking) -> Obstacle | None:
    """What is in the way of a booking; the first reason, in the order in which a person looks."""
    if candidate.at.minute % QUARTER:
        return Obstacle(Reason.OFF_QUARTER)
    return _not_open(plan, candidate) or in_the_way(plan, candidate)


def in_the_way(plan: Plan, candidate: Booking) -> Obstacle | None:
    """Which other booking is in the way, of the practitioner or of the equipment."""
    return _taken(plan, candidate) or _without_equipment(plan, candidate)


def is_away(plan: Plan, booking: Booking) -> bool:
    """Whether its practitioner is away that day."""
    practitioner = plan.practitioner(booking.practitioner)
    return practitioner is not None and any(one.day == booking.at.day for one in practitioner.absences)


def _not_open(plan: Plan, candidate: Booking) -> Obstacle | None:
    practitioner, kind = plan.practitioner(candidate.practitioner), plan.kind(candidate)
    if practitioner is None or kind is None:
        return Obstacle(Reason.UNKNOWN)
    day, minute = candidate.at.day, candidate.at.minute
    absence = next((one for one in practitioner.absences if one.day == day), None)
    opening = next(
        (one for one in practitioner.openings if one.day == day and one.start <= minute < one.end), None
    )
    found = None
    if absence is not None:
        found = Obstacle(Reason.AWAY, absence)
    elif opening is None:
        found = Obstacle(Reason.CLOSED)
    elif candidate.at < plan.now:
        found = Obstacle(Reason.PAST)
    elif practitioner.does and kind.id not in practitioner.does:
        found = Obstacle(Reason.NOT_DONE)
    elif plan.end(candidate) > opening.end:
        # What stands before the closing is the nearer reason.
        found = _taken(plan, candidate) or Obstacle(Reason.CLOSING, opening)
    return found


def _taken(plan: Plan, candidate: Booking) -> Obstacle | None:
    kind = plan.kind(candidate)
    urgent = kind is not None and kind.urgent and not candidate.is_kept
    end = plan.end(candidate)
    for other in plan.columns.get((candidate.practitioner, candidate.at.day), ()):
        if other.id == candidate.id or other.at.minute >= end or plan.end(other) <= candidate.at.minute:
            continue
        if other.is_kept and urgent and candidate.at.day == plan.now.day:
            continue
        if other.at.minute > candidate.at.minute:
            return Obstacle(Reason.NEXT, other)
        if not other.is_kept:
            return Obstacle(Reason.TAKEN, other)
        return Obstacle(Reason.KEPT_THAT_DAY if urgent else Reason.KEPT, other)
    return None


def _without_equipment(plan: Plan, candidate: Booking) -> Obstacle | None:
    kind = plan.kind(candidate)
    if kind is None or not kind.needs or candidate.is_kept:
        return None
    start, end = candidate.at.minute, plan.end(candidate)
    for name in kind.needs:
        equipment = plan.equipment(name)
        users = [
            other
            for other in plan.users.get((name, candidate.at.day), ())
            if other.id != candidate.id and other.at.minute < end and start < plan.end(other)
        ]
        if equipment is None or len(users) < equipment.count:
            continue
        # As many at once as at the start of one of them, or of the candidate.
        for minute in (start, *(other.at.minute for other in users if other.at.minute > start)):
            using = [other for other in users if other.at.minute <= minute < plan.end(other)]
            if len(using) >= equipment.count:
                return Obstacle(Reason.EQUIPMENT, equipment, using[0])
    return None
