"""What a playing writes as it goes, and what writes nothing."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from quizz.domain.answer import Answer
from quizz.domain.judgement import Rating
from quizz.domain.presentation import Presented
from quizz.domain.scenario.played import Played


class ChoiceMade(Struct, frozen=True, kw_only=True):
    """What was chosen at a decision, as the log keeps it."""

    asked: Presented
    answer: Answer
    correct: bool
    score: float
    rating: Rating
    milliseconds: int


class Recorder(Protocol):
    """Keeps the choices of a playing; the journal of a person is one."""

    def record_choice(self, played: Played, before: Played | None, made: ChoiceMade) -> bool:
        """Keep a choice and how far the playing has come; False when another program went on with it."""

    def keep_play(self, played: Played) -> None:
        """Keep how far a playing has come, nothing having been chosen."""


class Unrecorded:
    """Keeps nothing: a preview."""

    def record_choice(self, _played: Played, _before: Played | None, _made: ChoiceMade) -> bool:
        """Let the playing go on."""
        return True

    def keep_play(self, _played: Played) -> None:
        """Keep nothing."""
