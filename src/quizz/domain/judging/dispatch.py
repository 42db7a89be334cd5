"""From a question's type to the rule that judges it."""

from __future__ import annotations

from collections.abc import Sequence

from quizz.domain.answer import Answer, Arranged, Chosen, DontKnow, Filled, Ordered, Placed, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.judging.appointments import appointment_unknown, judge_appointment
from quizz.domain.judging.choices import choices_unknown, judge_multiple, judge_single
from quizz.domain.judging.cloze import cloze_unknown, judge_cloze
from quizz.domain.judging.cutting import cutting_unknown, judge_cutting
from quizz.domain.judging.numeric import expected_number, judge_number
from quizz.domain.judging.ordering import judge_ordering, ordering_unknown
from quizz.domain.judging.placing import judge_placing, placing_unknown
from quizz.domain.judging.sheet import judge_sheet, sheet_unknown
from quizz.domain.judging.short_answer import judge_short_answer
from quizz.domain.judging.texts.proofreading import judge_proofreading, proofreading_unknown
from quizz.domain.judging.texts.writing_out import (
    dictation_unknown,
    judge_dictation,
    judge_transcription,
    transcription_unknown,
)
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.presentation import Presented
from quizz.domain.question import (
    AnyQuestion,
    Appointment,
    BillingCase,
    Call,
    Cloze,
    Dictation,
    Form,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Proofreading,
    ShortAnswer,
    SingleChoice,
    Sorting,
    Transcription,
    TrueFalse,
    WordParts,
)
from quizz.domain.sheet import Sheet
from quizz.errors import UsageError
from quizz.i18n import _


def judge(presented: Presented, answer: Answer, vocabulary: Vocabulary) -> Judgement:
    """The verdict on an answer to a question whose templates are filled.

    Raises UsageError when the answer is not of the kind that the question asks for, ContentError when the
    question's own numbers cannot be read.
    """
    verdict = _verdict(presented, answer, vocabulary)
    if verdict is None:
        raise UsageError(
            _(
                "La réponse donnée à la question « {id} » n’est pas du genre attendu : "
                "choisissez ou placez ce qui est montré, ou tapez un texte quand rien ne l’est."
            ).format(id=presented.question.id)
        )
    return verdict


def _verdict(presented: Presented, answer: Answer, vocabulary: Vocabulary) -> Judgement | None:
    """None for an answer that the question does not ask for."""
    verdict = None
    match presented.question, answer:
        case _, DontKnow():
            verdict = _unknown(presented)
        case _, Typed(text=text):
            verdict = _of_typed(presented.question, text, vocabulary)
        case _, Filled(texts=texts):
            verdict = _of_filled(presented, texts, vocabulary)
        case ((SingleChoice() | TrueFalse()), Chosen(positions=positions)):
            verdict = judge_single(presented.choices, positions)
        case MultipleChoice(), Chosen(positions=positions):
            verdict = judge_multiple(presented.choices, positions)
        case ((Matching() | Sorting()), Placed(places=places)):
            verdict = judge_placing(presented, places)
        case Ordering(), Ordered(positions=positions):
            verdict = judge_ordering(presented.items, positions)
        case ((Appointment() as question), Arranged(changes=changes)):
            verdict = judge_appointment(question, changes)
    return verdict


def _of_typed(question: AnyQuestion, text: str, vocabulary: Vocabulary) -> Judgement | None:
    """One text."""
    match question:
        case ShortAnswer():
            return judge_short_answer(question, text, vocabulary)
        case Numeric():
            return judge_number(question, text)
        case Proofreading():
            return judge_proofreading(question, text)
        case Transcription():
            return judge_transcription(question, text, vocabulary)
        case _:
            return None


def _of_filled(presented: Presented, texts: Sequence[str], vocabulary: Vocabulary) -> Judgement | None:
    """Several texts."""
    match presented.question:
        case Cloze() as question:
            return judge_cloze(question, texts, vocabulary)
        case WordParts() as question:
            return judge_cutting(question, texts, vocabulary)
        case Dictation() as question:
            return judge_dictation(question, texts, vocabulary)
        case Form() | BillingCase() | Call() if presented.sheet is not None:
            return judge_sheet(presented.sheet, texts)
        case _:
            return None


def _unknown(presented: Presented) -> Judgement:
    """« Je ne sais pas »: the answer is shown, nothing is scored."""
    match presented.question:
        case SingleChoice() | MultipleChoice() | TrueFalse():
            verdict = choices_unknown(presented.choices)
        case Cloze() as question:
            verdict = cloze_unknown(question)
        case WordParts() as question:
            verdict = cutting_unknown(question)
        case ShortAnswer(answers=answers):
            verdict = Judgement(correct=False, score=0.0, expected=answers[:1], unknown=True)
        case Numeric() as question:
            expected = (expected_number(question),)
            verdict = Judgement(correct=False, score=0.0, expected=expected, unknown=True)
        case Matching() | Sorting():
            verdict = placing_unknown(presented)
        case Ordering():
            verdict = ordering_unknown(presented.items)
        case Form() | BillingCase() | Call():
            verdict = sheet_unknown(presented.sheet or Sheet(papers=(), boxes=()))
        case Proofreading() as question:
            verdict = proofreading_unknown(question)
        case Transcription() as question:
            verdict = transcription_unknown(question)
        case Dictation() as question:
            verdict = dictation_unknown(question)
        case Appointment() as question:
            verdict = appointment_unknown(question)
    return verdict
