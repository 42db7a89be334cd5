"""One decision of a scenario as a question by itself, its situation recalled."""

from __future__ import annotations

from quizz.domain.question import Choice, SingleChoice
from quizz.domain.scenario.story import Scenario, Step, Worth

_MOST_WRONG = 4


def decision_question(scenario: Scenario, step: Step) -> SingleChoice:
    """The decision with its best action as key; what is merely fair is not offered: it would be arguable."""
    wrong = [action for action in step.actions if action.worth is Worth.WRONG]
    best = [action for action in step.actions if action.worth is Worth.BEST]
    point = scenario.point_of(step)
    return SingleChoice(
        id=point,
        point=point,
        theme=scenario.theme,
        bank=scenario.bank,
        prompt="\n".join(line for line in (step.recall or step.seen, _spoken(step)) if line),
        choices=tuple(
            Choice(action.text, correct=action.worth is Worth.BEST, feedback=action.feedback)
            for action in (*best[:1], *wrong[:_MOST_WRONG])
        ),
        explanation=step.rule or scenario.explanation,
        skill=scenario.skill,
        level=scenario.level,
        sources=scenario.sources,
        checked=scenario.checked,
        covers=scenario.covers,
        tags=scenario.tags,
        revision=scenario.revision,
    )


def _spoken(step: Step) -> str:
    """`Mme Diallo : « Je voudrais… »`."""
    return f"{step.who}\u00a0: {step.said}" if step.who and step.said else step.said
