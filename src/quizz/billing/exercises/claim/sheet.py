"""A claim to fill: the case drawn, its papers, its boxes, and the reasoning."""

from __future__ import annotations

from quizz.billing.amounts import euros
from quizz.billing.computing import reimburse
from quizz.billing.exercises.claim.boxes import claim_boxes
from quizz.billing.exercises.claim.case import draw_claim
from quizz.billing.exercises.claim.papers import claim_papers
from quizz.billing.exercises.claim.refusing import check_words
from quizz.billing.exercises.claim.visit import imagine
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.setting import Setting
from quizz.domain.sheet import ReasoningLine, Sheet


def claim_sheet(facts: Facts, setting: Setting) -> Sheet:
    """One drawing. Raises Refused for a case that is invalid, that no established rule covers, or whose codes
    the papers could not tell; MissingTariff when the tariffs lack an amount."""
    drawn = draw_claim(facts, setting)
    case = drawn.case
    found = reimburse(case, setting.tariffs)
    check_words(case)
    visit = imagine(case, setting.random, woman=drawn.person.is_woman)
    return Sheet(
        papers=claim_papers(drawn, visit, setting.tariffs),
        boxes=claim_boxes(case, found, setting, drawn.depending),
        reasoning=tuple(
            ReasoningLine(
                label=line.label, amount=euros(line.amount), rule=line.rule, source=line.source, act=line.act
            )
            for line in found.lines
        ),
    )
