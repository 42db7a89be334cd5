"""Franchises on medicines, paramedical acts and transports: amounts, exemptions, caps, what is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.billing.case import Ald, Patient, Scheme
from quizz.billing.franchises import Care, Franchises, Kept, franchises
from quizz.domain.tariff import Tariffs
from quizz.errors import MissingTariff, Refused

BORN = date(1980, 5, 3)


@pytest.fixture(scope="module")
def kept_back(tariffs: Tariffs) -> Callable[..., Franchises]:
    """`counts`: boxes, acts, trips. `before`: paramedical today, transports today, this year."""

    def compute(counts=(0, 0, 0), day="2026-06-01", before=(0, 0, 0), born=BORN, **patient):
        medicines, paramedical, transports = counts
        acts, trips, year = map(Decimal, before)
        return franchises(
            date.fromisoformat(day),
            Patient(birth_date=born, **patient),
            Care(medicines=medicines, paramedical=paramedical, transports=transports),
            Kept(paramedical=acts, transports=trips, year=year),
            tariffs,
        )

    return compute


def amounts(found: Franchises) -> str:
    return f"{found.medicines} {found.paramedical} {found.transports} {found.total}"


@pytest.mark.parametrize(
    ("counts", "day", "before", "expected"),
    [
        ((3, 0, 0), "2026-06-01", (0, 0, 0), "3.00 0.00 0.00 3.00"),
        ((12, 0, 0), "2026-06-01", (0, 0, 0), "12.00 0.00 0.00 12.00"),
        ((0, 4, 0), "2026-06-01", (0, 0, 0), "0.00 4.00 0.00 4.00"),
        ((0, 5, 0), "2026-06-01", (0, 0, 0), "0.00 4.00 0.00 4.00"),
        ((0, 3, 0), "2026-06-01", (2, 0, 2), "0.00 2.00 0.00 2.00"),
        ((0, 3, 0), "2026-06-01", (4, 0, 4), "0.00 0.00 0.00 0.00"),
        ((0, 0, 2), "2026-06-01", (0, 0, 0), "0.00 0.00 8.00 8.00"),
        ((0, 0, 3), "2026-06-01", (0, 0, 0), "0.00 0.00 8.00 8.00"),
        ((0, 0, 2), "2026-06-01", (0, 4, 4), "0.00 0.00 4.00 4.00"),
        ((2, 5, 4), "2026-06-01", (0, 0, 0), "2.00 4.00 8.00 14.00"),
        ((2, 5, 4), "2024-03-31", (0, 0, 0), "2.00 4.00 8.00 14.00"),
        ((2, 5, 4), "2024-03-30", (0, 0, 0), "1.00 2.00 4.00 7.00"),
        ((5, 0, 0), "2026-06-01", (0, 0, 47), "3.00 0.00 0.00 3.00"),
        ((5, 3, 2), "2026-06-01", (0, 0, 50), "0.00 0.00 0.00 0.00"),
        ((5, 3, 2), "2026-06-01", (0, 0, 34), "5.00 3.00 8.00 16.00"),
        ((5, 3, 2), "2026-12-31", (0, 0, 34), "5.00 3.00 8.00 16.00"),
        ((5, 3, 2), "2026-12-31", (0, 0, 70), "0.00 0.00 0.00 0.00"),
    ],
)
def test_what_is_kept_back_and_the_caps(kept_back, counts, day, before, expected):
    assert amounts(kept_back(counts, day, before)) == expected


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"born": date(2008, 6, 2)}, "18 ans"),
        ({"born": date(2020, 1, 1)}, "18 ans"),
        ({"c2s": True}, "C2S"),
        ({"ame": True}, "AME"),
        ({"due_date": date(2026, 10, 1)}, "Maternité"),
        ({"due_date": date(2026, 5, 20)}, "Maternité"),
    ],
)
def test_who_owes_none(kept_back, facts, reason):
    born = facts.pop("born", date(1992, 5, 3))
    found = kept_back((3, 5, 2), born=born, **facts)
    assert found.total == 0
    assert all(reason in line.rule and line.amount == 0 for line in found.lines)


@pytest.mark.parametrize("due_date", [date(2026, 10, 2), date(2026, 5, 19)])
def test_a_day_outside_of_maternity_owes_some(kept_back, due_date):
    assert kept_back((3, 0, 0), born=date(1992, 5, 3), due_date=due_date).total == 3


@pytest.mark.parametrize("ald", [Ald.RELATED, Ald.UNRELATED])
def test_a_long_term_illness_exempts_of_nothing_and_the_line_says_so(kept_back, ald):
    found = kept_back((3, 5, 2), ald=ald)
    assert amounts(found) == "3.00 4.00 8.00 15.00"
    assert all("L’ALD n’en exonère pas" in line.rule for line in found.lines[:-1])


def test_alsace_moselle_owes_as_elsewhere(kept_back):
    assert kept_back((3, 5, 2), scheme=Scheme.ALSACE_MOSELLE).total == 15


@pytest.mark.parametrize("so_far", ["49", "50", "60", "69.99"])
@pytest.mark.parametrize("day", ["2026-10-01", "2026-12-31"])
def test_a_cap_raised_within_the_year_is_not_guessed(kept_back, day, so_far):
    with pytest.raises(Refused, match=r"50,00.€ à 70,00.€ le 01/10/2026.*confiance C"):
        kept_back((2, 0, 0), day, (0, 0, so_far))


def test_the_cap_of_the_year_is_not_shared_among_kinds_of_care(kept_back):
    with pytest.raises(Refused, match="dépend de l’ordre des remboursements"):
        kept_back((2, 2, 0), before=(0, 0, 49))
    assert kept_back((2, 2, 0), before=(0, 0, 46)).total == 4


@pytest.mark.parametrize("day", ["2026-06-02", "2026-12-31"])
def test_the_year_of_majority_is_refused_from_the_birthday_on(kept_back, day):
    with pytest.raises(Refused, match="année des 18 ans"):
        kept_back((2, 0, 0), day, born=date(2008, 6, 2))


def test_the_year_of_majority_ends_with_december(kept_back):
    assert kept_back((2, 0, 0), "2026-01-01", born=date(2007, 12, 31)).total == 2
    assert kept_back((2, 0, 0), born=date(2008, 6, 1), c2s=True).total == 0


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"day": "2027-01-01"}, "rien n’est établi"),
        ({"day": "2023-12-31"}, "rien n’est établi"),
        ({"work_accident": True}, "Accident du travail"),
        ({"c2s": True, "ame": True}, "ne vont pas ensemble"),
        ({"counts": (0, 0, 0)}, "soins à compter"),
        ({"counts": (-1, 0, 0)}, "soins à compter"),
        ({"counts": (101, 0, 0)}, "soins à compter"),
        ({"before": (0, 0, -1)}, "jamais négatif"),
        ({"before": (0, 0, "0.001")}, "au centime"),
        ({"before": (3, 2, 4)}, "moindres"),
        ({"before": (5, 0, 5)}, "dépasse le plafond"),
        ({"before": (0, 9, 9)}, "dépasse le plafond"),
        ({"before": (0, 0, 51)}, "dépasse le plafond"),
        ({"before": (0, 0, 51), "c2s": True}, "dépasse le plafond"),
    ],
)
def test_what_is_refused(kept_back, facts, reason):
    with pytest.raises(Refused, match=reason):
        kept_back(**{"counts": (2, 0, 0), **facts})


def test_a_tariff_that_lacks_is_a_fault_of_the_file(tariffs):
    fewer = Tariffs({id: tariff for id, tariff in tariffs.by_id.items() if id != "FR_TRANSPORT_JOUR"})
    with pytest.raises(MissingTariff, match="FR_TRANSPORT_JOUR"):
        franchises(date(2026, 6, 1), Patient(birth_date=BORN), Care(medicines=1), Kept(), fewer)


def test_the_lines_tell_the_amounts_and_what_sets_them(kept_back):
    found = kept_back((2, 5, 0), before=(1, 0, 9))
    assert [(line.label, line.amount) for line in found.lines] == [
        ("Franchise sur les médicaments", 2),
        ("Franchise sur les actes paramédicaux", 3),
        ("Total des franchises", 5),
    ]
    assert "2 × 1,00" in found.lines[0].rule
    assert "Plafond atteint, dont 1,00" in found.lines[1].rule
    assert all(line.source for line in found.lines)


counted = st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 10)).filter(any)
days = st.dates(date(2024, 1, 1), date(2026, 9, 30))


@settings(max_examples=200)
@given(counts=counted, day=days, year=st.integers(0, 50))
def test_no_cap_is_ever_passed(tariffs, counts, day, year):
    care = Care(medicines=counts[0], paramedical=counts[1], transports=counts[2])
    try:
        found = franchises(day, Patient(birth_date=BORN), care, Kept(year=Decimal(year)), tariffs)
    except Refused:
        return
    assert found.paramedical <= tariffs.on("FR_ACTE_JOUR", day)[0]
    assert found.transports <= tariffs.on("FR_TRANSPORT_JOUR", day)[0]
    assert year + found.total <= tariffs.on("FR_AN", day)[0]
    assert found.lines[-1].amount == found.total == sum(line.amount for line in found.lines[:-1])


@settings(max_examples=200)
@given(counts=counted, day=days, born=st.dates(date(2006, 1, 2), date(2023, 12, 31)))
def test_no_minor_owes_anything(tariffs, counts, day, born):
    grown = (day.year - born.year - ((day.month, day.day) < (born.month, born.day))) >= 18
    care = Care(medicines=counts[0], paramedical=counts[1], transports=counts[2])
    if not grown:
        assert franchises(day, Patient(birth_date=born), care, Kept(), tariffs).total == 0


@settings(max_examples=200)
@given(counts=counted, day=days, more=st.sampled_from(["medicines", "paramedical", "transports"]))
def test_more_care_never_costs_less(tariffs, counts, day, more):
    care = dict(zip(("medicines", "paramedical", "transports"), counts, strict=True))
    patient = Patient(birth_date=BORN)
    before = franchises(day, patient, Care(**care), Kept(), tariffs)
    after = franchises(day, patient, Care(**{**care, more: care[more] + 1}), Kept(), tariffs)
    assert before.total <= after.total <= before.total + 4
