"""What is wrong with the changes that answer a request, and what they are worth."""

import pytest
from msgspec.structs import replace

from quizz.domain.agenda.breaches import BreachKind, breaches, is_right
from quizz.domain.agenda.plan import plan_of
from quizz.domain.agenda.week import Absence, Booking, Change, Constraint, Gap, Moment, Wanted
from quizz.domain.answer import Arranged, DontKnow
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.judging.appointments import judge_appointment
from quizz.domain.presentation import present

AFTERNOON = Constraint(on="garcia", after=14 * 60, why="Elle travaille le matin.")
SOON = Constraint(on="garcia", until=Moment(0, 18 * 60), why="Le résultat est attendu mardi.")
WISH = Constraint(on="garcia", before=15 * 60, why="Elle préfère tôt.", soft=True)


def put(name, day, hour, practitioner="roche"):
    return Change(name, practitioner, Moment(day, int(hour * 60)))


def read(text):
    return text.replace("\u00a0", " ")


def kinds(question, *changes):
    return [breach.kind for breach in breaches(question, changes)]


BEST = put("garcia", 0, 14)


def test_the_best_answer_is_right_and_told_why(asked):
    found = judge_appointment(asked(constraints=(AFTERNOON, WISH)), [BEST])
    assert (found.correct, found.score) == (True, 1.0)
    assert [read(text) for text in found.expected] == ["Mme Garcia : lundi 23 à 14 h 00, Dr Roche, 30 min"]
    assert found.given == found.expected
    assert found.notes == ("Elle a fini son travail.",)
    assert [(part.text, part.right) for part in found.parts] == [
        ("Mme Garcia, consultation avec ECG, 30\u00a0min", True),
        ("Elle travaille le matin.", True),
        ("Elle préfère tôt.", True),
    ]


def test_another_right_answer_is_praised_and_the_best_told(asked):
    found = judge_appointment(asked(constraints=(AFTERNOON,)), [put("garcia", 1, 15)])
    assert (found.correct, found.score) == (True, 1.0)
    assert read(found.notes[0]) == (
        "Ce choix convient aussi ; le mieux : Mme Garcia : lundi 23 à 14 h 00, Dr Roche, 30 min."
    )


def test_a_wish_that_is_not_granted_leaves_the_answer_right(asked):
    found = judge_appointment(asked(constraints=(AFTERNOON, WISH)), [put("garcia", 0, 15)])
    assert (found.correct, found.score) == (True, 1.0)
    assert read(found.notes[0]) == (
        "Mme Garcia : il valait mieux un rendez-vous fini à 15 h 00 au plus tard. Elle préfère tôt."
    )
    assert [part.right for part in found.parts] == [True, True, False]


def test_a_broken_constraint_says_what_was_needed_and_why(asked):
    found = judge_appointment(asked(constraints=(AFTERNOON, SOON)), [put("garcia", 0, 10.5)])
    assert not found.correct
    assert found.score == 0.0
    assert read(found.notes[0]) == (
        "Mme Garcia : il fallait un rendez-vous à partir de 14 h 00. Elle travaille le matin."
    )
    assert found.notes[-1] == "Elle a fini son travail."
    assert [part.right for part in found.parts] == [True, False, True]
    assert read(found.parts[0].given) == "lundi 23 à 10 h 30, Dr Roche"
    assert read(found.parts[0].place) == "lundi 23 à 14 h 00, Dr Roche"


def test_nothing_done_is_worth_nothing(asked):
    early = (Constraint(on="petit", days=days, why="W") for days in ((1,), (0, 1)))
    moving = asked(wanted=(), movable=("petit",), constraints=tuple(early))
    for question in (asked(constraints=(AFTERNOON, SOON)), moving):
        found = judge_appointment(question, [])
        assert (found.correct, found.score) == (False, 0.0)


def test_somebody_disturbed_for_nothing_takes_back_a_share(asked):
    question = asked(constraints=(AFTERNOON, SOON))
    found = judge_appointment(question, [BEST, put("petit", 0, 9.25), Change("martin")])
    assert found.score == 0.0
    assert [read(note) for note in found.notes[:2]] == [
        "Mme Petit : ce rendez-vous est déplacé sans que personne l’ait demandé.",
        "M. Martin : ce rendez-vous est annulé sans que personne l’ait demandé.",
    ]
    assert [(part.text.partition(",")[0], part.right) for part in found.parts[-2:]] == [
        ("Mme Petit", False),
        ("M. Martin", False),
    ]


def test_what_cannot_stand_there_is_not_placed(asked):
    found = judge_appointment(asked(constraints=(AFTERNOON,)), [put("garcia", 2, 15)])
    assert found.score == 0.0
    assert "ne reçoit pas" in found.notes[0]


def test_what_had_to_be_cancelled_and_was_not(asked):
    question = asked(cancelled=("petit",), best=(BEST, Change("petit")))
    assert kinds(question, BEST) == [BreachKind.NOT_CANCELLED]
    assert kinds(question, BEST, put("petit", 1, 9)) == [BreachKind.NOT_CANCELLED]
    assert kinds(question, BEST, Change("petit")) == []
    assert judge_appointment(question, [Change("petit"), BEST]).notes == ("Elle a fini son travail.",)


def test_moving_is_right_only_where_it_is_needed(asked):
    needed = Constraint(on="garcia", practitioners=("roche",), days=(0,), from_=Moment(0, 540),
                        until=Moment(0, 570), why="Il faut 9 heures.")  # fmt: skip
    question = asked(movable=("petit", "martin"), constraints=(needed,))
    nine, away = put("garcia", 0, 9), put("petit", 0, 10)
    assert kinds(question, nine) == [BreachKind.REFUSED]
    assert kinds(question, nine, away) == []
    assert kinds(question, nine, away, put("martin", 0, 11, "amrani")) == [BreachKind.NEEDLESS]
    assert kinds(question, nine, Change("petit")) == [BreachKind.LOST]


def test_two_that_exchange_their_places_for_nothing_are_disturbed(asked):
    week = asked().agenda
    girard = replace(week.bookings[0], id="girard", at=Moment(0, 9 * 60 + 15), who="M. Girard")
    question = asked(
        agenda=replace(week, bookings=(*week.bookings, girard)),
        movable=("petit", "girard"),
    )
    exchange = [put("petit", 0, 9.25), put("girard", 0, 9)]
    assert kinds(question, BEST, *exchange) == [BreachKind.NEEDLESS] * 2
    assert not is_right(question, plan_of(question, [BEST, *exchange]))
    early = replace(question, constraints=(Constraint(on="girard", before=555, why="Il part tôt."),))
    assert kinds(early, BEST, *exchange) == []
    assert is_right(early, plan_of(early, [BEST, *exchange]))


def test_a_sentence_on_a_kept_slot_begins_with_a_capital(asked):
    found = judge_appointment(asked(), [BEST, put("kept", 0, 10)])
    assert found.notes[0].startswith("Créneau gardé pour les urgences")


def test_moving_for_a_wish_is_not_for_nothing(asked):
    wish = Constraint(on="petit", days=(1,), why="Elle préfère mardi.", soft=True)
    question = asked(movable=("petit",), constraints=(wish,))
    assert kinds(question, BEST) == [BreachKind.WISH]
    assert kinds(question, BEST, put("petit", 1, 9)) == []


@pytest.mark.parametrize(
    ("field", "right", "wrong", "told"),
    [
        (
            {"practitioners": ("amrani",)},
            put("garcia", 1, 9, "amrani"),
            BEST,
            "un rendez-vous avec le Dr Amrani.",
        ),
        ({"days": (1,)}, put("garcia", 1, 9), BEST, "que ce soit mardi 24."),
        ({"from_": Moment(1, 540)}, put("garcia", 1, 9), BEST, "à partir de mardi 24 à 9 h 00."),
        ({"until": Moment(0, 870)}, BEST, put("garcia", 0, 14.25), "fini au plus tard lundi 23 à 14 h 30."),
        ({"after": 841}, put("garcia", 0, 14.25), BEST, "à partir de 14 h 01."),
        ({"before": 869}, put("garcia", 0, 9.25), BEST, "fini à 14 h 29 au plus tard."),
        (
            {"gap_after": Gap("petit", 300)},
            put("garcia", 0, 14.25),
            BEST,
            "de Mme Petit, au moins 5 h plus tard.",
        ),
        (
            {"gap_after": Gap("petit", 0)},
            put("garcia", 0, 9.25),
            put("garcia", 0, 9),
            "rendez-vous de Mme Petit.",
        ),
        ({"same_day_as": "petit"}, BEST, put("garcia", 1, 9), "un rendez-vous le même jour que Mme Petit."),
        (
            {"not_same_day_as": "petit"},
            put("garcia", 1, 9),
            BEST,
            "un rendez-vous un autre jour que Mme Petit.",
        ),
        (
            {"next_day_of": "petit"},
            put("garcia", 1, 9),
            BEST,
            "que ce soit le lendemain du rendez-vous de Mme Petit.",
        ),
        (
            {"gap_after": Gap("petit", 0, 300)},
            put("garcia", 0, 14.25),
            put("garcia", 0, 14.5),
            "que ce soit au plus 5 h après le rendez-vous de Mme Petit.",
        ),
        (
            {"gap_after": Gap("petit", 0, 0)},
            put("garcia", 0, 9.25),
            put("garcia", 0, 9.5),
            "que ce soit juste après le rendez-vous de Mme Petit.",
        ),
    ],
)
def test_each_constraint(asked, field, right, wrong, told):
    question = asked(constraints=(Constraint(on="garcia", why="Voilà.", **field),))
    assert BreachKind.CONSTRAINT not in kinds(question, right)
    found = [breach for breach in breaches(question, [wrong]) if breach.kind is BreachKind.CONSTRAINT]
    [text] = [read(breach.text) for breach in found]
    assert text.startswith("Mme Garcia : il fallait ")
    assert text.endswith(f"{told} Voilà.")


def test_what_is_compared_with_a_cancelled_booking_holds(asked):
    near = Constraint(on="garcia", gap_after=Gap("petit", 6000), why="W")
    question = asked(cancelled=("petit",), constraints=(near,))
    assert kinds(question, BEST, Change("petit")) == []


def test_changes_that_are_none_or_unknown_are_nothing(asked):
    question = asked()
    odd = [BEST, put("petit", 0, 9), Change("nobody"), put("ghost", 0, 9), Change("garcia"), BEST]
    assert judge_appointment(question, odd).correct
    assert is_right(question, plan_of(question, odd))


def test_two_wanted_are_two_shares(asked):
    two = (Wanted(id="garcia", kind="ecg", who="Mme Garcia"), Wanted(id="noel", kind="consultation", who="N"))
    found = judge_appointment(asked(wanted=two), [BEST])
    assert found.score == pytest.approx(1 / 2)
    assert found.notes[0] == "N\u00a0: le rendez-vous n’est pas donné."


def test_through_the_judge_of_all(asked):
    shown = present(asked(constraints=(AFTERNOON,)), 1)
    assert judge(shown, Arranged((BEST,)), EMPTY_VOCABULARY).correct
    unknown = judge(shown, DontKnow(), EMPTY_VOCABULARY)
    assert (unknown.unknown, unknown.score, unknown.notes) == (True, 0.0, ("Elle a fini son travail.",))
    assert [part.right for part in unknown.parts] == [False, False]


ECHO = Booking(id="echo", kind="ecg", practitioner="roche", at=Moment(1, 9 * 60), who="M. Keller")
VISIT = Booking(id="visit", kind="consultation", practitioner="roche", at=Moment(1, 10 * 60), who="M. Keller")


def with_more(question, *bookings):
    return replace(question, agenda=replace(question.agenda, bookings=(*question.agenda.bookings, *bookings)))


def test_two_bookings_of_one_person_are_told_apart_by_their_kinds(asked):
    question = with_more(
        asked(cancelled=("echo", "visit"), best=(Change("echo"), Change("visit"))), ECHO, VISIT
    )
    found = judge_appointment(question, [BEST, Change("visit")])
    assert read(found.notes[0]) == ("M. Keller (consultation avec ECG) : ce rendez-vous devait être annulé.")
    assert [read(text) for text in found.expected] == [
        "M. Keller (consultation avec ECG) : rendez-vous annulé",
        "M. Keller (consultation) : rendez-vous annulé",
    ]
    near = Constraint(on="garcia", same_day_as="visit", why="W")
    [told] = breaches(with_more(asked(constraints=(near,)), ECHO, VISIT), [BEST])
    assert "le même jour que M. Keller (consultation). W" in told.text


def test_two_bookings_of_one_person_and_kind_are_told_apart_by_their_hours(asked):
    given_up = replace(ECHO, id="old", who="Mme Garcia")
    question = with_more(asked(cancelled=("old",), best=(BEST, Change("old"))), given_up)
    found = judge_appointment(question, [BEST])
    assert read(found.notes[0]) == "Mme Garcia (mardi 24 à 9 h 00) : ce rendez-vous devait être annulé."
    assert [read(text) for text in found.expected] == [
        "Mme Garcia : lundi 23 à 14 h 00, Dr Roche, 30 min",
        "Mme Garcia (mardi 24 à 9 h 00) : rendez-vous annulé",
    ]


def test_a_wish_is_not_told_beside_what_is_worse(asked):
    question = asked(
        constraints=(AFTERNOON, WISH, Constraint(on="garcia", days=(1,), why="Mardi.", soft=True))
    )
    for changes in ([put("garcia", 0, 10)], [put("petit", 0, 10)]):
        found = judge_appointment(question, changes)
        assert not found.correct
        assert BreachKind.WISH not in kinds(question, *changes)
        assert [
            part.text for part in found.parts if not part.right and part.text in {WISH.why, "Mardi."}
        ] == []
    assert kinds(question, BEST) == [BreachKind.WISH]


def test_each_booking_that_is_asked_is_a_share(asked):
    two = (Wanted(id="garcia", kind="ecg", who="Mme Garcia"), Wanted(id="noel", kind="consultation", who="N"))
    question = with_more(
        asked(wanted=two, cancelled=("echo", "visit"), constraints=(AFTERNOON, SOON)), ECHO, VISIT
    )
    noel, echo, visit = put("noel", 0, 10), Change("echo"), Change("visit")
    worth = {
        (BEST, noel, echo, visit): 1,
        (BEST, noel, echo): 3 / 4,
        (put("garcia", 0, 10.5), noel, echo, visit): 3 / 4,
        (put("garcia", 1, 9), noel, echo, visit): 3 / 4,
        (noel, echo): 2 / 4,
        (BEST, noel, echo, visit, put("petit", 1, 9)): 3 / 4,
        (BEST, noel, put("echo", 1, 15), visit): 3 / 4,
        (BEST, Change("petit")): 0,
        (Change("petit"), Change("martin")): 0,
    }
    assert {key: judge_appointment(question, key).score for key in worth} == worth


def test_what_may_move_counts_when_it_must_or_does(asked):
    early = Constraint(on="petit", days=(1,), why="Elle ne peut que mardi.")
    must = asked(movable=("petit",), constraints=(AFTERNOON, early))
    worth = {
        (BEST, put("petit", 1, 9)): 1,
        (BEST,): 1 / 2,
        (put("petit", 1, 9),): 1 / 2,
        (BEST, Change("petit")): 1 / 2,
    }
    assert {key: judge_appointment(must, key).score for key in worth} == worth
    nine = Constraint(on="garcia", until=Moment(0, 570), why="Il faut 9 heures.")
    stays = Constraint(on="petit", practitioners=("roche",), why="Son médecin.")
    may = asked(movable=("petit",), constraints=(nine, stays))
    worth = {
        (put("garcia", 0, 9), put("petit", 0, 10)): 1,
        (put("garcia", 0, 9), put("petit", 0, 9.75, "amrani")): 1 / 2,
        (put("garcia", 0, 9),): 0,
        (put("garcia", 0, 10), put("petit", 0, 11)): 0,
    }
    assert {key: judge_appointment(may, key).score for key in worth} == worth


def test_what_may_move_cannot_stay_where_its_doctor_is_away(asked):
    question = asked(wanted=(), movable=("petit", "martin"), best=(put("petit", 1, 9),))
    week = question.agenda
    roche, amrani = week.practitioners
    away = replace(roche, absences=(*roche.absences, Absence(0, "malade")))
    question = replace(question, agenda=replace(week, practitioners=(away, amrani)))
    [told] = breaches(question, [])
    assert (told.kind, told.booking) == (BreachKind.AWAY, "petit")
    assert read(told.text) == (
        "Mme Petit : ce rendez-vous ne peut pas rester là. Le Dr Roche ne reçoit pas lundi 23 : malade."
    )
    moved = [put("petit", 1, 9)]
    assert kinds(question, *moved) == []
    assert is_right(question, plan_of(question, moved))
    assert not is_right(question, plan_of(question))
    assert judge_appointment(question, [put("martin", 0, 11, "amrani")]).score == 0.0
    found = judge_appointment(question, [put("martin", 0, 11, "amrani"), *moved])
    [told] = [read(part.feedback) for part in found.parts if not part.right]
    assert told.startswith("M. Martin : ce rendez-vous est déplacé pour rien")
    [told] = [part for part in judge_appointment(question, [Change("martin")]).parts if "Petit" in part.text]
    assert "ne peut pas rester là" in told.feedback
    assert kinds(replace(question, movable=())) == []


def test_what_may_move_and_did_for_nothing_takes_back_a_share(asked):
    two = (Wanted(id="garcia", kind="ecg", who="Mme Garcia"), Wanted(id="noel", kind="consultation", who="N"))
    question = asked(wanted=two, movable=("petit", "martin"))
    for disturbed in (put("petit", 0, 10), Change("petit")):
        assert judge_appointment(question, [BEST, put("noel", 1, 9), disturbed]).score == 1 / 2
