"""What is shown of a situation: what happens, what may be done, what came of it, how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from quizz import wording
from quizz.domain.scenario import Ending, Scenario, Step, Worth
from quizz.i18n import _
from quizz.services.situations import Compared, Happened, Review, telling
from quizz.tui.prose import paragraphs
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.prose import Prose

SIGNS = {
    Worth.BEST: ("✓", "$success"),
    Worth.FAIR: ("≈", "$warning"),
    Worth.WRONG: ("✗", "$error"),
}
_ENDINGS = {
    Ending.GOOD: SIGNS[Worth.BEST],
    Ending.MIXED: SIGNS[Worth.FAIR],
    Ending.BAD: SIGNS[Worth.WRONG],
}
_NUMBER = 4
_GAP = 2


class ActionList(ChoiceList):
    """The actions that are offered."""

    def settle(self, position: int, worth: Worth) -> None:
        """Show what was done and what it was worth; nothing can be chosen any more."""
        self.close(())
        self._rows[position].settle(*SIGNS[worth])


class HappenedText(Prose):
    """What came of a choice, under the actions."""

    def __init__(self, happened: Happened) -> None:
        super().__init__(happened_content(happened), id="feedback", classes="-told")

    def on_mount(self) -> None:
        """Come into sight from the top, as far as what follows fills the screen."""
        self.call_after_refresh(self.scroll_visible, top=True, animate=False)

    def on_resize(self) -> None:
        """Lines break anew when the scroll bar comes, after the first scroll."""
        self.call_after_refresh(self.scroll_visible, top=True, animate=False)


class ReviewTable(Vertical):
    """« Vos choix » beside « Le meilleur choix », decision after decision."""

    def __init__(self, told: Review) -> None:
        super().__init__(id="choices")
        self._told = told

    def compose(self) -> ComposeResult:
        """The headings, then a row a decision."""
        yield TableRow(
            Content(""),
            Content(_("Vos choix")).stylize("$accent bold"),
            Content(_("Le meilleur choix")).stylize("$accent bold"),
        )
        for row in self._told.rows:
            yield TableRow(*_cells(row))


class TableRow(Widget):
    """A mark and two texts side by side, each half of what is left."""

    def __init__(self, mark: Content, mine: Content, best: Content) -> None:
        super().__init__()
        self._mark = mark
        self._texts = (mine, best)

    def render(self) -> Visual:
        """Both texts hang under their first lines."""
        half = max(1, (self.size.width - _NUMBER - _GAP) // 2)
        mine, best = self._texts
        return Columns(Cell(self._mark, _NUMBER), Cell(mine, half), Cell(Content(""), _GAP), Cell(best, half))

    def on_resize(self) -> None:
        """The halves follow the width."""
        self.refresh(layout=True)


def step_content(step: Step) -> Content:
    """What is seen, then who speaks and what is said."""
    return paragraphs(_lines(step))


def happened_content(happened: Happened) -> Content:
    """The verdict and why, what the choice changed, the rule."""
    action = happened.action
    sign, style = SIGNS[action.worth]
    verdict = Content(f"{sign} {telling.verdict(action.worth)}").stylize(f"{style} bold")
    blocks = [Content("\n").join([verdict, Content(action.feedback)])]
    changed = telling.changed(happened)
    if changed:
        blocks.append(Content(changed).stylize("$secondary"))
    if happened.decision.step.rule:
        blocks.append(Content(happened.decision.step.rule))
    return paragraphs(blocks)


def ending_content(told: Review) -> Content:
    """How it ended, what is to be kept of it, the counts."""
    sign, style = _ENDINGS.get(told.ending.ending or Ending.MIXED, SIGNS[Worth.FAIR])
    head = Content(f"{sign} {telling.ending(told.ending.ending)}").stylize(f"{style} bold")
    blocks = [Content("\n").join([head, *map(Content, filter(None, [told.ending.seen]))])]
    if told.ending.lesson:
        blocks.append(Content(told.ending.lesson).stylize("bold"))
    blocks.append(Content(telling.counts(told)).stylize("$secondary"))
    return paragraphs(blocks)


def rule_content(scenario: Scenario) -> Content:
    """The rule of the whole and its sources."""
    blocks = [Content(scenario.explanation)]
    source = wording.source_line(scenario)
    if source:
        blocks.append(Content(source).stylize("$secondary"))
    return paragraphs(blocks)


def _lines(step: Step) -> Iterator[Content]:
    if step.seen:
        yield Content(step.seen)
    said = [Content(step.who).stylize("$accent bold")] if step.who else []
    if step.said:
        said.append(Content(step.said))
    if said:
        yield Content("\n").join(said)


def _cells(row: Compared) -> tuple[Content, Content, Content]:
    """The same choice is not written twice."""
    if row.worth is None:
        return Content("·"), Content(_("non rencontrée")).stylize("$secondary"), Content(row.best)
    sign, style = SIGNS[row.worth]
    mark = Content(f"{row.number}").pad_right(1).append(Content(sign).stylize(style))
    if row.worth is Worth.BEST:
        return mark, Content(row.chosen), Content(_("le vôtre")).stylize("$secondary")
    return mark, Content(row.chosen), Content(row.best)
