"""From a question's type to the rule that judges it."""

from __future__ import annotations

from quizz.domain.answer import Answer, Chosen, DontKnow, Filled, Ordered, Placed, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.judging.choices import choices_unknown, judge_multiple, judge_single
from quizz.domain.judging.cloze import cloze_unknown, judge_cloze
from quizz.domain.judging.numeric import expected_number, judge_number
from quizz.domain.judging.ordering import judge_ordering, ordering_unknown
from quizz.domain.judging.placing import judge_placing, placing_unknown
from quizz.domain.judging.sheet import judge_sheet, sheet_unknown
from quizz.domain.judging.short_answer import judge_short_answer
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.presentation import Presented
from quizz.domain.question import (
    BillingCase,
    Cloze,
    Form,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    SingleChoice,
    Sorting,
    TrueFalse,
)
from quizz.domain.sheet import Sheet
from quizz.errors import UsageError
from quizz.i18n import _


def judge(presented: Presented, answer: Answer, vocabulary: Vocabulary) -> Judgement:
    """The verdict on an answer to a question whose templates are filled.

    Raises UsageError when the answer is not of the kind that the question asks for, ContentError when the
    question's own numbers cannot be read.
    """
    match presented.question, answer:
        case _, DontKnow():
            verdict = _unknown(presented)
        case ((SingleChoice() | TrueFalse()), Chosen(positions=positions)):
            verdict = judge_single(presented.choices, positions)
        case MultipleChoice(), Chosen(positions=positions):
            verdict = judge_multiple(presented.choices, positions)
        case ((ShortAnswer() as question), Typed(text=text)):
            verdict = judge_short_answer(question, text, vocabulary)
        case ((Cloze() as question), Filled(texts=texts)):
            verdict = judge_cloze(question, texts, vocabulary)
        case ((Numeric() as question), Typed(text=text)):
            verdict = judge_number(question, text)
        case ((Matching() | Sorting()), Placed(places=places)):
            verdict = judge_placing(presented, places)
        case Ordering(), Ordered(positions=positions):
            verdict = judge_ordering(presented.items, positions)
        case ((Form() | BillingCase()), Filled(texts=texts)) if presented.sheet is not None:
            verdict = judge_sheet(presented.sheet, texts)
        case _:
            raise UsageError(
                _(
                    "La réponse donnée à la question « {id} » n’est pas du genre attendu : "
                    "choisissez ou placez ce qui est montré, ou tapez un texte quand rien ne l’est."
                ).format(id=presented.question.id)
            )
    return verdict


def _unknown(presented: Presented) -> Judgement:
    """« Je ne sais pas »: the answer is shown, nothing is scored."""
    match presented.question:
        case SingleChoice() | MultipleChoice() | TrueFalse():
            verdict = choices_unknown(presented.choices)
        case Cloze() as question:
            verdict = cloze_unknown(question)
        case ShortAnswer(answers=answers):
            verdict = Judgement(correct=False, score=0.0, expected=answers[:1], unknown=True)
        case Numeric() as question:
            expected = (expected_number(question),)
            verdict = Judgement(correct=False, score=0.0, expected=expected, unknown=True)
        case Matching() | Sorting():
            verdict = placing_unknown(presented)
        case Ordering():
            verdict = ordering_unknown(presented.items)
        case Form() | BillingCase():
            verdict = sheet_unknown(presented.sheet or Sheet(papers=(), boxes=()))
    return verdict
