"""What is said of things placed and put in order."""

from __future__ import annotations

from random import Random

import pytest

from quizz import wording
from quizz.domain.answer import NOWHERE, DontKnow, Ordered, Placed
from quizz.domain.judgement import Rating
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.presentation import present
from quizz.domain.question import Item, Matching, Ordering, Pair
from quizz.services.exchange import Asked, Feedback
from quizz.storage.identifiers import uuid7

COMMON = {
    "id": "q",
    "theme": "accueil",
    "bank": "b",
    "prompt": "?",
    "explanation": ".",
    "skill": "cadre",
    "level": 1,
}
MATCHING = Matching(**COMMON, pairs=tuple(Pair(letter, letter.upper()) for letter in "abcdef"))
ORDERING = Ordering(**COMMON, items=tuple(Item(letter) for letter in "abcd"))


@pytest.fixture
def verdict(world):
    def told(question, answer_to) -> str:
        presented = present(question, 3)
        answer = answer_to(presented)
        feedback = Feedback(
            asked=Asked(presented, "q", "Banque", number=1, total=1, new=True),
            answer=answer,
            judgement=judge(presented, answer, EMPTY_VOCABULARY),
            rating=Rating.AGAIN,
            unsure=False,
            entry=uuid7(world.clock.now(), Random(1), None),
            due=None,
            days=None,
            back_in_session=False,
        )
        return wording.verdict(feedback).replace("\u00a0", " ")

    return told


def placed(right: int, *, wrong: bool):
    """An answer with so many items where they belong, the others elsewhere or nowhere."""

    def answer(presented) -> Placed:
        places = [item.right for item in presented.items]
        count = len(presented.targets)
        others = [(place + 1) % count if wrong else NOWHERE for place in places[right:]]
        return Placed((*places[:right], *others))

    return answer


def ordered(*letters: str):
    """The items in an order."""

    def answer(presented) -> Ordered:
        shown = [item.text for item in presented.items]
        return Ordered(tuple(shown.index(letter) for letter in letters))

    return answer


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        (4, True, "En partie juste : 4 éléments sur 6 bien placés"),
        (1, False, "En partie juste : 1 élément sur 6 bien placé"),
        (1, True, "Ce n’est pas cela : 1 élément sur 6 bien placé"),
        (0, True, "Ce n’est pas cela"),
    ],
)
def test_what_is_well_placed_is_counted(verdict, right, wrong, expected):
    assert verdict(MATCHING, placed(right, wrong=wrong)) == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("bacd", "En partie juste : 1 élément à déplacer"),
        ("cabd", "En partie juste : 1 élément à déplacer"),
        ("badc", "En partie juste : 2 éléments à déplacer"),
        ("dcba", "Ce n’est pas cela : 3 éléments à déplacer"),
        ("da", "Ce n’est pas cela : 3 éléments à déplacer"),
    ],
)
def test_what_is_to_move_is_counted(verdict, letters, expected):
    assert verdict(ORDERING, ordered(*letters)) == expected


@pytest.mark.parametrize("question", [MATCHING, ORDERING])
def test_not_knowing_is_no_partial_answer(verdict, question):
    assert verdict(question, lambda _presented: DontKnow()) == "À apprendre"


def test_ranks():
    assert [wording.rank(place) for place in (1, 2, 7)] == ["1er", "2e", "7e"]


def test_what_is_left_is_counted():
    assert wording.left_to_place(1, may_stop=False) == "Il reste 1 élément à placer."
    assert wording.left_to_place(5, may_stop=True).startswith("Il reste 5 éléments à placer. Validez encore")


def test_an_order_without_anything_in_it_moves_nothing(verdict):
    assert verdict(ORDERING, lambda _presented: Ordered((9,))) == "Ce n’est pas cela"
