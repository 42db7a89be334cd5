"""From a question's facts and a seed to a sheet to fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from types import MappingProxyType

from quizz.billing.exercises.claim.sheet import claim_sheet
from quizz.billing.exercises.emergency import emergency_sheet
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.franchise.sheet import franchise_sheet
from quizz.billing.exercises.keys import USUAL_BOXES
from quizz.billing.exercises.sending import sending_sheet
from quizz.billing.exercises.setting import Setting
from quizz.billing.exercises.stay import stay_sheet
from quizz.domain.question import BillingCase, Subject
from quizz.domain.sheet import Sheet
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused

_MOST_DRAWS = 50
_MAKERS: Mapping[Subject, Callable[[Facts, Setting], Sheet]] = MappingProxyType(
    {
        Subject.CLAIM: claim_sheet,
        Subject.FRANCHISE: franchise_sheet,
        Subject.STAY: stay_sheet,
        Subject.EMERGENCY: emergency_sheet,
        Subject.SENDING: sending_sheet,
    }
)


def deal(question: BillingCase, seed: int, tariffs: Tariffs, day: date) -> Sheet:
    """The sheet of one drawing of the facts; the same seed, tariffs and day give the same sheet.

    Facts are drawn one by one, so that some drawings make no valid case: they are drawn again. Raises Refused
    with the last reason when none of many can be computed, MissingTariff when `tariffs` lacks an amount.
    """
    draw = _drawing(question, seed, tariffs, day)
    for _again in range(_MOST_DRAWS - 1):
        try:
            return draw()
        except Refused:
            continue
    return draw()


def deal_once(question: BillingCase, seed: int, tariffs: Tariffs, day: date) -> Sheet:
    """The first drawing of `deal`, whatever comes of it. Raises Refused when it makes no valid case."""
    return _drawing(question, seed, tariffs, day)()


def _drawing(question: BillingCase, seed: int, tariffs: Tariffs, day: date) -> Callable[[], Sheet]:
    """What draws the facts anew each time it is called."""
    random = Random(seed)
    setting = Setting(tariffs, day, question.boxes or USUAL_BOXES[question.subject], random)
    make = _MAKERS[question.subject]
    return lambda: make(Facts(question.facts, random), setting)
