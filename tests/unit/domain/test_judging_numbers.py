"""Numbers, read and judged."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.answer import DontKnow, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.judging import EMPTY_VOCABULARY, format_number, judge, read_quantity
from quizz.domain.presentation import present
from quizz.domain.question import Numeric
from quizz.domain.text import canonical
from quizz.errors import ContentError

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u2009567,5", "1234567.5"),
        ("1234.5", "1234.5"),
        ("1234,5", "1234.5"),
        ("30 €", "30"),
        ("30€", "30"),
        ("70 %", "70"),
        ("70%", "70"),
        ("1 234,50 euros", "1234.50"),
        ("2 EUR", "2"),
        ("70 pour cent", "70"),
        (" 007 ", "7"),
        ("+5", "5"),
        ("-5", "-5"),
        ("−5,5", "-5.5"),
        ("- 5", "-5"),
        ("12.", "12"),
        ("12,", "12"),
        ("12 ?", "12"),
        ("« 12 »", "12"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("-,5", "-0.5"),
        ("1.234,50", "1234.50"),
        ("1.234.567,5", "1234567.5"),
        ("1.234", "1.234"),
        ("€30", "30"),
        ("€ 1.234,50", "1234.50"),
        ("30 mg", "30"),
        ("30 m²", "30"),
        ("20 années", "20"),
        ("0", "0"),
        ("9" * 30, "9" * 30),
    ],
)
def test_numbers_that_are_read(text: str, value: str) -> None:
    quantity = read_quantity(text)
    assert quantity is not None
    assert quantity.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("1,2,3", "1.2.3", "1.234.567", "1,234.5", "1e3", "1_000", "0x10", "1'234", "--5", "5-"),
        *("1 234.567,5", "12.34,5", "0.123,4", ",", "€30 €", "12 h 30"),
        *("12 34", "1 2345", "1234 567", "0 123", "3 0", "٣", "３０", "²"),
        *("", "€", "nan", "inf", "trente", "30 € 50", "30 %€"),
        *("9" * 31, "0," + "1" * 30, "1" * 1_000_000),
    ],
)
def test_texts_that_are_no_number(text: str) -> None:
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "right"),
    [
        ("30", "mg", True),
        ("30 mg", "mg", True),
        ("30MG", "mg", True),
        ("30 €", "mg", False),
        ("30 g", "mg", False),
        ("30 €", "%", False),
        ("€30", "%", False),
        ("€30", "€", True),
        ("30 euros", "€", True),
        ("30 €", "euros", True),
        ("30 ug", "µg", True),
        ("30 μg", "µg", True),
        ("30 h", "heures", True),
        ("30 heure", "heures", True),
        ("30 boite", "boîtes", True),
        ("30 min.", "min", True),
        ("30 années", "ans", True),
        ("30 mois", "ans", False),
        ("30 cp", "comprimés", True),
        ("30 comprimés", "", True),
    ],
)
def test_the_unit_of_the_question(text: str, unit: str, right: bool) -> None:
    judgement = answered(numeric("30", unit=unit), text)
    assert judgement.correct is right
    assert [f"«{NBSP}{unit}{NBSP}»" in note for note in judgement.notes] == ([] if right else [True])


def test_a_wrong_number_in_another_unit_is_told_the_unit() -> None:
    judgement = answered(numeric("70 %"), "30 €")
    assert not judgement.correct
    assert "autre unité" in judgement.notes[0]
    assert f"«{NBSP}%{NBSP}»" in judgement.notes[0]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("1867.02", "€", f"1{NBSP}867,02{NBSP}€"),
        ("30.00", "€", f"30,00{NBSP}€"),
        ("2041", "", "2041"),
        ("20410", "", f"20{NBSP}410"),
        ("-2.5", "", "−2,5"),
        ("1E+3", "", "1000"),
    ],
)
def test_french_form(value: str, unit: str, text: str) -> None:
    assert format_number(Decimal(value), unit) == text


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20),
    st.sampled_from(["", "€", "%", "mg", "boîtes"]),
)
def test_what_is_written_is_read_back(value: Decimal, unit: str) -> None:
    assert read_quantity(format_number(value, unit)) == (value, canonical(unit))


@given(st.text(st.sampled_from("0123456789 ,.+-−€%\u00a0em"), max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    quantity = read_quantity(text)
    assert quantity is None or quantity.value.is_finite()


@pytest.mark.timeout(20)
def test_hostile_input_is_refused() -> None:
    for text in ("1 " * 10**6, "1" + " 000" * 10**6, " " * 10**6 + "1", "1" + " 111" * 45 + "x"):
        assert read_quantity(text) is None


def numeric(answer: str, tolerance: str = "0", unit: str = "") -> Numeric:
    return Numeric(
        id="q",
        theme="t",
        bank="b",
        prompt="?",
        explanation=".",
        skill="s",
        level=1,
        answer=answer,
        tolerance=tolerance,
        unit=unit,
    )


def answered(question: Numeric, text: str) -> Judgement:
    return judge(present(question, 0), Typed(text), EMPTY_VOCABULARY)


@pytest.mark.parametrize(
    ("question", "text", "right"),
    [
        (numeric("17,45", unit="€"), "17.45 €", True),
        (numeric(f"1{NBSP}867,02{NBSP}€", unit="€"), "1867,02", True),
        (numeric("17,45 €"), "17,450 euros", True),
        (numeric("17,45"), "17,5", False),
        (numeric("17,45", "0,05"), "17,5", True),
        (numeric("17,45", "0,05"), "17,51", False),
        (numeric("17,45", "0,05"), "17,40", True),
        (numeric("-5"), "5", False),
        (numeric("1" * 30), "1" * 29 + "2", False),
        (numeric("0," + "1" * 29), "0," + "1" * 28 + "2", False),
    ],
)
def test_within_the_tolerance(question: Numeric, text: str, right: bool) -> None:
    judgement = answered(question, text)
    assert judgement.correct is right
    assert judgement.notes == ()


def test_the_expected_number_is_shown_in_french() -> None:
    assert answered(numeric("1867.02", unit="€"), "2").expected == (f"1{NBSP}867,02{NBSP}€",)
    assert answered(numeric("70 %"), "2").expected == (f"70{NBSP}%",)
    assert answered(numeric("2041"), "2").expected == ("2041",)
    unknown = judge(present(numeric("2.5", unit="mg"), 0), DontKnow(), EMPTY_VOCABULARY)
    assert (unknown.unknown, unknown.expected) == (True, (f"2,5{NBSP}mg",))


@pytest.mark.parametrize("text", ["trente", "", "1,2,3", "9" * 600])
def test_an_unreadable_number_is_wrong_and_says_how(text: str) -> None:
    judgement = answered(numeric("30", unit="€"), text)
    assert not judgement.correct
    assert f"«{NBSP}1{NBSP}234,5{NBSP}»" in judgement.notes[0]
    assert "€" in judgement.notes[0]


@pytest.mark.parametrize("question", [numeric("{{tariff:G}}"), numeric("30", tolerance="un peu")])
def test_a_question_without_a_number_is_a_fault_of_the_bank(question: Numeric) -> None:
    with pytest.raises(ContentError, match="n’est pas un nombre"):
        answered(question, "30")
