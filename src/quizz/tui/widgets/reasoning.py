"""The reasoning under an answer: what is found step by step, each with its rule and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.visual import Visual

from quizz import wording
from quizz.domain.sheet import ReasoningLine
from quizz.i18n import _
from quizz.tui.widgets.columns import Cell, Columns
from quizz.tui.widgets.stacks import Fitted, Stack, line

_GAP = 2
_BESIDE = 44
"""Columns that the rule needs to stand beside its amount; with less it goes under."""


def reasoning(lines: Sequence[ReasoningLine]) -> Visual:
    """A heading, then labels and amounts in their columns."""
    return Fitted(lambda width: Stack(list(_lines(lines, width))))


def _lines(lines: Sequence[ReasoningLine], width: int) -> Iterator[Visual]:
    yield line(Content.styled(_("Le calcul"), "$accent bold"))
    labels = max(Content(_label(one)).cell_length for one in lines) + _GAP
    amounts = max(Content(one.amount).cell_length for one in lines)
    beside = width - labels - amounts - _GAP >= _BESIDE
    for one in lines:
        what = Cell(Content(_label(one)), min(labels, width - amounts), dressed=True)
        amount = Cell(Content.styled(one.amount, "bold"), amounts, right=True)
        source = Content.styled(wording.sources(one.source), "$secondary")
        why = Content.assemble(one.rule, "\n", source) if one.rule else source
        if beside:
            yield Columns(what, amount, Cell(Content(""), _GAP), Cell(why, dressed=True))
        else:
            yield Columns(what, amount)
            yield Columns(Cell(Content(""), _GAP), Cell(why, dressed=True))


def _label(one: ReasoningLine) -> str:
    return f"{one.act} · {one.label}" if one.act else one.label
