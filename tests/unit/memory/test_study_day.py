from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.memory.calendar import elapsed_days, study_day

PARIS = ZoneInfo("Europe/Paris")
ZONES = [
    ZoneInfo(name)
    for name in ("Europe/Paris", "America/Martinique", "Indian/Reunion", "Pacific/Noumea", "America/New_York")
]
INSTANTS = st.integers(
    int(datetime(2020, 1, 1, tzinfo=UTC).timestamp()), int(datetime(2040, 1, 1, tzinfo=UTC).timestamp())
).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def paris(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=PARIS).astimezone(UTC)


def test_0359_belongs_to_the_day_before_and_0400_to_the_new_one() -> None:
    assert study_day(paris("2026-11-21 03:59:59"), PARIS) == date(2026, 11, 20)
    assert study_day(paris("2026-11-21 04:00"), PARIS) == date(2026, 11, 21)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_a_night_of_clock_change_counts_one_day(day: date, hours: int) -> None:
    eve = day - timedelta(days=1)
    begin, end = paris(f"{eve} 04:00"), paris(f"{day} 04:00")
    assert end - begin == timedelta(hours=hours)
    assert study_day(begin, PARIS) == eve
    assert study_day(end - timedelta(seconds=1), PARIS) == eve
    assert study_day(end, PARIS) == day
    assert elapsed_days(study_day(begin, PARIS), study_day(end, PARIS)) == 1


def test_both_hours_told_twice_belong_to_the_same_day() -> None:
    for fold in (0, 1):
        instant = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=PARIS).astimezone(UTC)
        assert study_day(instant, PARIS) == date(2026, 10, 24)


def test_monday_evening_and_tuesday_morning_are_one_day_apart() -> None:
    monday, tuesday = paris("2026-11-16 18:00"), paris("2026-11-17 08:00")
    assert elapsed_days(study_day(monday, PARIS), study_day(tuesday, PARIS)) == 1


def test_a_clock_set_back_gives_zero() -> None:
    assert elapsed_days(date(2026, 11, 21), date(2026, 11, 19)) == 0


@given(
    INSTANTS, st.timedeltas(timedelta(0), timedelta(days=3)), st.sampled_from(ZONES), st.sampled_from(ZONES)
)
def test_a_change_of_zone_never_makes_a_day_negative(
    earlier: datetime, gap: timedelta, left: ZoneInfo, reached: ZoneInfo
) -> None:
    before, after = study_day(earlier, left), study_day(earlier + gap, reached)
    assert 0 <= elapsed_days(before, after) <= gap.days + 2


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        study_day(datetime(2026, 11, 21, tzinfo=UTC).replace(tzinfo=None), PARIS)
