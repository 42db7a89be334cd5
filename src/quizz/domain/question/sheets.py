"""Types that show papers and boxes: written by an author, or drawn anew each time."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from quizz.domain.question.shared import Mode, Question
from quizz.domain.sheet import Box, Paper


class Subject(StrEnum):
    """What is worked out in a case of billing."""

    CLAIM = "claim"
    """A claim: its codes, its natures, and who pays what."""
    FRANCHISE = "franchise"
    """What is kept back on medicines, paramedical acts and transports."""
    STAY = "stay"
    """What a stay in hospital leaves to the patient."""
    EMERGENCY = "emergency"
    """What a visit to the emergencies leaves to the patient."""
    SENDING = "sending"
    """The last day to send a claim."""


class Fact(Struct, frozen=True, omit_defaults=True):
    """One fact of a case that is drawn: one of `values`, a single one being fixed, or from `low` to `high`.

    `key` names it with its group, `patient.age`, `acts.0.code`; bounds are included, all is text.
    """

    key: str
    values: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    step: str = ""


class Form(Question, frozen=True, kw_only=True, tag="form"):
    """Papers to read and boxes to fill, as their author wrote them."""

    mode = Mode.RECOGNITION
    papers: tuple[Paper, ...]
    boxes: tuple[Box, ...]

    @property
    def asks_for(self) -> Mode:
        """Recall as soon as one box is typed."""
        return Mode.RECALL if any(not box.options for box in self.boxes) else Mode.RECOGNITION


class BillingCase(Question, frozen=True, kw_only=True, tag="billing_case"):
    """A case of billing: some facts are fixed, the others are drawn anew each time it is asked.

    `boxes`: the names of those to fill, the usual ones of the subject when empty.
    """

    mode = Mode.RECALL
    subject: Subject
    facts: tuple[Fact, ...]
    boxes: tuple[str, ...] = ()
