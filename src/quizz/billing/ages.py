"""Ages and periods, to the day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

AFTER_BIRTH = timedelta(days=12)
A_YEAR = timedelta(days=366)
MONTHS_BEFORE = 4
"""The sixth month of a pregnancy begins this long before the due date."""


def age(birth: date, day: date) -> int:
    """Completed years. Who is born on 29 February is a year older on 1 March of the other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def is_past_birthday(birth: date, day: date, years: int) -> bool:
    """Whether someone is older than so many years, were it by one day."""
    completed = age(birth, day)
    return completed > years or (completed == years and age(birth, day - timedelta(days=1)) == years)


def maternity(due_date: date) -> tuple[date, date]:
    """First and last day of the cover: the sixth month to the twelfth day after the birth.

    Four months before a day that the month does not have is its last day, as for delays in months
    (Code de procédure civile, art. 641).
    """
    months = due_date.year * 12 + due_date.month - 1 - MONTHS_BEFORE
    year, month = months // 12, months % 12 + 1
    start = date(year, month, min(due_date.day, monthrange(year, month)[1]))
    return start, due_date + AFTER_BIRTH


def in_maternity(due_date: date | None, day: date) -> bool:
    """Whether a day lies in that period."""
    if due_date is None or abs(due_date - day) > A_YEAR:
        return False
    start, end = maternity(due_date)
    return start <= day <= end
