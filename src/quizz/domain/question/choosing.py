"""Types that are answered by choosing among options."""

from __future__ import annotations

from msgspec import Struct

from quizz.domain.question.shared import Mode, Question


class Choice(Struct, frozen=True, omit_defaults=True):
    """One option of a choice question."""

    text: str
    correct: bool = False
    feedback: str = ""


class SingleChoice(Question, frozen=True, kw_only=True, tag="single_choice"):
    """One correct choice. `draw`: how many choices are shown, 0 for all."""

    mode = Mode.RECOGNITION
    choices: tuple[Choice, ...]
    draw: int = 0


class MultipleChoice(Question, frozen=True, kw_only=True, tag="multiple_choice"):
    """Several correct choices, partial credit. `draw`: how many choices are shown, 0 for all."""

    mode = Mode.RECOGNITION
    choices: tuple[Choice, ...]
    draw: int = 0


class TrueFalse(Question, frozen=True, kw_only=True, tag="true_false"):
    """A statement, true or false."""

    mode = Mode.RECOGNITION
    answer: bool
    feedback: str = ""
