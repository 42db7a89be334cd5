"""Questions as their authors wrote them. One class a type; the words are those of docs/bank-format.md."""

from quizz.domain.question.appointments import Appointment
from quizz.domain.question.calls import Call, Detail, Harm, Place, Reply, Route, Routing
from quizz.domain.question.choosing import Choice, MultipleChoice, SingleChoice, TrueFalse
from quizz.domain.question.placing import Category, Item, Matching, Ordering, Pair, Sorting
from quizz.domain.question.shared import Mode, Question, Spelling
from quizz.domain.question.sheets import BillingCase, Fact, Form, Subject
from quizz.domain.question.texts import Dictation, Fault, FaultKind, Proofreading, Transcription
from quizz.domain.question.typed import Blank, Cloze, Confusion, Numeric, ShortAnswer
from quizz.domain.question.word_parts import Element, WordParts

AnyQuestion = (
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | ShortAnswer
    | Cloze
    | Numeric
    | Matching
    | Ordering
    | Sorting
    | Form
    | BillingCase
    | Proofreading
    | Transcription
    | Dictation
    | WordParts
    | Appointment
    | Call
)


def kind_of(question: AnyQuestion) -> str:
    """The type of a question, as it is written in a bank."""
    return str(question.__struct_config__.tag)


__all__ = [
    "AnyQuestion",
    "Appointment",
    "BillingCase",
    "Blank",
    "Call",
    "Category",
    "Choice",
    "Cloze",
    "Confusion",
    "Detail",
    "Dictation",
    "Element",
    "Fact",
    "Fault",
    "FaultKind",
    "Form",
    "Harm",
    "Item",
    "Matching",
    "Mode",
    "MultipleChoice",
    "Numeric",
    "Ordering",
    "Pair",
    "Place",
    "Proofreading",
    "Question",
    "Reply",
    "Route",
    "Routing",
    "ShortAnswer",
    "SingleChoice",
    "Sorting",
    "Spelling",
    "Subject",
    "Transcription",
    "TrueFalse",
    "WordParts",
    "kind_of",
]
