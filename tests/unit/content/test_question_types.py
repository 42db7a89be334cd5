import pytest

from one_question import OneQuestion
from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity
from quizz.content.reading import compile_file
from quizz.domain.question import (
    Blank,
    Choice,
    Cloze,
    Confusion,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    SingleChoice,
    Spelling,
    TrueFalse,
)

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
THREE = """\
    choices:
      - {text: un, correct: oui}
      - {text: deux, feedback: Non.}
      - {text: trois}
"""


BANK = OneQuestion(HEAD, "facturation")
compiled, question, fault = BANK.compiled, BANK.question, BANK.fault
"""Of a bank of one question, whose body starts on line 10."""


def test_single_choice():
    read = question("    type: single_choice\n    draw: 2\n" + THREE)
    assert isinstance(read, SingleChoice)
    assert read.choices == (Choice("un", True), Choice("deux", False, "Non."), Choice("trois"))
    assert (read.draw, read.bank, read.theme, read.point_id) == (2, "b", "facturation", "q")


def test_all_the_common_fields():
    read = question(
        "    type: true_false\n    answer: faux\n    sources: ['CSP, art. L. 1110-4']\n    checked: 2026-11\n"
        "    covers: [M14, L07]\n    terms: [uretere]\n    revision: 3\n    point: autre\n    tags: [a]\n"
        "    as_of: 2024-11-15\n    feedback: Non.\n"
    )
    assert isinstance(read, TrueFalse)
    assert read.answer is False
    assert (read.sources, read.checked, read.covers) == (("CSP, art. L. 1110-4",), "2026-11", ("M14", "L07"))
    assert (read.terms, read.revision, read.point, read.tags) == (("uretere",), 3, "autre", ("a",))
    assert (str(read.as_of), read.feedback) == ("2024-11-15", "Non.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (THREE.replace("deux", "deux, correct: oui"), ("Q001", 12, 7)),
        (THREE.replace(", correct: oui", ""), ("Q001", 12, 7)),
        (THREE.replace("      - {text: trois}\n", ""), ("B021", 12, 7)),
        (THREE.replace("trois", "'deux '"), ("Q002", 14, 9)),
        (THREE + "    draw: 1\n", ("B023", 15, 11)),
        (THREE + "    draw: 4\n", ("B023", 15, 11)),
        (THREE + "    draw: deux\n", ("B006", 15, 11)),
        (THREE.replace("text: trois", "text: "), ("B004", 14, 10)),
        (THREE + "      - quatre\n", ("B003", 15, 9)),
        (THREE + "      - {text: quatre, correct: peut-être}\n", ("B005", 15, 33)),
        ("    choices: un\n", ("B003", 11, 14)),
        ("    choices: []\n", ("B004", 11, 14)),
        ("", ("B002", 5, 5)),
    ],
)
def test_single_choice_faults(body, expected):
    assert fault("    type: single_choice\n" + body) == expected


def test_a_single_choice_that_shows_five_choices_is_only_told():
    body = THREE + "      - {text: quatre}\n      - {text: cinq}\n"
    result = compiled("    type: single_choice\n" + body)
    assert [(d.code, d.severity) for d in result.diagnostics] == [("B021", Severity.WARNING)]
    assert len(result.bank.questions) == 1
    assert compiled("    type: single_choice\n    draw: 4\n" + body).diagnostics == ()


def test_multiple_choice():
    read = question("    type: multiple_choice\n" + THREE.replace("deux", "deux, correct: vrai"))
    assert isinstance(read, MultipleChoice)
    assert [choice.correct for choice in read.choices] == [True, True, False]


@pytest.mark.parametrize("keys", [1, 3])
def test_multiple_choice_needs_two_keys_and_a_wrong_choice(keys):
    body = THREE.replace(", correct: oui", "")
    for text in ("un", "deux", "trois")[:keys]:
        body = body.replace(f"text: {text}", f"text: {text}, correct: oui")
    assert fault("    type: multiple_choice\n" + body) == ("Q001", 12, 7)


def test_multiple_choice_draw_keeps_room_for_a_wrong_choice():
    body = THREE.replace("deux", "deux, correct: oui") + "    draw: 2\n"
    assert fault("    type: multiple_choice\n" + body) == ("B023", 15, 11)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ("Q001", 5, 5)),
        ("    answer: peut-être\n", ("B005", 11, 13)),
        ("    answer: [vrai]\n", ("B003", 11, 13)),
    ],
)
def test_true_false_faults(body, expected):
    assert fault("    type: true_false\n" + body) == expected


def test_short_answer():
    read = question(
        "    type: short_answer\n    answers: [uretère, uretères]\n    spelling: strict\n"
        "    confusions:\n      - {text: urètre, feedback: L'autre.}\n"
    )
    assert isinstance(read, ShortAnswer)
    assert read.answers == ("uretère", "uretères")
    assert read.spelling is Spelling.STRICT
    assert read.confusions == (Confusion("urètre", "L'autre."),)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    answers: uretère\n", ("B003", 11, 14)),
        ("    answers: [a, '']\n", ("B004", 11, 18)),
        ("    answers: [a, null]\n", ("B004", 11, 18)),
        ("    answers: [a]\n    spelling: lennient\n", ("B010", 12, 15)),
        ("    answers: [a]\n    confusions:\n      - {text: A, feedback: f}\n", ("B026", 13, 16)),
        ("    answers: [a]\n    confusions:\n      - {text: b}\n", ("B002", 13, 9)),
    ],
)
def test_short_answer_faults(body, expected):
    assert fault("    type: short_answer\n" + body) == expected


def test_cloze():
    read = question(
        "    type: cloze\n    text: Une {1} et {2}, {{tariff:G}}.\n"
        "    blanks:\n      - answers: [a]\n        spelling: no_typo\n"
        "      - {answers: [b], options: [b, c]}\n"
    )
    assert isinstance(read, Cloze)
    assert read.blanks == (Blank(("a",), (), Spelling.NO_TYPO), Blank(("b",), ("b", "c")))


@pytest.mark.parametrize(
    ("text", "blanks", "code"),
    [
        ("Une {1}.", "[{answers: [a]}, {answers: [b]}]", "B024"),
        ("Une {1} et {2}.", "[{answers: [a]}]", "B024"),
        ("Une {1} et {1}.", "[{answers: [a]}, {answers: [b]}]", "B024"),
        ("Rien.", "[{answers: [a]}]", "B024"),
        ("Une {2}.", "[{answers: [a]}]", "B024"),
        ("Une {1}.", "[{answers: [a], options: [b, c]}]", "B025"),
        ("Une {1}.", "[{answers: [a], options: [a]}]", "B025"),
        ("Une {1}.", "[{answers: [a], options: [a, b, b]}]", "Q002"),
        ("Une {1}.", "[{answers: [a], options: [a, A, b]}]", "Q002"),
        ("Une {1}.", "[{answers: []}]", "B004"),
    ],
)
def test_cloze_faults(text, blanks, code):
    result = compiled(f'    type: cloze\n    text: "{text}"\n    blanks: {blanks}\n')
    assert [d.code for d in result.diagnostics if d.severity is Severity.ERROR] == [code]
    assert result.bank.questions == ()


@pytest.mark.parametrize("answer", ["19", "2,5", "1 234,5", '"{{amount:70% * G - PF}}"', "-3"])
def test_numeric(answer):
    read = question(f"    type: numeric\n    answer: {answer}\n    tolerance: 0,5\n    unit: €\n")
    assert isinstance(read, Numeric)
    assert (read.answer, read.tolerance, read.unit) == (answer.strip('"'), "0.5", "€")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    answer: dix\n", ("B027", 11, 13)),
        ("    answer: 30 €\n", ("B027", 11, 13)),
        ('    answer: "environ {{tariff:G}}"\n', ("B027", 11, 13)),
        ('    answer: "{{amount:G +}}"\n', ("B030", 11, 14)),
        ("    answer: 3\n    tolerance: -1\n", ("B006", 12, 16)),
    ],
)
def test_numeric_faults(body, expected):
    assert fault("    type: numeric\n" + body) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    level: 4", ("B007", 9, 12)),
        ("    level: deux", ("B006", 9, 12)),
        ("    skill: acueil", ("B010", 8, 12)),
        ("    prompt: ", ("B004", 6, 5)),
        ("    explanation: [a]", ("B003", 7, 18)),
    ],
)
def test_faults_of_common_fields(line, expected):
    key = line.split(":")[0]
    body = "\n".join(line if old.startswith(key + ":") else old for old in HEAD.splitlines())
    text = body + "\n    type: true_false\n    answer: vrai\n"
    result = compile_file(text.encode(), FileKind.BANK, "facturation")
    [error] = [d for d in result.diagnostics if d.severity is Severity.ERROR]
    assert (error.code, error.line, error.column) == expected


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("    checked: 11/2026", "B009"),
        ("    as_of: 2026-02-30", "B008"),
        ("    revision: 0", "B007"),
        ("    point: Mon point", "B011"),
        ("    tag: [a]", "B001"),
        ("    sources: CSP", "B003"),
    ],
)
def test_faults_of_optional_fields(extra, code):
    assert fault(f"    type: true_false\n    answer: vrai\n{extra}\n")[0] == code


def test_a_point_may_be_the_facet_of_a_term():
    assert (
        question("    type: true_false\n    answer: vrai\n    point: uretere/meaning\n").point
        == "uretere/meaning"
    )


@pytest.mark.parametrize(
    ("extra", "code"),
    [("    covers: [M99]", "B043"), ("    tags: [RGPD]", "B043"), ("    ignore: [Q999]", "B044")],
)
def test_what_is_only_a_warning(extra, code):
    result = compiled(f"    type: true_false\n    answer: vrai\n{extra}\n")
    assert [(d.code, d.severity) for d in result.diagnostics] == [(code, Severity.WARNING)]
    assert len(result.bank.questions) == 1


def test_sources_without_the_month_of_their_check_are_told():
    text = (HEAD + "    type: true_false\n    answer: vrai\n    sources: [Grevisse]\n").replace(
        "theme: facturation", "theme: redaction"
    )
    found = compile_file(text.replace("cadre", "transcription").encode(), FileKind.BANK, "").diagnostics
    assert [(d.code, d.severity, d.line) for d in found] == [("B015", Severity.WARNING, 12)]
    # Of a law or a tariff, it is an error of `quizz check`: F302.
    assert compile_file(text.encode(), FileKind.BANK, "").diagnostics == ()


def test_a_checkpoint_or_a_rule_that_is_none_gets_a_suggestion():
    found = compiled(
        "    type: true_false\n    answer: vrai\n    covers: [M1]\n    ignore: [Q10]\n"
    ).diagnostics
    assert [(d.line, d.column) for d in found] == [(12, 14), (13, 14)]
    assert "«\u00a0M01\u00a0»" in found[0].remedy
    assert "Q10" in found[1].remedy


def test_what_is_ignored_is_kept():
    assert question("    type: true_false\n    answer: vrai\n    ignore: [Q106, F303]\n").ignore == (
        "Q106",
        "F303",
    )


def test_an_unknown_type_gets_a_suggestion():
    result = compiled("    type: single_choise\n" + THREE)
    assert result.diagnostics[0].code == "B010"
    assert "single_choice" in result.diagnostics[0].remedy


def test_a_theme_that_is_not_the_folder_s():
    text = HEAD.replace("theme: facturation", "theme: facturaton")
    found = compile_file(text.encode(), FileKind.BANK, "facturation").diagnostics
    assert "facturation" in found[0].remedy
    found = compile_file(HEAD.encode(), FileKind.BANK, "accueil").diagnostics
    assert [(d.line, d.column) for d in found if d.code == "B014"] == [(3, 8)]


@pytest.mark.parametrize("bad", ["Tiers-Payant", "tiers_payant", "-a", "é", "a b", "a" * 81])
def test_the_form_of_ids(bad):
    found = compile_file(
        HEAD.replace("id: q", f"id: {bad}").encode(), FileKind.BANK, "facturation"
    ).diagnostics
    assert [(d.line, d.column) for d in found if d.code == "B011"] == [(5, 9)]
