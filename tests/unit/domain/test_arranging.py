"""What is in hand, what is done, and what can be taken back, without any screen."""

from datetime import date

import pytest

from quizz.domain.agenda.arranging import Arranging
from quizz.domain.agenda.looking import day_words, slot_words
from quizz.domain.agenda.week import (
    Absence,
    Agenda,
    Booking,
    Change,
    Kind,
    Moment,
    Opening,
    Practitioner,
    Request,
    Via,
    Wanted,
)
from quizz.domain.question import Appointment

ROCHE = Practitioner(
    id="roche",
    name="Dr Roche",
    openings=(Opening(0, 540, 720), Opening(1, 540, 600)),
    absences=(Absence(2, "congés"),),
)
NINE, QUARTER_PAST, HALF_PAST, TEN = (Moment(0, minute) for minute in (540, 555, 570, 600))
TOMORROW = Moment(1, 540)


def question(**changed: object) -> Appointment:
    agenda = Agenda(
        id="semaine",
        title="Cabinet",
        monday=date(2026, 11, 23),
        practitioners=(ROCHE,),
        kinds=(
            Kind(id="c", name="Consultation", letter="C", minutes=15),
            Kind(id="u", name="Urgence", letter="U", minutes=15, urgent=True),
        ),
        bookings=(
            Booking(id="petit", kind="c", practitioner="roche", at=NINE, who="Mme Petit"),
            Booking(id="kept", kind="u", practitioner="roche", at=TEN),
            Booking(id="later", kind="u", practitioner="roche", at=TOMORROW),
        ),
    )
    facts: dict[str, object] = {
        "id": "q",
        "theme": "organisation",
        "bank": "b",
        "prompt": "Placez.",
        "explanation": "Voilà.",
        "skill": "planification",
        "level": 1,
        "agenda": agenda,
        "request": Request(Via.PHONE, "M. Durand", "« Aujourd’hui ? »"),
        "now": NINE,
        "wanted": (Wanted(id="one", kind="c", who="M. Un"), Wanted(id="two", kind="u", who="M. Deux")),
        "best": (),
        "because": "Parce que.",
    }
    return Appointment(**{**facts, **changed})


@pytest.fixture
def desk() -> Arranging:
    return Arranging(question())


def test_the_first_that_is_left_is_in_hand_unless_another_is_chosen(desk):
    assert desk.hand == "one"
    desk.choose("two")
    assert desk.hand == "two"
    assert desk.act(ROCHE, QUARTER_PAST) == ""
    assert desk.hand == "one"
    assert desk.act(ROCHE, HALF_PAST) == ""
    assert desk.hand == ""
    assert desk.changes == (Change("two", "roche", QUARTER_PAST), Change("one", "roche", HALF_PAST))
    assert "Tout a sa place" in desk.act(ROCHE, Moment(0, 690))


def test_what_is_picked_up_is_put_down_or_given_back(desk):
    desk.act(ROCHE, NINE)
    assert (desk.hand, desk.changes) == ("petit", ())
    assert desk.drop()
    assert not desk.drop()
    desk.act(ROCHE, NINE)
    assert "gardé pour les urgences" in desk.act(ROCHE, TEN)
    assert desk.lifted == "petit", "a refusal leaves it in hand"
    assert desk.act(ROCHE, NINE) == ""
    assert (desk.lifted, desk.changes) == ("", ()), "its own place is no change"
    assert not desk.undo(), "and nothing to take back"


def test_an_emergency_takes_a_kept_slot_of_the_day_alone(desk):
    assert "gardé pour les urgences" in desk.act(ROCHE, TEN)
    desk.choose("two")
    assert "jour même" in desk.act(ROCHE, TOMORROW)
    assert desk.act(ROCHE, TEN) == ""
    assert slot_words(desk.plan, ROCHE, TEN).replace("\u00a0", " ").endswith("M. Deux, urgence, 15 min")


def test_a_kept_slot_is_neither_moved_nor_cancelled(desk):
    assert desk.lifts(ROCHE, TEN) is None
    assert "il reste où il est" in desk.cancel(ROCHE, TEN)
    free = Arranging(question(movable=("kept",)))
    assert free.lifts(ROCHE, TEN) is not None
    assert free.cancel(ROCHE, TEN) == ""


def test_cancelled_then_given_back_unless_the_place_is_taken(desk):
    assert desk.cancel(ROCHE, NINE) == ""
    assert desk.changes == (Change("petit"),)
    assert desk.cancel(ROCHE, NINE) == ""
    assert desk.changes == ()
    desk.cancel(ROCHE, NINE)
    desk.act(ROCHE, NINE)
    assert "déjà pris par M. Un" in desk.restore("petit")
    assert desk.cancel(ROCHE, NINE) == "", "what was just placed is to be placed again"
    assert (desk.hand, desk.changes) == ("one", (Change("petit"),))


def test_each_change_is_taken_back_in_turn(desk):
    desk.act(ROCHE, QUARTER_PAST)
    desk.cancel(ROCHE, NINE)
    desk.act(ROCHE, QUARTER_PAST)
    assert desk.undo(), "what is in hand first"
    assert len(desk.changes) == 2
    assert desk.undo()
    assert desk.changes == (Change("one", "roche", QUARTER_PAST),)
    assert desk.undo()
    assert desk.changes == ()
    assert not desk.undo()


def test_a_moment_and_a_day_in_words(desk):
    def told(at: Moment) -> str:
        return slot_words(desk.plan, ROCHE, at).replace("\u00a0", " ")

    assert told(NINE) == "lundi 23 à 9 h 00, Dr Roche : Mme Petit, consultation, 15 min"
    assert told(QUARTER_PAST) == "lundi 23 à 9 h 15, Dr Roche : libre pendant 45 min"
    assert told(TEN) == "lundi 23 à 10 h 00, Dr Roche : gardé pour les urgences, 15 min"
    assert told(Moment(0, 780)).endswith("Dr Roche : fermé")
    assert told(Moment(2, 540)).endswith("Dr Roche : absence (congés)")
    late = Arranging(question(now=HALF_PAST))
    assert slot_words(late.plan, ROCHE, QUARTER_PAST).endswith("c’est passé")
    lines = [line.replace("\u00a0", " ") for line in day_words(late.plan, ROCHE, 0)]
    assert lines == [
        "Lundi 23, Dr Roche : libre 9 h 30-10 h 00, 10 h 15-12 h 00.",
        "Occupé : 9 h 00, Mme Petit, consultation, 15 min ; 10 h 00, gardé pour les urgences, 15 min.",
    ]
    assert [*day_words(late.plan, ROCHE, 2)] == ["Mercredi\u00a025, Dr Roche\u00a0: congés."]
