"""The days on which a practice is closed."""

from __future__ import annotations

from datetime import date

from quizz.billing.sending import holidays_of

SATURDAY, SUNDAY = 5, 6


def is_closed(day: date) -> bool:
    """Whether it is a Sunday or a public holiday (Code du travail, art. L. 3133-1)."""
    return day.weekday() == SUNDAY or day in holidays_of(day.year)
