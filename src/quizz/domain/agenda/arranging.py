"""What a person does to a week, without any screen: what is in hand, what was done and can be taken back."""

from __future__ import annotations

from msgspec.structs import replace

from quizz.domain.agenda.looking import left
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.agenda.refusing import refusal
from quizz.domain.agenda.week import Booking, Change, Moment, Practitioner
from quizz.domain.question import Appointment
from quizz.i18n import _


class Arranging:
    """`lifted`: the booking that was picked up and not yet put down, empty for none."""

    def __init__(self, question: Appointment) -> None:
        self.plan = plan_of(question)
        self.lifted = ""
        self._movable = frozenset((*question.movable, *question.cancelled))
        self._chosen = ""
        self._before: list[Plan] = []

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was done."""
        return self.plan.changes

    @property
    def hand(self) -> str:
        """What would be put at the cursor: what was picked up, else what is to be booked; else nothing."""
        if self.lifted:
            return self.lifted
        to_place = [wanted.id for wanted in left(self.plan)]
        return self._chosen if self._chosen in to_place else next(iter(to_place), "")

    def resume(self, changes: tuple[Change, ...]) -> None:
        """Take up what was done before, at once: in turn, two that changed places would refuse each other.

        Nothing is taken up of a week that has no such booking or practitioner any more.
        """
        columns = {practitioner.id for practitioner in self.plan.agenda.practitioners}
        if all(
            self.plan.thing(change.booking) and (change.at is None or change.practitioner in columns)
            for change in changes
        ):
            self._keep(replace(self.plan, changes=changes))

    def minutes(self) -> int:
        """How long what is in hand lasts; 0 for nothing."""
        thing = self.plan.standing.get(self.hand) or self.plan.thing(self.hand)
        return self.plan.minutes(thing) if thing else 0

    def choose(self, wanted: str) -> None:
        """Take in hand one of the appointments to book, or pick up one that has its place."""
        self.lifted = wanted if wanted in self.plan.standing else ""
        self._chosen = wanted

    def refused(self, practitioner: Practitioner, at: Moment) -> str:
        """Why what is in hand cannot go there; empty when it can, or when nothing is in hand."""
        hand = self.hand
        found = refusal(self.plan, hand, practitioner.id, at) if hand else None
        return found.text if found else ""

    def lifts(self, practitioner: Practitioner, at: Moment) -> Booking | None:
        """What acting there would pick up; None when it would put something down."""
        booking = None if self.lifted else self.plan.at(practitioner.id, at)
        if booking is None or self._is_fixed(booking):
            return None
        return booking

    def act(self, practitioner: Practitioner, at: Moment) -> str:
        """Pick up what stands there, or put there what is in hand; gives a sentence when neither can be."""
        booking = self.lifts(practitioner, at)
        if booking is not None:
            self.lifted = booking.id
            return ""
        hand = self.hand
        if not hand:
            kept = self.plan.at(practitioner.id, at)
            return (
                fixed() if kept else _("Tout a sa place : choisissez un rendez-vous à déplacer, ou validez.")
            )
        return self.put(hand, practitioner, at)

    def put(self, booking: str, practitioner: Practitioner, at: Moment) -> str:
        """Give a booking, or what is to be booked, a place; a sentence when it cannot have it."""
        found = refusal(self.plan, booking, practitioner.id, at)
        if found is not None:
            return found.text
        self.lifted = ""
        self._keep(self.plan.changed(Change(booking, practitioner.id, at)))
        return ""

    def cancel(self, practitioner: Practitioner, at: Moment) -> str:
        """Cancel what is picked up or stands there; where something was cancelled, give it back."""
        booking = self.plan.standing.get(self.lifted) or self.plan.at(practitioner.id, at)
        if booking is None:
            gone = self._gone(practitioner, at)
            if gone is None:
                return _("Aucun rendez-vous à cet endroit.")
            return self.restore(gone.id)
        return self.take_out(booking)

    def take_out(self, booking: Booking) -> str:
        """Cancel a booking; one that was just made is to be made again. A sentence for a kept slot."""
        if self._is_fixed(booking):
            return fixed()
        self.lifted = ""
        if booking.id in self.plan.initial:
            self._keep(self.plan.changed(Change(booking.id)))
        else:
            self._keep(self.plan.undone(booking.id))
        return ""

    def restore(self, booking: str) -> str:
        """Leave a booking as it was; a sentence when something else stands there by now."""
        was = self.plan.initial[booking]
        undone = self.plan.undone(booking)
        found = refusal(undone, booking, was.practitioner, was.at) if was.at >= self.plan.now else None
        if found is not None:
            return found.text
        self._keep(undone)
        return ""

    def drop(self) -> bool:
        """Give back what was picked up; whether something was."""
        was, self.lifted = self.lifted, ""
        return bool(was)

    def undo(self) -> bool:
        """Take the last change back, or give back what was picked up; whether there was something."""
        if self.drop():
            return True
        if not self._before:
            return False
        self.plan = self._before.pop()
        return True

    def _keep(self, plan: Plan) -> None:
        if plan.changes != self.plan.changes:
            self._before.append(self.plan)
            self.plan = plan

    def _is_fixed(self, booking: Booking) -> bool:
        return booking.is_kept and booking.id not in self._movable

    def _gone(self, practitioner: Practitioner, at: Moment) -> Booking | None:
        for change in self.plan.changes:
            was = self.plan.initial.get(change.booking)
            if change.at is not None or was is None:
                continue
            there = was.practitioner == practitioner.id and was.at.day == at.day
            if there and was.at.minute <= at.minute < self.plan.end(was):
                return was
        return None


def fixed() -> str:
    """Why a kept slot is neither moved nor cancelled."""
    return _("Ce créneau est gardé pour les urgences : il reste où il est.")
