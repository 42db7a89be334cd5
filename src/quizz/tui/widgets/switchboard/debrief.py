"""The calls of a rush that is over, a line a call: what one did beside what was best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from quizz.domain.scenario import Worth
from quizz.domain.switchboard import ROUTE_NAMES, Outcome
from quizz.i18n import _
from quizz.services.switchboard import telling
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.option_row import OptionRow
from quizz.tui.widgets.stacks import Fitted, Stack
from quizz.tui.widgets.story import SIGNS

_MARK = 2
_MARKS = 5
_GAP = 2
_ROUTE = 25
"""The width of a route."""
_ABREAST = 70
"""Cells from which the three texts stand side by side."""


class OutcomeRow(OptionRow):
    """One call that is over."""

    def __init__(self, position: int, told: Outcome) -> None:
        super().__init__(position, "", told.card.who, several=False)
        self._told = told

    def render(self) -> Visual:
        """Side by side where there is room, else what was done under who called."""
        return Fitted(self._lay_out)

    def _lay_out(self, width: int) -> Visual:
        told = self._told
        mark, style = self._mark
        sign, colour = SIGNS[told.worth]
        mine, best = _texts(told)
        marks = Content.assemble((f"{mark[:1]:<{_MARK}}", style), (sign, f"{colour} bold"))
        who = Content(telling.name(told.card))
        if width >= _ABREAST:
            return _row(width, marks, who, mine, best)
        under = Content.assemble(mine, ("  →  ", "$secondary"), best) if best else mine
        first = Columns(Cell(marks, _MARKS), Cell(who, dressed=True))
        return Stack([first, Columns(Cell(Content(""), _MARKS), Cell(under))])


class OutcomeHead(Widget):
    """What the columns of the rows under it are, where there are columns."""

    def render(self) -> Visual:
        """Nothing where the texts stand one under the other."""
        return Fitted(self._lay_out)

    def _lay_out(self, width: int) -> Visual:
        if width < _ABREAST:
            return Stack([])
        head = (Content(""), Content(_("Appel")), Content(_("Vous")), Content(_("Le mieux")))
        return _row(width, *(text.stylize("$accent bold") for text in head))


class OutcomeList(ChoiceList):
    """The calls in the order in which they came; one of them can be opened."""

    def __init__(self, told: Sequence[Outcome]) -> None:
        super().__init__([], dont_know=False, start=0)
        self._rows = [OutcomeRow(position, one) for position, one in enumerate(told)]


def _row(width: int, marks: Content, who: Content, mine: Content, best: Content) -> Columns:
    """The three texts side by side; the routes have the width that they need."""
    gap = Cell(Content(""), _GAP)
    names = width - _MARKS - 2 * (_GAP + _ROUTE)
    return Columns(
        Cell(marks, _MARKS), Cell(who, names, dressed=True), gap, Cell(mine, _ROUTE), gap, Cell(best)
    )


def counts_content(counts: Iterable[tuple[str, str, bool]]) -> Content:
    """The counts in two columns, each with its sign."""
    lines = list(counts)
    names = max(len(name) for name, _text, _well in lines) + _GAP
    return Content("\n").join(
        Content.assemble(
            (f"{'✓' if well else '✗'}  ", "$success" if well else "$error"), f"{name:<{names}}", text
        )
        for name, text, well in lines
    )


def _texts(told: Outcome) -> tuple[Content, Content]:
    """What was done, and what was best where that is something else."""
    best = Content(ROUTE_NAMES[told.card.route])
    mine = Content(telling.mine(told))
    if told.worth is Worth.BEST:
        return mine, Content("")
    if told.route is not told.card.route or told.lost:
        return mine, best
    return mine, Content(_("une autre réponse")).stylize("$secondary")
