"""A request to settle in the agenda of a week."""

from __future__ import annotations

from quizz.domain.agenda.week import Agenda, Change, Constraint, Moment, Request, Wanted
from quizz.domain.question.shared import Mode, Question


class Appointment(Question, frozen=True, kw_only=True, tag="appointment"):
    """A request, and the week in which it is settled. `now`: when it comes; nothing is booked before.

    `wanted`: what is to be booked; `cancelled`: the bookings to take out; `movable`: those that may be moved.
    Anything else must stay. `best`: the best changes, explained by `because`.
    """

    mode = Mode.RECALL
    agenda: Agenda
    request: Request
    now: Moment
    best: tuple[Change, ...]
    because: str
    wanted: tuple[Wanted, ...] = ()
    cancelled: tuple[str, ...] = ()
    movable: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
