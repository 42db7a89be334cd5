"""What is said of what was done to an agenda: each thing asked with its verdict, then the best and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from quizz.domain.judgement import Judgement
from quizz.domain.question import Appointment
from quizz.i18n import _

HELD, BROKEN, WISHED, ASKED = "✓", "✗", "≈", "–"
"""What tells each verdict without its colour; ASKED: of what was asked when nothing was answered."""


class Verdict(Struct, frozen=True):
    """A thing asked, or somebody who was disturbed, with its sign."""

    sign: str
    text: str


def verdicts(question: Appointment, judgement: Judgement) -> Iterator[Verdict]:
    """Of an answer each thing in turn; without any answer what was to be thought of."""
    wishes = {constraint.why for constraint in question.constraints if constraint.soft}
    reasons = {constraint.why for constraint in question.constraints}
    for part in judgement.parts:
        if judgement.unknown:
            if part.text in reasons:
                yield Verdict(ASKED, part.text)
        elif not part.right:
            wished = part.text in wishes
            yield Verdict(WISHED if wished else BROKEN, part.feedback or part.text)
        elif part.given:
            yield Verdict(HELD, _("{thing} : {place}").format(thing=part.text, place=part.given))
        else:
            yield Verdict(HELD, part.text)


def best(judgement: Judgement) -> str:
    """`Le mieux : Mme Garcia : mardi 24 à 14 h 00, Dr Roche, 30 min`; that another choice does as well."""
    told = {part.feedback for part in judgement.parts}
    notes = [note for note in judgement.notes[:-1] if note not in told]
    if judgement.correct:
        return " ".join(notes)
    return _("Le mieux : {changes}").format(changes=_(" ; ").join(judgement.expected))


def because(judgement: Judgement) -> str:
    """Why it is the best, in the words of the author."""
    return judgement.notes[-1] if judgement.notes else ""
