from datetime import date
from decimal import Decimal

import pytest

from quizz.content.templates import MAX_TEMPLATES, fill, money, rate, scan
from quizz.domain.question import (
    Blank,
    Category,
    Choice,
    Cloze,
    Item,
    Matching,
    Numeric,
    Ordering,
    Pair,
    ShortAnswer,
    SingleChoice,
    Sorting,
)
from quizz.domain.tariff import DatedAmount, Tariff, Tariffs, Unit
from quizz.errors import ContentError, MissingTariff

DAY = date(2026, 11, 21)


def tariff(name, unit, *values):
    amounts = tuple(
        DatedAmount(amount=Decimal(amount), valid_from=start, valid_until=end, source="s", confidence="A")
        for amount, start, end in values
    )
    return Tariff(id=name, label=name, unit=unit, values=amounts)


TARIFFS = Tariffs(
    {
        "G": tariff(
            "G",
            Unit.EUR,
            ("26.50", date(2023, 11, 1), date(2024, 12, 21)),
            ("30.00", date(2024, 12, 22), None),
        ),
        "PF": tariff(
            "PF", Unit.EUR, ("1", date(2020, 1, 1), date(2024, 5, 14)), ("2", date(2024, 5, 15), None)
        ),
        "TAUX": tariff("TAUX", Unit.PERCENT, ("70", date(2024, 1, 1), None)),
        "GROS": tariff("GROS", Unit.EUR, ("1867.02", date(2024, 1, 1), None)),
    }
)


def short(text, **fields):
    base = {
        "id": "q",
        "theme": "facturation",
        "bank": "b",
        "prompt": text,
        "explanation": "E",
        "skill": "cadre",
    }
    return ShortAnswer(**(base | {"level": 1, "answers": ("a",)} | fields))


def shown(text, day=DAY, **fields):
    return fill(short(text, **fields), TARIFFS, day).prompt


def test_a_tariff_is_shown_with_a_no_break_space():
    assert shown("Payez {{tariff:G}}.") == "Payez 30,00\u00a0€."


def test_a_tariff_of_another_day():
    assert shown("{{tariff:G@2024-11-15}} puis {{tariff:G}}") == "26,50\u00a0€ puis 30,00\u00a0€"
    assert shown("{{ tariff : G }}", day=date(2024, 12, 21)) == "26,50\u00a0€"


def test_the_question_s_own_day_wins():
    assert shown("{{tariff:G}}", as_of=date(2024, 11, 15)) == "26,50\u00a0€"


def test_a_rate_and_a_large_amount():
    assert shown("{{tariff:TAUX}}") == "70\u00a0%"
    assert rate(Decimal("32.50")) == "32,5\u00a0%"
    assert rate(Decimal("100")) == "100\u00a0%"
    assert shown("{{tariff:GROS}}") == "1\u202f867,02\u00a0€"
    assert money(Decimal("1234567.5")) == "1\u202f234\u202f567,50\u00a0€"


def test_a_sum():
    assert shown("{{amount:70% * G - PF}}") == "19,00\u00a0€"
    assert shown("{{amount:TAUX * G}}") == "21,00\u00a0€"
    assert shown("{{amount:70% * G@2024-11-15 - PF@2024-05-01}}") == "17,55\u00a0€"


def test_every_text_of_a_question_is_filled():
    question = SingleChoice(
        id="q", theme="facturation", bank="b", prompt="P", explanation="{{tariff:G}}", skill="cadre", level=1,
        choices=(Choice("{{tariff:PF}}", correct=True, feedback="{{tariff:TAUX}}"), Choice("x"), Choice("y")),
    )  # fmt: skip
    filled = fill(question, TARIFFS, DAY)
    assert isinstance(filled, SingleChoice)
    assert filled.explanation == "30,00\u00a0€"
    assert filled.choices[0] == Choice("2,00\u00a0€", correct=True, feedback="70\u00a0%")
    cloze = Cloze(
        id="q", theme="facturation", bank="b", prompt="P", explanation="E", skill="cadre", level=1,
        text="{1} et {{tariff:G}}", blanks=(Blank(("{{tariff:PF}}",), ("{{tariff:PF}}", "rien")),),
        as_of=DAY,
    )  # fmt: skip
    filled = fill(cloze, TARIFFS, date(2020, 1, 1))
    assert isinstance(filled, Cloze)
    assert filled.text == "{1} et 30,00\u00a0€"
    assert filled.blanks[0] == Blank(("2,00\u00a0€",), ("2,00\u00a0€", "rien"))
    assert filled.as_of == DAY


@pytest.mark.parametrize(
    ("answer", "filled"),
    [
        ("{{amount:70% * G - PF}}", "19,00"),
        ("{{tariff:GROS}}", "1867,02"),
        ("{{tariff:TAUX}}", "70"),
        ("{{amount:30 * GROS}}", "56010,60"),
        ("12", "12"),
    ],
)
def test_a_numeric_answer_becomes_a_bare_number(answer, filled):
    question = Numeric(
        id="q", theme="facturation", bank="b", prompt="{{tariff:G}}", explanation="E", skill="cadre", level=1,
        answer=answer, unit="€",
    )  # fmt: skip
    result = fill(question, TARIFFS, DAY)
    assert isinstance(result, Numeric)
    assert (result.answer, result.prompt) == (filled, "30,00\u00a0€")


def test_a_question_without_templates_is_returned_as_it_is():
    question = short("Rien à remplir.")
    assert fill(question, TARIFFS, DAY) is question


def test_a_missing_tariff_names_itself_and_the_day():
    with pytest.raises(MissingTariff, match="ABSENT"):
        shown("{{tariff:ABSENT}}")
    with pytest.raises(MissingTariff, match="01/01/2020"):
        shown("{{amount:2 * TAUX}}", day=date(2020, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        *("{{tarif:G}}", "{{G}}", "{{tariff:}}", "{{tariff:G@hier}}", "{{tariff:G@2024-13-01}}"),
        *("{{nom}}", "{{tariff:G", "{{", "{{tariff:G}} et {{", "{{tariff:70%}}", "{{}}", "{{amount:G +}}"),
    ],
)
def test_a_template_that_is_not_well_formed_is_a_fault(text):
    _templates, faults = scan(text)
    assert len(faults) == 1
    assert faults[0].message.endswith(".")
    assert text[faults[0].offset :].startswith("{{")


def test_a_malformed_template_that_was_not_checked_raises_a_content_error():
    with pytest.raises(ContentError):
        shown("{{amount:G +}}")


def test_scan_is_bounded():
    templates, faults = scan("{{tariff:G}}" * 10_000)
    assert len(templates) == MAX_TEMPLATES
    assert len(faults) == 1


def choices(*texts, prompt="{{tariff:G}}"):
    return SingleChoice(
        id="q", theme="facturation", bank="b", prompt=prompt, explanation="E", skill="cadre", level=1,
        choices=tuple(Choice(text, correct=not place) for place, text in enumerate(texts)),
    )  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [
        ("{{tariff:G}}", "30,00 €", "1 €"),
        ("30,00\u202f€", "1 €", "{{tariff:G}}"),
        ("{{tariff:G}} par mois", "1 €", "{{amount:15 * PF}} Par mois"),
    ],
)
def test_a_wrong_option_that_becomes_a_right_one_is_refused(texts):
    with pytest.raises(ContentError, match=r"21/11/2026.*30,00") as refused:
        fill(choices(*texts), TARIFFS, DAY)
    assert not isinstance(refused.value, MissingTariff)
    fill(choices(*texts), TARIFFS, date(2024, 11, 15))  # 26,50 € then


@pytest.mark.parametrize(
    "texts",
    [
        ("madame", "Madame", "MADAME"),  # told apart by the author, amounts have nothing to do with it
        ("1 €", "{{tariff:G}}", "30,00 €"),  # both wrong
    ],
)
def test_options_that_amounts_do_not_make_wrong_are_kept(texts):
    assert fill(choices(*texts), TARIFFS, DAY).prompt == "30,00\u00a0€"


def test_an_option_of_a_blank_that_becomes_the_answer_is_refused():
    cloze = Cloze(
        id="q", theme="facturation", bank="b", prompt="P", explanation="E", skill="cadre", level=1,
        text="{1} et {2}",
        blanks=(Blank(("a",)), Blank(("{{tariff:PF}}",), ("{{tariff:PF}}", "2,00 €"))),
    )  # fmt: skip
    with pytest.raises(ContentError, match="2,00"):
        fill(cloze, TARIFFS, DAY)
    fill(cloze, TARIFFS, date(2024, 1, 1))


BASE = {
    "id": "q",
    "theme": "facturation",
    "bank": "b",
    "prompt": "{{tariff:G}}",
    "explanation": "E",
    "skill": "cadre",
    "level": 1,
}


def matching(*pairs, decoys=()):
    return Matching(**BASE, pairs=tuple(Pair(*pair) for pair in pairs), decoys=decoys)


def ordering(*texts):
    return Ordering(**BASE, items=tuple(map(Item, texts)))


def sorting(**categories):
    return Sorting(
        **BASE,
        categories=tuple(Category(name, tuple(map(Item, texts))) for name, texts in categories.items()),
    )


def test_every_text_to_place_is_filled():
    filled = fill(matching(("{{tariff:G}}", "a", "{{tariff:TAUX}}"), ("b", "{{tariff:PF}}")), TARIFFS, DAY)
    assert filled.pairs == (Pair("30,00\u00a0€", "a", "70\u00a0%"), Pair("b", "2,00\u00a0€"))
    filled = fill(matching(("a", "b"), decoys=("{{tariff:G}}",)), TARIFFS, DAY)
    assert filled.decoys == ("30,00\u00a0€",)
    filled = fill(Ordering(**BASE, items=(Item("{{tariff:G}}", "{{tariff:PF}}"), Item("b"))), TARIFFS, DAY)
    assert filled.items == (Item("30,00\u00a0€", "2,00\u00a0€"), Item("b"))
    filled = fill(sorting(**{"{{tariff:G}}": ["{{tariff:PF}}"], "c": ["d"]}), TARIFFS, DAY)
    assert filled.categories[0] == Category("30,00\u00a0€", (Item("2,00\u00a0€"),))


@pytest.mark.parametrize(
    "question",
    [
        matching(("{{tariff:G}}", "a"), ("30,00 €", "b"), ("x", "c")),
        matching(("a", "{{tariff:G}}"), ("b", "x"), ("c", "30,00 €")),
        matching(("a", "{{tariff:G}}"), ("b", "x"), ("c", "y"), decoys=("z", "30,00 €")),
        matching(("a", "x"), ("b", "y"), decoys=("{{amount:15 * PF}}", "{{tariff:G}}")),
        ordering("a", "{{tariff:G}}", "b", "30,00 €"),
        sorting(a=["{{tariff:G}}", "x"], b=["y", "30,00 €"]),
        sorting(a=["{{tariff:G}}", "30,00 €"], b=["y", "x"]),
        sorting(**{"{{tariff:G}}": ["x"], "30,00 €": ["y"]}),
    ],
)
def test_texts_to_place_that_amounts_make_the_same_are_refused(question):
    with pytest.raises(ContentError, match=r"21/11/2026.*30,00"):
        fill(question, TARIFFS, DAY)
    fill(question, TARIFFS, date(2024, 11, 15))  # 26,50 € then


@pytest.mark.parametrize(
    "question",
    [
        matching(("{{tariff:G}}", "30,00 €"), ("b", "x")),  # a left text and its right one
        sorting(**{"{{tariff:G}}": ["30,00 €"], "b": ["x"]}),  # a category and its item
        ordering("madame", "Madame", "MADAME"),
    ],
)
def test_texts_to_place_that_cannot_be_taken_for_each_other_are_kept(question):
    assert fill(question, TARIFFS, DAY).prompt == "30,00\u00a0€"
