"""Which panel answers which question. Each is imported when it is first wanted: a session begins with one."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

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
    Question,
    ShortAnswer,
    Sorting,
    Transcription,
    WordParts,
)
from quizz.tui.widgets.answers import AnswerPanel, ChoicePanel

_PANELS: dict[type[Question], str] = {
    ShortAnswer: "answers:TypedPanel",
    Numeric: "answers:TypedPanel",
    Cloze: "cloze:ClozePanel",
    WordParts: "cutting:CuttingPanel",
    Matching: "placing:PlacingPanel",
    Sorting: "placing:PlacingPanel",
    Ordering: "ordering:OrderingPanel",
    Form: "sheet:SheetPanel",
    BillingCase: "sheet:SheetPanel",
    Call: "sheet:SheetPanel",
    Proofreading: "texts:ProofreadingPanel",
    Transcription: "texts:TranscriptionPanel",
    Dictation: "dictation:DictationPanel",
    Appointment: "agenda.panel:AppointmentPanel",
}
"""Of the types that are not answered by a choice among options: a module beside this one, and its class."""


def panel_for(presented: Presented) -> AnswerPanel:
    """The panel of a question's type."""
    return panel_class(presented.question)(presented)


def panel_class(question: AnyQuestion) -> Callable[[Presented], AnswerPanel]:
    """What makes the panel of a question's type, imported from any thread; a list of choices unless it has
    another one.
    """
    named = _PANELS.get(type(question))
    if named is None:
        return ChoicePanel
    module, _colon, name = named.partition(":")
    found = getattr(import_module(f"quizz.tui.widgets.{module}"), name)
    return cast("Callable[[Presented], AnswerPanel]", found)
