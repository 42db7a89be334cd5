"""Branching situations: how they are written and walked through, how one decision is asked alone."""

from quizz.domain.scenario.asked_alone import decision_question
from quizz.domain.scenario.story import (
    Action,
    Effects,
    Ending,
    Exit,
    Scenario,
    Step,
    Worth,
)
from quizz.domain.scenario.walking import Taken, Walk, begin, best_walk, open_actions, replay, take

__all__ = [
    "Action",
    "Effects",
    "Ending",
    "Exit",
    "Scenario",
    "Step",
    "Taken",
    "Walk",
    "Worth",
    "begin",
    "best_walk",
    "decision_question",
    "open_actions",
    "replay",
    "take",
]
