"""The answer key, whole: each thing that can be answered, what is told of it, and the explanation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from quizz import wording
from quizz.domain.presentation import Presented
from quizz.i18n import _
from quizz.services.previewing.answer_key import answer_key, describes
from quizz.services.previewing.key_lines import Line
from quizz.tui.prose import paragraphs, with_terms
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.prose import Prose

_SIGN = 2
_LABEL = 3


class KeyLine(Widget):
    """A sign, a label, and beside them a text with its place and its note."""

    def __init__(self, line: Line, links: Mapping[str, str], *, labelled: bool) -> None:
        super().__init__()
        self._line = line
        self._links = links
        self._labelled = labelled

    def render(self) -> Columns:
        """The note hangs under the text."""
        line = self._line
        sign, style = _sign(line)
        text = Content(line.text).stylize(style)
        if line.place:
            text = Content.assemble(text, (" → ", "$secondary"), (line.place, "bold"))
        if line.note:
            text = text.append("\n").append(with_terms(line.note, self._links))
        label = [Cell(Content(line.label).stylize("$secondary"), _LABEL)] if self._labelled else []
        return Columns(Cell(Content(sign).stylize(style), _SIGN), *label, Cell(text))


class KeyLines(Vertical):
    """The groups of the key, then what follows every answer."""

    def __init__(self, presented: Presented, links: Mapping[str, str]) -> None:
        super().__init__(id="feedback", classes="-told")
        self._presented = presented
        self._links = links

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield from self._key()
        question = self._presented.question
        yield Prose(_("Explication"), classes="heading")
        source = wording.source_line(question)
        told = [with_terms(question.explanation, self._links)]
        if source:
            told.append(Content(source).stylize("$secondary"))
        told.append(
            Content(" · ".join((wording.skill_name(question.skill), *describes(question)))).stylize(
                "$secondary"
            )
        )
        yield Prose(paragraphs(told))

    def _key(self) -> Iterator[Widget]:
        for number, group in enumerate(answer_key(self._presented)):
            title = group.title or ("" if number else _("Corrigé"))
            if title:
                yield Prose(title, classes="heading" if number else "heading -first")
            labelled = any(line.label for line in group.lines)
            for line in group.lines:
                yield KeyLine(line, self._links, labelled=labelled)


def _sign(line: Line) -> tuple[str, str]:
    if line.right is None:
        return "", "bold"
    return ("✓", "$success bold") if line.right else ("✗", "$error")
