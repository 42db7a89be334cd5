"""docs/accessibilite.md promises that every text can be read: WCAG 2.2, 1.4.3, contrast of at least 4.5."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from quizz.tui.appearance import THEMES

ENOUGH = 4.5


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted(luminance(Color.parse(name)) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["background", "panel"])
def test_every_text_stands_out_from_what_is_behind_it(theme: Theme, ground: str) -> None:
    texts = ["foreground", "primary", "secondary", "success", "warning", "error"]
    behind = getattr(theme, ground)
    weak = {name: contrast(getattr(theme, name), behind) for name in texts}
    assert {name: ratio for name, ratio in weak.items() if ratio < ENOUGH} == {}


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
