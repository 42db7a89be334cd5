"""A small week that the tests of the agenda share."""

from collections.abc import Callable
from datetime import date

import pytest

from quizz.domain.agenda.week import (
    Absence,
    Agenda,
    Booking,
    Change,
    Equipment,
    Kind,
    Moment,
    Opening,
    Practitioner,
    Request,
    Via,
    Wanted,
)
from quizz.domain.question import Appointment

MONDAY, TUESDAY, WEDNESDAY = 0, 1, 2
MORNING, AFTERNOON = (9 * 60, 12 * 60), (14 * 60, 17 * 60)


def booking(name: str, kind: str, practitioner: str, day: int, hour: float, who: str = "") -> Booking:
    return Booking(id=name, kind=kind, practitioner=practitioner, at=Moment(day, int(hour * 60)), who=who)


WEEK = Agenda(
    id="cabinet",
    title="Cabinet",
    monday=date(2026, 11, 23),
    practitioners=(
        Practitioner(
            id="roche",
            name="Dr Roche",
            openings=tuple(Opening(day, *hours) for day in (0, 1, 2) for hours in (MORNING, AFTERNOON)),
            absences=(Absence(WEDNESDAY, "congés"),),
        ),
        Practitioner(
            id="amrani",
            name="Dr Amrani",
            openings=(Opening(MONDAY, *MORNING), Opening(TUESDAY, *MORNING)),
            does=("consultation", "ecg"),
        ),
    ),
    kinds=(
        Kind(id="consultation", name="Consultation", letter="C", minutes=15),
        Kind(id="ecg", name="Consultation avec ECG", letter="E", minutes=30, needs=("ecg",)),
        Kind(id="urgence", name="Urgence du jour", letter="U", minutes=15, urgent=True),
    ),
    equipment=(Equipment("ecg", "Électrocardiographe"),),
    bookings=(
        booking("petit", "consultation", "roche", MONDAY, 9, "Mme Petit"),
        booking("martin", "ecg", "amrani", MONDAY, 10, "M. Martin"),
        booking("kept", "urgence", "roche", MONDAY, 11.5),
        booking("kept-tuesday", "urgence", "roche", TUESDAY, 11.5),
    ),
)


@pytest.fixture
def week() -> Agenda:
    """Two doctors; on Monday Mme Petit at 9 h with one, M. Martin and the ECG at 10 h with the other."""
    return WEEK


@pytest.fixture
def asked() -> Callable[..., Appointment]:
    """A question on the week: an ECG for Mme Garcia, on Monday at 8 h 30, unless told otherwise."""

    def of(**changes: object) -> Appointment:
        facts: dict[str, object] = {
            "agenda": WEEK,
            "request": Request(Via.PHONE, "Mme Garcia", "…"),
            "now": Moment(MONDAY, 8 * 60 + 30),
            "best": (Change("garcia", "roche", Moment(MONDAY, 14 * 60)),),
            "because": "Elle a fini son travail.",
            "wanted": (Wanted(id="garcia", kind="ecg", who="Mme Garcia"),),
        }
        shared = {"id": "q", "theme": "organisation", "bank": "b", "prompt": "P", "explanation": "E"}
        return Appointment(**shared, skill="planification", level=1, **(facts | changes))

    return of
