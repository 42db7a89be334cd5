"""A week as it stands once changes are made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.agenda.week import (
    Agenda,
    Booking,
    Change,
    Equipment,
    Kind,
    Moment,
    Opening,
    Practitioner,
    Wanted,
)
from quizz.domain.question.appointments import Appointment


class Plan(Struct, frozen=True, kw_only=True, dict=True):
    """A week and the changes made to it, possible or not. `now`: nothing can be booked before.

    Of several changes to one booking the last one counts; those to a booking that does not exist do nothing.
    """

    agenda: Agenda
    now: Moment = Moment(0, 0)
    wanted: tuple[Wanted, ...] = ()
    changes: tuple[Change, ...] = ()

    @cached_property
    def initial(self) -> dict[str, Booking]:
        """What stood before any change, by id."""
        return {booking.id: booking for booking in self.agenda.bookings}

    @cached_property
    def standing(self) -> dict[str, Booking]:
        """What stands now, by id; a kept slot that is taken is still there, under who takes it."""
        standing = dict(self.initial)
        for change in self.changes:
            placed = self.placed(change)
            if placed is not None:
                standing[change.booking] = placed
            elif change.at is None:
                standing.pop(change.booking, None)
        return standing

    @cached_property
    def columns(self) -> dict[tuple[str, int], tuple[Booking, ...]]:
        """What stands now by practitioner and day, in order; a kept slot after who takes it."""
        columns: dict[tuple[str, int], list[Booking]] = {}
        for booking in self.standing.values():
            columns.setdefault((booking.practitioner, booking.at.day), []).append(booking)
        return {
            key: tuple(sorted(found, key=lambda booking: (booking.at, booking.is_kept)))
            for key, found in columns.items()
        }

    @cached_property
    def users(self) -> dict[tuple[str, int], tuple[Booking, ...]]:
        """Who uses a piece of equipment on a day; a kept slot uses none until it is taken."""
        users: dict[tuple[str, int], list[Booking]] = {}
        for booking in self.standing.values():
            kind = self.kind(booking)
            for name in kind.needs if kind and not booking.is_kept else ():
                users.setdefault((name, booking.at.day), []).append(booking)
        return {key: tuple(found) for key, found in users.items()}

    def practitioner(self, name: str) -> Practitioner | None:
        """The practitioner of an id."""
        return self._practitioners.get(name)

    def equipment(self, name: str) -> Equipment | None:
        """The equipment of an id."""
        return next((one for one in self.agenda.equipment if one.id == name), None)

    def kind(self, thing: Booking | Wanted) -> Kind | None:
        """The kind of a booking, or of what is to be booked."""
        return self._kinds.get(thing.kind)

    def minutes(self, thing: Booking | Wanted) -> int:
        """How long it lasts."""
        kind = self._kinds.get(thing.kind)
        return thing.minutes or (kind.minutes if kind else 0)

    def end(self, booking: Booking) -> int:
        """The minute of the day at which it ends."""
        return booking.at.minute + self.minutes(booking)

    def thing(self, name: str) -> Booking | Wanted | None:
        """The booking, else what is to be booked, of an id."""
        return self.initial.get(name) or self._wanted.get(name)

    def placed(self, change: Change) -> Booking | None:
        """The booking that a change makes; None when it cancels, or when there is no such booking."""
        thing = self.thing(change.booking)
        if thing is None or change.at is None:
            return None
        if isinstance(thing, Booking):
            return replace(thing, practitioner=change.practitioner, at=change.at)
        return Booking(
            id=thing.id,
            kind=thing.kind,
            practitioner=change.practitioner,
            at=change.at,
            who=thing.who,
            minutes=thing.minutes,
        )

    def is_change(self, change: Change) -> bool:
        """Whether it makes the week other than it was."""
        before = self.initial.get(change.booking)
        if before is None:
            return change.booking in self._wanted and change.at is not None
        return change.at is None or (change.practitioner, change.at) != (before.practitioner, before.at)

    def changed(self, change: Change) -> Plan:
        """The week after one more change, which takes the place of the former one to the same booking.

        A booking that is put back where it was is no change any more.
        """
        others = self.undone(change.booking).changes
        return replace(self, changes=(*others, change) if self.is_change(change) else others)

    def undone(self, name: str) -> Plan:
        """The week without the change to a booking."""
        return replace(self, changes=tuple(one for one in self.changes if one.booking != name))

    def at(self, practitioner: str, at: Moment) -> Booking | None:
        """What stands at a moment in the column of a practitioner; a kept slot when nobody took it."""
        return next(
            (
                booking
                for booking in self.columns.get((practitioner, at.day), ())
                if not booking.is_kept and booking.at.minute <= at.minute < self.end(booking)
            ),
            self.kept_at(practitioner, at),
        )

    def kept_at(self, practitioner: str, at: Moment) -> Booking | None:
        """The kept slot at a moment, taken or not."""
        return next(
            (
                booking
                for booking in self.columns.get((practitioner, at.day), ())
                if booking.is_kept and booking.at.minute <= at.minute < self.end(booking)
            ),
            None,
        )

    def free(self, practitioner: str, day: int) -> tuple[Opening, ...]:
        """The stretches of a day when a practitioner receives and nothing stands, kept slots left out."""
        found = self.practitioner(practitioner)
        if found is None or any(absence.day == day for absence in found.absences):
            return ()
        free = []
        for opening in sorted(one for one in found.openings if one.day == day):
            start = opening.start
            for booking in self.columns.get((practitioner, day), ()):
                if start < booking.at.minute < opening.end:
                    free.append(Opening(day, start, booking.at.minute))
                if booking.at.minute < opening.end:
                    start = max(start, self.end(booking))
            if start < opening.end:
                free.append(Opening(day, start, opening.end))
        return tuple(free)

    @cached_property
    def _practitioners(self) -> dict[str, Practitioner]:
        return {one.id: one for one in self.agenda.practitioners}

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {kind.id: kind for kind in self.agenda.kinds}

    @cached_property
    def _wanted(self) -> dict[str, Wanted]:
        return {one.id: one for one in self.wanted}


def plan_of(question: Appointment, changes: Iterable[Change] = ()) -> Plan:
    """The week of a question after changes; what changes nothing is left out."""
    plan = Plan(agenda=question.agenda, now=question.now, wanted=question.wanted)
    for change in changes:
        plan = plan.changed(change)
    return plan
