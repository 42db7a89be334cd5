"""Databases of any size: one learner who answered each point of the banks once, ten days ago; all are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from uuid import UUID

from msgspec.structs import asdict, replace
from sqlalchemy import insert

from benchmarks.material import SEED, question_id
from quizz.domain.answer import Chosen
from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, LogEntry, PointState
from quizz.memory.scheduler import DEFAULT_PARAMETERS, Scheduler
from quizz.services.clock import SystemClock, today
from quizz.services.learners import Learners
from quizz.storage.database import Database
from quizz.storage.engine import open_engine, sqlite_url, writer
from quizz.storage.identifiers import uuid7
from quizz.storage.tables import point_states, review_log

DAYS_AGO = 10
_ROWS_AT_A_TIME = 5000


def write_database(file: Path, points: int) -> Path:
    """A database where `points` questions of `material.write_banks` are due today."""
    learner = _introduce(file)
    engine = open_engine(sqlite_url(file))
    answers = _answers(learner, points)
    with writer(engine).begin() as connection:
        while some := list(islice(answers, _ROWS_AT_A_TIME)):
            connection.execute(insert(review_log), [_row(asdict(entry)) for entry, _state in some])
            states = [{"learner": learner, **_row(asdict(state))} for _entry, state in some]
            connection.execute(insert(point_states), states)
    engine.dispose()
    return file


def _introduce(file: Path) -> UUID:
    """The only learner, who has seen the first screen."""
    database = Database.open(sqlite_url(file))
    with database.writing() as store:
        mine = DEFAULT_PARAMETERS
        store.parameters.ensure(mine.id, mine.weights, mine.desired_retention)
    people = Learners(database, clock=SystemClock(), random=Random(SEED))
    learner = people.save(replace(people.named(""), introduced=True))
    database.close()
    return learner.id


def _answers(learner: UUID, points: int) -> Iterator[tuple[LogEntry, PointState]]:
    """The answer to each point, and the state that follows from it."""
    random = Random(SEED)
    scheduler = Scheduler(DEFAULT_PARAMETERS)
    at = datetime.now(UTC) - timedelta(days=DAYS_AGO)
    day = today(SystemClock()) - timedelta(days=DAYS_AGO)
    last = None
    for rank in range(points):
        last = uuid7(at, random, last)
        entry = LogEntry(
            id=last,
            learner=learner,
            kind=EntryKind.REVIEW,
            point=question_id(rank),
            at=at,
            study_day=day,
            question=question_id(rank),
            revision=1,
            answer=Chosen((0,)),
            shown=("Oui.", "Non.", "Peut-être."),
            correct=True,
            score=1.0,
            rating=Rating.GOOD,
            milliseconds=9000,
            seed=random.getrandbits(32),
        )
        yield entry, scheduler.review(None, entry, Rating.GOOD)


def _row(values: dict[str, object]) -> dict[str, object]:
    """Enumerations as the plain values that the columns hold."""
    return {name: getattr(value, "value", value) for name, value in values.items()}
