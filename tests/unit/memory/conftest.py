"""Log entries and states in few words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from quizz.domain.judgement import Rating
from quizz.domain.review import EntryKind, LogEntry, PointState
from quizz.memory.scheduler import DEFAULT_PARAMETERS, Scheduler

FIRST_DAY = date(2026, 9, 1)


@pytest.fixture(scope="session")
def scheduler() -> Scheduler:
    return Scheduler(DEFAULT_PARAMETERS)


@pytest.fixture(scope="session")
def first_day() -> date:
    return FIRST_DAY


@pytest.fixture(scope="session")
def row() -> Callable[..., LogEntry]:
    """An entry: its number makes its id, `day` counts from the first day, `corrects` is a number."""

    def make(
        number: int,
        kind: EntryKind = EntryKind.REVIEW,
        *,
        day: int = 0,
        rating: Rating | None = None,
        question: str = "",
        revision: int = 1,
        corrects: int | None = None,
        point: str = "point",
    ) -> LogEntry:
        study_day = FIRST_DAY + timedelta(days=day)
        answer = kind in {EntryKind.REVIEW, EntryKind.FREE}
        return LogEntry(
            id=UUID(int=number),
            learner=UUID(int=0),
            kind=kind,
            point=point,
            at=datetime.combine(study_day, time(12), UTC),
            study_day=study_day,
            question=(question or "q") if answer else "",
            revision=revision if answer else 0,
            rating=rating,
            correct=None if rating is None else rating is not Rating.AGAIN,
            corrects=None if corrects is None else UUID(int=corrects),
        )

    return make


@pytest.fixture(scope="session")
def learnt() -> Callable[..., PointState]:
    """A point reviewed some days before the first day, due on it unless said."""

    def make(point: str, *, days_ago: int = 10, stability: float = 10.0, **changes: Any) -> PointState:
        usual = PointState(
            point=point,
            stability=stability,
            difficulty=5.0,
            last_day=FIRST_DAY - timedelta(days=days_ago),
            due_day=FIRST_DAY,
            reviews=2,
        )
        return replace(usual, **changes)

    return make
