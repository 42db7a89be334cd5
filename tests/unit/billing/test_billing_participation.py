"""The flat participation, its caps, and the third party under which it comes back later."""

from decimal import Decimal

import pytest

from quizz.errors import Refused


@pytest.mark.parametrize(
    ("day", "acts", "withheld", "expected"),
    [
        ("2026-06-01", "G 30", (0, 0), "2"),
        ("2026-06-01", "G 30", (6, 20), "2"),
        ("2026-06-01", "G 30", (7, 20), "1"),
        ("2026-06-01", "G 30", (8, 20), "0"),
        ("2026-06-01", "G 30", (8, 0), "0"),
        ("2026-06-01", "G 30", (7, 0), "1"),
        ("2026-06-01", "G 30", (4, 2), "2"),
        ("2026-11-21", "G 30", (4, 2), "2"),
        ("2026-06-01", "+".join(["G 30"] * 5), (0, 0), "8"),
        ("2026-06-01", "+".join(["G 30"] * 3), (4, 4), "4"),
        ("2024-05-14", "+".join(["G 26.50"] * 5), (0, 0), "4"),
        ("2026-06-01", "+".join(["G 30"] * 4), (0, 45), "5"),
        ("2026-09-30", "G 30", (0, 48), "2"),
        ("2026-09-30", "G 30", (0, 49), "1"),
        ("2026-09-30", "G 30", (0, 50), "0"),
        ("2026-10-01", "G 30", (0, 48), "2"),
        ("2026-10-01", "G 30", (0, 70), "0"),
        ("2026-12-31", "G 30", (8, 50), "0"),
        ("2026-12-31", "G 30", (8, 60), "0"),
        ("2026-11-11", "G 30", (8, 51), "0"),
    ],
)
def test_the_caps_of_the_day_and_of_the_year(billed, day, acts, withheld, expected):
    assert billed(acts, day=day, withheld=withheld).participation == Decimal(expected)


@pytest.mark.parametrize("so_far", ["49", "50", "60", "69.99"])
@pytest.mark.parametrize("day", ["2026-10-01", "2026-12-31"])
def test_a_cap_raised_within_the_year_is_not_guessed(billed, day, so_far):
    with pytest.raises(Refused, match=r"50,00.€ à 70,00.€ le 01/10/2026.*confiance C"):
        billed(day=day, withheld=(0, so_far))


@pytest.mark.parametrize(
    ("day", "withheld"),
    [("2026-06-01", (9, 9)), ("2026-06-01", (0, 51)), ("2024-05-14", (5, 5)), ("2026-11-21", (0, 71))],
)
def test_more_cannot_have_been_withheld_than_the_cap(billed, day, withheld):
    acts = "G 26.50" if day < "2024-12-22" else "G 30"
    for born in ("1980-05-03", "2016-01-01"):
        with pytest.raises(Refused, match="dépasse le plafond"):
            billed(acts, day=day, withheld=withheld, born=born)


def test_the_line_says_which_cap_is_reached(billed):
    def rule(**facts):
        lines = billed(day="2026-06-01", **facts).lines
        return next(line.rule for line in lines if line.label == "Participation forfaitaire")

    assert "plafond journalier par professionnel : 8,00\u00a0€" in rule(withheld=(7, 8)).replace(
        "\u00a0:", " :"
    )
    assert "plafond annuel" in rule(withheld=(0, 49))
    assert "Moins de 18 ans" in rule(born="2016-01-01")
    assert "L’ALD n’en exonère pas" in rule(ald="related")


@pytest.mark.parametrize(
    "facts",
    [
        {"born": "2016-01-01"},
        {"c2s": True, "third_party": "full"},
        {"ame": True},
        {"due": "2027-01-01"},
    ],
    ids=["minor", "C2S", "AME", "maternity"],
)
def test_who_is_exempt_owes_nothing_whatever_was_withheld(billed, facts):
    assert billed(**facts).participation == 0
    assert billed(withheld=(8, 60), **facts).participation == 0


def test_majorations_carry_none(billed):
    found = billed("CS 23 + MPC 3.50 + MCS 5", specialty="other", pathway="referred")
    shares = [line.amount for line in found.lines if line.label == "Participation forfaitaire"]
    assert shares == [2, 0, 0]


# What changes hands


@pytest.mark.parametrize(
    ("third_party", "facts", "desk", "later", "cost"),
    [
        ("none", {}, "30", "0", "2"),
        ("amo", {}, "9", "2", "2"),
        ("full", {}, "0", "2", "2"),
        ("amo", {"ald": "related"}, "0", "2", "2"),
        ("full", {"contract": "none"}, "9", "2", "11"),
        ("full", {"pathway": "outside"}, "12", "2", "14"),
        ("amo", {"pathway": "outside"}, "21", "2", "14"),
        ("full", {"acts": "G 50", "sector": "2"}, "27", "2", "29"),
        ("full", {"c2s": True}, "0", "0", "0"),
        ("full", {"c2s": True, "contract": "none"}, "0", "0", "0"),
        ("full", {"acts": "FPU 23", "pathway": "emergency"}, "0", "0", "0"),
        ("amo", {"acts": "FPU 23", "pathway": "emergency"}, "23", "0", "0"),
        ("full", {"withheld": (8, 8)}, "0", "0", "0"),
    ],
)
def test_the_desk_and_what_comes_back_later(billed, third_party, facts, desk, later, cost):
    found = billed(third_party=third_party, **facts)
    told = (found.paid_at_desk, found.recovered_later, found.patient_cost)
    assert told == tuple(map(Decimal, (desk, later, cost)))
