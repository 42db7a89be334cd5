"""Why an appointment cannot stand somewhere, in a sentence; and everywhere it can."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from quizz.domain.agenda import words
from quizz.domain.agenda.obstacles import Obstacle, Reason, obstacle
from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import QUARTER, Absence, Booking, Change, Equipment, Moment, Opening
from quizz.i18n import _


class Refusal(Struct, frozen=True):
    """Why not, and the same as a sentence."""

    reason: Reason
    text: str


def refusal(plan: Plan, booking: str, practitioner: str, at: Moment) -> Refusal | None:
    """Why a booking, or what is to be booked, cannot be put there; None when it can.

    Where it stands now does not count: it would leave that place.
    """
    candidate = plan.placed(Change(booking, practitioner, at))
    if candidate is None:
        text = _("Ce rendez-vous n’est pas dans l’agenda : choisissez-en un autre.")
        return Refusal(Reason.UNKNOWN, text)
    found = obstacle(plan, candidate)
    return None if found is None else Refusal(found.reason, _told(plan, candidate, found))


def possible(plan: Plan, booking: str) -> tuple[Change, ...]:
    """Everywhere a booking, or what is to be booked, may be put as the week stands, where it is included."""
    return tuple(
        change
        for change in _quarters(plan, booking)
        if (candidate := plan.placed(change)) is not None and obstacle(plan, candidate) is None
    )


def _quarters(plan: Plan, booking: str) -> Iterator[Change]:
    for practitioner in plan.agenda.practitioners:
        for opening in sorted(practitioner.openings):
            for minute in range(-(-opening.start // QUARTER) * QUARTER, opening.end, QUARTER):
                yield Change(booking, practitioner.id, Moment(opening.day, minute))


def _told(plan: Plan, candidate: Booking, found: Obstacle) -> str:
    """The sentence of an obstacle."""
    monday = plan.agenda.monday
    practitioner, kind = plan.practitioner(candidate.practitioner), plan.kind(candidate)
    if practitioner is None or kind is None:
        return _("Cette colonne n’est pas dans l’agenda : choisissez-en une autre.")
    day = words.day_numbered(monday, candidate.at.day)
    labelled = found.reason in {Reason.TAKEN, Reason.KEPT, Reason.KEPT_THAT_DAY}
    facts = {
        "name": practitioner.name if labelled else words.with_article(practitioner.name),
        "kind": kind.name,
        "day": day,
        "Moment": words.capital(words.moment(monday, candidate.at)),
        "hour": words.hour(candidate.at.minute),
        "needed": words.length(plan.minutes(candidate)),
    }
    if isinstance(found.by, Booking):
        facts["who"] = words.who_words(found.by)
        facts["start"] = words.hour(found.by.at.minute)
        facts["left"] = words.length(found.by.at.minute - candidate.at.minute)
    elif isinstance(found.by, Opening):
        facts["end"] = words.hour(found.by.end)
        facts["left"] = words.length(found.by.end - candidate.at.minute)
    elif isinstance(found.by, Absence):
        facts["why"] = found.by.why
    elif isinstance(found.by, Equipment):
        facts["equipment"] = found.by.name
        facts["who"] = words.who_words(found.whose) if found.whose else ""
        other = plan.practitioner(found.whose.practitioner) if found.whose else None
        facts["other"] = other.name if other else ""
    facts["openings"] = words.day_openings(practitioner, candidate.at.day)
    facts["now"] = words.moment(monday, plan.now)
    return words.capital(_sentence(found, bool(facts["openings"])).format(**facts))


def _sentence(found: Obstacle, receives: bool) -> str:
    """A sentence to fill; `receives`: whether the practitioner receives at all that day."""
    closed = (
        _("{name} ne reçoit pas {day} à {hour} ; ce jour-là : {openings}.")
        if receives
        else _("{name} ne reçoit pas {day}.")
    )
    kept_next = isinstance(found.by, Booking) and found.by.is_kept
    short = (
        _("Il faut {needed}, et il ne reste que {left} avant le créneau gardé de {start}.")
        if kept_next
        else _("Il faut {needed}, et il ne reste que {left} avant {who}, à {start}.")
    )
    return {
        Reason.UNKNOWN: _("Cette colonne n’est pas dans l’agenda : choisissez-en une autre."),
        Reason.OFF_QUARTER: _(
            "Un rendez-vous commence à l’heure juste, au quart, à la demie ou moins le quart."
        ),
        Reason.AWAY: _("{name} ne reçoit pas {day} : {why}."),
        Reason.CLOSED: closed,
        Reason.PAST: _("{Moment}, c’est déjà passé : nous sommes {now}."),
        Reason.NOT_DONE: _("{name} n’assure pas ce genre de rendez-vous : {kind}."),
        Reason.TAKEN: _("{Moment}, {name} : le créneau est déjà pris par {who}."),
        Reason.KEPT: _(
            "{Moment}, {name} : le créneau est gardé pour les urgences, et ce rendez-vous n’en est pas une."
        ),
        Reason.KEPT_THAT_DAY: _(
            "{Moment}, {name} : le créneau est gardé pour les urgences du jour même, "
            "il ne se donne pas à l’avance."
        ),
        Reason.CLOSING: _("Il faut {needed}, et il ne reste que {left} avant {end}, où {name} finit."),
        Reason.NEXT: short,
        Reason.EQUIPMENT: _("{equipment} : c’est déjà pris à cette heure par {who} ({other})."),
    }[found.reason]
