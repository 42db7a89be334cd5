"""The kinds of question, and among them those that are practised apart: the work of a secretary."""

from quizz.services.kinds.naming import KINDS, command_of, kinds_named

__all__ = ["KINDS", "PRACTISED_APART", "SCENARIO", "command_of", "kinds_named"]

SCENARIO = "scenario"
"""What is played; no question has it for its type."""
PRACTISED_APART: tuple[str, ...] = (
    "switchboard",
    "appointment",
    "proofreading",
    "transcription",
    "dictation",
    "word_parts",
    "billing_case",
)
"""In the order of the screens; scenarios stand before them."""
