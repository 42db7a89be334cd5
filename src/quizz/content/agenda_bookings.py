"""The bookings of a week: each must be able to stand where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from quizz.content.agenda_times import DAYS, as_written, read_moment
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Place
from quizz.content.question_texts import check_short, check_size
from quizz.content.suggestions import did_you_mean
from quizz.domain.agenda.obstacles import Reason, obstacle
from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.refusing import refusal
from quizz.domain.agenda.week import QUARTER, Agenda, Booking, Moment
from quizz.i18n import _

MOST_BOOKINGS = 250
LONGEST = 240
"""Minutes of an appointment."""
NAME_LENGTH = 40
NOTE_LENGTH = 120
BEFORE_THE_WEEK = Moment(-1, 0)
"""When no kept slot can be taken yet, and nothing is past."""


def with_bookings(fields: Fields, week: Agenda) -> Agenda:
    """The week with what is written under `bookings` added; what cannot stand there is reported."""
    nodes = fields.mappings("bookings")
    check_size(fields, "bookings", len(nodes), 1, MOST_BOOKINGS)
    bookings: list[Booking] = []
    places: list[Place] = []
    taken = {booking.id for booking in week.bookings}
    for node in nodes:
        inner = Fields(node, fields.problems)
        booking = _read_booking(inner, week)
        inner.finish()
        if booking is None:
            continue
        while not inner.has("id") and booking.id in taken:  # two at one hour: told as such
            booking = replace(booking, id=f"{booking.id}-bis")
        if booking.id in taken:
            fields.report(
                Code.DUPLICATE_TEXT,
                inner.place("id"),
                _("Un rendez-vous s’appelle déjà « {id} » dans cet agenda.").format(id=booking.id),
                _("Donnez à l’un des deux un autre « id »."),
            )
            continue
        taken.add(booking.id)
        bookings.append(booking)
        places.append(inner.place("at"))
    return _checked(fields, week, bookings, places)


def known(fields: Fields, place: Place, name: str, ids: Iterable[str]) -> bool:
    """Whether an id is one of those; else it is told, with the one that is probably meant."""
    ids = tuple(ids)
    if name in ids:
        return True
    fields.report(
        Code.UNKNOWN_VALUE,
        place,
        _("« {name} » n’existe pas ici.").format(name=name[:40]),
        did_you_mean(name, ids) if ids else _("Rien de tel n’est écrit : ajoutez-le d’abord."),
    )
    return False


def read_length(fields: Fields, *, required: bool = False) -> int:
    """Minutes, whole quarters of an hour; 0 when there are none."""
    minutes = fields.integer("minutes", QUARTER, LONGEST, required=required)
    if minutes % QUARTER:
        fields.report(
            Code.BAD_MOMENT,
            fields.place("minutes"),
            _("Une durée de {minutes} min ne fait pas des quarts d’heure entiers.").format(minutes=minutes),
            _("Écrivez par exemple {near}.").format(near=minutes - minutes % QUARTER + QUARTER),
        )
    return minutes


def _read_booking(fields: Fields, week: Agenda) -> Booking | None:
    """A booking; what stands in no column, of no kind or at no hour is none."""
    kind, practitioner = fields.text("kind"), fields.text("practitioner")
    at = read_moment(fields, "at", required=True)
    who = fields.text("who", required=False)
    note = fields.text("note", required=False)
    minutes = read_length(fields)
    named = fields.identifier(required=False)
    check_short(fields, [(who, fields.place("who"))], NAME_LENGTH)
    check_short(fields, [(note, fields.place("note"))], NOTE_LENGTH)
    sound = [
        known(fields, fields.place(key), name, (one.id for one in of_week))
        for key, name, of_week in (
            ("kind", kind, week.kinds),
            ("practitioner", practitioner, week.practitioners),
        )
        if name
    ]
    if at is None or len(sound) < 2 or not all(sound):
        return None
    name = named or f"{practitioner}-{DAYS[at.day]}-{as_written(at.minute).replace(':', '')}"
    return Booking(id=name, kind=kind, practitioner=practitioner, at=at, who=who, note=note, minutes=minutes)


def _checked(fields: Fields, week: Agenda, bookings: Sequence[Booking], places: Sequence[Place]) -> Agenda:
    """The week with more bookings; each that cannot stand where it is written is told, once for two."""
    whole = replace(week, bookings=(*week.bookings, *bookings))
    plan = Plan(agenda=whole, now=BEFORE_THE_WEEK)
    ranks = {booking.id: rank for rank, booking in enumerate(whole.bookings)}
    for booking, place in zip(bookings, places, strict=True):
        found = obstacle(plan, booking)
        other = None if found is None else found.whose or found.by
        if found is None or found.reason is Reason.OFF_QUARTER:  # told where it is read
            continue
        if isinstance(other, Booking) and ranks[other.id] > ranks[booking.id]:
            continue
        told = refusal(plan, booking.id, booking.practitioner, booking.at)
        fields.report(
            Code.BOOKING,
            place,
            _("Ce rendez-vous ne tient pas là. {why}").format(why=told.text if told else ""),
            _("Déplacez-le ou supprimez-le, ou corrigez les heures et les durées."),
        )
    return whole
