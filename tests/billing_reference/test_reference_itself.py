"""The tables give the worked examples of the dossier (2.9) to the cent, and decide every case once."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product

import pytest

from .compute import Refused, compute, months_before, years_between
from .generate import SEED, cases
from .tables import (
    ACTS,
    AMOUNTS,
    PARTICIPATION_DUE,
    PENALTY_POINTS,
    RATE,
    REMAINDER_PAYER,
    UNIT_PARTICIPATION,
    YEAR_CAPS,
    DecisionTable,
)
from .written import case

KEYS = (
    "base amo_rate amo_gross participation amo_net amc penalty excess "
    "paid_at_desk recovered_later patient_cost"
)


def told(figures: str) -> dict[str, Decimal]:
    return dict(zip(KEYS.split(), (Decimal(figure) for figure in figures.split()), strict=True))


EXAMPLES = {
    # 30 × 70 % = 21.00; 21 − 2 = 19.00; the contract pays 30 − 21 = 9.00; 30 − 19 − 9 = 2.00 remain.
    "E1": (case(), "30.00 70 21.00 2.00 19.00 9.00 0.00 0.00 30.00 0.00 2.00"),
    # 30 × 30 % = 9.00; 9 − 2 = 7.00; penalty 40 % = 12.00; contract 9.00; 30 − 7 − 9 = 14.00 = 12 + 2.
    "E2": (case(pathway="outside"), "30.00 30 9.00 2.00 7.00 9.00 12.00 0.00 30.00 0.00 14.00"),
    # 35 × 70 % = 24.50; under 18: nothing withheld; 35 − 24.50 = 10.50 for the contract.
    "E3": (
        case(acts=["G 30.00", "MEG 5.00"], patient={"birth_date": "2022-01-20"}),
        "35.00 70 24.50 0.00 24.50 10.50 0.00 0.00 35.00 0.00 0.00",
    ),
    # 30 × 70 % = 21.00; under 18: nothing withheld.
    "E4": (
        case(patient={"birth_date": "2015-09-01"}),
        "30.00 70 21.00 0.00 21.00 9.00 0.00 0.00 30.00 0.00 0.00",
    ),
    # base 23: 23 × 70 % = 16.10; 16.10 − 2 = 14.10; contract 6.90; 50 − 23 = 27.00 beyond;
    # 50 − 14.10 − 6.90 = 29.00 = 27 + 2.
    "E5": (
        case(acts=["G 50.00"], practitioner={"sector": "2"}),
        "23.00 70 16.10 2.00 14.10 6.90 0.00 27.00 50.00 0.00 29.00",
    ),
    # base 30: 21 − 2 = 19.00; contract 9.00; 45 − 30 = 15.00 beyond; 45 − 19 − 9 = 17.00 = 15 + 2.
    "E6": (
        case(acts=["G 45.00"], practitioner={"sector": "2-optam"}),
        "30.00 70 21.00 2.00 19.00 9.00 0.00 15.00 45.00 0.00 17.00",
    ),
    # 30 × 100 % = 30.00; 30 − 2 = 28.00; nothing left for the contract; 2.00 remain.
    "E7": (case(patient={"ald": "related"}), "30.00 100 30.00 2.00 28.00 0.00 0.00 0.00 30.00 0.00 2.00"),
    # The same in third party: the doctor receives 30, nothing at the desk, the 2 are recovered later.
    "E7 third party": (
        case(patient={"ald": "related"}, third_party="amo"),
        "30.00 100 30.00 2.00 28.00 0.00 0.00 0.00 0.00 2.00 2.00",
    ),
    # As E1: an unrelated ALD changes nothing.
    "E8": (case(patient={"ald": "unrelated"}), "30.00 70 21.00 2.00 19.00 9.00 0.00 0.00 30.00 0.00 2.00"),
    # 21 from the AMO and 9 from the C2S, nothing withheld, nothing paid.
    "E9": (
        case(patient={"c2s": True}, third_party="full"),
        "30.00 70 21.00 0.00 21.00 9.00 0.00 0.00 0.00 0.00 0.00",
    ),
    # Seventh month, born due on 2026-06-01 (sixth month from 2026-02-01): 30 × 100 %, nothing withheld.
    "E10": (
        case(patient={"birth_date": "1995-04-02", "due_date": "2026-06-01"}),
        "30.00 100 30.00 0.00 30.00 0.00 0.00 0.00 30.00 0.00 0.00",
    ),
    # Fourth month: due on 2026-09-01, the sixth month starts on 2026-05-01: as E1.
    "E11": (
        case(patient={"birth_date": "1995-04-02", "due_date": "2026-09-01"}),
        "30.00 70 21.00 2.00 19.00 9.00 0.00 0.00 30.00 0.00 2.00",
    ),
    # 30 × 90 % = 27.00; 27 − 2 = 25.00; contract 3.00; 2.00 remain.
    "E12": (
        case(patient={"scheme": "alsace-moselle"}),
        "30.00 90 27.00 2.00 25.00 3.00 0.00 0.00 30.00 0.00 2.00",
    ),
    # 26.50 × 70 % = 18.55; 18.55 − 2 = 16.55 (the "old tariff" of 2.9, right that day);
    # 26.50 − 18.55 = 7.95.
    "November 2024": (
        case(date="2024-11-15", acts=["G 26.50"]),
        "26.50 70 18.55 2.00 16.55 7.95 0.00 0.00 26.50 0.00 2.00",
    ),
    # 47.73 × 70 % = 33.411, 33.41; 33.41 − 2 = 31.41; 47.73 − 33.41 = 14.32 for the patient,
    # 16.32 with the participation.
    "cardiologist, no contract": (
        case(
            date="2025-06-02",
            acts=["CSC 47.73"],
            pathway="referred",
            third_party="amo",
            patient={"complementary": "none"},
            practitioner={"specialty": "cardiology"},
        ),
        "47.73 70 33.41 2.00 31.41 0.00 0.00 0.00 14.32 2.00 16.32",
    ),
    # 14.77 × 50 % = 7.385, 7.39; 90 % = 13.293, 13.29: contract 1.48, penalty 13.29 − 7.39 = 5.90;
    # 5.90 + 2 = 7.90.
    "half a cent": (
        case(acts=["DEQP003 14.77"], pathway="outside", patient={"scheme": "alsace-moselle"}),
        "14.77 50 7.39 2.00 5.39 1.48 5.90 0.00 14.77 0.00 7.90",
    ),
    # 47.73 + 14.52 = 62.25; × 70 % = 43.575, 43.58 on the total; 62.25 − 43.58 = 18.67; two acts, 4 withheld.
    "rounded once": (
        case(
            date="2025-06-02",
            acts=["CSC 47.73", "DEQP003 14.52"],
            pathway="referred",
            practitioner={"specialty": "cardiology"},
        ),
        "62.25 70 43.58 4.00 39.58 18.67 0.00 0.00 62.25 0.00 4.00",
    ),
    # Five acts of one doctor: 5 × 2 = 10, capped at 8; 150 × 70 % = 105; 105 − 8 = 97.00; contract 45.00.
    "five acts a day": (
        case(acts=["G 30.00"] * 5),
        "150.00 70 105.00 8.00 97.00 45.00 0.00 0.00 150.00 0.00 8.00",
    ),
    # 7 of 8 withheld today: 1.00 is left to withhold; 21 − 1 = 20.00; nothing at the desk.
    "day cap": (
        case(third_party="full", withheld={"day": "7.00", "year": "20.00"}),
        "30.00 70 21.00 1.00 20.00 9.00 0.00 0.00 0.00 1.00 1.00",
    ),
    # 50 of 50 withheld this year: nothing more before October 2026.
    "year cap": (
        case(withheld={"day": "0", "year": "50.00"}),
        "30.00 70 21.00 0.00 21.00 9.00 0.00 0.00 30.00 0.00 0.00",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_worked_example(name: str) -> None:
    written, figures = EXAMPLES[name]
    assert compute(written) == told(figures)


REFUSED = {
    "work accident": case(patient={"work_accident": True}),
    "visit of unknown amount": case(acts=["VRN 46.00"]),
    "cardiologist in 2026": case(acts=["CSC 47.73"], practitioner={"specialty": "cardiology"}),
    "outside the convention": case(practitioner={"sector": "none"}),
    "old tariff": case(acts=["G 26.50"]),
    "more than the tariff in sector 1": case(acts=["G 32.00"]),
    "more than the tariff with C2S": case(
        acts=["G 40.00"], patient={"c2s": True}, practitioner={"sector": "2-optam"}, third_party="full"
    ),
    "C2S without its third party": case(patient={"c2s": True}),
    "C2S and AME": case(patient={"c2s": True, "ame": True}, third_party="full"),
    "C2S outside the pathway": case(patient={"c2s": True}, third_party="full", pathway="outside"),
    "AME and Alsace-Moselle": case(patient={"ame": True, "scheme": "alsace-moselle"}),
    "long visit on the 80th birthday": case(acts=["GL1 60.00"], patient={"birth_date": "1946-03-10"}),
    "majoration above its tariff": case(acts=["G 45.00", "MHP 8.00"], practitioner={"sector": "2-optam"}),
    "majoration of a child of 6": case(acts=["G 30.00", "MEG 5.00"], patient={"birth_date": "2020-03-10"}),
    "majoration alone": case(acts=["MEG 5.00"], patient={"birth_date": "2022-03-10"}),
    "direct access to a generalist": case(pathway="direct"),
    "born after the visit": case(patient={"birth_date": "2026-03-11"}),
    "more withheld than the cap": case(withheld={"day": "9.00", "year": "9.00"}),
    "more withheld than the cap of a minor": case(
        patient={"birth_date": "2015-01-01"}, withheld={"day": "9.00", "year": "9.00"}
    ),
    "rate not told": case(acts=["COD 35.00"], patient={"birth_date": "2025-01-10"}),
    "majoration of a consultation on a visit": case(acts=["VG 30.00", "MHP 5.00"]),
    "examination of the 24th month after it": case(acts=["COE 60.00"], patient={"birth_date": "2024-03-10"}),
    "new treating doctor without an ALD": case(acts=["IMT 60.00"]),
    "due date of a child": case(patient={"birth_date": "2022-01-01", "due_date": "2026-05-01"}),
    "2027": case(date="2027-01-01"),
    "year of transition": case(date="2026-10-01", withheld={"day": "0", "year": "49.00"}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    with pytest.raises(Refused):
        compute(REFUSED[name])


def test_ages_change_on_the_birthday() -> None:
    assert [years_between(date(2010, 3, 10), day) for day in (date(2026, 3, 9), date(2026, 3, 10))] == [
        15,
        16,
    ]
    assert [years_between(date(2008, 2, 29), day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == [
        17,
        18,
    ]


@pytest.mark.parametrize(
    ("day", "rate"),
    [("2026-01-31", "70"), ("2026-02-01", "100"), ("2026-06-13", "100"), ("2026-06-14", "70")],
)
def test_maternity_to_the_day(day: str, rate: str) -> None:
    """Due on 2026-06-01: from 2026-02-01 to 2026-06-13."""
    billed = compute(case(date=day, patient={"birth_date": "1995-04-02", "due_date": "2026-06-01"}))
    assert billed["amo_rate"] == Decimal(rate)


@pytest.mark.parametrize(
    ("birth", "participation", "penalty"),
    [
        ("2010-03-11", "0.00", "0.00"),
        ("2010-03-10", "0.00", "12.00"),
        ("2008-03-11", "0.00", "12.00"),
        ("2008-03-10", "2.00", "12.00"),
    ],
)
def test_ages_of_16_and_18_to_the_day(birth: str, participation: str, penalty: str) -> None:
    billed = compute(case(pathway="outside", patient={"birth_date": birth}))
    assert (billed["participation"], billed["penalty"]) == (Decimal(participation), Decimal(penalty))


def test_sixth_month_of_a_short_february() -> None:
    assert months_before(date(2025, 6, 30), 4) == date(2025, 2, 28)
    assert months_before(date(2024, 2, 29), 4) == date(2023, 10, 29)


@pytest.mark.parametrize("table", [RATE, PENALTY_POINTS, PARTICIPATION_DUE, REMAINDER_PAYER])
def test_a_decision_table_decides_each_case_once(table: DecisionTable) -> None:
    for answers in product((True, False), repeat=len(table.columns)):
        assert len(table.matching(dict(zip(table.columns, answers, strict=True)))) == 1


def test_amounts_of_a_code_follow_one_another() -> None:
    for code, sector in {(row.code, sector) for row in AMOUNTS for sector in row.sectors}:
        periods = sorted(
            (row.since, row.until) for row in AMOUNTS if row.code == code and sector in row.sectors
        )
        assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(periods))


def test_periods_of_the_participation_cover_every_day() -> None:
    for periods in ([row[2:4] for row in UNIT_PARTICIPATION], [row[1:3] for row in YEAR_CAPS]):
        assert periods[0][0] == date(2024, 1, 1)
        assert periods[-1][1] == date(2026, 12, 31)
        assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(periods))


def test_no_amount_is_uncertain() -> None:
    assert {row.mark for row in AMOUNTS} <= {"A", "A–", "B"}
    assert {row.code for row in AMOUNTS} == {code for code, act in ACTS.items() if act.kind != "demand"}


def test_shares_of_generated_cases_add_up() -> None:
    computed = 0
    for written in cases(1000, SEED):
        try:
            out = compute(written)
        except Refused:
            continue
        computed += 1
        fee = sum(Decimal(act["fee"]) for act in written["acts"])
        unpaid = out["base"] - out["amo_gross"] - out["penalty"] - out["amc"]
        assert out["amo_net"] + out["amc"] + out["patient_cost"] == fee
        assert out["patient_cost"] == unpaid + out["penalty"] + out["excess"] + out["participation"]
        assert min(out.values()) >= 0
    assert computed >= 600


def test_generated_cases_reach_every_act_and_every_figure() -> None:
    acts, rates, parts, reasons = set(), set(), set(), set()
    for written in cases(1000, SEED):
        try:
            out = compute(written)
        except Refused as refused:
            reasons.add(refused.reason)
            continue
        acts |= {act["code"] for act in written["acts"]}
        rates.add(int(out["amo_rate"]))
        parts.add(int(out["participation"]))
    assert acts == set(ACTS)
    assert rates == {30, 50, 60, 70, 90, 100}
    assert parts >= {0, 1, 2, 4, 8}
    assert len(reasons) >= 15
