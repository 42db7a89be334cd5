"""`quizz db rebuild`: writes the states again from the log."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from quizz.domain.review import LogEntry, PointState
from quizz.errors import DatabaseCorrupt
from quizz.memory.replay import replay
from quizz.memory.scheduler import DEFAULT_PARAMETERS, Scheduler
from quizz.storage.backup_names import BEFORE_REBUILD
from quizz.storage.backups import Backups
from quizz.storage.database import Database
from quizz.storage.store import Store


@dataclass(frozen=True)
class Rebuilt:
    """`points`: states that follow from the log. `changed`: how many were missing, different or too many."""

    points: int
    changed: int


def rebuild(database: Database) -> Rebuilt:
    """Make every state what the log says, in one transaction.

    Raises DatabaseCorrupt when the log itself cannot be read or replayed: nothing is changed then.
    """
    scheduler = Scheduler(DEFAULT_PARAMETERS)
    points = changed = 0
    with database.writing() as store:
        for learner in store.learners.all():
            wanted = _replayed(store, learner.id, scheduler)
            wrong = _differences(store, learner.id, wanted)
            if wrong:
                store.forget_states(learner.id)
                for state in wanted.values():
                    store.states.put(learner.id, state)
            points += len(wanted)
            changed += wrong
    return Rebuilt(points, changed)


def back_up_before(backups: Backups, at: datetime) -> Path:
    """Back up what rebuilding would change; `at`: the wall clock. Raises StorageError."""
    return backups.make(BEFORE_REBUILD, at).path


def same_state(expected: PointState | None, stored: PointState | None) -> bool:
    """Equal, the order of `seen` included: it tells which way was used last."""
    if expected is None or stored is None:
        return expected is stored
    return expected == stored and [*expected.seen] == [*stored.seen]


def _replayed(store: Store, learner: UUID, scheduler: Scheduler) -> dict[str, PointState]:
    by_point: dict[str, list[LogEntry]] = defaultdict(list)
    for entry in store.log.of_learner(learner):
        by_point[entry.point].append(entry)
    states = (replay(entries, scheduler) for entries in by_point.values())
    return {state.point: state for state in states if state is not None}


def _differences(store: Store, learner: UUID, wanted: dict[str, PointState]) -> int:
    """Rows that are not as wanted; one that cannot be read stands for the point that it hides, if any."""
    try:
        stored, hidden = store.states.all(learner), 0
    except DatabaseCorrupt:
        stored, hidden = _salvaged(store, learner)
    points = wanted.keys() | stored.keys()
    wrong = sum(not same_state(wanted.get(point), stored.get(point)) for point in points)
    return max(wrong, hidden)


def _salvaged(store: Store, learner: UUID) -> tuple[dict[str, PointState], int]:
    """The states that can be read, and how many cannot; none at all when not even their names can."""
    try:
        found = store.states.salvaged(learner)
    except DatabaseCorrupt:
        return {}, 1
    return {state.point: state for state in found.read}, found.lost
