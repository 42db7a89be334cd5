"""What is done for oneself: an answer judged and told as any other, a situation played; and forgotten."""

from __future__ import annotations

from uuid import UUID

from quizz.domain.answer import Answer
from quizz.domain.judgement import Rating
from quizz.domain.judging import Vocabulary, judge
from quizz.domain.presentation import Presented
from quizz.domain.scenario import Scenario
from quizz.domain.scenario.played import Played
from quizz.services.clock import Clock
from quizz.services.exchange import Asked, Feedback
from quizz.services.situations.play import Play
from quizz.services.situations.recording import Unrecorded

_NOTHING = UUID(int=0)
"""Where nothing is written: no entry of the log, no playing, nobody."""


def rehearse(presented: Presented, answer: Answer, vocabulary: Vocabulary) -> Feedback:
    """What a trainee would be told. Raises ContentError when the question's own numbers cannot be read."""
    judgement = judge(presented, answer, vocabulary)
    question = presented.question
    return Feedback(
        asked=Asked(
            presented=presented, point=question.point_id, bank_title="", number=1, total=1, new=False
        ),
        answer=answer,
        judgement=judgement,
        rating=Rating.GOOD if judgement.correct else Rating.AGAIN,
        unsure=False,
        entry=_NOTHING,
        due=None,
        days=None,
        back_in_session=False,
        free=True,
    )


def rehearse_story(scenario: Scenario, seed: int, clock: Clock) -> Play:
    """A situation from its beginning, its actions mixed by a seed; nothing of it is kept."""
    played = Played(
        id=_NOTHING,
        learner=_NOTHING,
        scenario=scenario.id,
        revision=scenario.revision,
        started_at=clock.now(),
        seed=seed,
    )
    return Play(scenario, played, recorder=Unrecorded(), clock=clock, stored=False)
