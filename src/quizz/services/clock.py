"""What time it is, as an argument rather than a global."""

from datetime import UTC, date, datetime, tzinfo
from typing import Protocol

from quizz.memory.calendar import study_day


class Clock(Protocol):
    """Tells the instant and the local zone."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...

    def zone(self) -> tzinfo:
        """The zone in which this person's days begin."""
        ...


class SystemClock:
    """The computer's clock and zone."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> tzinfo:
        """The offset in force now, asked each time since it changes twice a year."""
        zone = self.now().astimezone().tzinfo
        return zone or UTC


def today(clock: Clock) -> date:
    """The study day of now."""
    return study_day(clock.now(), clock.zone())
