"""A situation as its author sees it: a map, before its decisions asked one by one."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from quizz import wording
from quizz.domain.scenario import Scenario
from quizz.i18n import _
from quizz.services.previewing.story_map import MapStep, MapWay, step_line, story_map
from quizz.tui.prose import paragraphs
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.story import SIGNS

_SIGN = 2


class MapLine(Widget):
    """A sign, and an action with where it leads."""

    def __init__(self, way: MapWay) -> None:
        super().__init__()
        self._way = way

    def render(self) -> Columns:
        """The text hangs beside the sign."""
        sign, style = SIGNS[self._way.worth]
        where = Content.assemble((" →\u00a0", "$secondary"), (wording.series(self._way.targets), "$accent"))
        text = Content(self._way.text).append(where)
        if not self._way.offered:
            text = text.append(Content(f"  {_('Jamais offert.')}").stylize("$warning"))
        return Columns(Cell(Content(sign).stylize(style), _SIGN), Cell(text))


class StoryMap(Vertical):
    """Title and setting, then the steps."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(id="map")
        self._scenario = scenario

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        title = Content(self._scenario.prompt).stylize("bold")
        yield Prose(paragraphs([title, Content(self._scenario.setting)]))
        for step in story_map(self._scenario):
            yield from _step(step)


def _step(step: MapStep) -> Iterator[Widget]:
    style = "$accent bold" if step.reached else "$warning"
    yield Prose(Content(step_line(step)).stylize(style), classes="heading")
    for way in step.ways:
        yield MapLine(way)
