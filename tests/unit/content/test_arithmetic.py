from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.content.arithmetic import MAX_DEPTH, MAX_LENGTH, TariffUse, evaluate, parse, tariffs_in
from quizz.errors import ContentError

AMOUNTS = {"G": Decimal("30.00"), "PF": Decimal("2.00"), "TAUX": Decimal("0.7")}


def value(text):
    return evaluate(parse(text), lambda use: AMOUNTS[use.id])


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("70% * G - PF", "19.00"),
        ("TAUX * G", "21.00"),
        ("2 + 3 * 4", "14.00"),
        ("(2 + 3) * 4", "20.00"),
        ("10 - 3 - 2", "5.00"),
        ("-3 + 5", "2.00"),
        ("--3", "3.00"),
        ("2 * -3", "-6.00"),
        ("1,5 * 2", "3.00"),
        ("70 % * 50", "35.00"),
        ("0,005", "0.01"),
        ("0,015", "0.02"),
        ("G\u00a0−\u00a0PF", "28.00"),
        ("3 × G", "90.00"),
        ("0 - 0", "0.00"),
    ],
)
def test_sums(text, result):
    assert str(value(text)) == result


@pytest.mark.parametrize(
    "text",
    [
        *("", "G +", "(G", "G)", "G PF", "2 ** 3", "G / 2", "__import__('os')", "G.real", "1e5", "%", "()"),
        *("G@hier", "G@2024-02-30", "1+" * MAX_LENGTH + "1"),
        "(" * (MAX_DEPTH + 2) + "1" + ")" * (MAX_DEPTH + 2),
        "-" * (MAX_DEPTH + 2) + "1",
    ],
)
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ContentError):
        parse(text)


def test_tariffs_keep_their_own_day():
    used = list(tariffs_in(parse("70% * G@2024-11-15 - PF")))
    assert used == [TariffUse("G", date(2024, 11, 15)), TariffUse("PF")]


NUMBERS = st.decimals(min_value=0, max_value=9_999, places=2)


@st.composite
def sums(draw, depth=3):
    """A text and its value, computed apart."""
    kind = draw(
        st.sampled_from(["number", "percent", "tariff", "minus", "+", "-", "*"] if depth else ["number"])
    )
    if kind == "number":
        number = draw(NUMBERS)
        return str(number).replace(".", draw(st.sampled_from(".,"))), number
    if kind == "percent":
        number = draw(NUMBERS)
        return f"{number}%", number / 100
    if kind == "tariff":
        name = draw(st.sampled_from(sorted(AMOUNTS)))
        return name, AMOUNTS[name]
    left, a = draw(sums(depth=depth - 1))
    if kind == "minus":
        return f"-({left})", -a
    right, b = draw(sums(depth=depth - 1))
    return f"({left}) {kind} ({right})", {"+": a + b, "-": a - b, "*": a * b}[kind]


@settings(max_examples=200)
@given(sums())
def test_any_sum_agrees_with_decimal(pair):
    text, expected = pair
    if len(text) <= MAX_LENGTH:
        assert value(text) == expected.quantize(Decimal("0.01"), ROUND_HALF_UP)


@settings(max_examples=200)
@given(st.text(alphabet="0123456789.,+-*()% GPF@_abc", max_size=60))
def test_any_text_is_a_sum_or_a_content_error(text):
    with suppress(ContentError):
        evaluate(parse(text), lambda _use: Decimal(1))
