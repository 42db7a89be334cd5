"""What is told of a week to somebody who looks at it: the request, a moment, a day, what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizz.domain.agenda import words
from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import Booking, Change, Moment, Opening, Practitioner, Request, Wanted
from quizz.domain.french import uncapitalized, unstopped
from quizz.i18n import _


def left(plan: Plan) -> tuple[Wanted, ...]:
    """What is still to be booked."""
    return tuple(wanted for wanted in plan.wanted if wanted.id not in plan.standing)


def request_words(request: Request) -> str:
    """`Mme Garcia, au téléphone : « … »`."""
    return _("{who}, {via} : {text}").format(
        who=request.who, via=words.via_words(request.via), text=request.text
    )


def now_words(plan: Plan) -> str:
    """`Maintenant : lundi 23 à 8 h 30`."""
    return _("Maintenant : {moment}").format(moment=words.moment(plan.agenda.monday, plan.now))


def slot_words(plan: Plan, practitioner: Practitioner, at: Moment) -> str:
    """`mardi 24 à 14 h 00, Dr Roche : libre pendant 30 min`."""
    return _("{place} : {what}").format(
        place=words.place_words(plan, practitioner.id, at), what=_held(plan, practitioner, at)
    )


def _held(plan: Plan, practitioner: Practitioner, at: Moment) -> str:
    booking = plan.at(practitioner.id, at)
    if booking is not None:
        return booking_words(plan, booking)
    absence = next((one for one in practitioner.absences if one.day == at.day), None)
    if absence is not None:
        return _("absence ({why})").format(why=absence.why)
    stretch = next(
        (one for one in plan.free(practitioner.id, at.day) if one.start <= at.minute < one.end), None
    )
    if stretch is None:
        return _("fermé")
    if at < plan.now:
        return _("c’est passé")
    return _("libre pendant {length}").format(length=words.length(stretch.end - at.minute))


def booking_words(plan: Plan, booking: Booking) -> str:
    """`M. Petit, consultation, 15 min, a demandé à ne pas changer`."""
    if booking.is_kept:
        length = words.length(plan.minutes(booking))
        told = _("gardé pour les urgences, {length}").format(length=length)
    else:
        told = words.thing_words(plan, booking)
    if not booking.note:
        return told
    return _("{told}, {note}").format(told=told, note=uncapitalized(unstopped(booking.note)))


def done_words(plan: Plan, change: Change) -> str:
    """`Placé : Mme Garcia, mardi 24 à 14 h 00, Dr Roche`; `Déplacé`, `Annulé` for what stood there before."""
    thing = plan.thing(change.booking)
    who = words.name_words(plan, change.booking, placed=True)
    if change.at is None:
        was = plan.initial[change.booking]
        place = words.place_words(plan, was.practitioner, was.at)
        return _("Annulé : {who}, {place}").format(who=who, place=place)
    place = words.place_words(plan, change.practitioner, change.at)
    done = _("Déplacé : {who}, {place}") if isinstance(thing, Booking) else _("Placé : {who}, {place}")
    return done.format(who=who, place=place)


def wanted_words(plan: Plan, wanted: Wanted) -> str:
    """`À placer : Mme Garcia, ECG, 30 min`."""
    return _("À placer : {thing}").format(thing=words.thing_words(plan, wanted))


def day_words(plan: Plan, practitioner: Practitioner, day: int) -> Iterator[str]:
    """`Mardi 24, Dr Roche : libre 9 h 00-10 h 15, …`, then who is booked, in the order of the hours."""
    name = words.capital(words.day_numbered(plan.agenda.monday, day))
    absence = next((one for one in practitioner.absences if one.day == day), None)
    if absence is not None or not any(one.day == day for one in practitioner.openings):
        why = absence.why if absence else _("ne reçoit pas")
        yield _("{day}, {name} : {why}.").format(day=name, name=practitioner.name, why=why)
        return
    free = _to_come(plan, plan.free(practitioner.id, day), day)
    stretches = ", ".join(map(words.hours, free))
    told = _("libre {stretches}").format(stretches=stretches) if free else _("rien de libre")
    yield _("{day}, {name} : {told}.").format(day=name, name=practitioner.name, told=told)
    taken = [
        booking
        for booking in plan.columns.get((practitioner.id, day), ())
        if not booking.is_kept or plan.at(practitioner.id, booking.at) == booking
    ]
    if taken:
        held = [
            _("{hour}, {told}").format(hour=words.hour(booking.at.minute), told=booking_words(plan, booking))
            for booking in taken
        ]
        yield _("Occupé : {bookings}.").format(bookings=_(" ; ").join(held))


def _to_come(plan: Plan, stretches: Sequence[Opening], day: int) -> list[Opening]:
    """What of free stretches is not over yet."""
    if day != plan.now.day:
        return [one for one in stretches if day > plan.now.day]
    return [
        Opening(day, max(one.start, plan.now.minute), one.end)
        for one in stretches
        if one.end > plan.now.minute
    ]
