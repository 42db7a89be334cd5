"""Which panel answers which question."""

from quizz.domain.presentation import Presented
from quizz.domain.question import Cloze, Numeric, ShortAnswer
from quizz.tui.widgets.answers import AnswerPanel, ChoicePanel, TypedPanel
from quizz.tui.widgets.cloze import ClozePanel


def panel_for(presented: Presented) -> AnswerPanel:
    """The panel of a question's type."""
    match presented.question:
        case ShortAnswer() | Numeric():
            return TypedPanel(presented)
        case Cloze():
            return ClozePanel(presented)
        case _:
            return ChoicePanel(presented)
