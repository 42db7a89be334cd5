"""What time it is, as an argument rather than a global."""

from datetime import UTC, date, datetime, tzinfo
from time import time
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

    def __init__(self) -> None:
        self._zone: tuple[int, tzinfo] = (-1, UTC)
        """That of a minute since 1970."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> tzinfo:
        """The offset in force now: asked again each minute, since it changes with one, twice a year."""
        minute, zone = self._zone
        now = int(time() // 60)
        if now != minute:
            zone = self.now().astimezone().tzinfo or UTC
            self._zone = now, zone
        return zone


def today(clock: Clock) -> date:
    """The study day of now."""
    return study_day(clock.now(), clock.zone())
