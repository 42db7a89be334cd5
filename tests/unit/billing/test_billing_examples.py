"""Every worked example that the profession teaches, to the cent."""

from decimal import Decimal

import pytest

FIRST_MONTH = {"specialty": "other", "pathway": "referred"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "70% of 30.00: 21.00 - 2.00 = 19.00, 9.00, 0.00, 0.00, 2.00", id="E1 adult"),
        pytest.param(
            {"pathway": "outside"},
            "30% of 30.00: 9.00 - 2.00 = 7.00, 9.00, 12.00, 0.00, 14.00",
            id="E2 no treating doctor",
        ),
        pytest.param(
            {"acts": "G 30 + MEG 5", "born": "2022-11-01"},
            "70% of 35.00: 24.50 - 0.00 = 24.50, 10.50, 0.00, 0.00, 0.00",
            id="E3 child of 4",
        ),
        pytest.param(
            {"born": "2016-06-01"},
            "70% of 30.00: 21.00 - 0.00 = 21.00, 9.00, 0.00, 0.00, 0.00",
            id="E4 child of 10",
        ),
        pytest.param(
            {"acts": "G 50", "sector": "2"},
            "70% of 23.00: 16.10 - 2.00 = 14.10, 6.90, 0.00, 27.00, 29.00",
            id="E5 sector 2",
        ),
        pytest.param(
            {"acts": "G 45", "sector": "2-optam"},
            "70% of 30.00: 21.00 - 2.00 = 19.00, 9.00, 0.00, 15.00, 17.00",
            id="E6 OPTAM",
        ),
        pytest.param(
            {"ald": "related"},
            "100% of 30.00: 30.00 - 2.00 = 28.00, 0.00, 0.00, 0.00, 2.00",
            id="E7 ALD, related",
        ),
        pytest.param(
            {"ald": "unrelated"},
            "70% of 30.00: 21.00 - 2.00 = 19.00, 9.00, 0.00, 0.00, 2.00",
            id="E8 ALD, unrelated",
        ),
        pytest.param(
            {"c2s": True, "third_party": "full"},
            "70% of 30.00: 21.00 - 0.00 = 21.00, 9.00, 0.00, 0.00, 0.00",
            id="E9 C2S",
        ),
        pytest.param(
            {"due": "2027-02-01"},
            "100% of 30.00: 30.00 - 0.00 = 30.00, 0.00, 0.00, 0.00, 0.00",
            id="E10 seventh month",
        ),
        pytest.param(
            {"due": "2027-05-01"},
            "70% of 30.00: 21.00 - 2.00 = 19.00, 9.00, 0.00, 0.00, 2.00",
            id="E11 fourth month",
        ),
        pytest.param(
            {"scheme": "alsace-moselle"},
            "90% of 30.00: 27.00 - 2.00 = 25.00, 3.00, 0.00, 0.00, 2.00",
            id="E12 Alsace-Moselle",
        ),
        pytest.param(
            {"day": "2024-11-15", "acts": "G 26.50"},
            "70% of 26.50: 18.55 - 2.00 = 16.55, 7.95, 0.00, 0.00, 2.00",
            id="the former tariff",
        ),
        pytest.param(
            {"acts": "G 23", "sector": "2", "born": "2016-06-01"},
            "70% of 23.00: 16.10 - 0.00 = 16.10, 6.90, 0.00, 0.00, 0.00",
            id="16.10 is the child in sector 2",
        ),
        pytest.param(
            {"acts": "VG 30 + MD 10"},
            "70% of 40.00: 28.00 - 2.00 = 26.00, 12.00, 0.00, 0.00, 2.00",
            id="visit",
        ),
        pytest.param(
            {"acts": "CS 23 + MPC 3.50 + MCS 5", **FIRST_MONTH},
            "70% of 31.50: 22.05 - 2.00 = 20.05, 9.45, 0.00, 0.00, 2.00",
            id="31.50 with three codes",
        ),
        pytest.param(
            {"acts": "COE 60", "born": "2026-11-13"},
            "100% of 60.00: 60.00 - 0.00 = 60.00, 0.00, 0.00, 0.00, 0.00",
            id="eighth day",
        ),
        pytest.param(
            {"acts": "G 30 + DEQP003 14.77"},
            "70% of 44.77: 31.34 - 4.00 = 27.34, 13.43, 0.00, 0.00, 4.00",
            id="electrocardiogram",
        ),
        pytest.param(
            {
                "acts": "CSC 47.73 + DEQP003 14.52",
                "day": "2025-06-02",
                "specialty": "cardiology",
                "pathway": "referred",
            },
            "70% of 62.25: 43.58 - 4.00 = 39.58, 18.67, 0.00, 0.00, 4.00",
            id="rounded once, on the total",
        ),
        pytest.param(
            {"acts": "RDV 30"},
            "100% of 30.00: 30.00 - 2.00 = 28.00, 0.00, 0.00, 0.00, 2.00",
            id="prevention",
        ),
        pytest.param(
            {"acts": "IMT 60", "ald": "unrelated"},
            "100% of 60.00: 60.00 - 2.00 = 58.00, 0.00, 0.00, 0.00, 2.00",
            id="new treating doctor of a patient with ALD",
        ),
        pytest.param(
            {"acts": "GL1 60", "born": "1940-01-01"},
            "100% of 60.00: 60.00 - 2.00 = 58.00, 0.00, 0.00, 0.00, 2.00",
            id="long consultation",
        ),
        pytest.param(
            {"acts": "G 30 + SNP 15 + SHE 5", "pathway": "emergency"},
            "70% of 50.00: 35.00 - 2.00 = 33.00, 15.00, 0.00, 0.00, 2.00",
            id="regulated, in the evening",
        ),
        pytest.param(
            {"acts": "G 30 + MCG 5", "pathway": "away"},
            "70% of 35.00: 24.50 - 2.00 = 22.50, 10.50, 0.00, 0.00, 2.00",
            id="away from home",
        ),
        pytest.param(
            {"acts": "G 30 + DE 12"},
            "70% of 30.00: 21.00 - 2.00 = 19.00, 9.00, 0.00, 12.00, 14.00",
            id="on demand",
        ),
        pytest.param(
            {"ame": True},
            "100% of 30.00: 30.00 - 0.00 = 30.00, 0.00, 0.00, 0.00, 0.00",
            id="AME",
        ),
        pytest.param(
            {"contract": "none"},
            "70% of 30.00: 21.00 - 2.00 = 19.00, 0.00, 0.00, 0.00, 11.00",
            id="no contract",
        ),
        pytest.param(
            {"pathway": "outside", "contract": "none"},
            "30% of 30.00: 9.00 - 2.00 = 7.00, 0.00, 12.00, 0.00, 23.00",
            id="no contract, outside",
        ),
        pytest.param(
            {"ald": "related", "pathway": "outside"},
            "60% of 30.00: 18.00 - 2.00 = 16.00, 0.00, 12.00, 0.00, 14.00",
            id="ALD, outside",
        ),
        pytest.param(
            {"scheme": "alsace-moselle", "pathway": "outside"},
            "50% of 30.00: 15.00 - 2.00 = 13.00, 3.00, 12.00, 0.00, 14.00",
            id="Alsace-Moselle, outside",
        ),
        pytest.param(
            {"scheme": "alsace-moselle", "pathway": "outside", "acts": "DEQP003 14.77"},
            "50% of 14.77: 7.39 - 2.00 = 5.39, 1.48, 5.90, 0.00, 7.90",
            id="half a cent goes up",
        ),
        pytest.param(
            {"acts": "FPU 23", "pathway": "emergency"},
            "0% of 23.00: 0.00 - 0.00 = 0.00, 23.00, 0.00, 0.00, 0.00",
            id="emergency charge",
        ),
        pytest.param(
            {"acts": "FPU 9.96", "pathway": "emergency", "ald": "related", "contract": "none"},
            "0% of 9.96: 0.00 - 0.00 = 0.00, 0.00, 0.00, 0.00, 9.96",
            id="reduced emergency charge, no contract",
        ),
        pytest.param(
            {"acts": "FJH 23 + FJH 23 + FJH 23"},
            "0% of 69.00: 0.00 - 0.00 = 0.00, 69.00, 0.00, 0.00, 0.00",
            id="three days in hospital",
        ),
        pytest.param(
            {"acts": "FJH 23", "scheme": "alsace-moselle"},
            "100% of 23.00: 23.00 - 0.00 = 23.00, 0.00, 0.00, 0.00, 0.00",
            id="a day in hospital in Alsace-Moselle",
        ),
    ],
)
def test_who_pays_what(figures, facts, expected):
    assert figures(**facts) == expected


@pytest.mark.parametrize(
    ("specialty", "before", "since"),
    [
        ("psychiatry", "50", "52"),
        ("neurology", "50", "52"),
        ("gynecology", "32", "35"),
        ("geriatrics", "32", "37"),
        ("rehabilitation", "31", "35"),
        ("other", "23", "23"),
    ],
)
def test_the_consultation_of_a_specialist_has_the_price_of_the_specialty(billed, specialty, before, since):
    facts = {"specialty": specialty, "pathway": "referred"}
    assert billed(f"CS {before} + MCS 5", day="2025-12-31", **facts).base == int(before) + 5
    assert billed(f"CS {since} + MCS 5", day="2026-01-01", **facts).base == int(since) + 5


@pytest.mark.parametrize(
    ("acts", "facts"),
    [
        ("TCG 25", {}),
        ("VL 60 + MD 10", {}),
        ("VSP 60 + MD 10", {}),
        ("APC 60", {"specialty": "other", "pathway": "referred"}),
        ("CEH 40", {"specialty": "pediatrics", "born": "2025-06-01"}),
        ("CEP 60", {"specialty": "pediatrics", "born": "2020-06-01", "pathway": "referred"}),
        ("CDE 60", {"specialty": "dermatology", "pathway": "referred"}),
        ("JKHD001 13", {"specialty": "gynecology", "pathway": "direct"}),
        ("G 30 + MRT 15", {}),
        ("G 30 + MHP 5", {}),
        ("G 30 + MSH 23", {}),
        ("G 30 + MIC 23", {}),
        ("G 30 + MOP 5", {"born": "1940-01-01", "pathway": "away"}),
        ("RDV 30", {}),
        ("CCP 47.50", {"born": "2005-01-01"}),
        ("IMT 60", {"ald": "related"}),
        ("COB 30", {"born": "2010-12-01"}),
        ("GL2 60", {"born": "1940-01-01"}),
        ("CSC 47.73 + MCC 3.27", {"specialty": "cardiology", "pathway": "referred", "day": "2025-12-31"}),
        ("CSC 70", {"specialty": "cardiology", "pathway": "referred", "day": "2025-12-31", "sector": "2"}),
        ("FJH_PSY 17", {}),
    ],
)
def test_every_other_act_has_its_tariff(billed, case, acts, facts):
    found = billed(acts, **facts)
    fee = sum(act.fee for act in case(acts, **facts).acts)
    assert found.base + found.excess == fee
    assert found.excess == (fee - found.base if facts.get("sector") == "2" else 0)
    assert all(line.rule and line.source for line in found.lines)


def test_the_parts_of_the_acts_add_up_to_the_rate_of_the_total(billed):
    """33.411 and 10.164 make 43.575: the cent goes to what lost most, 0.004 rather than 0.001."""
    found = billed("CSC 47.73 + DEQP003 14.52", day="2025-06-02", specialty="cardiology", pathway="referred")
    gross = [line for line in found.lines if line.label.startswith("Part de l’assurance maladie")]
    ticket = [line.amount for line in found.lines if line.label == "Ticket modérateur"]
    assert [line.amount for line in gross] == [Decimal("33.41"), Decimal("10.17")]
    assert ticket == [Decimal("14.32"), Decimal("4.35")]
    assert ["centime d’écart" in line.rule for line in gross] == [False, True]


@pytest.mark.parametrize("acts", ["RDV 30", "COB 30", "IMT 60", "CCP 47.50"])
def test_a_rate_of_one_source_says_so(billed, acts):
    born = "2010-12-01" if "COB" in acts else "2001-01-01"
    found = billed(acts, born=born, ald="unrelated")
    share = next(line for line in found.lines if line.label.startswith("Part de l’assurance maladie"))
    assert "[confiance B]" in share.rule
