"""The boxes of a sheet, and the mistakes that each can recognise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from quizz.billing.amounts import euros
from quizz.billing.reimbursement import Reason
from quizz.domain.sheet import EURO, Box, ReasoningLine, Slip


def typed(amount: Decimal) -> str:
    """An amount as it is typed in a box: `1403,00`."""
    return f"{amount:.2f}".replace(".", ",")


def amount_box(
    name: str, label: str, amount: Decimal, feedback: str, mistakes: Iterable[tuple[Decimal, str]]
) -> Box:
    """A box of euros. `mistakes`: wrong amounts with what to tell, the likeliest first."""
    return Box(
        name=name,
        label=label,
        answer=typed(amount),
        unit=EURO,
        feedback=feedback,
        slips=_slips(typed(amount), ((typed(wrong), told) for wrong, told in mistakes)),
    )


def count_box(
    name: str, label: str, count: int, unit: str, feedback: str, mistakes: Iterable[tuple[int, str]]
) -> Box:
    """A box of a whole number."""
    return Box(
        name=name,
        label=label,
        answer=str(count),
        unit=unit,
        feedback=feedback,
        slips=_slips(str(count), ((str(wrong), told) for wrong, told in mistakes)),
    )


def chosen_box(
    name: str,
    label: str,
    options: Sequence[str],
    answer: str,
    feedback: str,
    mistakes: Iterable[tuple[str, str]],
) -> Box:
    """A box where one option is chosen; they are shown in the order given."""
    return Box(
        name=name,
        label=label,
        answer=answer,
        options=tuple(options),
        feedback=feedback,
        slips=_slips(answer, ((wrong, told) for wrong, told in mistakes if wrong in options)),
    )


def reasoning_line(label: str, amount: Decimal, reason: Reason) -> ReasoningLine:
    """A line of the reasoning."""
    return ReasoningLine(label=label, amount=euros(amount), rule=reason.rule, source=reason.source)


def _slips(answer: str, mistakes: Iterable[tuple[str, str]]) -> tuple[Slip, ...]:
    """Each wrong value once, with the first thing told of it; never the right one."""
    told: dict[str, str] = {}
    for wrong, feedback in mistakes:
        if wrong != answer:
            told.setdefault(wrong, feedback)
    return tuple(Slip(wrong, feedback) for wrong, feedback in told.items())
