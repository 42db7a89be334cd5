"""Which panel answers which question."""

from quizz.domain.presentation import Presented
from quizz.domain.question import BillingCase, Cloze, Form, Matching, Numeric, Ordering, ShortAnswer, Sorting
from quizz.tui.widgets.answers import AnswerPanel, ChoicePanel, TypedPanel
from quizz.tui.widgets.cloze import ClozePanel
from quizz.tui.widgets.ordering import OrderingPanel
from quizz.tui.widgets.placing import PlacingPanel
from quizz.tui.widgets.sheet import SheetPanel


def panel_for(presented: Presented) -> AnswerPanel:
    """The panel of a question's type."""
    match presented.question:
        case ShortAnswer() | Numeric():
            return TypedPanel(presented)
        case Cloze():
            return ClozePanel(presented)
        case Matching() | Sorting():
            return PlacingPanel(presented)
        case Ordering():
            return OrderingPanel(presented)
        case Form() | BillingCase():
            return SheetPanel(presented)
        case _:
            return ChoicePanel(presented)
