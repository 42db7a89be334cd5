"""An answer given for oneself: judged and told as any other, and forgotten."""

from __future__ import annotations

from uuid import UUID

from quizz.domain.answer import Answer
from quizz.domain.judgement import Rating
from quizz.domain.judging import Vocabulary, judge
from quizz.domain.presentation import Presented
from quizz.services.exchange import Asked, Feedback

_NO_ENTRY = UUID(int=0)
"""Of the log, where nothing is written."""


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
        entry=_NO_ENTRY,
        due=None,
        days=None,
        back_in_session=False,
        free=True,
    )
