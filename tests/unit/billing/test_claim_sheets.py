"""Claims to fill: what holds of any of them."""

import re
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.billing.amounts import percent
from quizz.billing.computing import reimburse
from quizz.billing.exercises.claim.case import draw_claim
from quizz.billing.exercises.claim.sheet import claim_sheet
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.keys import BOXES
from quizz.billing.exercises.setting import Setting
from quizz.domain.question import Fact, Subject
from quizz.domain.sheet import EURO
from quizz.domain.typography import corrections
from quizz.errors import Refused

DAY = date(2026, 11, 21)
ALL = BOXES[Subject.CLAIM]
MOST_LABEL, MOST_OPTION, MOST_LINE, MOST_LINES, MOST_PAPERS = 32, 60, 60, 10, 7
CLAIMS = (
    ("G", {}),
    ("G", {"patient.ald": ("none", "related", "unrelated")}),
    ("G MEG:due", {"pathway": "outside", "patient.age": "3..8"}),
    ("G", {"pathway": "outside", "patient.age": "16..70", "patient.scheme": "alsace-moselle"}),
    ("G", {"practitioner.sector": "2", "acts.0.excess": "5..40"}),
    ("G", {"practitioner.sector": "2-optam", "acts.0.excess": "0..20"}),
    ("G DE", {}),
    ("G", {"patient.maternity_day": "-5..140"}),
    ("G", {"patient.due_in": "-20..200", "patient.ald": ("none", "unrelated")}),
    ("G", {"patient.c2s": "true", "patient.ald": ("none", "related")}),
    ("G", {"patient.ame": "true", "pathway": ("treating", "emergency")}),
    ("G", {"date": "2024-01-02..2026-12-30", "patient.age": "20..70", "withheld.year": "0..50"}),
    ("G", {"withheld.day": ("2", "6", "8"), "patient.age": "10..30"}),
    ("G MRT", {"patient.age": "7..79"}),
    ("G SNP SHE", {"pathway": "emergency", "patient.age": "7..79"}),
    ("G MHP", {"pathway": ("treating", "outside"), "patient.age": "18..79"}),
    ("G MCG", {"pathway": "away"}),
    ("G", {"pathway": ("away", "emergency", "referred"), "patient.age": "7..79"}),
    ("G MOP", {"pathway": ("outside", "away", "emergency")}),
    ("VG MD", {"patient.age": "20..95"}),
    ("VG", {"patient.age": "20..70"}),
    ("VL MD", {"patient.ald": "related"}),
    ("VSP MD", {"patient.ald": "related"}),
    ("TCG", {"patient.age": "7..79"}),
    *((code, {"third_party": ("amo", "full")}) for code in ("COE", "COB", "GL1", "GL2")),
    ("COE", {"practitioner.specialty": "pediatrics", "third_party": "amo"}),
    ("CCP", {}),
    ("IMT", {"patient.ald": "related"}),
    ("G MSH", {"patient.ald": ("none", "related", "unrelated")}),
    ("G MIC", {"patient.ald": ("none", "related")}),
    ("G DEQP003", {"patient.ald": ("none", "related", "unrelated")}),
    ("G JKHD001", {"patient.ald": ("none", "unrelated")}),
    ("CEH", {"practitioner.specialty": "pediatrics"}),
    ("CEP", {"practitioner.specialty": "pediatrics", "pathway": "referred"}),
    ("CDE", {"practitioner.specialty": "dermatology", "pathway": "referred"}),
    ("APC", {"practitioner.specialty": ("dermatology", "other", "cardiology"), "pathway": "referred"}),
    (
        "CS MPC MCS",
        {
            "practitioner.specialty": ("other", "dermatology", "endocrinology", "internal-medicine"),
            "pathway": "referred",
            "patient.ald": ("none", "related", "unrelated"),
        },
    ),
    (
        "CS MPC",
        {"practitioner.specialty": ("other", "dermatology"), "pathway": ("outside", "emergency", "away")},
    ),
    ("CS MPC MCS", {"practitioner.specialty": ("ophthalmology", "stomatology"), "pathway": "direct"}),
    ("CS MCS", {"practitioner.specialty": "gynecology", "pathway": "direct", "patient.due_in": "-12..130"}),
    ("CS", {"practitioner.specialty": "psychiatry", "pathway": ("direct", "outside")}),
    (
        "CS MCS",
        {"practitioner.specialty": ("neurology", "geriatrics", "rehabilitation"), "pathway": "referred"},
    ),
)
"""Codes, `:due` for those that depend on the age, and facts: a value, several, or `low..high`."""


def facts_of(codes, more):
    found = {"practitioner.specialty": "general", "practitioner.sector": "1", "pathway": "treating", **more}
    for place, code in enumerate(codes.split()):
        name, _, due = code.partition(":")
        found[f"acts.{place}.code"] = name
        if due:
            found[f"acts.{place}.if_due"] = "true"
    return tuple(fact(key, value) for key, value in found.items())


def fact(key, value):
    if isinstance(value, str) and ".." in value:
        low, high = value.split("..")
        return Fact(key=key, low=low, high=high)
    return Fact(key=key, values=(value,) if isinstance(value, str) else value)


def drawn(claim, seed, tariffs, boxes=ALL, make=claim_sheet):
    random = Random(seed)
    setting = Setting(tariffs, DAY, boxes, random)
    for _again in range(50):
        try:
            return make(Facts(facts_of(*claim), random), setting)
        except Refused as refused:
            reason = refused
    raise reason


claims = st.sampled_from(CLAIMS)
seeds = st.integers(0, 2**32)
MANY = settings(max_examples=120)


def texts_of(sheet):
    for paper in sheet.papers:
        yield paper.title
        for line in paper.lines:
            yield line.text
            yield line.label
    for box in sheet.boxes:
        yield box.label
        yield from box.options
        yield box.feedback
        yield from (slip.feedback for slip in box.slips)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim[0]} {claim[1]}")
def test_each_kind_of_claim_can_be_drawn_at_any_seed(tariffs, claim):
    for seed in range(40):
        assert drawn(claim, seed, tariffs).boxes


@given(claims, seeds)
@MANY
def test_the_amounts_are_those_of_the_engine(tariffs, claim, seed):
    cases = []

    def make(facts, setting):
        state = setting.random.getstate()
        sheet = claim_sheet(facts, setting)
        setting.random.setstate(state)
        cases.append(draw_claim(facts, setting).case)
        return sheet

    sheet = drawn(claim, seed, tariffs, make=make)
    found = reimburse(cases[-1], tariffs)
    for box in sheet.boxes:
        if box.unit == EURO:
            assert Decimal(box.answer.replace(",", ".")) == getattr(found, box.name)
        if box.name == "amo_rate":
            assert box.answer == percent(found.amo_rate)
    assert [line.rule for line in sheet.reasoning] == [line.rule for line in found.lines]


@given(claims, seeds)
@MANY
def test_the_same_seed_gives_the_same_sheet(tariffs, claim, seed):
    assert drawn(claim, seed, tariffs) == drawn(claim, seed, tariffs)


@given(claims, seeds)
@MANY
def test_each_answer_is_offered_and_no_slip_is_right(tariffs, claim, seed):
    for box in drawn(claim, seed, tariffs).boxes:
        assert box.answer in (box.options or (box.answer,))
        assert len(set(box.options)) == len(box.options)
        wrong = [slip.text for slip in box.slips]
        assert box.answer not in wrong
        assert len(set(wrong)) == len(wrong)
        assert all(text in box.options for text in wrong) or not box.options
        assert box.feedback
        assert not any(text.startswith("-") for text in (box.answer, *wrong))


@given(claims, seeds)
@MANY
def test_papers_tell_no_code_and_no_share(tariffs, claim, seed):
    sheet = drawn(claim, seed, tariffs)
    told = {line.text for paper in sheet.papers for line in paper.lines}
    words = {word for text in told for word in re.findall(r"\w+", text)}
    codes = [code.partition(":")[0] for code in claim[0].split()]
    assert words.isdisjoint(codes)
    shown = {line.label: line.text for paper in sheet.papers for line in paper.lines if "€" in line.text}
    allowed = {
        "Honoraires demandés",
        "Tarif de l’acte technique",
        "Ce jour, chez ce médecin",
        "Cette année, ce jour compris",
    }
    assert shown.keys() <= allowed
    chosen = [box for box in sheet.boxes if box.options and box.name != "third_party"]
    assert told.isdisjoint(box.answer for box in chosen)


@given(claims, seeds)
@MANY
def test_texts_fit_their_place(tariffs, claim, seed):
    sheet = drawn(claim, seed, tariffs)
    assert 3 <= len(sheet.papers) <= MOST_PAPERS or "patient.ame" in claim[1] or "patient.c2s" in claim[1]
    for paper in sheet.papers:
        assert 1 <= len(paper.lines) <= MOST_LINES
        for line in paper.lines:
            assert len(line.label) + len(line.text) <= MOST_LINE
    for box in sheet.boxes:
        assert len(box.label) <= MOST_LABEL
        assert all(len(option) <= MOST_OPTION for option in box.options)
        assert not box.options or 3 <= len(box.options) <= 6


@given(claims, seeds)
@MANY
def test_french_typography_is_that_of_printers(tariffs, claim, seed):
    for text in texts_of(drawn(claim, seed, tariffs)):
        assert not list(corrections(text)), text


@given(claims, seeds)
@MANY
def test_the_boxes_are_those_asked_in_their_order(tariffs, claim, seed):
    asked = tuple(Random(seed).sample(ALL, 5))
    names = [box.name for box in drawn(claim, seed, tariffs, boxes=asked).boxes]
    assert names == [name for name in asked if name in names]
    left_out = set(asked).difference(names)
    assert left_out <= {"act", "pathway", "exemption", "third_party"}


KEYS = st.fixed_dictionaries(
    {},
    optional={
        "patient.age": st.sampled_from(["0", "0..3", "5", "10..20", "30", "60..80", "80", "95"]),
        "patient.ald": st.sampled_from(["related", "unrelated"]),
        "patient.scheme": st.just("alsace-moselle"),
        "patient.c2s": st.just("true"),
        "patient.ame": st.just("true"),
        "patient.complementary": st.just("none"),
        "patient.due_in": st.sampled_from(["-20..0", "50", "150"]),
        "pathway": st.sampled_from(["referred", "direct", "emergency", "away", "outside"]),
        "third_party": st.sampled_from(["amo", "full"]),
        "practitioner.sector": st.sampled_from(["2", "2-optam"]),
        "practitioner.specialty": st.sampled_from(
            ["other", "pediatrics", "psychiatry", "gynecology", "cardiology"]
        ),
        "acts.0.excess": st.sampled_from(["10", "3..9"]),
        "withheld.year": st.sampled_from(["2", "49", "70"]),
        "date": st.sampled_from(
            ["2024-03-05", "2025-01-01..2025-12-31", "2026-10-02..2026-12-31", "2027-01-05"]
        ),
    },
)
CODES = st.sampled_from(
    [*sorted({codes for codes, _more in CLAIMS}), "FPU", "FJH", "CSC MCC", "MEG", "DE", "F", "G G", "RDV"]
)


@given(CODES, KEYS, seeds)
@settings(max_examples=400)
def test_any_facts_make_a_sheet_or_are_refused_with_a_reason(tariffs, codes, more, seed):
    random = Random(seed)
    facts, setting = Facts(facts_of(codes, more), random), Setting(tariffs, DAY, ALL, random)
    try:
        outcome = claim_sheet(facts, setting)
    except Refused as refused:
        outcome = refused
    assert str(outcome).endswith(".") if isinstance(outcome, Refused) else outcome.boxes
