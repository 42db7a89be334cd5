"""On both sides of each day on which something changed, and of each age."""

from datetime import date

import pytest

from quizz.billing.ages import age, in_maternity, is_past_birthday, maternity
from quizz.errors import Refused

OLD = {"born": "1940-01-01"}
EMERGENCY = {"pathway": "emergency"}


@pytest.mark.parametrize(
    ("day", "acts", "facts", "participation", "base"),
    [
        ("2024-01-01", "G 26.50", {}, "1.00", "26.50"),
        ("2024-03-31", "G 26.50", {}, "1.00", "26.50"),
        ("2024-05-14", "G 26.50", {}, "1.00", "26.50"),
        ("2024-05-15", "G 26.50", {}, "2.00", "26.50"),
        ("2024-12-21", "G 26.50", {}, "2.00", "26.50"),
        ("2024-12-22", "G 30", {}, "2.00", "30.00"),
        ("2024-12-21", "G 26.50 + MEG 5", {"born": "2022-01-01"}, "0.00", "31.50"),
        ("2024-12-22", "G 30 + MEG 5", {"born": "2022-01-01"}, "0.00", "35.00"),
        ("2024-12-21", "APC 56.50", {"specialty": "other", "pathway": "referred"}, "2.00", "56.50"),
        ("2024-12-22", "APC 60", {"specialty": "other", "pathway": "referred"}, "2.00", "60.00"),
        ("2024-12-21", "DEQP003 14.26", {}, "2.00", "14.26"),
        ("2024-12-22", "DEQP003 14.52", {}, "2.00", "14.52"),
        ("2025-12-31", "DEQP003 14.52", {}, "2.00", "14.52"),
        ("2026-01-01", "DEQP003 14.77", {}, "2.00", "14.77"),
        ("2025-12-31", "COE 54", {"born": "2025-12-23"}, "0.00", "54.00"),
        ("2026-01-01", "COE 60", {"born": "2025-12-23"}, "0.00", "60.00"),
        ("2026-02-28", "FPU 19.61", EMERGENCY, "0.00", "19.61"),
        ("2026-03-01", "FPU 23", EMERGENCY, "0.00", "23.00"),
        ("2026-02-28", "FPU 8.49", {"ald": "unrelated", **EMERGENCY}, "0.00", "8.49"),
        ("2026-03-01", "FPU 9.96", {"ald": "unrelated", **EMERGENCY}, "0.00", "9.96"),
        ("2026-02-28", "FJH 20", {}, "0.00", "20.00"),
        ("2026-03-01", "FJH 23", {}, "0.00", "23.00"),
        ("2026-02-28", "FJH_PSY 15", {}, "0.00", "15.00"),
        ("2026-03-01", "FJH_PSY 17", {}, "0.00", "17.00"),
        ("2026-09-30", "G 30", {}, "2.00", "30.00"),
        ("2026-10-01", "G 30", {}, "2.00", "30.00"),
    ],
)
def test_a_case_is_computed_with_the_tariffs_of_its_day(billed, day, acts, facts, participation, base):
    found = billed(acts, day=day, **facts)
    assert (f"{found.participation}", f"{found.base}", found.excess) == (participation, base, 0)


@pytest.mark.parametrize(
    ("day", "acts", "facts"),
    [
        ("2023-12-31", "G 26.50", {}),
        ("2027-01-01", "G 30", {}),
        ("2025-12-31", "RDV 30", {}),
        ("2024-12-31", "TCG 25", {}),
        ("2024-12-21", "G 26.50 + MHP 5", {}),
        ("2024-12-21", "CS 50", {"specialty": "psychiatry", "pathway": "referred"}),
        ("2024-12-21", "COE 54", {"born": "2024-12-13"}),
        ("2025-12-31", "GL1 60", OLD),
        ("2025-12-31", "G 30 + MCG 5", {"pathway": "away"}),
        ("2025-12-31", "CEP 60", {"specialty": "pediatrics", "pathway": "referred", "born": "2020-01-01"}),
        ("2026-01-01", "CSC 47.73", {"specialty": "cardiology", "pathway": "referred"}),
    ],
)
def test_a_day_for_which_nothing_is_established_is_refused(billed, day, acts, facts):
    with pytest.raises(Refused, match=r"n’est établi|incertain"):
        billed(acts, day=day, **facts)


def test_an_unsettled_amount_says_that_it_is(billed):
    with pytest.raises(Refused, match=r"01/01/2026 est incertain \(confiance C\)"):
        billed("CSC 47.73", day="2026-01-01", specialty="cardiology", pathway="referred")


# Maternity


@pytest.mark.parametrize(
    ("due", "start", "end"),
    [
        ("2026-11-21", "2026-07-21", "2026-12-03"),
        ("2026-06-30", "2026-02-28", "2026-07-12"),
        ("2024-06-30", "2024-02-29", "2024-07-12"),
        ("2026-03-31", "2025-11-30", "2026-04-12"),
        ("2026-04-30", "2025-12-30", "2026-05-12"),
        ("2027-02-28", "2026-10-28", "2027-03-12"),
    ],
)
def test_maternity_is_from_the_sixth_month_to_the_twelfth_day(billed, due, start, end):
    found = maternity(date.fromisoformat(due))
    assert tuple(map(str, found)) == (start, end)
    for day, edge, inside in ((-1, 0, False), (0, 0, True), (0, 1, True), (1, 1, False)):
        on = date.fromordinal(found[edge].toordinal() + day)
        assert in_maternity(date.fromisoformat(due), on) is inside, on


def test_the_first_and_the_last_day_of_maternity(billed):
    rates = {
        day: (billed(day=day, due="2026-11-01").amo_rate, billed(day=day, due="2026-11-01").participation)
        for day in ("2026-06-30", "2026-07-01", "2026-11-13", "2026-11-14")
    }
    assert list(rates.values()) == [(70, 2), (100, 0), (100, 0), (70, 2)]


def test_a_far_due_date_changes_nothing(figures):
    assert figures(due="2029-01-01") == figures(due="2001-01-01") == figures()


@pytest.mark.parametrize("due", ["0001-01-01", "1990-05-02", "2041-05-03", "9999-12-31"])
def test_a_due_date_at_an_age_at_which_nobody_bears_is_refused(billed, due):
    with pytest.raises(Refused, match="l’âge n’est pas de 10 à 60 ans"):
        billed(due=due)


def test_the_neighbours_of_those_due_dates_are_computed(billed):
    """The patient is born on 1980-05-03."""
    assert {billed(due=due).amo_rate for due in ("1990-05-03", "2041-05-02")} == {70}
    assert billed(due="2026-11-21", born="2016-11-21").amo_rate == 100


# Ages


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        ("2010-11-22", "2026-11-21", 15),
        ("2010-11-21", "2026-11-21", 16),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-29", 20),
        ("2026-11-21", "2026-11-21", 0),
    ],
)
def test_age_to_the_day(born, day, years):
    assert age(date.fromisoformat(born), date.fromisoformat(day)) == years


def test_more_than_eighty_begins_the_day_after_the_birthday():
    birth = date(1946, 11, 20)
    days = [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21), date(2030, 1, 1)]
    assert [is_past_birthday(birth, day, 80) for day in days] == [False, False, True, True]


def test_under_sixteen_there_is_no_penalty(billed):
    assert (billed(born="2010-11-22", pathway="outside").amo_rate, billed(born="2010-11-22").penalty) == (
        70,
        0,
    )
    assert (billed(born="2010-11-21", pathway="outside").amo_rate) == 30
    assert billed(born="2010-11-22", pathway="direct", specialty="other", acts="CS 23").amo_rate == 70


def test_under_eighteen_there_is_no_participation(billed):
    assert billed(born="2008-11-22").participation == 0
    assert billed(born="2008-11-21").participation == 2


@pytest.mark.parametrize(
    ("acts", "last", "first_too_old", "facts"),
    [
        ("G 30 + MEG 5", "2020-11-22", "2020-11-21", {}),
        ("COE 60", "2024-11-22", "2024-11-21", {}),
        ("CCP 47.50", "2000-11-22", "2000-11-21", {}),
        ("CEH 40", "2024-11-22", "2024-11-21", {"specialty": "pediatrics"}),
        ("COB 30", "2019-11-22", "2019-11-21", {}),
        ("COB 30", "2009-11-22", "2009-11-21", {}),
        ("G 30 + MCG 5", "2010-11-21", "2010-11-22", {"pathway": "away"}),
        ("GL1 60", "1946-11-20", "1946-11-21", {}),
        ("G 30 + MOP 5", "1946-11-20", "1946-11-21", {"pathway": "away"}),
    ],
)
def test_an_act_for_an_age_is_refused_the_day_after(billed, acts, last, first_too_old, facts):
    assert billed(acts, born=last, **facts).excess == 0
    with pytest.raises(Refused, match=r"pour un patient de \d+ ans"):
        billed(acts, born=first_too_old, **facts)


def test_direct_access_to_the_psychiatrist_is_from_sixteen_to_twenty_five(billed):
    facts = {"acts": "CS 52", "specialty": "psychiatry", "pathway": "direct"}
    assert billed(born="2010-11-21", **facts).amo_rate == 70
    assert billed(born="2000-11-22", **facts).amo_rate == 70
    with pytest.raises(Refused, match="accès direct"):
        billed(born="2000-11-21", **facts)
