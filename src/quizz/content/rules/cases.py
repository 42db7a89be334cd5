"""F305: cases of billing that the engine refuses when they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.question_types_billing import subject_key
from quizz.content.rules.context import Context
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.question import BillingCase
from quizz.domain.tariff import Tariffs
from quizz.errors import MissingTariff, Refused
from quizz.i18n import _

DRAWINGS = 12
"""Tried for each case: enough to see that half of them fail, and quick."""


def refused_cases(written: WrittenQuestion, context: Context) -> Iterator[Flaw]:
    """Every drawing refused is an error, more than half a warning. Nothing is tried without tariffs."""
    question = written.question
    if not isinstance(question, BillingCase) or not context.tariffs.by_id:
        return
    day = question.as_of or context.day
    key = (question.subject, question.facts, question.boxes, day)
    reasons = context.drawn.get(key)
    if reasons is None:
        reasons = context.drawn[key] = tuple(_refusals(question, context.tariffs, day))
    if len(reasons) <= DRAWINGS // 2:
        return
    place = written.place(subject_key(question.subject))
    if len(reasons) == DRAWINGS:
        yield Flaw(
            place,
            _("Aucun des {n} tirages de ce cas ne se calcule. {reason}").format(
                n=DRAWINGS, reason=reasons[-1]
            ),
            _("Changez le fait en cause : la question ne serait pas posée."),
        )
    else:
        yield Flaw(
            place,
            _("Sur {n} tirages de ce cas, {count} sont refusés. {reason}").format(
                n=DRAWINGS, count=len(reasons), reason=reasons[0]
            ),
            _("Resserrez les faits qui varient, pour que la plupart des tirages conviennent."),
            severity=Severity.WARNING,
        )


def _refusals(question: BillingCase, tariffs: Tariffs, day: date) -> list[str]:
    """Why drawings are refused; none is tried any more once half of them are sound."""
    reasons: list[str] = []
    for seed in range(DRAWINGS):
        reason = refusal(question, seed, tariffs, day)
        if reason:
            reasons.append(reason)
        elif seed + 1 - len(reasons) >= DRAWINGS / 2:
            break
    return reasons


def refusal(question: BillingCase, seed: int, tariffs: Tariffs, day: date) -> str:
    """Why one drawing of a case is not computed; empty when it is."""
    from quizz.billing.exercises.dealing import deal_once  # only for banks that hold cases

    try:
        deal_once(question, seed, tariffs, day)
    except (Refused, MissingTariff) as error:
        return str(error)
    return ""


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (Rule(Code.REFUSED_CASE, Severity.ERROR, refused_cases),)
