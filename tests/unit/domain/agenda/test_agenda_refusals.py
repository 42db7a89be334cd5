"""Why an appointment cannot stand somewhere, each reason in a sentence; and where it can."""

import pytest
from msgspec.structs import replace

from quizz.domain.agenda import words
from quizz.domain.agenda.obstacles import Reason
from quizz.domain.agenda.plan import Plan, plan_of
from quizz.domain.agenda.refusing import possible, refusal
from quizz.domain.agenda.week import Booking, Change, Equipment, Moment, Opening, Wanted

URGENT = (Wanted(id="urgent", kind="urgence", who="M. Weber"),)


def at(day, hour):
    return Moment(day, int(hour * 60))


def read(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("practitioner", "day", "hour", "reason", "text"),
    [
        ("roche", 0, 9.2, "off_quarter", "Un rendez-vous commence à l’heure juste, au quart, à la demie ou"),
        ("roche", 2, 9, "away", "Le Dr Roche ne reçoit pas mercredi 25 : congés."),
        (
            *("roche", 0, 13, "closed"),
            "Le Dr Roche ne reçoit pas lundi 23 à 13 h 00 ; ce jour-là : 9 h 00-12 h 00, 14 h 00-17 h 00.",
        ),
        ("roche", 4, 9, "closed", "Le Dr Roche ne reçoit pas vendredi 27."),
        (
            "amrani",
            0,
            12,
            "closed",
            "Le Dr Amrani ne reçoit pas lundi 23 à 12 h 00 ; ce jour-là : 9 h 00-12 h 00.",
        ),
        ("roche", 0, 9, "taken", "Lundi 23 à 9 h 00, Dr Roche : le créneau est déjà pris par Mme Petit."),
        (
            *("roche", 0, 11.5, "kept"),
            "Lundi 23 à 11 h 30, Dr Roche : le créneau est gardé pour les urgences, et ce rendez-vous n’en",
        ),
        (
            "roche",
            0,
            11.75,
            "closing",
            "Il faut 30 min, et il ne reste que 15 min avant 12 h 00, où le Dr Roche",
        ),
        (
            "roche",
            0,
            11.25,
            "next",
            "Il faut 30 min, et il ne reste que 15 min avant le créneau gardé de 11 h 30.",
        ),
        ("amrani", 0, 9.75, "next", "Il faut 30 min, et il ne reste que 15 min avant M. Martin, à 10 h 00."),
        (
            "roche",
            0,
            9.75,
            "equipment",
            "Électrocardiographe : c’est déjà pris à cette heure par M. Martin (Dr Amrani).",
        ),
        ("weber", 0, 9, "unknown", "Cette colonne n’est pas dans l’agenda"),
    ],
)
def test_each_reason(asked, practitioner, day, hour, reason, text):
    found = refusal(plan_of(asked()), "garcia", practitioner, at(day, hour))
    assert found.reason == reason
    assert read(found.text).startswith(text)


def test_what_is_past_is_told_with_the_hour_that_it_is(asked):
    plan = plan_of(asked(now=Moment(1, 9 * 60 + 10)))
    found = refusal(plan, "garcia", "roche", at(1, 9))
    assert (found.reason, read(found.text)) == (
        Reason.PAST,
        "Mardi 24 à 9 h 00, c’est déjà passé : nous sommes mardi 24 à 9 h 10.",
    )
    assert refusal(plan, "garcia", "roche", at(1, 9.25)) is None
    punctual = plan_of(asked(now=at(1, 9.25)))
    assert refusal(punctual, "garcia", "roche", at(1, 9.25)) is None


def test_a_kind_that_a_doctor_does_not_do(asked):
    found = refusal(plan_of(asked(wanted=URGENT)), "urgent", "amrani", at(0, 9))
    assert (found.reason, read(found.text)) == (
        Reason.NOT_DONE,
        "Le Dr Amrani n’assure pas ce genre de rendez-vous : Urgence du jour.",
    )


def test_a_kept_slot_is_given_to_an_emergency_of_the_same_day_alone(asked):
    plan = plan_of(asked(wanted=URGENT))
    assert refusal(plan, "urgent", "roche", at(0, 11.5)) is None
    found = refusal(plan, "urgent", "roche", at(1, 11.5))
    assert found.reason is Reason.KEPT_THAT_DAY
    assert "du jour même" in found.text
    taken = plan.changed(Change("urgent", "roche", at(0, 11.5)))
    assert taken.at("roche", at(0, 11.5)).who == "M. Weber"
    other = replace(taken, wanted=(*URGENT, Wanted(id="other", kind="urgence", who="Mme Noël")))
    assert refusal(other, "other", "roche", at(0, 11.5)).reason is Reason.TAKEN


def test_a_device_that_serves_two_at_once(asked, week):
    two = replace(week, equipment=(Equipment("ecg", "É", 2),))
    plan = plan_of(asked(agenda=two))
    assert refusal(plan, "garcia", "roche", at(0, 9.75)) is None
    third = Booking(id="noel", kind="ecg", practitioner="x", at=at(0, 10), who="Mme Noël")
    full = replace(plan, agenda=replace(two, bookings=(*two.bookings, third)))
    assert refusal(full, "garcia", "roche", at(0, 10)).reason is Reason.EQUIPMENT


def test_where_a_booking_stands_is_no_obstacle_to_it(asked):
    plan = plan_of(asked())
    assert refusal(plan, "martin", "amrani", at(0, 10.25)) is None
    assert Change("martin", "amrani", at(0, 10)) in possible(plan, "martin")


def test_nobody_knows_what_is_not_in_the_week(asked):
    assert refusal(plan_of(asked()), "nobody", "roche", at(0, 9)).reason is Reason.UNKNOWN
    assert possible(plan_of(asked()), "nobody") == ()


def test_possible_is_what_is_not_refused(asked):
    plan = plan_of(asked())
    everywhere = [
        Change("garcia", who.id, Moment(day, minute))
        for who in plan.agenda.practitioners
        for day in range(7)
        for minute in range(0, 24 * 60, 5)
    ]
    free = [one for one in everywhere if refusal(plan, one.booking, one.practitioner, one.at) is None]
    assert list(possible(plan, "garcia")) == free
    assert len(free) == 16 + 20 + 8 + 11


def test_a_plan_forgets_what_changes_nothing(asked):
    plan = plan_of(asked())
    moved = plan.changed(Change("petit", "roche", at(0, 10)))
    assert moved.changes
    assert moved.changed(Change("petit", "roche", at(0, 9))).changes == ()
    assert plan.changed(Change("nobody", "roche", at(0, 10))).changes == ()
    assert plan.changed(Change("garcia")).changes == ()
    assert plan.changed(Change("petit")).standing.keys() == plan.standing.keys() - {"petit"}


def test_what_is_free_leaves_out_what_stands_and_absences(asked):
    plan = plan_of(asked())
    assert plan.free("roche", 0) == (Opening(0, 555, 690), Opening(0, 705, 720), Opening(0, 840, 1020))
    assert plan.free("roche", 2) == plan.free("nobody", 0) == ()
    full = plan.changed(Change("garcia", "roche", at(0, 14)))
    assert full.free("roche", 0)[-1] == Opening(0, 870, 1020)


def test_words(week, asked):
    plan = Plan(agenda=week, wanted=asked().wanted)
    told = [
        words.day_short(week.monday, 1),
        words.long_moment(week.monday, at(1, 14)),
        words.length(75),
        words.length(120),
        words.change_words(plan, Change("garcia", "roche", at(1, 14))),
        words.change_words(plan, Change("petit")),
        words.thing_words(plan, plan.thing("kept")),
        words.thing_words(plan, plan.thing("martin")),
        words.one_of(["a", "b", "c"]),
        words.day_long(week.monday, 8),
    ]
    assert [read(text) for text in told] == [
        "mar. 24",
        "mardi 24 novembre, 14 h 00",
        "1 h 15",
        "2 h",
        "Mme Garcia : mardi 24 à 14 h 00, Dr Roche, 30 min",
        "Mme Petit : rendez-vous annulé",
        "créneau gardé pour les urgences, urgence du jour, 15 min",
        "M. Martin, consultation avec ECG, 30 min",
        "a, b ou c",
        "mardi 1er décembre",
    ]
