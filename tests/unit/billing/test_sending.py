"""The last day to send a claim, counted in working days."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.billing.case import ThirdParty
from quizz.billing.sending import WHIT_MONDAY, after, delay_of, holidays_of, is_working, last_day
from quizz.errors import Refused

NONE, AMO, FULL = ThirdParty.NONE, ThirdParty.AMO, ThirdParty.FULL


def test_three_working_days_when_the_patient_paid_else_eight():
    assert [delay_of(one) for one in (NONE, AMO, FULL)] == [3, 8, 8]


@pytest.mark.parametrize(
    ("signed", "third_party", "expected"),
    [
        ("2026-06-01", NONE, "2026-06-04"),
        ("2026-06-01", AMO, "2026-06-11"),
        ("2026-06-05", NONE, "2026-06-10"),
        ("2026-06-06", NONE, "2026-06-10"),
        ("2026-05-11", NONE, "2026-05-15"),
        ("2026-05-12", NONE, "2026-05-18"),
        ("2026-05-11", FULL, "2026-05-22"),
        ("2026-05-05", AMO, "2026-05-19"),
        ("2026-07-13", NONE, "2026-07-17"),
        ("2026-11-10", NONE, "2026-11-16"),
        ("2026-04-02", NONE, "2026-04-08"),
        ("2025-12-23", AMO, "2026-01-06"),
        ("2026-12-31", NONE, "2027-01-06"),
        ("2026-08-14", NONE, "2026-08-19"),
    ],
)
def test_the_last_day(signed, third_party, expected):
    assert last_day(date.fromisoformat(signed), third_party) == date.fromisoformat(expected)


def test_alsace_moselle_has_two_more_holidays_when_asked():
    thursday = date(2026, 4, 2)
    assert last_day(thursday, NONE, alsace_moselle=True) == date(2026, 4, 9)
    more = holidays_of(2026, alsace_moselle=True).keys() - holidays_of(2026).keys()
    assert more == {date(2026, 4, 3), date(2026, 12, 26)}


@pytest.mark.parametrize(
    ("year", "moved"),
    [
        (2024, ["2024-04-01", "2024-05-09", "2024-05-20"]),
        (2025, ["2025-04-21", "2025-05-29", "2025-06-09"]),
        (2026, ["2026-04-06", "2026-05-14", "2026-05-25"]),
        (2027, ["2027-03-29", "2027-05-06", "2027-05-17"]),
    ],
)
def test_the_eleven_holidays(year, moved):
    fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
    assert set(holidays_of(year)) == set(
        map(date.fromisoformat, [*moved, *(f"{year}-{one}" for one in fixed)])
    )
    assert holidays_of(year)[date.fromisoformat(moved[-1])] == WHIT_MONDAY


def test_a_delay_over_whit_monday_is_refused():
    with pytest.raises(Refused, match=r"lundi de Pentecôte \(25/05/2026\)"):
        last_day(date(2026, 5, 22), NONE)
    with pytest.raises(Refused, match="Pentecôte"):
        last_day(date(2026, 5, 12), AMO)
    assert last_day(date(2026, 5, 25), NONE) == date(2026, 5, 28)
    assert last_day(date(2026, 5, 19), NONE) == date(2026, 5, 22)


@pytest.mark.parametrize("signed", [date(2023, 12, 31), date(2027, 1, 1)])
def test_a_day_without_established_rules_is_refused(signed):
    with pytest.raises(Refused, match="rien n’est établi"):
        last_day(signed, NONE)


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.sampled_from(ThirdParty))
def test_it_ends_on_a_working_day_after_as_many_of_them(signed, third_party):
    try:
        last = last_day(signed, third_party)
    except Refused:
        return
    between = [signed + timedelta(days=n) for n in range(1, (last - signed).days + 1)]
    assert is_working(last)
    assert sum(map(is_working, between)) == delay_of(third_party)
    assert last.weekday() < 5
    assert last not in holidays_of(last.year)


@given(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.integers(1, 10))
def test_a_later_day_or_a_longer_delay_never_ends_sooner(day, count):
    assert after(day, count) <= after(day + timedelta(days=1), count)
    assert after(day, count) < after(day, count + 1)


def test_the_library_of_holidays_is_imported_only_when_a_delay_is_asked():
    code = "import sys, quizz.billing.exercises.dealing; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
