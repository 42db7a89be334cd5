"""Judging a few typed words."""

from __future__ import annotations

from quizz.domain.judgement import Judgement
from quizz.domain.judging.reading import read_text
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.judging.writing import trimmed
from quizz.domain.question import ShortAnswer


def judge_short_answer(question: ShortAnswer, text: str, vocabulary: Vocabulary) -> Judgement:
    """All or nothing, by the question's spelling policy."""
    reading = read_text(text, question.answers, question.spelling, vocabulary, question.confusions)
    return Judgement(
        correct=reading.right,
        score=float(reading.right),
        expected=question.answers[:1],
        given=(trimmed(text),),
        notes=reading.notes,
        difference=reading.difference,
        forgiven=reading.forgiven,
        confused_with=reading.confused_with,
    )
