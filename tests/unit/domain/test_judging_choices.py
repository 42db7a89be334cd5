"""Questions whose options are shown."""

import pytest

from quizz.domain.answer import Chosen, DontKnow, Filled, Typed
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.presentation import Presented, present
from quizz.domain.question import Choice, MultipleChoice, SingleChoice, TrueFalse
from quizz.errors import UsageError

SHARED = {
    "id": "q",
    "theme": "t",
    "bank": "b",
    "prompt": "?",
    "explanation": ".",
    "skill": "s",
    "level": 1,
}
OPTIONS = (
    Choice("clé 1", correct=True, feedback="oui"),
    Choice("clé 2", correct=True),
    Choice("faux 1", feedback="non 1"),
    Choice("faux 2"),
)


def shown(question: SingleChoice | MultipleChoice) -> Presented:
    """In the order of the file, so that positions are those of OPTIONS."""
    return Presented(question, 0, choices=question.choices)


SINGLE = shown(SingleChoice(**SHARED, choices=(OPTIONS[0], *OPTIONS[2:])))
MULTIPLE = shown(MultipleChoice(**SHARED, choices=OPTIONS))


@pytest.mark.parametrize(
    ("positions", "score"),
    [((0,), 1), ((0, 0), 1), ((0, 7, -1), 1), ((1,), 0), ((0, 1), 0), ((), 0), ((9,), 0)],
)
def test_single_choice(positions: tuple[int, ...], score: float) -> None:
    judgement = judge(SINGLE, Chosen(positions), EMPTY_VOCABULARY)
    assert judgement.score == score
    assert judgement.correct is (score == 1)
    assert judgement.expected == ("clé 1",)


@pytest.mark.parametrize(
    ("positions", "score"),
    [
        ((0, 1), 1),
        ((1, 0, 1), 1),
        ((0,), 0.5),
        ((0, 1, 2), 0.5),
        ((0, 2), 0),
        ((0, 1, 2, 3), 0),
        ((2, 3), 0),
        ((), 0),
        ((0, 1, 4, -1), 1),
    ],
)
def test_multiple_choice_takes_back_a_point_for_each_wrong_pick(
    positions: tuple[int, ...], score: float
) -> None:
    judgement = judge(MULTIPLE, Chosen(positions), EMPTY_VOCABULARY)
    assert judgement.score == score
    assert judgement.correct is (score == 1)
    assert judgement.expected == ("clé 1", "clé 2")


def test_parts_and_notes_tell_what_was_chosen() -> None:
    judgement = judge(MULTIPLE, Chosen((3, 2, 0)), EMPTY_VOCABULARY)
    assert judgement.given == ("clé 1", "faux 1", "faux 2")
    assert judgement.notes == ("non 1",)
    assert [(part.text, part.right, part.chosen, part.feedback) for part in judgement.parts] == [
        ("clé 1", True, True, "oui"),
        ("clé 2", True, False, ""),
        ("faux 1", False, True, "non 1"),
        ("faux 2", False, True, ""),
    ]


def test_true_false() -> None:
    question = present(TrueFalse(**SHARED, answer=False, feedback="C'est faux."), 3)
    right = judge(question, Chosen((1,)), EMPTY_VOCABULARY)
    wrong = judge(question, Chosen((0,)), EMPTY_VOCABULARY)
    assert (right.correct, right.given, right.notes) == (True, ("Faux",), ())
    assert (wrong.correct, wrong.expected, wrong.notes) == (False, ("Faux",), ("C'est faux.",))


def test_dont_know_shows_every_option() -> None:
    judgement = judge(MULTIPLE, DontKnow(), EMPTY_VOCABULARY)
    assert (judgement.correct, judgement.score, judgement.unknown) == (False, 0, True)
    assert judgement.expected == ("clé 1", "clé 2")
    assert [part.text for part in judgement.parts] == [choice.text for choice in OPTIONS]
    assert not any(part.chosen for part in judgement.parts)


@pytest.mark.parametrize("answer", [Typed("0"), Filled(("clé 1",))])
def test_a_text_is_no_choice(answer: Typed | Filled) -> None:
    with pytest.raises(UsageError):
        judge(SINGLE, answer, EMPTY_VOCABULARY)
