"""What the content serves, checkpoint by checkpoint."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from msgspec import Struct

from quizz.content.checkpoints import Checkpoint, checkpoints
from quizz.content.content import Content

UNASKED = frozenset({"S15"})
"""A placement in a real practice is lived, not asked."""
ENOUGH = 2
ENOUGH_OF_THE_TRADE = 5
_LAW = frozenset({"S06", "S07", "S08", "G01", "G03", "G05"})
_BILLING = frozenset({"S11", "L06", "L07", "G06", "G07", "G08", "G09"})


class Served(Struct, frozen=True, kw_only=True):
    """How many questions and entries of the glossary serve a checkpoint; `wanted`: questions, at least.

    A scenario counts for one question.
    """

    checkpoint: Checkpoint
    questions: int
    entries: int
    wanted: int

    @property
    def missing(self) -> int:
        """Questions that are still to be written."""
        return max(0, self.wanted - self.questions)


class Coverage(Struct, frozen=True):
    """Every checkpoint, in the order of the list."""

    served: tuple[Served, ...]

    @property
    def short(self) -> tuple[Served, ...]:
        """Those that have fewer questions than they should."""
        return tuple(served for served in self.served if served.missing)

    @property
    def empty(self) -> tuple[Served, ...]:
        """Those that should have questions and have none."""
        return tuple(served for served in self.short if not served.questions)


def wanted(code: str) -> int:
    """How many questions a checkpoint should have: five for a mission, the law and billing, two elsewhere."""
    if code in UNASKED:
        return 0
    return ENOUGH_OF_THE_TRADE if code.startswith("M") or code in _LAW | _BILLING else ENOUGH


def coverage(content: Content) -> Coverage:
    """Count what each question and each entry says that it covers."""
    scenarios = (outline.scenario() for outline in content.scenarios)
    asked = chain(content.questions(), scenarios)
    questions = Counter(code for question in asked for code in set(question.covers))
    entries = Counter(code for term in content.terms for code in set(term.covers))
    return Coverage(
        tuple(
            Served(
                checkpoint=checkpoint, questions=questions[code], entries=entries[code], wanted=wanted(code)
            )
            for code, checkpoint in checkpoints().items()
        )
    )
