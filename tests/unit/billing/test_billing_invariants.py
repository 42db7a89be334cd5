"""What holds of any case that is computed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quizz.billing.ages import age
from quizz.billing.amounts import CENT, part, parts
from quizz.billing.case import (
    Act,
    Ald,
    Case,
    Contract,
    Pathway,
    Patient,
    Practitioner,
    Scheme,
    Sector,
    Specialty,
    ThirdParty,
    Withheld,
)
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.computing import reimburse
from quizz.domain.tariff import Tariffs
from quizz.errors import Refused

SECTORS = (Sector.ONE, Sector.TWO_OPTAM)
WITH_TWO = (*SECTORS, Sector.TWO)
ANY = ("treating", "referred", "emergency", "away", "outside")
SINCE_2024, SINCE_2025, SINCE_2026 = date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1)
SETS = (
    ("general", "G", ANY, (0, 100), SINCE_2024, WITH_TWO),
    ("general", "G G G G G", ANY, (16, 100), SINCE_2024, WITH_TWO),
    ("general", "G MEG", ANY, (0, 5), SINCE_2024, SECTORS),
    ("general", "G DEQP003", ANY, (0, 100), SINCE_2024, SECTORS),
    ("general", "G SNP SHE", ("emergency", "outside"), (0, 100), SINCE_2025, SECTORS),
    ("general", "G MCG", ("away",), (16, 100), SINCE_2026, SECTORS),
    ("general", "VG MD", ANY, (0, 100), SINCE_2026, SECTORS),
    ("general", "TCG", ANY, (0, 100), SINCE_2025, SECTORS),
    ("general", "G DE", ANY, (0, 100), SINCE_2024, SECTORS),
    ("general", "GL1", ("treating",), (81, 100), SINCE_2026, (Sector.ONE,)),
    ("general", "COE", ANY, (0, 1), SINCE_2025, SECTORS),
    ("general", "FPU", ("emergency",), (1, 100), SINCE_2024, (Sector.ONE,)),
    ("general", "FJH FJH", ANY, (1, 100), SINCE_2024, (Sector.ONE,)),
    ("other", "CS MPC MCS", ("referred",), (0, 100), SINCE_2024, SECTORS),
    ("other", "APC", ("referred",), (0, 100), SINCE_2024, SECTORS),
    ("psychiatry", "CS MCS", ("referred",), (0, 100), SINCE_2025, SECTORS),
    ("psychiatry", "CS MCS", ("direct",), (5, 25), SINCE_2025, SECTORS),
    ("gynecology", "CS JKHD001", ("direct", "outside", "referred"), (16, 100), SINCE_2025, SECTORS),
    ("pediatrics", "CEH", ANY, (0, 1), SINCE_2025, SECTORS),
)
"""Acts that go together, with how, for whom, since when and by whom they are charged."""
MONEY = st.integers(0, 8000).map(lambda cents: Decimal(cents) / 100)
STATUSES = ("", "", "", "due", "c2s", "ame", "alsace-moselle", "alsace-moselle")


def base_of(code, specialty, sector, tariffs, day, ald):
    rule = CATALOGUE[code]
    tariff = rule.in_sector_2 if sector is Sector.TWO else rule.tariff_for(specialty)
    if code == "FPU" and ald is not Ald.NONE:
        tariff = "FPU_MINORE"
    return tariffs.by_id[tariff].on(day).amount if tariff else Decimal(12)


@st.composite
def cases(draw, tariffs, excess=False):
    """Most of them can be computed. `excess`: only those whose fee is free."""
    sets = [one for one in SETS if not excess or Sector.TWO_OPTAM in one[-1]]
    name, codes, pathways, (youngest, oldest), first, sectors = draw(st.sampled_from(sets))
    specialty = Specialty(name)
    status = draw(st.sampled_from(STATUSES))
    sector = draw(st.sampled_from([one for one in sectors if not excess or one is not Sector.ONE]))
    day = draw(st.dates(first, date(2026, 12, 31)))
    ald = draw(st.sampled_from(Ald))
    fees = [base_of(code, specialty, sector, tariffs, day, ald) for code in codes.split()]
    if sector is not Sector.ONE and status != "c2s":
        fees[0] += draw(MONEY)
    born = date(day.year - draw(st.integers(youngest, oldest)), 1, 1)
    may_bear = 11 <= age(born, day) < 60
    due = st.integers(-20, 130).map(lambda n: day + timedelta(days=n))
    return Case(
        day=day,
        acts=tuple(Act(code=code, fee=fee) for code, fee in zip(codes.split(), fees, strict=True)),
        patient=Patient(
            birth_date=born,
            scheme=Scheme.ALSACE_MOSELLE if status == "alsace-moselle" else Scheme.GENERAL,
            ald=ald,
            due_date=draw(due) if status == "due" and may_bear else None,
            c2s=status == "c2s",
            ame=status == "ame",
            complementary=draw(st.sampled_from(Contract)),
        ),
        practitioner=Practitioner(specialty=specialty, sector=sector),
        pathway=Pathway(draw(st.sampled_from(pathways))),
        third_party=ThirdParty.FULL if status == "c2s" else draw(st.sampled_from(ThirdParty)),
        withheld=Withheld(
            day=Decimal(draw(st.integers(0, 4))), year=Decimal(draw(st.sampled_from([0, 20, 40, 48, 49, 50])))
        ),
    )


def computed(case, tariffs):
    try:
        return reimburse(case, tariffs)
    except Refused:
        assume(False)


MANY = settings(max_examples=150)


@given(st.data())
@MANY
def test_the_shares_add_up_to_the_fee(tariffs, data):
    case = data.draw(cases(tariffs))
    found = computed(case, tariffs)
    fee = sum(act.fee for act in case.acts)
    assert found.base + found.excess == fee
    assert found.amo_net + found.amc + found.patient_cost == fee
    assert found.amo_net == found.amo_gross - found.participation
    unpaid = found.base - found.amo_gross - found.penalty - found.amc
    assert found.patient_cost == found.participation + found.penalty + found.excess + unpaid
    assert unpaid == 0 or (case.patient.complementary is Contract.NONE and not case.patient.c2s)
    assert found.amo_gross == part(found.amo_rate, found.base)


@given(st.data())
@MANY
def test_no_part_is_negative_and_all_are_to_the_cent(tariffs, data):
    found = computed(data.draw(cases(tariffs)), tariffs)
    parts = [getattr(found, name) for name in found.__struct_fields__ if name != "lines"]
    parts += [line.amount for line in found.lines]
    assert all(part >= 0 and part == part.quantize(CENT) for part in parts)


@given(st.data())
@MANY
def test_the_lines_lead_to_the_totals(tariffs, data):
    """Of the acts the parts add up; of the case each total is told once."""
    case = data.draw(cases(tariffs))
    found = computed(case, tariffs)

    def told(label, of_act=True):
        return sum(
            line.amount for line in found.lines if line.label.startswith(label) and bool(line.act) is of_act
        )

    assert told("Base") == found.base
    assert told("Part de l’assurance maladie") == found.amo_gross
    assert told("Participation") == found.participation
    assert told("Majoration") == found.penalty
    assert told("Dépassement") == found.excess
    assert told("Ticket") == found.base - found.amo_gross - found.penalty
    assert told("Versé par l’assurance", of_act=False) == found.amo_net
    assert told("Versé par la complémentaire", of_act=False) == found.amc
    assert told("À régler", of_act=False) == found.paid_at_desk
    assert told("Repris", of_act=False) == found.recovered_later
    assert told("Reste", of_act=False) == found.patient_cost


@given(st.data())
@MANY
def test_what_was_handed_over_and_recovered_is_what_it_costs(tariffs, data):
    """Desk + recovered − what comes back to the patient = what remains for good."""
    case = data.draw(cases(tariffs))
    found = computed(case, tariffs)
    back = {
        ThirdParty.NONE: found.amo_net + found.amc,
        ThirdParty.AMO: found.amc,
        ThirdParty.FULL: 0,
    }[case.third_party]
    assert found.paid_at_desk + found.recovered_later - back == found.patient_cost


@given(st.data())
@MANY
def test_the_caps_are_never_passed(tariffs, data):
    case = data.draw(cases(tariffs))
    found = computed(case, tariffs)
    day_cap, year_cap = (tariffs.on(name, case.day)[0] for name in ("PF_JOUR", "PF_AN"))
    if found.participation:
        assert case.withheld.day + found.participation <= day_cap
        assert max(case.withheld.day, case.withheld.year) + found.participation <= year_cap


@given(st.data())
@MANY
def test_minors_owe_no_participation_and_children_no_penalty(tariffs, data):
    case = data.draw(cases(tariffs))
    found = computed(case, tariffs)
    years = age(case.patient.birth_date, case.day)
    assert years >= 18 or found.participation == 0
    assert years >= 16 or found.penalty == 0


@given(
    st.decimals(0, 100, places=2),
    st.lists(st.decimals(0, 500, places=2), min_size=1, max_size=8),
)
@MANY
def test_parts_add_up_and_none_is_a_cent_away(percent, bases):
    found = parts(percent, bases)
    assert sum(found) == part(percent, sum(bases))
    assert all(
        abs(one - percent * base / 100) < CENT and one <= base for one, base in zip(found, bases, strict=True)
    )


@given(st.data(), st.integers(1, 5000))
@MANY
def test_a_higher_fee_costs_the_patient_that_much_more(tariffs, data, cents):
    """And changes nothing for the others."""
    case = data.draw(cases(tariffs, excess=True))
    assume(not case.patient.c2s)
    more = Decimal(cents) / 100
    first, *others = case.acts
    dearer = replace(case, acts=(replace(first, fee=first.fee + more), *others))
    low, high = computed(case, tariffs), computed(dearer, tariffs)
    assert (high.amo_net, high.amc, high.base) == (low.amo_net, low.amc, low.base)
    assert high.patient_cost - low.patient_cost == high.excess - low.excess == more
    assert high.paid_at_desk - low.paid_at_desk == more


@given(st.data(), st.dates(date(2024, 1, 1), date(2026, 12, 31)))
@MANY
def test_two_dates_differ_only_by_the_tariffs(tariffs, data, other):
    """With one amount for all days, and the patient as old on both, two days give the same figures."""
    always = {"valid_from": date(2020, 1, 1), "valid_until": None}
    frozen = Tariffs(
        {
            name: replace(tariff, values=(replace(tariff.values[-1], **always),))
            for name, tariff in tariffs.by_id.items()
        }
    )
    case = data.draw(cases(frozen))
    patient = replace(case.patient, due_date=None)
    birth = patient.birth_date.replace(year=patient.birth_date.year + other.year - case.day.year)
    assume(min(case.day - patient.birth_date, other - birth) > timedelta(days=40))
    one = computed(replace(case, patient=patient), frozen)
    two = computed(replace(case, day=other, patient=replace(patient, birth_date=birth)), frozen)
    assert replace(one, lines=()) == replace(two, lines=())
    assert [line.amount for line in one.lines] == [line.amount for line in two.lines]


@given(st.data())
@settings(max_examples=300)
def test_any_case_is_computed_or_refused_with_a_sentence(tariffs, data):
    """Whatever acts are put together, for whomever."""
    case = data.draw(cases(tariffs))
    codes = data.draw(st.lists(st.sampled_from([*CATALOGUE, "VRN", "XXXX001", ""]), max_size=5))
    acts = tuple(
        Act(code=code, fee=data.draw(st.sampled_from([Decimal(30), Decimal(5), Decimal("NaN"), Decimal(60)])))
        for code in codes
    )
    odd = replace(
        case,
        acts=acts,
        practitioner=Practitioner(
            specialty=data.draw(st.sampled_from(Specialty)), sector=data.draw(st.sampled_from(Sector))
        ),
    )
    try:
        found = reimburse(odd, tariffs)
    except Refused as refusal:
        reason = str(refusal)
    else:
        reason = "."
        assert found.base + found.excess == sum(act.fee for act in acts)
    assert reason.endswith(".")
    assert "{" not in reason


def test_the_random_cases_are_worth_something(tariffs):
    """Enough of them are computed, of many kinds."""
    kinds = set()

    @given(cases(tariffs))
    @settings(max_examples=600, database=None)
    def look(case):
        try:
            found = reimburse(case, tariffs)
        except Refused:
            return
        kinds.add((case.acts[0].code, f"{found.amo_rate:f}", case.third_party.value))

    look()
    assert {code for code, _rate, _party in kinds} >= {one[1].split()[0] for one in SETS}
    assert {"0", "30", "50", "60", "70", "90", "100"} <= {rate for _code, rate, _party in kinds}
    assert {party for _code, _rate, party in kinds} == set(ThirdParty)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_its_tariffs(tariffs, code):
    rule = CATALOGUE[code]
    named = {rule.tariff, rule.in_sector_2, rule.rate, *rule.by_specialty.values()} - {""}
    assert named <= tariffs.by_id.keys()
    assert (rule.goes_with | rule.not_with) <= CATALOGUE.keys()
