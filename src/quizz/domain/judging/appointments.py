"""Judging the changes made to an agenda: what was asked must hold, nobody be disturbed for nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from quizz.domain.agenda import requirements, words
from quizz.domain.agenda.breaches import HARMS, Breach, BreachKind, breaches
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.agenda.week import Change
from quizz.domain.judgement import Judgement, Part
from quizz.domain.question import Appointment
from quizz.i18n import _


def judge_appointment(question: Appointment, changes: Iterable[Change]) -> Judgement:
    """Right when nothing but wishes is broken.

    Otherwise the score is the share of right bookings among those that are asked, less one share for each
    other booking that is disturbed, and never below 0. Asked are the bookings to make, those to cancel, those
    that cannot stay, and those that may move and did where it was needed; one is right when nothing but
    wishes is broken of it. So a constraint that is broken costs its booking, and an agenda left as it was is
    worth nothing.
    """
    plan = plan_of(question, changes)
    found = breaches(question, plan.changes)
    hard = [breach for breach in found if not breach.is_soft]
    asked = _asked(question, plan, found)
    harms = _harms(question, hard)
    worse = {breach.booking for breach in hard}
    wishes = _of_constraints(question, plan, found, soft=True, without=worse)
    return Judgement(
        correct=not hard,
        score=_score(question, plan, hard),
        expected=_told(plan, question.best),
        given=_told(plan, plan.changes),
        parts=(*asked, *wishes, *(_harm(plan, *harm) for harm in harms.items())),
        notes=_notes(question, plan, found),
    )


def appointment_unknown(question: Appointment) -> Judgement:
    """The best changes and why; nothing is scored."""
    plan = plan_of(question)
    found = breaches(question, ())
    return Judgement(
        correct=False,
        score=0.0,
        expected=_told(plan, question.best),
        parts=(*_asked(question, plan, found), *_of_constraints(question, plan, found, soft=True)),
        notes=(question.because,),
        unknown=True,
    )


def is_best(question: Appointment, changes: Iterable[Change]) -> bool:
    """Whether these are the best changes, in any order."""
    return set(plan_of(question, changes).changes) == set(plan_of(question, question.best).changes)


def _score(question: Appointment, plan: Plan, hard: Sequence[Breach]) -> float:
    if not hard:
        return 1.0
    asked = _bookings_asked(question, plan, hard)
    wrong = {breach.booking for breach in hard}
    return max(0.0, (len(asked - wrong) - len(wrong - asked)) / max(1, len(asked)))


def _bookings_asked(question: Appointment, plan: Plan, hard: Iterable[Breach]) -> set[str]:
    """What is wrong as long as nothing is done, and what was moved with reason, or had to be."""
    at_first = {breach.booking for breach in breaches(question, ()) if not breach.is_soft}
    harmed = {breach.booking for breach in hard if breach.kind in HARMS}
    concerned = {change.booking for change in plan.changes} | {breach.booking for breach in hard}
    return at_first | (concerned.intersection(question.movable) - harmed)


def _asked(question: Appointment, plan: Plan, found: Sequence[Breach]) -> tuple[Part, ...]:
    """One part for each thing that counts: bookings to make, to cancel, constraints that are no wishes."""
    parts = []
    best = {change.booking: change for change in question.best}
    for wanted in question.wanted:
        told = _of_booking(found, wanted.id, BreachKind.NOT_PLACED, BreachKind.REFUSED)
        parts.append(
            Part(
                words.thing_words(plan, wanted),
                right=not told,
                given=_place(plan, next((one for one in plan.changes if one.booking == wanted.id), None)),
                feedback=told,
                place=_place(plan, best.get(wanted.id)),
            )
        )
    for name in question.cancelled:
        told = _of_booking(found, name, BreachKind.NOT_CANCELLED)
        text = words.change_words(plan, Change(name))
        parts.append(Part(text, right=not told, feedback=told))
    return (*parts, *_of_constraints(question, plan, found, soft=False))


def _of_constraints(
    question: Appointment,
    plan: Plan,
    found: Sequence[Breach],
    *,
    soft: bool,
    without: Collection[str] = (),
) -> tuple[Part, ...]:
    """One part a constraint, but of some bookings; it does not hold as long as its booking stands nowhere."""
    told = {breach.rank: breach.text for breach in found}
    return tuple(
        Part(constraint.why, right=requirements.holds(plan, constraint), feedback=told.get(rank, ""))
        for rank, constraint in enumerate(question.constraints)
        if constraint.soft is soft and constraint.on not in without
    )


def _harms(question: Appointment, hard: Iterable[Breach]) -> dict[str, str]:
    """What to tell of each booking that is disturbed, or put or left where it cannot stand."""
    wanted = {one.id for one in question.wanted}
    harms: dict[str, str] = {}
    for breach in hard:
        unplaced = breach.kind is BreachKind.REFUSED and breach.booking not in wanted
        if unplaced or breach.kind in HARMS or breach.kind is BreachKind.AWAY:
            harms.setdefault(breach.booking, breach.text)
    return harms


def _harm(plan: Plan, name: str, told: str) -> Part:
    before = plan.initial.get(name)
    text = words.thing_words(plan, before) if before else name
    place = words.place_words(plan, before.practitioner, before.at) if before else ""
    given = _place(plan, next((one for one in plan.changes if one.booking == name), None))
    return Part(text, right=False, given=given, feedback=told, place=place)


def _notes(question: Appointment, plan: Plan, found: Sequence[Breach]) -> tuple[str, ...]:
    notes = [breach.text for breach in found]
    if all(breach.is_soft for breach in found) and not is_best(question, plan.changes):
        best = _(" ; ").join(_told(plan, question.best))
        notes.append(_("Ce choix convient aussi ; le mieux : {best}.").format(best=best))
    return (*notes, question.because)


def _of_booking(found: Sequence[Breach], name: str, *kinds: BreachKind) -> str:
    return next((breach.text for breach in found if breach.booking == name and breach.kind in kinds), "")


def _place(plan: Plan, change: Change | None) -> str:
    """`mardi 24 à 14 h 00, Dr Roche`; empty when nothing is placed."""
    if change is None or change.at is None:
        return ""
    return words.place_words(plan, change.practitioner, change.at)


def _told(plan: Plan, changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(words.change_words(plan, change) for change in changes)
