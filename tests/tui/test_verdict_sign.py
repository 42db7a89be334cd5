"""The sign of a verdict."""

import pytest

from quizz.domain.judgement import Judgement
from quizz.tui.widgets.verdict import verdict_sign


@pytest.mark.parametrize(
    ("correct", "score", "unknown", "sign"),
    [
        (True, 1.0, False, ("✓", "$success")),
        (False, 0.01, False, ("≈", "$warning")),
        (False, 0.0, False, ("✗", "$error")),
        (False, 0.0, True, ("→", "$secondary")),
    ],
)
def test_a_sign_for_each_verdict(correct: bool, score: float, unknown: bool, sign: tuple[str, str]) -> None:
    judgement = Judgement(correct=correct, score=score, expected=("x",), unknown=unknown)
    assert verdict_sign(judgement) == sign
