"""Franchises of a day: boxes of medicines, paramedical acts, trips; who is exempt, what the caps leave."""

from __future__ import annotations

from quizz.billing.amounts import euros
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.filling import amount_box
from quizz.billing.exercises.franchise.case import Drawn, draw
from quizz.billing.exercises.franchise.mistakes import TOTAL, mistakes, rule_of
from quizz.billing.exercises.franchise.papers import papers
from quizz.billing.exercises.setting import Setting
from quizz.domain.sheet import Box, ReasoningLine, Sheet
from quizz.errors import Refused
from quizz.i18n import _

_LABELS = {
    "medicines": "Franchise, médicaments",
    "paramedical": "Franchise, soins paramédicaux",
    "transports": "Franchise, transports",
    TOTAL: "Franchises du jour, au total",
}


def franchise_sheet(facts: Facts, setting: Setting) -> Sheet:
    """What is kept back on the care of a day, by kind of care and in all.

    Raises Refused when it rests on what is not established, or when no box that is asked has a sense.
    """
    drawn = draw(facts, setting)
    boxes = tuple(_box(drawn, name) for name in _shown(drawn, setting.boxes))
    if not boxes:
        raise Refused(_("Aucune des cases demandées n’a de sens pour les soins tirés."))
    reasoning = (
        ReasoningLine(label=line.label, amount=euros(line.amount), rule=line.rule, source=line.source)
        for line in drawn.found.lines
    )
    return Sheet(papers(drawn, setting.random), boxes, tuple(reasoning))


def _shown(drawn: Drawn, asked: tuple[str, ...]) -> list[str]:
    """The boxes of care that was given; the total, when there is something to add or nothing else."""
    shown = [name for name in asked if name in drawn.given]
    if TOTAL in asked and (len(drawn.given) > 1 or not shown):
        shown.append(TOTAL)
    return shown


def _box(drawn: Drawn, name: str) -> Box:
    known = ((mistake.amount(name), mistake.told) for mistake in mistakes(drawn))
    return amount_box(
        name,
        _LABELS[name],
        drawn.found.total if name == TOTAL else drawn.amount(name),
        rule_of(drawn, name),
        [(amount, told) for amount, told in known if amount is not None],
    )
