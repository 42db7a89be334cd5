"""Reading what is matched, put in order and sorted."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from one_question import OneQuestion
from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity, render
from quizz.content.loader import load, withheld
from quizz.content.reading import compile_file
from quizz.domain.answer import Ordered, Placed
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.presentation import present
from quizz.domain.question import Category, Item, Matching, Ordering, Pair, Sorting

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
MATCHING = """\
    type: matching
    pairs:
      - {left: un, right: one}
      - {left: deux, right: two, feedback: Non.}
      - {left: trois, right: three}
    decoys: [four, five]
"""
ORDERING = """\
    type: ordering
    items:
      - text: un
      - {text: deux, feedback: Après un.}
      - text: trois
"""
SORTING = """\
    type: sorting
    categories:
      - name: pairs
        items:
          - text: deux
          - {text: quatre, feedback: Pair.}
      - name: impairs
        items:
          - text: un
          - text: trois
"""
DOCUMENT = Path(__file__).parents[3] / "docs" / "bank-format.md"


BANK = OneQuestion(HEAD, "facturation")
compiled, question, fault = BANK.compiled, BANK.question, BANK.fault
"""Of a bank of one question, whose body starts on line 10."""


def pairs(count, decoys=0):
    lines = [f"      - {{left: g{n}, right: d{n}}}\n" for n in range(count)]
    tail = f"    decoys: [{', '.join(f'l{n}' for n in range(decoys))}]\n" if decoys else ""
    return "    type: matching\n    pairs:\n" + "".join(lines) + tail


def items(count):
    return "    type: ordering\n    items:\n" + "".join(f"      - text: t{n}\n" for n in range(count))


def categories(*sizes):
    text = "    type: sorting\n    categories:\n"
    for place, size in enumerate(sizes):
        text += f"      - name: c{place}\n        items:\n"
        text += "".join(f"          - text: t{place}-{n}\n" for n in range(size))
    return text


def test_matching():
    read = question(MATCHING)
    assert isinstance(read, Matching)
    assert read.pairs == (Pair("un", "one"), Pair("deux", "two", "Non."), Pair("trois", "three"))
    assert read.decoys == ("four", "five")


def test_ordering():
    read = question(ORDERING)
    assert isinstance(read, Ordering)
    assert read.items == (Item("un"), Item("deux", "Après un."), Item("trois"))


def test_sorting():
    read = question(SORTING)
    assert isinstance(read, Sorting)
    assert read.categories == (
        Category("pairs", (Item("deux"), Item("quatre", "Pair."))),
        Category("impairs", (Item("un"), Item("trois"))),
    )


@pytest.mark.parametrize(
    "body",
    [
        *(pairs(3), pairs(6), pairs(3, decoys=3), pairs(5, decoys=1)),
        *(items(3), items(7), categories(1, 3), categories(2, 2, 2, 2), categories(1, 1, 1, 1)),
        MATCHING.replace("one", "d" * 45).replace("left: un", "left: " + "é" * 90),
        MATCHING.replace("one", "Un").replace("two", "un"),  # told apart by their case, as choices are
        SORTING.replace("impairs", "'{{tariff:G}} " + "d" * 45 + "'"),
        ORDERING.replace("trois", "'" + "d" * 90 + " {{tariff:G}}'"),
    ],
)
def test_what_the_limits_allow(body):
    question(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (pairs(2), ("B021", 12, 7)),
        (pairs(7), ("B021", 12, 7)),
        (pairs(6, decoys=1), ("B021", 18, 13)),
        (pairs(3, decoys=4), ("B021", 15, 13)),
        (MATCHING.replace("left: trois", "left: 'un '"), ("Q002", 14, 16)),
        (MATCHING.replace("three", "one"), ("Q002", 14, 30)),
        (MATCHING.replace("five", "two"), ("Q002", 15, 20)),
        (MATCHING.replace("[four, five]", "[four, four]"), ("Q002", 15, 20)),
        (MATCHING.replace("left: deux", "left: " + "d" * 91), ("B028", 13, 16)),
        (MATCHING.replace("two", "d" * 46), ("B028", 13, 29)),
        (MATCHING.replace("five", "d" * 46), ("B028", 15, 20)),
        (MATCHING.replace("right: two, ", ""), ("B002", 13, 9)),
        (MATCHING.replace("right: two", "right: "), ("B004", 13, 22)),
        (MATCHING.replace("right: two", "right: two, rigth: two"), ("B001", 13, 34)),
        (MATCHING.replace("[four, five]", "four"), ("B003", 15, 13)),
        (MATCHING.replace("five", "''"), ("B004", 15, 20)),
        (MATCHING.replace("- {left: trois, right: three}", "- trois"), ("B003", 14, 9)),
        (MATCHING.replace("three", "{{tarif:G}}".join("''")), ("B030", 14, 31)),
        ("    type: matching\n    pairs: []\n", ("B004", 11, 12)),
        ("    type: matching\n    pairs: un\n", ("B003", 11, 12)),
        ("    type: matching\n", ("B002", 5, 5)),
        (MATCHING + "    items: []\n", ("B001", 16, 5)),
    ],
)
def test_matching_faults(body, expected):
    assert fault(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (items(2), ("B021", 12, 7)),
        (items(8), ("B021", 12, 7)),
        (ORDERING.replace("trois", "un"), ("Q002", 14, 15)),
        (ORDERING.replace("trois", "d" * 91), ("B028", 14, 15)),
        (ORDERING.replace("text: trois", "texte: trois"), None),
        (ORDERING.replace("- text: trois", "- trois"), ("B003", 14, 9)),
        ("    type: ordering\n    items: []\n", ("B004", 11, 12)),
        ("    type: ordering\n", ("B002", 5, 5)),
    ],
)
def test_ordering_faults(body, expected):
    if expected is None:
        assert [d.code for d in compiled(body).diagnostics if d.severity is Severity.ERROR] == ["B001"]
    else:
        assert fault(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (categories(4), ("B021", 12, 7)),
        (categories(2, 2, 1, 1, 1), ("B021", 12, 7)),
        (categories(1, 2), ("B021", 12, 7)),
        (categories(5, 4), ("B021", 12, 7)),
        (SORTING.replace("name: impairs", "name: pairs"), ("Q002", 16, 15)),
        (SORTING.replace("text: trois", "text: deux"), ("Q002", 19, 19)),
        (SORTING.replace("name: impairs", "name: " + "d" * 46), ("B028", 16, 15)),
        (SORTING.replace("text: trois", "text: " + "d" * 91), ("B028", 19, 19)),
        (SORTING.replace("- name: impairs\n       ", "-"), ("B002", 16, 9)),
        (SORTING + "      - name: vide\n        items: []\n", ("B004", 21, 16)),
        (SORTING + "      - name: vide\n", ("B002", 20, 9)),
        (SORTING + "      - vide\n", ("B003", 20, 9)),
        ("    type: sorting\n    categories: []\n", ("B004", 11, 17)),
        ("    type: sorting\n", ("B002", 5, 5)),
    ],
)
def test_sorting_faults(body, expected):
    assert fault(body) == expected


def test_the_number_of_things_agrees_in_french():
    [error, *_others] = compiled(pairs(1)).diagnostics
    assert "a 1 élément." in error.message
    [error, *_others] = compiled(pairs(2)).diagnostics
    assert "a 2 éléments." in error.message


@pytest.mark.parametrize("key", ["pairs", "decoys", "items", "categories"])
def test_a_key_of_a_question_written_beside_the_questions_is_told_to_move(key):
    text = HEAD.replace("questions:", f"{key}: []\nquestions:") + ORDERING
    found = compile_file(text.encode(), FileKind.BANK, "facturation").diagnostics
    [unknown] = [d for d in found if d.code == "B001"]
    assert "décalez-la" in unknown.remedy


def test_the_tariffs_of_every_text_are_found():
    body = SORTING.replace("impairs", "'{{tariff:A}}'").replace("quatre", "'{{tariff:B}}'")
    body = body.replace("Pair.", "'{{tariff:C}}'")
    assert {reference.target for reference in compiled(body).references} == {"A", "B", "C"}
    body = MATCHING.replace("four", "'{{tariff:A}}'").replace("two", "'{{tariff:B}}'")
    assert {reference.target for reference in compiled(body).references} == {"A", "B"}


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
        MATCHING.replace("four", "'{{tariff:G}}'").replace("two", "'30,00 €'"),
        ORDERING.replace("un", "'{{tariff:G}}'", 1).replace("trois", "30,00 €"),
        SORTING.replace("impairs", "'{{tariff:G}}'").replace("pairs", "30,00 €"),
    ],
)
def test_a_question_whose_amounts_make_two_texts_the_same_is_withheld_that_day(folder, tmp_path, body):
    root = folder({"questions/facturation/b.yaml": HEAD + body, "tariffs.yaml": TARIFFS})
    content = load([root], tmp_path / "cache")
    assert content.diagnostics == ()
    assert load([root], tmp_path / "cache") == content
    assert withheld(content, date(2024, 11, 15)) == {}
    assert "30,00" in withheld(content, date(2026, 11, 21))["q"].message
    assert "n’a pas de montant" in withheld(content, date(2020, 1, 1))["q"].message


short = st.text("abé ", max_size=3)
texts = st.lists(short, max_size=9)


@given(
    st.one_of(
        st.tuples(
            st.just("pairs"), st.lists(st.fixed_dictionaries({"left": short, "right": short}), max_size=8)
        ),
        st.tuples(st.just("items"), texts.map(lambda found: [{"text": text} for text in found])),
        st.tuples(
            st.just("categories"),
            st.lists(
                st.fixed_dictionaries(
                    {"name": short, "items": texts.map(lambda found: [{"text": text} for text in found[:4]])}
                ),
                max_size=5,
            ),
        ),
    ),
    texts,
)
def test_what_is_read_can_be_answered_in_one_way(kind_and_value, decoys):
    key, value = kind_and_value
    kind = {"pairs": "matching", "items": "ordering", "categories": "sorting"}[key]
    fields = {"type": kind, key: value} | ({"decoys": decoys} if key == "pairs" else {})
    body = yaml.safe_dump(fields, allow_unicode=True).replace("\n", "\n    ").rstrip()
    result = compiled("    " + body + "\n")
    for diagnostic in result.diagnostics:
        assert render(diagnostic)
    if not result.bank.questions:
        assert any(d.severity is Severity.ERROR for d in result.diagnostics)
        return
    presented = present(result.bank.questions[0], 0)
    rights = tuple(item.right for item in presented.items)
    answer = Ordered(tuple(map(rights.index, range(len(rights))))) if kind == "ordering" else Placed(rights)
    assert judge(presented, answer, EMPTY_VOCABULARY).correct
    assert len(set(presented.shown)) >= max(len(presented.items), len(presented.targets))
    assert 3 <= len(presented.items) <= 8
    assert len(presented.targets) <= 6


# The document


def examples():
    """The examples of the types that the document writes whole."""
    block = next(
        b for b in re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.S) if "sorting" in b
    )
    whole = re.split(r"(?m)^(?=- )", block)
    return {re.search(r"type: (\w+)", text)[1]: text for text in whole if text.strip()}


@pytest.mark.parametrize(
    "kind", ["true_false", "short_answer", "cloze", "numeric", "matching", "ordering", "sorting"]
)
def test_the_examples_of_the_document_are_read(kind):
    body = re.sub(r"(?m)^", "  ", examples()[kind].replace("- ", "  ", 1)).rstrip()
    head = HEAD.replace("    prompt: P\n", "") if "prompt:" in body else HEAD
    result = compile_file(f"{head}{body}\n".encode(), FileKind.BANK, "facturation")
    assert result.diagnostics == ()
    assert result.bank.questions[0].__struct_config__.tag == kind
