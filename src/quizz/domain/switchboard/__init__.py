"""The switchboard: calls that come together, to pick up, sort and answer in time."""

from quizz.domain.call_sheet import PLACE_NAMES, ROUTE_NAMES, call_sheet, reply_order
from quizz.domain.kept_rush import Do, Event, KeptCard, KeptRush
from quizz.domain.switchboard.levels import LEVELS, SECOND, Level, level_of
from quizz.domain.switchboard.outcome import (
    SCORES,
    Outcome,
    Score,
    outcome,
    outcomes,
    right_reply,
    routing_of,
    score,
)
from quizz.domain.switchboard.playing import ASKING_TAKES, advance, apply, begin, replay
from quizz.domain.switchboard.rush import PLACES, Incoming, Rush, rush_of
from quizz.domain.switchboard.state import Phase, Progress, State

__all__ = [
    "ASKING_TAKES",
    "LEVELS",
    "PLACES",
    "PLACE_NAMES",
    "ROUTE_NAMES",
    "SCORES",
    "SECOND",
    "Do",
    "Event",
    "Incoming",
    "KeptCard",
    "KeptRush",
    "Level",
    "Outcome",
    "Phase",
    "Progress",
    "Rush",
    "Score",
    "State",
    "advance",
    "apply",
    "begin",
    "call_sheet",
    "level_of",
    "outcome",
    "outcomes",
    "replay",
    "reply_order",
    "right_reply",
    "routing_of",
    "rush_of",
    "score",
]
