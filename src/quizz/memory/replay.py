"""The log of a point is its truth: its state is found again by reading the log from the start."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from msgspec.structs import replace

from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, LogEntry, PointState, Standing
from quizz.errors import DatabaseCorrupt
from quizz.i18n import _
from quizz.memory.scheduler import Scheduler

_CORRECTIONS = frozenset({EntryKind.EASY, EntryKind.OVERRULE, EntryKind.UNDO})
_STANDINGS = {
    EntryKind.SUSPEND: Standing.SUSPENDED,
    EntryKind.KNOWN: Standing.KNOWN,
    EntryKind.RESUME: Standing.ACTIVE,
}


def replay(entries: Iterable[LogEntry], scheduler: Scheduler) -> PointState | None:
    """The state of one point from its entries, in any order: ids tell the time. None when nothing is left.

    A correction acts in the place of the answer that it names, whatever came since; one that names no answer
    of these entries does nothing. An overruled answer takes the rating of the row that overrules it, the last
    one if there are several; one marked easy is Easy in any case. Raises DatabaseCorrupt on an answer, or a
    row that overrules one, without a rating.
    """
    entries = sorted(entries, key=lambda entry: entry.id)
    undone = _corrected(entries, EntryKind.UNDO)
    easy = _corrected(entries, EntryKind.EASY)
    overruled = {entry.corrects: entry for entry in entries if entry.kind is EntryKind.OVERRULE}
    state: PointState | None = None
    for entry in entries:
        if entry.kind is EntryKind.REVIEW:
            if entry.id in undone:
                continue
            if entry.id in easy:
                state = scheduler.review(state, entry, Rating.EASY)
                continue
            if entry.id in overruled:
                state = scheduler.review(state, entry, _rating(overruled[entry.id]))
                continue
        if entry.kind not in _CORRECTIONS:
            state = advance(state, entry, scheduler)
    return state


def advance(state: PointState | None, entry: LogEntry, scheduler: Scheduler) -> PointState | None:
    """The state after an entry appended last; what replay finds, without reading the log again.

    Raises ValueError on a correction, which changes the past: replay it. Raises DatabaseCorrupt on an answer
    without a rating.
    """
    match entry.kind:
        case EntryKind.REVIEW:
            return scheduler.review(state, entry, _rating(entry))
        case EntryKind.FREE:
            return state
        case EntryKind.SUSPEND | EntryKind.KNOWN | EntryKind.RESUME:
            before = state or PointState(point=entry.point)
            return replace(before, standing=_STANDINGS[entry.kind], last_entry=entry.id)
        case _:
            raise ValueError(f"a correction needs a replay: {entry.kind}")


def _corrected(entries: Iterable[LogEntry], kind: EntryKind) -> frozenset[UUID | None]:
    return frozenset(entry.corrects for entry in entries if entry.kind is kind)


def _rating(entry: LogEntry) -> Rating:
    if entry.rating is None:
        raise DatabaseCorrupt(
            _(
                "L’historique est abîmé : la réponse {id} sur le point « {point} » n’a pas de note. "
                "Reprenez une copie de sauvegarde de la base."
            ).format(id=entry.id, point=entry.point)
        )
    return entry.rating
