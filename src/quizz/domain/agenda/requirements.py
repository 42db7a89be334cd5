"""What a request asks of a booking: whether it holds, and in words."""

from __future__ import annotations

from quizz.domain.agenda import words
from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import Booking, Constraint, Gap
from quizz.i18n import _

DAY = 24 * 60


def holds(plan: Plan, constraint: Constraint) -> bool:
    """Whether the booking stands and complies; what compares it with a booking that does not stand holds."""
    booking = plan.standing.get(constraint.on)
    return booking is not None and not unmet(plan, constraint, booking)


def unmet(plan: Plan, constraint: Constraint, booking: Booking) -> tuple[str, ...]:
    """The fields of a constraint that a booking does not comply with."""
    start, end, day = booking.at.minute, plan.end(booking), booking.at.day
    too_soon, too_late = _out_of_gap(plan, constraint.gap_after, booking)
    broken = {
        "practitioners": bool(constraint.practitioners)
        and booking.practitioner not in constraint.practitioners,
        "days": bool(constraint.days) and day not in constraint.days,
        "from_": constraint.from_ is not None and booking.at < constraint.from_,
        "until": constraint.until is not None
        and (day, end) > (constraint.until.day, constraint.until.minute),
        "after": constraint.after is not None and start < constraint.after,
        "before": constraint.before is not None and end > constraint.before,
        "gap_after": too_soon,
        "at_most": too_late,
        "same_day_as": _other_day(plan, constraint.same_day_as) not in {None, day},
        "not_same_day_as": _other_day(plan, constraint.not_same_day_as) == day,
        "next_day_of": _other_day(plan, constraint.next_day_of) not in {None, day - 1},
    }
    return tuple(field for field, is_broken in broken.items() if is_broken)


def named_by(constraint: Constraint) -> tuple[str, ...]:
    """The bookings that a constraint compares its own with."""
    gap = constraint.gap_after.booking if constraint.gap_after else ""
    days = (constraint.same_day_as, constraint.not_same_day_as, constraint.next_day_of)
    return tuple(filter(None, (gap, *days)))


def asked_words(plan: Plan, constraint: Constraint, field: str) -> str:
    """What a field of a constraint asks, as what stands after « il fallait »."""
    monday = plan.agenda.monday
    said = ""
    if field == "practitioners":
        found = [plan.practitioner(name) for name in constraint.practitioners]
        names = words.one_of([words.with_article(one.name) for one in found if one])
        said = _("un rendez-vous avec {names}").format(names=names)
    elif field == "days":
        names = words.one_of([words.day_numbered(monday, day) for day in constraint.days])
        said = _("que ce soit {names}").format(names=names)
    elif field == "from_" and constraint.from_ is not None:
        moment = words.moment(monday, constraint.from_)
        said = _("un rendez-vous à partir de {moment}").format(moment=moment)
    elif field == "until" and constraint.until is not None:
        moment = words.moment(monday, constraint.until)
        said = _("un rendez-vous fini au plus tard {moment}").format(moment=moment)
    elif field == "after" and constraint.after is not None:
        said = _("un rendez-vous à partir de {hour}").format(hour=words.hour(constraint.after))
    elif field == "before" and constraint.before is not None:
        said = _("un rendez-vous fini à {hour} au plus tard").format(hour=words.hour(constraint.before))
    elif field == "gap_after" and constraint.gap_after is not None:
        said = _after_words(plan, constraint.gap_after)
    elif field == "at_most" and constraint.gap_after is not None:
        said = _at_most_words(plan, constraint.gap_after)
    elif field == "same_day_as":
        other = words.name_words(plan, constraint.same_day_as)
        said = _("un rendez-vous le même jour que {other}").format(other=other)
    elif field == "not_same_day_as":
        other = words.name_words(plan, constraint.not_same_day_as)
        said = _("un rendez-vous un autre jour que {other}").format(other=other)
    elif field == "next_day_of":
        other = words.name_words(plan, constraint.next_day_of)
        said = _("que ce soit le lendemain du rendez-vous de {other}").format(other=other)
    return said


def _after_words(plan: Plan, gap: Gap) -> str:
    other = words.name_words(plan, gap.booking)
    if not gap.minutes:
        return _("que ce soit après le rendez-vous de {other}").format(other=other)
    return _("que ce soit après le rendez-vous de {other}, au moins {length} plus tard").format(
        other=other, length=words.length(gap.minutes)
    )


def _at_most_words(plan: Plan, gap: Gap) -> str:
    other = words.name_words(plan, gap.booking)
    if not gap.at_most:
        return _("que ce soit juste après le rendez-vous de {other}").format(other=other)
    return _("que ce soit au plus {length} après le rendez-vous de {other}").format(
        other=other, length=words.length(gap.at_most)
    )


def _out_of_gap(plan: Plan, gap: Gap | None, booking: Booking) -> tuple[bool, bool]:
    """Whether a booking begins too soon after the other one, whether too late."""
    other = plan.standing.get(gap.booking) if gap else None
    if gap is None or other is None:
        return False, False
    passed = (booking.at.day - other.at.day) * DAY + booking.at.minute - plan.end(other)
    return passed < gap.minutes, gap.at_most is not None and passed > gap.at_most


def _other_day(plan: Plan, name: str) -> int | None:
    other = plan.standing.get(name) if name else None
    return None if other is None else other.at.day
