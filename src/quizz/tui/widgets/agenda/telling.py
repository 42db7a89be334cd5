"""What is said of an appointment under its week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from quizz.domain.judgement import Judgement
from quizz.domain.question import Appointment
from quizz.services import agenda_verdicts
from quizz.tui.prose import with_terms

_STYLES = {
    agenda_verdicts.HELD: "$success bold",
    agenda_verdicts.BROKEN: "$error bold",
    agenda_verdicts.WISHED: "$warning bold",
    agenda_verdicts.ASKED: "$secondary",
}


def appointment_blocks(
    question: Appointment, judgement: Judgement, terms: Mapping[str, str]
) -> Iterator[Content]:
    """Each thing asked behind its sign, then the best and why."""
    lines = [
        Content.assemble((f"{verdict.sign} ", _STYLES[verdict.sign]), with_terms(verdict.text, terms))
        for verdict in agenda_verdicts.verdicts(question, judgement)
    ]
    if lines:
        yield Content("\n").join(lines)
    best = Content(agenda_verdicts.best(judgement)).stylize("bold")
    why = with_terms(agenda_verdicts.because(judgement), terms)
    yield Content("\n").join([one for one in (best, why) if one.plain])
