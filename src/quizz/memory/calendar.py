"""Study days: whole days that begin at 04:00 on the wall clock, so that a late evening is one day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

ROLLOVER = time(4)
"""Wall time at which a study day begins."""

_BEFORE_ROLLOVER = timedelta(hours=ROLLOVER.hour)


def study_day(instant: datetime, zone: tzinfo) -> date:
    """The study day of an instant. Raises ValueError on a naive one.

    The wall clock decides, so nights of clock change, of 23 or 25 hours, count one day like the others.
    """
    if instant.tzinfo is None:
        raise ValueError("a study day needs an aware instant")
    return (instant.astimezone(zone) - _BEFORE_ROLLOVER).date()  # within one zone, the wall clock moves


def elapsed_days(earlier: date, later: date) -> int:
    """Whole days between two study days; 0 when the clock was set back or the zone changed."""
    return max(0, (later - earlier).days)
