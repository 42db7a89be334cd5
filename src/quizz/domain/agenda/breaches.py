"""What is wrong with the changes that answer a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import combinations

from msgspec import Struct

from quizz.domain.agenda import requirements, words
from quizz.domain.agenda.obstacles import Obstacle, is_away, obstacle
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.agenda.refusing import refusal
from quizz.domain.agenda.week import Change, Constraint
from quizz.domain.question.appointments import Appointment
from quizz.i18n import _


class BreachKind(StrEnum):
    """What is wrong."""

    REFUSED = "refused"
    """It cannot stand there, whatever was asked."""
    NOT_PLACED = "not_placed"
    NOT_CANCELLED = "not_cancelled"
    AWAY = "away"
    """What may move is left on a day when its practitioner is away."""
    CHANGED = "changed"
    """Somebody who was to stay is moved or cancelled."""
    LOST = "lost"
    """Somebody who might be moved is cancelled."""
    NEEDLESS = "needless"
    """Somebody is moved for nothing."""
    CONSTRAINT = "constraint"
    WISH = "wish"
    """A soft constraint: the answer stays right."""


HARMS = frozenset({BreachKind.CHANGED, BreachKind.LOST, BreachKind.NEEDLESS})
"""What nobody asked for."""


class Breach(Struct, frozen=True):
    """One thing that is wrong, of a booking, and the same in sentences. `rank`: that of the constraint."""

    kind: BreachKind
    booking: str
    text: str
    rank: int = -1

    @property
    def is_soft(self) -> bool:
        """Whether the answer is right all the same."""
        return self.kind is BreachKind.WISH


def breaches(question: Appointment, changes: Iterable[Change]) -> tuple[Breach, ...]:
    """All that is wrong, the wishes last.

    What a wanted booking that is not placed breaks is not told; nor are wishes, beside what is worse of the
    same booking.
    """
    plan = plan_of(question, changes)
    found = [*_of_place(plan), *_undone(question, plan), *_harms(question, plan)]
    found += _constraints(question, plan)
    worse = {breach.booking for breach in found if not breach.is_soft}
    told = (breach for breach in found if not (breach.is_soft and breach.booking in worse))
    return tuple(sorted(told, key=lambda breach: breach.is_soft))


def is_right(question: Appointment, plan: Plan) -> bool:
    """Whether nothing but wishes is broken; nothing is put into words."""
    return (
        all(plan.standing.get(wanted.id) for wanted in question.wanted)
        and not any(name in plan.standing for name in question.cancelled)
        and not any(_is_left_away(plan, name) for name in question.movable)
        and not any(_is_harm(question, change) for change in plan.changes)
        and all(
            constraint.soft or requirements.holds(plan, constraint) for constraint in question.constraints
        )
        and not any(_obstacle(plan, change) for change in plan.changes)
        and not _needless(question, plan)
    )


def _of_place(plan: Plan) -> Iterator[Breach]:
    for change in plan.changes:
        found = refusal(plan, change.booking, change.practitioner, change.at) if change.at else None
        if found is not None:
            who = words.capital(words.name_words(plan, change.booking))
            text = _("{who} : ce rendez-vous ne tient pas là. {why}").format(who=who, why=found.text)
            yield Breach(BreachKind.REFUSED, change.booking, text)


def _undone(question: Appointment, plan: Plan) -> Iterator[Breach]:
    for wanted in question.wanted:
        if wanted.id not in plan.standing:
            who = words.name_words(plan, wanted.id)
            text = _("{who} : le rendez-vous n’est pas donné.").format(who=who)
            yield Breach(BreachKind.NOT_PLACED, wanted.id, text)
    for name in question.cancelled:
        if name in plan.standing:
            who = words.capital(words.name_words(plan, name))
            text = _("{who} : ce rendez-vous devait être annulé.").format(who=who)
            yield Breach(BreachKind.NOT_CANCELLED, name, text)
    for name in question.movable:
        booking = plan.standing.get(name)
        if booking is not None and _is_left_away(plan, name):
            told = refusal(plan, name, booking.practitioner, booking.at)
            text = _("{who} : ce rendez-vous ne peut pas rester là. {why}").format(
                who=words.name_words(plan, name), why=told.text if told else ""
            )
            yield Breach(BreachKind.AWAY, name, text)


def _harms(question: Appointment, plan: Plan) -> Iterator[Breach]:
    needless = _needless(question, plan)
    for change in plan.changes:
        who = words.capital(words.name_words(plan, change.booking))
        if _must_stay(question, change.booking):
            text = (
                _("{who} : ce rendez-vous est annulé sans que personne l’ait demandé.")
                if change.at is None
                else _("{who} : ce rendez-vous est déplacé sans que personne l’ait demandé.")
            )
            yield Breach(BreachKind.CHANGED, change.booking, text.format(who=who))
        elif _is_lost(question, change):
            text = _("{who} : ce rendez-vous pouvait être déplacé, pas annulé.").format(who=who)
            yield Breach(BreachKind.LOST, change.booking, text)
        elif change.booking in needless:
            text = _("{who} : ce rendez-vous est déplacé pour rien, il pouvait rester où il était.")
            yield Breach(BreachKind.NEEDLESS, change.booking, text.format(who=who))


def _constraints(question: Appointment, plan: Plan) -> Iterator[Breach]:
    for rank, constraint in enumerate(question.constraints):
        booking = plan.standing.get(constraint.on)
        fields = requirements.unmet(plan, constraint, booking) if booking else ()
        if fields:
            kind = BreachKind.WISH if constraint.soft else BreachKind.CONSTRAINT
            yield Breach(kind, constraint.on, _broken(plan, constraint, fields), rank)


def _broken(plan: Plan, constraint: Constraint, fields: Iterable[str]) -> str:
    asked = _(", et ").join(requirements.asked_words(plan, constraint, field) for field in fields)
    text = (
        _("{who} : il valait mieux {asked}. {why}")
        if constraint.soft
        else _("{who} : il fallait {asked}. {why}")
    )
    return text.format(who=words.name_words(plan, constraint.on), asked=asked, why=constraint.why)


def _is_harm(question: Appointment, change: Change) -> bool:
    return _must_stay(question, change.booking) or _is_lost(question, change)


def _must_stay(question: Appointment, name: str) -> bool:
    free = (*(wanted.id for wanted in question.wanted), *question.cancelled, *question.movable)
    return name not in free


def _is_lost(question: Appointment, change: Change) -> bool:
    return (
        change.at is None and change.booking in question.movable and change.booking not in question.cancelled
    )


def _needless(question: Appointment, plan: Plan) -> set[str]:
    """The bookings that were moved and could have stayed, each alone or some together, as two that exchange
    their places."""
    moved = [
        change.booking
        for change in plan.changes
        if change.at is not None and change.booking in plan.initial and change.booking in question.movable
    ]
    found: set[str] = set()
    for size in range(1, len(moved) + 1):
        for some in combinations(moved, size):
            if found.isdisjoint(some) and _could_stay(question, plan, some):
                found.update(some)
    return found


def _could_stay(question: Appointment, plan: Plan, names: Iterable[str]) -> bool:
    """Whether all that holds would hold had these bookings stayed."""
    if any(is_away(plan, plan.initial[name]) for name in names):
        return False
    stayed = plan
    for name in names:
        stayed = stayed.undone(name)
    if any(_obstacle(stayed, other) and not _obstacle(plan, other) for other in stayed.changes):
        return False
    return not any(
        requirements.holds(plan, constraint) and not requirements.holds(stayed, constraint)
        for constraint in question.constraints
    )


def _obstacle(plan: Plan, change: Change) -> Obstacle | None:
    placed = plan.placed(change)
    return None if placed is None else obstacle(plan, placed)


def _is_left_away(plan: Plan, name: str) -> bool:
    """Whether a booking stands where it stood, and cannot stay."""
    booking = plan.initial.get(name)
    return booking is not None and plan.standing.get(name) == booking and is_away(plan, booking)
