"""From a question, its templates filled, to what is shown of it: options dealt, cases of billing drawn."""

from __future__ import annotations

from datetime import date

from quizz.domain.presentation import Presented, present
from quizz.domain.question import AnyQuestion, BillingCase
from quizz.domain.tariff import Tariffs


def deal(question: AnyQuestion, seed: int, tariffs: Tariffs, day: date) -> Presented:
    """One showing of a question; the same seed, tariffs and day give the same one.

    Raises Refused for a case of billing whose every drawing is, MissingTariff when an amount is not known.
    """
    if not isinstance(question, BillingCase):
        return present(question, seed)
    from quizz.billing.exercises import dealing  # a start needs no billing, nor do most sessions

    sheet = dealing.deal(question, seed, tariffs, question.as_of or day)
    return Presented(question, seed, sheet=sheet)
