"""Appends entries to a database, as another trainer would: storage_writer.py URL LEARNER NUMBER.

Each identifier is printed once its row is committed.
"""

import sys
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from quizz.domain.review import EntryKind, LogEntry, PointState
from quizz.storage.database import Database
from quizz.storage.identifiers import uuid7


def main(url: str, learner: str, number: str) -> None:
    database = Database.open(url, busy_timeout=30_000)
    random = Random()
    whose = UUID(learner)
    for _ in range(int(number)):
        at = datetime.now(UTC)
        with database.writing() as store:
            identifier = uuid7(at, random, store.log.last_id(whose))
            entry = LogEntry(
                id=identifier, learner=whose, kind=EntryKind.SUSPEND, point="p", at=at, study_day=at.date()
            )
            store.log.append(entry)
            state = store.states.get(whose, "p") or PointState(point="p")
            counted = PointState(point="p", reviews=state.reviews + 1, last_entry=identifier)
            store.states.put(whose, counted)
        print(identifier, flush=True)
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
