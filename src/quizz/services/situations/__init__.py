"""Scenarios as a person plays them: which there are, how one goes, how it ended."""

from quizz.services.situations.catalogue import Situation, State
from quizz.services.situations.play import Decision, Happened, Play
from quizz.services.situations.review import Compared, Review, review
from quizz.services.situations.situations import Situations

__all__ = [
    "Compared",
    "Decision",
    "Happened",
    "Play",
    "Review",
    "Situation",
    "Situations",
    "State",
    "review",
]
