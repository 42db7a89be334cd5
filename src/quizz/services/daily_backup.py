"""One backup a study day, made while the person is busy with something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from threading import Event, Thread
from typing import TYPE_CHECKING

from quizz.errors import DatabaseBusy, StorageError
from quizz.memory.calendar import study_day
from quizz.services.clock import Clock, today
from quizz.storage.backup_names import DAILY, Backup

if TYPE_CHECKING:
    from quizz.storage.backups import Backups

DELAY = 4.0
"""Seconds to leave to the first question; on 20 MB the backup takes 0.2 s of the disk and none of the GIL."""


class DailyBackup:
    """Backs the database up in a thread some seconds after `start`, at the latest when `finish` returns.

    Days on which a backup exists, and databases in which nobody answered yet, need none. A backup that cannot
    be made spoils no session: `problem` holds the sentence.
    """

    def __init__(self, backups: Callable[[], Backups], clock: Clock, *, delay: float = DELAY) -> None:
        """`backups`: asked for when the backup is made."""
        self._backups_of = backups
        self._clock = clock
        self._delay = delay
        self._hurry = Event()
        self._done = False
        self._thread = Thread(target=self._wait_and_make, name="daily-backup", daemon=True)
        self.problem = ""

    def start(self) -> None:
        """Begin to wait; returns at once."""
        self._thread.start()

    def finish(self) -> None:
        """Make the backup now if it is still wanted: the first session has nothing to keep before."""
        self._hurry.set()
        if self._thread.is_alive():
            self._thread.join()
        if not self._done:
            self._make()

    def _wait_and_make(self) -> None:
        self._hurry.wait(self._delay)
        self._make()

    def _make(self) -> None:
        try:
            self._done = self._exists() or self._made()
        except DatabaseBusy:  # another process is making it, or its own
            pass
        except StorageError as error:
            self._done = True
            self.problem = str(error)

    def _made(self) -> bool:
        """False while there is nothing to keep."""
        from quizz.storage.backups import has_rows  # once the first question is there

        if not has_rows(self._backups.file):
            return False
        self._backups.make_unless(self._exists, DAILY, self._wall_clock())
        return True

    @cached_property
    def _backups(self) -> Backups:
        return self._backups_of()

    def _exists(self) -> bool:
        day = today(self._clock)
        return any(self._day_of(backup) == day for backup in self._backups.all() if backup.purpose == DAILY)

    def _day_of(self, backup: Backup) -> date:
        zone = self._clock.zone()
        return study_day(backup.at.replace(tzinfo=zone), zone)

    def _wall_clock(self) -> datetime:
        return self._clock.now().astimezone(self._clock.zone())
