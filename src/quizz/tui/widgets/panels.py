"""Which panel answers which question. Each is imported when it is first wanted: a session begins with one."""

from __future__ import annotations

from collections.abc import Callable

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
    Numeric,
    Ordering,
    Proofreading,
    ShortAnswer,
    Sorting,
    Transcription,
    WordParts,
)
from quizz.tui.widgets.answers import AnswerPanel, ChoicePanel, TypedPanel


def panel_for(presented: Presented) -> AnswerPanel:
    """The panel of a question's type."""
    return panel_class(presented.question)(presented)


def panel_class(question: AnyQuestion) -> Callable[[Presented], AnswerPanel]:
    """What makes the panel of a question's type, imported from any thread; a list of choices unless it has
    another one.
    """
    match question:
        case ShortAnswer() | Numeric():
            return TypedPanel
        case Matching() | Sorting() | Ordering():
            return _placing_class(question)
        case Cloze() | WordParts():
            return _blank_class(question)
        case Form() | BillingCase() | Call():
            from quizz.tui.widgets.sheet import SheetPanel

            return SheetPanel
        case Proofreading() | Transcription() | Dictation() | Appointment():
            return _long_class(question)
    return ChoicePanel


def _blank_class(question: Cloze | WordParts) -> Callable[[Presented], AnswerPanel]:
    if isinstance(question, Cloze):
        from quizz.tui.widgets.cloze import ClozePanel

        return ClozePanel
    from quizz.tui.widgets.cutting import CuttingPanel

    return CuttingPanel


def _placing_class(question: Matching | Sorting | Ordering) -> Callable[[Presented], AnswerPanel]:
    if isinstance(question, Ordering):
        from quizz.tui.widgets.ordering import OrderingPanel

        return OrderingPanel
    from quizz.tui.widgets.placing import PlacingPanel

    return PlacingPanel


def _long_class(
    question: Proofreading | Transcription | Dictation | Appointment,
) -> Callable[[Presented], AnswerPanel]:
    """Of an answer that takes long, which is drafted."""
    match question:
        case Proofreading():
            from quizz.tui.widgets.texts import ProofreadingPanel

            return ProofreadingPanel
        case Transcription():
            from quizz.tui.widgets.texts import TranscriptionPanel

            return TranscriptionPanel
        case Dictation():
            from quizz.tui.widgets.dictation import DictationPanel

            return DictationPanel
        case Appointment():
            from quizz.tui.widgets.agenda.panel import AppointmentPanel

            return AppointmentPanel
