"""F306: requests to settle in an agenda that leave nothing to think about."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.agenda.breaches import is_right
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.agenda.refusing import possible
from quizz.domain.agenda.solutions import solutions
from quizz.domain.question import Appointment
from quizz.i18n import _

BOTH = 2
"""Bookings to make that are tried together."""
EASY = 2
"""When more than one possible place in so many is right, chance settles the question."""
FEW = 12
"""Possible places below which many right ones are no sign of anything."""
MOST_TRIED = 3_000
"""Ways to place two bookings that are tried, spread over all of them."""


def settled_by_chance(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """F306: nothing that the agenda allows is wrong, or so little that any place will do.

    That the best answer is right, the reader has seen to.
    """
    question = written.question
    if not isinstance(question, Appointment):
        return
    right, allowed = _places(question)
    if not allowed:
        return
    if right == allowed:
        yield Flaw(
            written.place("best"),
            _("Rien n’est demandé : tout ce que l’agenda permet convient. {told}").format(
                told=solutions(question).told
            ),
            _("Ajoutez une contrainte dans « constraints », que la demande dit ou laisse comprendre."),
        )
    elif allowed >= FEW and right * EASY > allowed:
        yield Flaw(
            written.place("best"),
            _said(question).format(right=right, allowed=allowed, told=solutions(question).told),
            _("Resserrez les contraintes ou remplissez l’agenda, pour qu’il y ait à chercher."),
            severity=Severity.WARNING,
        )


def _said(question: Appointment) -> str:
    return (
        _("Sur {allowed} façons de placer les deux rendez-vous, {right} conviennent. {told}")
        if len(question.wanted) == BOTH
        else _("Pour un même rendez-vous, {right} créneaux conviennent sur {allowed} possibles. {told}")
    )


def _places(question: Appointment) -> tuple[int, int]:
    """Of the places where a booking of the best answer could go, all else being as in it: how many are right,
    and how many there are. Two bookings to make are tried together."""
    best = plan_of(question, question.best)
    if len(question.wanted) == BOTH:
        return _places_of_both(question, best)
    placed = [change for change in best.changes if change.at is not None]
    allowed = [
        without.changed(other)
        for change in placed
        for without in (best.undone(change.booking),)
        for other in possible(without, change.booking)
    ]
    return sum(is_right(question, plan) for plan in allowed), len(allowed)


def _places_of_both(question: Appointment, best: Plan) -> tuple[int, int]:
    """The same of the ways to place two bookings."""
    first, second = (wanted.id for wanted in question.wanted)
    without = best.undone(first).undone(second)
    places = possible(without, first)
    step = -(-len(places) * len(possible(without, second)) // MOST_TRIED)
    right = allowed = 0
    for change in places[:: max(step, 1)]:
        plan = without.changed(change)
        for other in possible(plan, second):
            allowed += 1
            right += is_right(question, plan.changed(other))
    return right, allowed


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (Rule(Code.APPOINTMENT, Severity.ERROR, settled_by_chance),)
