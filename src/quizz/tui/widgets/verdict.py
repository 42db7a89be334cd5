"""The sign of a verdict, which tells it without its colour."""

from __future__ import annotations

from quizz.domain.judgement import Judgement


def verdict_sign(judgement: Judgement) -> tuple[str, str]:
    """The sign of a whole answer, and its colour."""
    if judgement.correct:
        return "✓", "$success"
    if judgement.unknown:
        return "→", "$secondary"
    return ("≈", "$warning") if judgement.score > 0 else ("✗", "$error")
