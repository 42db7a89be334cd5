"""The papers of a sheet, painted as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from quizz.domain.sheet import Paper
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.stacks import Fitted, Stack, line

_INDENT = 2
_GAP = 2
_MOST_OF_LABELS = 2 / 5
"""Of the width; a longer label goes on under itself."""


class Papers(Widget):
    """Each paper by its title, its lines under it; their labels are in one column."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        super().__init__()
        self._papers = papers
        lines = [one for paper in papers for one in paper.lines]
        self._labels = max((Content(one.label).cell_length for one in lines), default=0)

    def render(self) -> Fitted:
        """The papers, an empty line between."""
        return Fitted(lambda width: Stack(list(self._lines(width))))

    def _lines(self, width: int) -> Iterator[Visual]:
        labels = min(self._labels, round(width * _MOST_OF_LABELS) - _GAP)
        for number, paper in enumerate(self._papers):
            if number:
                yield line("")
            yield line(Content.styled(paper.title, "$accent bold"))
            for one in paper.lines:
                text = Cell(Content(one.text), dressed=True)
                label = Cell(Content.styled(one.label, "$secondary"), labels)
                indent, gap = Cell(Content(""), _INDENT), Cell(Content(""), _GAP)
                yield Columns(indent, label, gap, text) if one.label else Columns(indent, text)
