"""Things put in order."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.answer import DontKnow, Ordered, Placed
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.judging.ordering import kendall_tau, staying
from quizz.domain.presentation import Placeable, Presented, present
from quizz.domain.question import Item, Ordering
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
ITEMS = (
    Item("saluer", "D’abord."),
    Item("écouter", "Ensuite."),
    Item("reformuler"),
    Item("conclure", "Enfin."),
)
QUESTION = Ordering(**SHARED, items=ITEMS)
SHOWN = Presented(
    QUESTION, 0, items=tuple(Placeable(item.text, rank, item.feedback) for rank, item in enumerate(ITEMS))
)
"""In the right order, so that positions are ranks."""


def verdict(presented, *positions):
    return judge(presented, Ordered(tuple(positions)), EMPTY_VOCABULARY)


@pytest.mark.parametrize(
    ("positions", "score"),
    [
        ((0, 1, 2, 3), 1),
        ((0, 1, 3, 2), 4 / 6),
        ((1, 0, 3, 2), 2 / 6),
        ((3, 0, 1, 2), 0),  # three pairs each way
        ((1, 2, 0, 3), 2 / 6),
        ((3, 2, 1, 0), 0),
        ((0, 1, 2), 3 / 6),
        ((1, 2, 3), 3 / 6),
        ((0, 1), 1 / 6),
        ((1, 0), 0),
        ((2,), 0),
        ((), 0),
    ],
)
def test_the_score_is_kendall_s_tau(positions, score):
    judgement = verdict(SHOWN, *positions)
    assert judgement.score == pytest.approx(score)
    assert judgement.correct is (score == 1)


@pytest.mark.parametrize(
    ("positions", "read_as"),
    [
        ((0, 0, 1, 1, 2, 3, 0), (0, 1, 2, 3)),
        ((-1, 0, 9, 1, 10**30), (0, 1)),
        ((4, 5), ()),
    ],
)
def test_an_answer_older_than_its_question_is_read_as_far_as_it_goes(positions, read_as):
    assert verdict(SHOWN, *positions) == verdict(SHOWN, *read_as)


def told(judgement):
    return [(part.text, part.place, part.given, part.right) for part in judgement.parts]


def test_one_slip_is_one_thing_to_move():
    judgement = verdict(SHOWN, 3, 0, 1, 2)
    assert told(judgement) == [
        ("saluer", "1", "2", True),
        ("écouter", "2", "3", True),
        ("reformuler", "3", "4", True),
        ("conclure", "4", "1", False),
    ]
    assert judgement.notes == ("Enfin.",)
    assert judgement.expected == ("saluer", "écouter", "reformuler", "conclure")
    assert judgement.given == ("conclure", "saluer", "écouter", "reformuler")


def test_an_item_left_out_is_to_be_added():
    judgement = verdict(SHOWN, 0, 2, 3)
    assert told(judgement) == [
        ("saluer", "1", "1", True),
        ("écouter", "2", "", False),
        ("reformuler", "3", "2", True),
        ("conclure", "4", "3", True),
    ]
    assert judgement.notes == ("Ensuite.",)


def test_parts_are_in_the_right_order_however_the_items_are_shown():
    mixed = Presented(QUESTION, 0, items=SHOWN.items[::-1])
    judgement = verdict(mixed, 3, 2, 1, 0)
    assert judgement.correct
    assert [part.feedback for part in judgement.parts] == [item.feedback for item in ITEMS]
    assert told(judgement) == told(verdict(SHOWN, 0, 1, 2, 3))


def test_dont_know_shows_the_right_order():
    judgement = judge(SHOWN, DontKnow(), EMPTY_VOCABULARY)
    assert (judgement.correct, judgement.score, judgement.unknown) == (False, 0, True)
    assert (judgement.given, judgement.notes) == ((), ())
    assert judgement.expected == ("saluer", "écouter", "reformuler", "conclure")
    assert [(part.place, part.given, part.right) for part in judgement.parts] == [
        (rank, "", False) for rank in "1234"
    ]


def test_nothing_to_order_is_never_right():
    judgement = verdict(Presented(QUESTION, 0), 0)
    assert (judgement.correct, judgement.score, judgement.parts) == (False, 0, ())
    alone = Presented(QUESTION, 0, items=SHOWN.items[:1])
    assert (verdict(alone, 0).correct, verdict(alone, 0).score) == (True, 1)
    assert (verdict(alone).correct, verdict(alone).score) == (False, 0)


def test_another_kind_of_answer_is_refused():
    with pytest.raises(UsageError):
        judge(SHOWN, Placed((0, 1, 2, 3)), EMPTY_VOCABULARY)


@pytest.mark.parametrize(
    ("ranks", "stay"),
    [
        ((2, 1, 0), {1}),  # the one that has its rank
        ((0, 2, 1, 3), {0, 1, 3}),  # none of the two has: the first
        ((1, 0), {0}),
        ((2, 3, 0, 1), {0, 1}),
        ((1, 2, 0, 4, 3), {1, 2, 3}),
        ((), set()),
    ],
)
def test_among_runs_as_long_the_choice_is_settled(ranks, stay):
    assert staying(ranks) == stay


@given(st.lists(st.integers(0, 8), unique=True, max_size=7))
def test_as_many_items_stay_as_can(ranks):
    def rising(size):
        return [set(run) for run in combinations(ranks, size) if list(run) == sorted(run)]

    stay = staying(ranks)
    assert stay in rising(len(stay))
    assert rising(len(stay) + 1) == []
    in_place = {rank for place, rank in enumerate(ranks) if place == rank}
    most = max(len(in_place & run) for run in rising(len(stay)))
    assert len(in_place & stay) == most
    assert sorted(stay) == min(sorted(run) for run in rising(len(stay)) if len(in_place & run) == most)


@pytest.mark.parametrize("size", [2, 3, 4, 5, 6])
def test_an_order_at_random_is_worth_nothing_on_average(size):
    """Every order, before the floor at 0; the full one alone is worth 1."""
    scores = {ranks: kendall_tau(ranks, size) for ranks in permutations(range(size))}
    assert sum(scores.values()) == pytest.approx(0, abs=1e-9)
    assert [ranks for ranks, score in scores.items() if score == 1] == [tuple(range(size))]
    assert [ranks for ranks, score in scores.items() if score == -1] == [tuple(range(size))[::-1]]


orderings = st.integers(3, 7).map(
    lambda size: Ordering(**SHARED, items=tuple(Item(f"t{n}", f"f{n}") for n in range(size)))
)
seeds = st.integers(0, 2**32 - 1)


@given(orderings, seeds, st.lists(st.integers(-3, 9), max_size=12).map(tuple))
def test_the_score_is_a_share_and_full_only_for_the_whole_order(question, seed, positions):
    presented = present(question, seed)
    judgement = verdict(presented, *positions)
    assert 0 <= judgement.score <= 1
    assert judgement.correct is (judgement.score == 1)
    assert judgement.correct is (judgement.given == tuple(item.text for item in question.items))
    assert judgement.correct is all(part.right for part in judgement.parts)
    assert [part.text for part in judgement.parts] == [item.text for item in question.items]
    assert {part.given for part in judgement.parts if part.given} == {
        str(rank) for rank in range(1, len(judgement.given) + 1)
    }


@given(st.data(), orderings, seeds)
def test_the_same_answer_is_worth_the_same_however_it_is_shown(data, question, seed):
    given_texts = data.draw(st.lists(st.sampled_from([item.text for item in question.items]), unique=True))
    judgements = []
    for shown in (present(question, 0), present(question, seed)):
        places = {item.text: place for place, item in enumerate(shown.items)}
        judgements.append(verdict(shown, *(places[text] for text in given_texts)))
    assert judgements[0] == judgements[1]


@given(st.data(), orderings, seeds)
def test_one_swap_never_counts_as_full(data, question, seed):
    presented = present(question, seed)
    order = sorted(range(len(presented.items)), key=lambda place: presented.items[place].right)
    assert verdict(presented, *order).correct
    one, other = data.draw(st.permutations(range(len(order))))[:2]
    order[one], order[other] = order[other], order[one]
    judgement = verdict(presented, *order)
    assert not judgement.correct
    assert judgement.score < 1
    assert not all(part.right for part in judgement.parts)
