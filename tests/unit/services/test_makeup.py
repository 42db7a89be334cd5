import pytest

from quizz.content.content import Content
from quizz.content.outlines import outline_of
from quizz.domain.question import AnyQuestion, Choice, SingleChoice, TrueFalse
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term, TermKind
from quizz.services.coverage import coverage, wanted
from quizz.services.makeup import by_theme, makeup, share

COMMON = {"bank": "b", "prompt": "p", "explanation": "e", "skill": "accueil"}


def content(*questions: AnyQuestion, terms: tuple[Term, ...] = ()) -> Content:
    outlines = {question.id: outline_of(question, (1, 1)) for question in questions}
    return Content(banks=(), outlines=outlines, terms=terms, tariffs=Tariffs({}))


def true_false(name: str, **more: object) -> TrueFalse:
    return TrueFalse(**({"id": name, "theme": "accueil", "level": 1, "answer": True} | COMMON | more))


def single(name: str, *texts: str, key: int, **more: object) -> SingleChoice:
    choices = tuple(Choice(text, correct=rank == key) for rank, text in enumerate(texts))
    return SingleChoice(**({"id": name, "theme": "accueil", "level": 2, "choices": choices} | COMMON | more))


def test_counts():
    found = makeup(
        [
            true_false("a", point="p"),
            true_false("b", point="p", level=3, skill="cadre"),
            single("c", "un", "deux", "trois", key=2),
        ]
    )
    assert (found.questions, found.points, found.points_asked_twice) == (3, 2, 1)
    assert found.by_type == {"true_false": 2, "single_choice": 1}
    assert found.by_level == {"1": 1, "2": 1, "3": 1}
    assert found.by_skill["accueil"] == 2
    assert found.by_skill["cadre"] == 1
    assert (found.single_choices.count, found.advanced.count, found.advanced.of) == (1, 2, 3)


def test_longest_keys_and_what_chance_makes():
    found = makeup(
        [
            single("a", "un", "deux", "trois", key=2),
            single("b", "un", "deux", "trois", "quatre", key=0),
            single("c", "pair", "cinq", "un", key=0),  # two are as long: it says nothing
        ]
    )
    longest = found.longest_keys
    assert (longest.count, longest.of) == (1, 2)
    assert longest.expected == pytest.approx((1 / 3 + 1 / 4) / 2)
    assert longest.low < longest.share < longest.high


def test_places_of_keys_by_number_of_choices():
    found = makeup([*(single(f"a{n}", "un", "deux", "six", key=0) for n in range(9))])
    assert [(p.size, [s.count for s in p.counts]) for p in found.positions] == [(3, [9, 0, 0])]
    assert found.positions[0].p < 0.001


def test_themes_come_in_the_order_of_the_screens_and_all_of_them_last():
    found = by_theme(content(true_false("a", theme="redaction"), true_false("b", theme="terminologie")))
    assert [(theme, figures.questions) for theme, figures in found.items()] == [
        ("terminologie", 1),
        ("redaction", 1),
        ("", 2),
    ]


def test_nothing_has_figures_too():
    found = by_theme(content())
    assert list(found) == [""]
    assert found[""].longest_keys.expected is None
    assert share(0, 0).share == 0


def test_coverage_counts_a_question_once_and_says_what_is_missing():
    term = Term(id="t", term="t", kind=TermKind.TERM, definition="d", covers=("S01",))
    found = coverage(
        content(
            true_false("a", covers=("M14", "M14", "P02")), true_false("b", covers=("P02",)), terms=(term,)
        )
    )
    by_code = {row.checkpoint.code: row for row in found.served}
    assert len(by_code) == 118
    assert (by_code["M14"].questions, by_code["M14"].missing) == (1, 4)
    assert (by_code["P02"].questions, by_code["P02"].missing) == (2, 0)
    assert (by_code["S01"].questions, by_code["S01"].entries) == (0, 1)
    assert by_code["M14"] in found.short
    assert by_code["M14"] not in found.empty
    assert by_code["S01"] in found.empty
    assert by_code["P02"] not in found.short


@pytest.mark.parametrize(
    ("code", "count"), [("M01", 5), ("G05", 5), ("L07", 5), ("S15", 0), ("P01", 2), ("G10", 2)]
)
def test_what_is_wanted(code, count):
    assert wanted(code) == count
