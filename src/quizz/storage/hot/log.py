"""The end of the log: what is appended to it, and how long the last answers took."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import convert
from msgspec.structs import asdict, fields

from quizz.domain.review import LogEntry
from quizz.storage.hot.prepared import Prepared, add
from quizz.storage.hot.rows import each, one, some

if TYPE_CHECKING:
    from quizz.storage.hot.prepared import Link

_APPEND = add("review_log", [field.name for field in fields(LogEntry)])
_LAST_ID = Prepared("SELECT id FROM review_log WHERE learner = :learner ORDER BY id DESC LIMIT 1")
_MILLISECONDS = Prepared(
    "SELECT milliseconds FROM review_log WHERE learner = :learner AND kind IN ('review', 'free') "
    "AND milliseconds IS NOT NULL ORDER BY id DESC LIMIT :limit"
)


class HotLog:
    """Appends entries, and tells the last of them."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def append(self, entry: LogEntry) -> None:
        """Add an entry; nothing ever changes it."""
        values = asdict(entry)
        values["kind"] = entry.kind.value
        values["rating"] = None if entry.rating is None else entry.rating.value
        _APPEND.run(self._link, values)

    def last_id(self, learner: UUID) -> UUID | None:
        """The greatest identifier of a learner's entries."""
        return one(self._link, _LAST_ID, {"learner": learner}, _identifier)

    def recent_milliseconds(self, learner: UUID, limit: int = 200) -> list[int]:
        """How long the last answers took, newest first; one taken back took time all the same."""
        return some(self._link, _MILLISECONDS, {"learner": learner, "limit": limit}, each(_whole_number))


class RememberedLog(HotLog):
    """Reads the last identifier once; for who knows that nobody else writes meanwhile."""

    def __init__(self, link: Link) -> None:
        super().__init__(link)
        self._learner: UUID | None = None
        self._last: UUID | None = None

    def append(self, entry: LogEntry) -> None:
        """Add an entry; nothing ever changes it."""
        last = self.last_id(entry.learner)
        super().append(entry)
        self._last = entry.id if last is None else max(last, entry.id)

    def last_id(self, learner: UUID) -> UUID | None:
        """The greatest identifier of a learner's entries."""
        if learner is not self._learner:
            self._last = super().last_id(learner)
            self._learner = learner
        return self._last


def _identifier(row: tuple[Any, ...]) -> UUID:
    return convert(row[0], UUID)


def _whole_number(row: tuple[Any, ...]) -> int:
    return convert(row[0], int)
