"""An appointment to settle, as sentences: the request, the week day by day, what is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.domain.agenda.looking import day_words, done_words, left, now_words, request_words, wanted_words
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.judgement import Judgement
from quizz.domain.question import Appointment
from quizz.i18n import _
from quizz.services import agenda_verdicts
from quizz.wording import stopped

_WORKING_DAYS = 5


def appointment_lines(question: Appointment) -> Iterator[str]:
    """The request, the rules, the week, what is to be booked."""
    plan = plan_of(question)
    yield from request_lines(question, plan)
    yield from week_lines(plan)
    yield from to_do_lines(plan)


def request_lines(question: Appointment, plan: Plan) -> Iterator[str]:
    """Who asks, when it is, and by which rules."""
    yield request_words(question.request)
    yield stopped(now_words(plan))
    if plan.agenda.rules:
        yield _("Règles :")
        yield from plan.agenda.rules


def week_lines(plan: Plan) -> Iterator[str]:
    """Each day of each practitioner."""
    openings = (opening for one in plan.agenda.practitioners for opening in one.openings)
    days = max((opening.day + 1 for opening in openings), default=0)
    for day in range(max(days, _WORKING_DAYS)):
        for practitioner in plan.agenda.practitioners:
            yield from day_words(plan, practitioner, day)


def to_do_lines(plan: Plan) -> Iterator[str]:
    """What was done, then what is left."""
    for change in plan.changes:
        yield stopped(done_words(plan, change))
    for wanted in left(plan):
        yield stopped(wanted_words(plan, wanted))


def appointment_verdict_lines(question: Appointment, judgement: Judgement) -> Iterator[str]:
    """Each thing asked, held or not, then the best and why."""
    told = {
        agenda_verdicts.HELD: _("Respecté : {text}"),
        agenda_verdicts.BROKEN: _("Non : {text}"),
        agenda_verdicts.WISHED: _("C’était mieux autrement : {text}"),
        agenda_verdicts.ASKED: _("À savoir : {text}"),
    }
    for verdict in agenda_verdicts.verdicts(question, judgement):
        yield told[verdict.sign].format(text=stopped(verdict.text))
    if best := agenda_verdicts.best(judgement):
        yield stopped(best)
    if why := agenda_verdicts.because(judgement):
        yield why
