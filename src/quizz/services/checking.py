"""`quizz db check`: proves that the states follow from the log."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from quizz.domain.review import LogEntry, PointState
from quizz.i18n import _
from quizz.memory.replay import replay
from quizz.memory.scheduler import DEFAULT_PARAMETERS, Scheduler
from quizz.storage.database import Database


@dataclass(frozen=True)
class Check:
    """What was found. `problems` are sentences; none: the database is sound."""

    learners: int
    entries: int
    points: int
    problems: tuple[str, ...]


def check(database: Database) -> Check:
    """Ask the database for its own check, then replay the log of every learner."""
    scheduler = Scheduler(DEFAULT_PARAMETERS)
    entries = points = 0
    problems: list[str] = []
    with database.reading() as store:
        problems += store.integrity_problems()
        learners = store.learners.all()
        for learner in learners:
            by_point: dict[str, list[LogEntry]] = defaultdict(list)
            for entry in store.log.of_learner(learner.id):
                by_point[entry.point].append(entry)
                entries += 1
            stored = store.states.all(learner.id)
            points += len(stored)
            for point in sorted(by_point.keys() | stored.keys()):
                expected = replay(by_point[point], scheduler)
                if not _same(expected, stored.get(point)):
                    problems.append(
                        _("Le point « {point} » ne correspond pas à l’historique.").format(point=point)
                    )
    return Check(len(learners), entries, points, tuple(problems))


def _same(expected: PointState | None, stored: PointState | None) -> bool:
    """Equal, the order of `seen` included: it tells which way was used last."""
    if expected is None or stored is None:
        return expected is stored
    return expected == stored and [*expected.seen] == [*stored.seen]
