"""A case in YAML: every key, what is wrong in it and where, and files that mean harm."""

from decimal import Decimal

import pytest

from quizz.billing.case import Ald, Contract, Pathway, Scheme, Sector, Specialty, ThirdParty, Withheld
from quizz.content.billing_case import read_case

SMALLEST = """\
date: 2026-11-21
acts:
  - {code: G, fee: 30}
patient:
  birth_date: 1980-05-03
practitioner: {specialty: general, sector: "1"}
pathway: treating
third_party: none
"""
FULLEST = """\
date: 2024-11-15
acts:
  - code: CS
    fee: 23,00
  - {code: MCS, fee: "5.00"}
patient:
  birth_date: 1990-02-28
  scheme: alsace-moselle
  ald: unrelated
  due_date: 2025-02-01
  c2s: oui
  ame: non
  complementary: none
  work_accident: non
practitioner:
  specialty: internal-medicine
  sector: 2-optam
pathway: referred
third_party: full
withheld: {day: 2, year: 12}
"""


def read(text):
    return read_case(text if isinstance(text, bytes) else text.encode(), "cas.yaml")


def told(text):
    case, problems = read(text)
    assert case is None
    return [(found.code, found.line, found.column) for found in problems]


def test_the_smallest_case_takes_the_defaults():
    case, problems = read(SMALLEST)
    assert problems == ()
    assert (case.acts[0].code, case.acts[0].fee) == ("G", Decimal(30))
    assert (case.patient.scheme, case.patient.ald) == (Scheme.GENERAL, Ald.NONE)
    assert case.patient.complementary is Contract.RESPONSIBLE
    assert (case.patient.c2s, case.patient.ame, case.patient.due_date) == (False, False, None)
    assert case.withheld == Withheld()


def test_every_key():
    case, problems = read(FULLEST)
    assert problems == ()
    assert [(act.code, act.fee) for act in case.acts] == [("CS", Decimal("23.00")), ("MCS", Decimal("5.00"))]
    patient = case.patient
    assert (patient.scheme, patient.ald) == (Scheme.ALSACE_MOSELLE, Ald.UNRELATED)
    assert (str(patient.birth_date), str(patient.due_date)) == ("1990-02-28", "2025-02-01")
    assert (patient.c2s, patient.ame, patient.work_accident) == (True, False, False)
    assert patient.complementary is Contract.NONE
    assert case.practitioner.specialty is Specialty.INTERNAL_MEDICINE
    assert case.practitioner.sector is Sector.TWO_OPTAM
    assert (case.pathway, case.third_party) == (Pathway.REFERRED, ThirdParty.FULL)
    assert case.withheld == Withheld(day=Decimal(2), year=Decimal(12))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("date: 2026-11-21", "date: 21/11/2026", [("B008", 1, 7)]),
        ("date: 2026-11-21", "date: 2026-02-30", [("B008", 1, 7)]),
        ("date: 2026-11-21\n", "", [("B002", 1, 1)]),
        ("birth_date", "naissance", [("B001", 5, 3), ("B002", 5, 3)]),
        ("code: G", "code: GG", [("B010", 3, 12)]),
        ("code: G", "code: [G]", [("B003", 3, 12)]),
        ("fee: 30", "fee: trente", [("B006", 3, 20)]),
        ("fee: 30", "fee: -30", [("B006", 3, 20)]),
        ("fee: 30", "fee: .inf", [("B006", 3, 20)]),
        (", fee: 30", "", [("B002", 3, 5)]),
        ("{code: G, fee: 30}", "G 30", [("B003", 3, 5)]),
        ("acts:\n  - {code: G, fee: 30}", "acts: []", [("B004", 2, 7)]),
        ("acts:\n  - {code: G, fee: 30}", "acts: {code: G, fee: 30}", [("B003", 2, 7)]),
        ('sector: "1"', "sector: 3", [("B010", 6, 44)]),
        ("specialty: general", "specialty: generale", [("B010", 6, 27)]),
        ("pathway: treating", "pathway: traiting", [("B010", 7, 10)]),
        ("pathway: treating", "pathwy: treating", [("B001", 7, 1)]),
        ("third_party: none", "third_party:", [("B004", 8, 1)]),
        ("  birth_date", "  c2s: peut-être\n  birth_date", [("B005", 5, 8)]),
        ("  birth_date", "  ald: yes\n  birth_date", [("B010", 5, 8)]),
        ("  birth_date", "  due_date: demain\n  birth_date", [("B008", 5, 13)]),
        ("pathway", "withheld: 8\npathway", [("B003", 7, 11)]),
        ("pathway", "withheld: {jour: 8}\npathway", [("B001", 7, 12)]),
        ("pathway", "date: 2026-11-20\npathway", [("Y033", 7, 1)]),
    ],
)
def test_faults_and_their_places(old, new, expected):
    assert old in SMALLEST
    assert told(SMALLEST.replace(old, new, 1)) == expected


def test_a_bad_key_is_told_with_the_one_that_was_meant():
    _case, problems = read(SMALLEST.replace("birth_date", "birthdate"))
    unknown = next(found for found in problems if found.code == "B001")
    assert unknown.remedy == "Voulez-vous dire «\u00a0birth_date\u00a0»\u00a0?"
    assert unknown.excerpt == "  birthdate: 1980-05-03"
    _case, problems = read(SMALLEST.replace("code: G", "code: g"))
    assert problems[0].remedy == "Voulez-vous dire «\u00a0G\u00a0»\u00a0?"


def test_a_code_of_the_ccam_is_left_to_the_computing():
    case, problems = read(SMALLEST.replace("code: G", "code: ABCD001"))
    assert case is not None
    assert problems == ()


def test_all_that_is_wrong_is_told_at_once():
    text = SMALLEST.replace("treating", "x").replace("30", "y").replace("general", "z").replace("1980", "0")
    assert [code for code, _line, _column in told(text)] == ["B006", "B008", "B010", "B010"]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\x00\x01\x02",
        b"\xff\xfe" + SMALLEST.encode("utf-16-le"),
        SMALLEST.replace("general", "général").encode("cp1252"),
        "- une liste",
        "un texte",
        "[" * 5000,
        "{a: " * 200 + "}" * 200,
        "a: &a [x]\nb: *a",
        "!!python/object/apply:os.system [echo]",
        SMALLEST + "---\n" + SMALLEST,
        SMALLEST.replace("30}", "30"),
        SMALLEST.replace("date:", "date:\t"),
        SMALLEST.replace("patient:", "patient: 'ouvert"),
        SMALLEST.replace("fee: 30", "fee: " + "9" * 10_000),
        SMALLEST.replace("code: G", "code: " + "G" * 10_000),
        SMALLEST.replace("2026", "٢٠٢٦"),
        SMALLEST.replace("30", "²"),
    ],
    ids=range(18),
)
def test_a_hostile_file_is_told_and_never_raises(text):
    case, problems = read(text)
    if case is None:
        assert any(found.severity == "error" for found in problems)
        assert all(found.message for found in problems)
        assert len(problems) <= 101
    else:
        assert case == read(SMALLEST)[0]
