"""A call that is over as the log keeps it: as if it had been asked alone."""

from __future__ import annotations

from typing import NamedTuple

from quizz.domain.answer import Answer, DontKnow, Filled
from quizz.domain.judgement import Rating
from quizz.domain.presentation import Presented, present
from quizz.domain.scenario import Worth
from quizz.domain.switchboard import ROUTE_NAMES, SCORES, Outcome, Rush, State

RATINGS = {Worth.BEST: Rating.GOOD, Worth.FAIR: Rating.HARD, Worth.WRONG: Rating.AGAIN}


class Settled(NamedTuple):
    """What a review of it needs."""

    asked: Presented
    answer: Answer
    correct: bool
    score: float
    rating: Rating
    milliseconds: int


def settled(rush: Rush, state: State, told: Outcome, milliseconds: int) -> Settled:
    """The review of a call. `milliseconds`: how long it was listened to when there is no clock."""
    call = state.calls[told.rank]
    return Settled(
        asked=present(told.card, rush.calls[told.rank].seed),
        answer=_answer(told),
        correct=told.worth is not Worth.WRONG,
        score=SCORES[told.worth],
        rating=RATINGS[told.worth],
        milliseconds=milliseconds if rush.unhurried else call.listened or call.waited,
    )


def _answer(told: Outcome) -> Answer:
    if told.route is None or told.reply is None:
        return DontKnow()
    return Filled((ROUTE_NAMES[told.route], told.reply.text))
