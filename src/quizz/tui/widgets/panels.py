"""Which panel answers which question."""

from __future__ import annotations

from collections.abc import Callable

from quizz.domain.presentation import Presented
from quizz.domain.question import (
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
from quizz.tui.widgets.agenda.panel import AppointmentPanel
from quizz.tui.widgets.answers import AnswerPanel, ChoicePanel, TypedPanel
from quizz.tui.widgets.cloze import ClozePanel
from quizz.tui.widgets.cutting import CuttingPanel
from quizz.tui.widgets.dictation import DictationPanel
from quizz.tui.widgets.ordering import OrderingPanel
from quizz.tui.widgets.placing import PlacingPanel
from quizz.tui.widgets.sheet import SheetPanel
from quizz.tui.widgets.texts import ProofreadingPanel, TranscriptionPanel

_PANELS: dict[type[Question], Callable[[Presented], AnswerPanel]] = {
    ShortAnswer: TypedPanel,
    Numeric: TypedPanel,
    Cloze: ClozePanel,
    WordParts: CuttingPanel,
    Matching: PlacingPanel,
    Sorting: PlacingPanel,
    Ordering: OrderingPanel,
    Form: SheetPanel,
    BillingCase: SheetPanel,
    Call: SheetPanel,
    Proofreading: ProofreadingPanel,
    Transcription: TranscriptionPanel,
    Dictation: DictationPanel,
    Appointment: AppointmentPanel,
}
"""Of the types that are not answered by a choice among options."""


def panel_for(presented: Presented) -> AnswerPanel:
    """The panel of a question's type, a list of choices unless it has another one."""
    return _PANELS.get(type(presented.question), ChoicePanel)(presented)
