"""Reading what is filled: forms as they are written, cases of billing by their facts."""

import copy
from datetime import date
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from one_question import OneQuestion
from quizz.billing.exercises.facts import Facts
from quizz.billing.exercises.keys import KEYS, KeyKind
from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity, render
from quizz.content.loader import load, withheld
from quizz.content.question_types_billing import SUBJECT_KEYS
from quizz.content.reading import compile_file
from quizz.domain.question import BillingCase, Fact, Form, Mode, Subject
from quizz.domain.sheet import Box, Paper, PaperLine, Slip

HEAD = """\
id: b
title: T
theme: facturation
questions:
  - id: q
    prompt: P
    explanation: E
    skill: cadre
    level: 1
"""
FORM = """\
    type: form
    papers:
      - title: Retour
        lines:
          - {label: Facture, text: n° 4127}
          - Rejetée
    boxes:
      - label: Cause
        options:
          - {text: Droits fermés, correct: oui}
          - {text: Délai passé, feedback: Non.}
      - label: Part
        answer: "19,00"
        unit: €
        feedback: Voilà.
        slips:
          - {text: "21", feedback: Sans participation.}
"""
CASE = """\
    type: billing_case
    case:
      date: {from: 2026-01-05, to: 2026-09-25, step: 7}
      acts:
        - code: G
        - {code: [MEG, MCG], if_due: oui, excess: "2,50"}
      patient: {age: {from: 3, to: 8}, c2s: [oui, non]}
      practitioner: {specialty: general, sector: 1}
      pathway: outside
      withheld: {year: {from: 10, to: 20.5, step: 0.5}}
    boxes: [act, amo_net]
"""


BANK = OneQuestion(HEAD, "facturation")
compiled, question, errors, fault = BANK.compiled, BANK.question, BANK.errors, BANK.fault
"""Of a bank of one question, whose body starts on line 10."""


def test_a_form():
    read = question(FORM)
    assert isinstance(read, Form)
    assert read.papers == (Paper("Retour", (PaperLine("n° 4127", "Facture"), PaperLine("Rejetée"))),)
    assert read.boxes == (
        Box(
            name="box-1",
            label="Cause",
            answer="Droits fermés",
            options=("Droits fermés", "Délai passé"),
            slips=(Slip("Délai passé", "Non."),),
        ),
        Box(
            name="box-2",
            label="Part",
            answer="19,00",
            unit="€",
            feedback="Voilà.",
            slips=(Slip("21", "Sans participation."),),
        ),
    )
    assert read.asks_for is Mode.RECALL


def test_what_is_told_of_the_right_option_is_told_of_a_box_that_says_nothing():
    told = FORM.replace("correct: oui", "correct: oui, feedback: Parce que.")
    assert question(told).boxes[0].feedback == "Parce que."
    both = told.replace("label: Cause", "label: Cause\n        feedback: D’abord ceci.")
    assert question(both).boxes[0].feedback == "D’abord ceci."


def replaced(old, new):
    assert old in FORM
    return FORM.replace(old, new, 1)


def lines(count):
    return replaced("          - Rejetée\n", "".join(f"          - l{n}\n" for n in range(count - 1)))


def boxes(count):
    text = "".join(f"      - {{label: c{n}, answer: 1}}\n" for n in range(count))
    return FORM[: FORM.index("      - label: Cause")] + text


def papers(count):
    text = "".join(f"      - {{title: p{n}, lines: [l]}}\n" for n in range(count))
    return "    type: form\n    papers:\n" + text + FORM[FORM.index("    boxes:") :]


def options(count):
    more = "".join(f"          - text: o{n}\n" for n in range(count - 2))
    return replaced("          - {text: Délai passé, feedback: Non.}\n", "          - text: x\n" + more)


@pytest.mark.parametrize(
    "body",
    [
        *(lines(1), lines(10), boxes(2), boxes(10), papers(1), papers(6), options(2), options(6)),
        replaced("title: Retour", "title: " + "t" * 60),
        replaced("label: Facture", "label: " + "t" * 28).replace("n° 4127", "t" * 120),
        replaced("Rejetée", "'{{tariff:G}}" + "t" * 120 + "'"),
        replaced("label: Part", "label: " + "t" * 32).replace("Délai passé", "t" * 60),
        replaced('"19,00"', '"{{amount:70% * G - PF}}"').replace('"21"', '"{{amount:70% * G}}"'),
    ],
)
def test_what_the_limits_of_a_form_allow(body):
    question(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (papers(7), ("B021", 12, 7)),
        (boxes(1), ("B021", 17, 7)),
        (boxes(11), ("B021", 17, 7)),
        (lines(11), ("B021", 14, 11)),
        (options(7), ("B021", 19, 11)),
        (replaced("title: Retour", "title: " + "t" * 61), ("B028", 12, 16)),
        (replaced("label: Facture", "label: " + "t" * 29), ("B028", 14, 21)),
        (replaced("n° 4127", "t" * 121), ("B028", 14, 36)),
        (replaced("Rejetée", "t" * 121), ("B028", 15, 13)),
        (replaced("Rejetée", "''"), ("B004", 15, 13)),
        (replaced("Rejetée", "[un]"), ("B003", 15, 13)),
        (replaced("label: Part", "label: " + "t" * 33), ("B028", 21, 16)),
        (replaced("label: Part", "label: CAUSE"), ("Q002", 21, 16)),
        (replaced("Délai passé", "t" * 61), ("B028", 20, 20)),
        (replaced("Délai passé", "droits  fermés"), ("Q002", 20, 20)),
        (replaced(", correct: oui", ""), ("Q001", 19, 11)),
        (replaced("feedback: Non.", "correct: vrai"), ("Q001", 19, 11)),
        (replaced("unit: €", "options: [{text: a, correct: oui}, {text: b}]"), ("B029", 22, 17)),
        (replaced('answer: "19,00"', "answer: "), ("B029", 21, 9)),
        (replaced("- label: Part", "- labels: Part"), None),
        (replaced("feedback: Non.", "feedbak: Non."), ("B001", 20, 33)),
        (replaced("correct: oui", "correct: ouais"), None),
        (replaced("- {text: Délai passé, feedback: Non.}", "- Délai passé"), None),
        (replaced('"19,00"', '"19,00 €"'), ("B027", 22, 17)),
        (replaced('"19,00"', "dix-neuf"), ("B027", 22, 17)),
        (replaced('"21"', '"vingt"'), ("B027", 26, 20)),
        (replaced('"21"', '"19.0"'), ("B026", 26, 20)),
        (
            replaced('{text: "21"', '{text: "21,00", feedback: F.}\n          - {text: "21"'),
            ("Q002", 27, 20),
        ),
        (replaced("unit: €", "unit: " + "u" * 13), ("B028", 23, 15)),
        (replaced(", feedback: Sans participation.", ""), ("B002", 26, 13)),
        (replaced("        options:", "        unit: €\n        options:"), ("B001", 18, 9)),
        (replaced("title: Retour\n        ", ""), ("B002", 12, 9)),
        (FORM + "    choices: []\n", ("B001", 27, 5)),
    ],
)
def test_faults_of_a_form(body, expected):
    if expected is None:
        assert errors(body)
    else:
        assert fault(body) == expected


def test_the_tariffs_of_a_form_are_found_in_all_its_texts():
    texts = (
        "Retour",
        "Facture",
        "n° 4127",
        "Rejetée",
        "Cause",
        "Délai passé",
        "Non.",
        "Part",
        '"19,00"',
        "Voilà.",
    )
    body = FORM
    for number, text in enumerate(texts):
        body = body.replace(text, f"'{{{{tariff:T{number}}}}}'", 1)
    named = {reference.target for reference in compiled(body).references}
    assert named == {f"T{number}" for number in range(len(texts))}


TARIFFS = """\
tariffs:
  - id: G
    label: Consultation
    unit: EUR
    values:
      - {amount: "26.50", valid_from: 2023-11-01, valid_until: 2024-12-21, source: s, confidence: A}
      - {amount: "30,00", valid_from: 2024-12-22, source: s, confidence: A}
"""


@pytest.mark.parametrize(
    "body",
    [
        replaced("Droits fermés", "'{{tariff:G}}'").replace("Délai passé", "'30,00 €'"),
        replaced('"19,00"', "'{{tariff:G}}'").replace('"21"', "'30'"),
    ],
    ids=["options", "slips"],
)
def test_a_form_whose_amounts_make_two_values_the_same_is_withheld_that_day(folder, tmp_path, body):
    root = folder({"questions/facturation/b.yaml": HEAD + body, "tariffs.yaml": TARIFFS})
    content = load([root], tmp_path / "cache")
    assert content.diagnostics == ()
    assert withheld(content, date(2024, 11, 15)) == {}
    assert "30" in withheld(content, date(2026, 11, 21))["q"].message


def test_a_case():
    read = question(CASE)
    assert isinstance(read, BillingCase)
    assert (read.subject, read.boxes) == (Subject.CLAIM, ("act", "amo_net"))
    assert read.facts == (
        Fact("date", low="2026-01-05", high="2026-09-25", step="7"),
        Fact("acts.0.code", ("G",)),
        Fact("acts.1.code", ("MEG", "MCG")),
        Fact("acts.1.excess", ("2.50",)),
        Fact("acts.1.if_due", ("true",)),
        Fact("patient.age", low="3", high="8"),
        Fact("patient.c2s", ("true", "false")),
        Fact("practitioner.specialty", ("general",)),
        Fact("practitioner.sector", ("1",)),
        Fact("pathway", ("outside",)),
        Fact("withheld.year", low="10", high="20.5", step="0.5"),
    )


@pytest.mark.parametrize(
    ("key", "facts", "subject"),
    [
        ("franchise", "{}", Subject.FRANCHISE),
        ("stay", "{nights: {from: 2, to: 9}, psychiatric: non}", Subject.STAY),
        ("emergency", "{patient: {maternity_day: {from: -3, to: 3}}}", Subject.EMERGENCY),
        ("sending", "{third_party: [none, amo], date: [2026-05-11, 2026-05-12]}", Subject.SENDING),
    ],
)
def test_each_subject_has_its_key(key, facts, subject):
    assert question(f"    type: billing_case\n    {key}: {facts}\n").subject is subject


def test_a_case_that_says_little_is_read():
    read = question("    type: billing_case\n    emergency: {}\n")
    assert (read.facts, read.boxes) == ((), ())


def altered(old, new):
    assert old in CASE
    return CASE.replace(old, new, 1)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    type: billing_case\n", ("B034", 5, 5)),
        ("    type: billing_case\n    boxes: [delay]\n", ("B034", 5, 5)),
        (CASE + "    stay: {nights: 3}\n    boxes: []\n", None),
        (altered("case:\n", "case: [un]\n    autre:\n"), None),
        ("    type: billing_case\n    emergency: oui\n", ("B003", 11, 16)),
        (altered("      pathway: outside\n", ""), ("B002", 12, 7)),
        (altered("pathway: outside", "pathway: "), ("B004", 18, 7)),
        (altered("pathway: outside", "pathwy: outside"), None),
        (altered("pathway: outside", "pathway: outsid"), ("B010", 18, 16)),
        (altered("pathway: outside", "pathway: [outside, outsid]"), ("B010", 18, 26)),
        (altered("pathway: outside", "pathway: [outside, outside]"), ("Q002", 18, 26)),
        (altered("pathway: outside", "pathway: []"), ("B004", 18, 16)),
        (altered("pathway: outside", "pathway: [outside, '']"), ("B004", 18, 26)),
        (altered("pathway: outside", "pathway: [outside, [away]]"), ("B003", 18, 26)),
        (altered("pathway: outside", "pathway: {from: away, to: outside}"), ("B003", 18, 16)),
        (altered("pathway: outside", "pathway: outside\n      age: 3"), ("B001", 19, 7)),
        (
            altered("      acts:\n        - code: G\n        - {c", "      acts:\n        - {k: 1, c"),
            ("B001", 14, 12),
        ),
        (altered("code: G", "fee: 30"), ("B002", 14, 11)),
        (altered("code: G", "code: GG"), ("B010", 14, 17)),
        (altered("excess:", "fee: 3, excess:"), ("B036", 15, 59)),
        (altered('"2,50"', '"-2"'), ("B006", 15, 51)),
        (altered('"2,50"', '"2,505"'), ("B007", 15, 51)),
        (altered('"2,50"', '"1000,01"'), ("B007", 15, 51)),
        (altered('"2,50"', '"{{tariff:G}}"'), ("B006", 15, 51)),
        (altered("if_due: oui", "if_due: peut-être"), ("B005", 15, 38)),
        (altered("to: 8", "to: 106"), ("B007", 16, 36)),
        (altered("to: 8", "to: huit"), ("B006", 16, 36)),
        (altered("from: 3, to: 8", "from: 8, to: 3"), ("B035", 16, 29)),
        (altered("from: 3, to: 8", "from: 3, to: 8, step: 6"), ("B035", 16, 45)),
        (altered("from: 3, to: 8", "from: 3, to: 8, step: 0"), ("B007", 16, 45)),
        (altered("from: 3, to: 8", "from: 3"), ("B002", 16, 22)),
        (altered("from: 3, to: 8", "from: 3, to: 8, by: 2"), ("B001", 16, 39)),
        (altered("step: 0.5", "step: 0"), ("B007", 19, 51)),
        (altered("to: 20.5, step: 0.5", "to: 10.5"), ("B035", 19, 31)),
        (altered("c2s", "due_in: 3, maternity_day: 0, c2s"), ("B036", 16, 66)),
        (altered("from: 2026-01-05", "from: 05/01/2026"), ("B008", 12, 20)),
        (altered("from: 2026-01-05", "from: 1926-01-05"), ("B007", 12, 20)),
        (altered("from: 2026-01-05", "from: 2026-10-05"), ("B035", 12, 20)),
        (altered("amo_net]", "amo_nett]"), ("B010", 20, 18)),
        (altered("amo_net]", "act]"), ("Q002", 20, 18)),
        (altered("amo_net]", "total]"), ("B010", 20, 18)),
        (CASE + "    choices: []\n", ("B001", 21, 5)),
    ],
)
def test_faults_of_a_case(body, expected):
    if expected is None:
        assert errors(body)
    else:
        assert fault(body) == expected


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (altered("pathway: outside", "pathway: outsid"), "« outside »"),
        (altered("amo_net]", "amo_nett]"), "« amo_net »"),
        (altered("age:", "agee:"), "« age »"),
        (altered("from: 3, to: 8", "from: 8, to: 3"), "{from: 3, to: 8}"),
        (altered("pathway: outside", "pathway: outside\n      age: 3"), "« patient »"),
        ("    type: billing_case\n    stays: {nights: 3}\n", "stay"),
    ],
)
def test_what_was_meant_is_proposed(body, words):
    assert words in errors(body)[0].remedy.replace("\u00a0", " ")


def test_several_subjects_are_told_where_the_second_is():
    body = "    type: billing_case\n    emergency: {}\n    sending: {third_party: none}\n"
    assert fault(body) == ("B034", 12, 14)


def test_a_key_of_a_case_written_beside_the_questions_is_told_to_move():
    text = HEAD.replace("questions:", "case: {}\nquestions:") + CASE
    found = compile_file(text.encode(), FileKind.BANK, "facturation").diagnostics
    [unknown] = [d for d in found if d.code == "B001"]
    assert "décalez-la" in unknown.remedy


# What is read can be drawn, and nothing that is written makes the reader stumble

whole = yaml.safe_load(CASE)
scalars = st.sampled_from(
    [
        "",
        "3",
        "-1",
        "8",
        "oui",
        "general",
        "G",
        "2026-03-01",
        "0,5",
        "{{tariff:G}}",
        "none",
        "1e9",
        "٣",
        "9" * 30,
    ]
)
values = st.one_of(
    scalars,
    st.lists(scalars, max_size=3),
    st.dictionaries(st.sampled_from(["from", "to", "step", "age", "code"]), scalars, max_size=3),
)


def places(node, path=()):
    if path:
        yield path
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in inside:
        yield from places(inner, (*path, step))


PLACES = sorted(places(whole), key=str)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(PLACES), values), min_size=1, max_size=3))
def test_a_mutated_case_is_read_or_told_and_what_is_read_can_be_drawn(mutations):
    case = copy.deepcopy(whole)
    for path, value in mutations:
        node = case
        try:
            for step in path[:-1]:
                node = node[step]
            node[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    body = yaml.safe_dump(case, allow_unicode=True, default_style='"').replace("\n", "\n    ").rstrip()
    result = compiled("    " + body + "\n")
    for diagnostic in result.diagnostics:
        assert render(diagnostic)
    if not result.bank.questions:
        assert any(d.severity is Severity.ERROR for d in result.diagnostics)
        return
    if isinstance(result.bank.questions[0], BillingCase):
        draw_all(result.bank.questions[0])


def draw_all(read):
    """Every fact is in the form that the engine draws, and within the bounds of its key."""
    facts = Facts(read.facts, Random(1))
    for name, key in KEYS[read.subject].items():
        if not facts.has(name):
            assert not key.required
            continue
        match key.kind:
            case KeyKind.DATE:
                assert date(2000, 1, 1) <= facts.day(name, date.min, date.max) <= date(2100, 12, 31)
            case KeyKind.WHOLE:
                assert key.low <= facts.whole(name) <= key.high
            case KeyKind.MONEY:
                assert key.low <= facts.money(name) <= key.high
            case KeyKind.YES_NO:
                assert facts.text(name) in {"true", "false"}
            case KeyKind.MEMBER:
                assert facts.text(name) in key.members


def test_the_sound_case_can_be_drawn():
    draw_all(question(CASE))


def test_every_subject_has_a_key():
    assert set(SUBJECT_KEYS.values()) == set(Subject) == set(KEYS)


def test_a_step_of_seven_days_keeps_to_one_weekday():
    facts = Facts(question(CASE).facts, Random(3))
    assert {facts.day("date", date.min, date.max).weekday() for _again in range(50)} == {0}
