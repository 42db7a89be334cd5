"""Things put in their places: matching and sorting."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.answer import NOWHERE, Chosen, DontKnow, Ordered, Placed
from quizz.domain.judging import EMPTY_VOCABULARY, judge
from quizz.domain.judging.placing import formula_score
from quizz.domain.presentation import Placeable, Presented, present
from quizz.domain.question import Category, Item, Matching, Pair, Sorting
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
MATCHING = Matching(
    **SHARED,
    pairs=(
        Pair("épistaxis", "nez", "Le nez saigne."),
        Pair("hématurie", "urines", "Le rein saigne."),
        Pair("hémoptysie", "crachat"),
    ),
    decoys=("gencives",),
)
TARGETS = ("nez", "urines", "crachat", "gencives")
SHOWN = Presented(
    MATCHING,
    0,
    items=tuple(Placeable(pair.left, rank, pair.feedback) for rank, pair in enumerate(MATCHING.pairs)),
    targets=TARGETS,
)
"""In the order of the file."""


def verdict(presented, *places):
    return judge(presented, Placed(tuple(places)), EMPTY_VOCABULARY)


@pytest.mark.parametrize(
    ("places", "score"),
    [
        ((0, 1, 2), 1),
        ((0, 1, NOWHERE), 2 / 3),
        ((0, 1, 3), 5 / 9),
        ((0, NOWHERE, NOWHERE), 1 / 3),
        ((0, 2, 1), 1 / 9),
        ((0, 0, 0), 1 / 9),
        ((1, 2, 0), 0),
        ((NOWHERE, NOWHERE, NOWHERE), 0),
    ],
)
def test_a_wrong_place_takes_back_what_chance_gives_and_one_left_out_nothing(places, score):
    judgement = verdict(SHOWN, *places)
    assert judgement.score == pytest.approx(score)
    assert judgement.correct is (score == 1)
    assert not judgement.unknown


@pytest.mark.parametrize(
    ("places", "read_as"),
    [
        ((), (NOWHERE,) * 3),
        ((0,), (0, NOWHERE, NOWHERE)),
        ((0, 1, 2, 3, 0), (0, 1, 2)),
        ((0, 4, -7), (0, NOWHERE, NOWHERE)),
        ((0, 10**30, 2), (0, NOWHERE, 2)),
    ],
)
def test_an_answer_older_than_its_question_is_read_as_far_as_it_goes(places, read_as):
    assert verdict(SHOWN, *places) == verdict(SHOWN, *read_as)


def test_what_is_told_of_an_answer():
    judgement = verdict(SHOWN, 0, 2, NOWHERE)
    assert judgement.expected == ("épistaxis → nez", "hématurie → urines", "hémoptysie → crachat")
    assert judgement.given == ("épistaxis → nez", "hématurie → crachat")
    assert judgement.notes == ("Le rein saigne.",)
    assert [(part.text, part.place, part.given, part.right, part.feedback) for part in judgement.parts] == [
        ("épistaxis", "nez", "nez", True, "Le nez saigne."),
        ("hématurie", "urines", "crachat", False, "Le rein saigne."),
        ("hémoptysie", "crachat", "", False, ""),
    ]


def test_an_item_left_out_is_explained_too():
    assert verdict(SHOWN).notes == ("Le nez saigne.", "Le rein saigne.")
    assert verdict(SHOWN, 0, 1, 2).notes == ()


def test_dont_know_shows_where_everything_belongs():
    judgement = judge(SHOWN, DontKnow(), EMPTY_VOCABULARY)
    assert (judgement.correct, judgement.score, judgement.unknown) == (False, 0, True)
    assert (judgement.given, judgement.notes) == ((), ())
    assert judgement.expected == verdict(SHOWN, 0, 1, 2).expected
    assert [(part.place, part.given, part.right) for part in judgement.parts] == [
        ("nez", "", False),
        ("urines", "", False),
        ("crachat", "", False),
    ]


def test_sorting_counts_its_categories_as_chance():
    sorting = Sorting(
        **SHARED,
        categories=(Category("oui", (Item("a"), Item("b"))), Category("non", (Item("c"), Item("d", "Non.")))),
    )
    shown = Presented(
        sorting,
        0,
        items=(Placeable("a", 0), Placeable("b", 0), Placeable("c", 1), Placeable("d", 1, "Non.")),
        targets=("oui", "non"),
    )
    assert verdict(shown, 0, 0, 1, 1).correct
    judgement = verdict(shown, 0, 0, 1, 0)
    assert judgement.score == 0.5  # (3 - 1) / 4
    assert judgement.notes == ("Non.",)
    assert judgement.given[-1] == "d → oui"
    assert verdict(shown, 0, 0, 0, 0).score == 0


@pytest.mark.parametrize("answer", [Chosen((0,)), Ordered((0, 1, 2))])
def test_another_kind_of_answer_is_refused(answer):
    with pytest.raises(UsageError):
        judge(SHOWN, answer, EMPTY_VOCABULARY)


@pytest.mark.parametrize(("items", "targets"), [(2, 2), (3, 3), (3, 4), (4, 3), (5, 2)])
def test_putting_all_at_random_is_worth_nothing_on_average(items, targets):
    """Every way of placing, before the floor at 0."""
    rights = [item % targets for item in range(items)]
    scores = []
    for places in product(range(targets), repeat=items):
        right = sum(place == wanted for place, wanted in zip(places, rights, strict=True))
        scores.append(formula_score(right, items - right, items=items, targets=targets))
    assert sum(scores) / len(scores) == pytest.approx(0, abs=1e-12)


def test_nothing_to_place_is_never_right():
    judgement = verdict(Presented(MATCHING, 0, targets=TARGETS), 0)
    assert (judgement.correct, judgement.score, judgement.parts) == (False, 0, ())


def test_a_single_target_divides_by_nothing():
    shown = Presented(MATCHING, 0, items=(Placeable("a", 0), Placeable("b", 0)), targets=("t",))
    assert verdict(shown, 0, 0).correct
    assert verdict(shown, 0).score == 0.5


@st.composite
def matchings(draw):
    size, decoys = draw(st.integers(3, 6)), draw(st.integers(0, 3))
    return Matching(
        **SHARED,
        pairs=tuple(Pair(f"g{n}", f"d{n}", f"f{n}") for n in range(size)),
        decoys=tuple(f"l{n}" for n in range(decoys)),
    )


@st.composite
def sortings(draw):
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    return Sorting(
        **SHARED,
        categories=tuple(
            Category(f"c{place}", tuple(Item(f"t{place}-{n}") for n in range(size)))
            for place, size in enumerate(sizes)
        ),
    )


questions = st.one_of(matchings(), sortings())
seeds = st.integers(0, 2**32 - 1)


@given(questions, seeds, st.lists(st.integers(-3, 12), max_size=12).map(tuple))
def test_the_score_is_a_share_and_full_only_when_every_place_is_right(question, seed, places):
    presented = present(question, seed)
    judgement = verdict(presented, *places)
    assert 0 <= judgement.score <= 1
    assert judgement.correct is (judgement.score == 1)
    count = len(presented.items)
    assert judgement.correct is (places[:count] == tuple(item.right for item in presented.items))
    assert [part.text for part in judgement.parts] == [item.text for item in presented.items]
    assert len(judgement.expected) == count
    assert len(judgement.given) == sum(bool(part.given) for part in judgement.parts)


@given(st.data(), questions, seeds)
def test_the_same_answer_is_worth_the_same_however_it_is_shown(data, question, seed):
    first, second = present(question, 0), present(question, seed)
    answer = {item.text: data.draw(st.sampled_from(["", *first.targets])) for item in first.items}
    judgements = [
        verdict(
            shown,
            *(
                shown.targets.index(answer[item.text]) if answer[item.text] else NOWHERE
                for item in shown.items
            ),
        )
        for shown in (first, second)
    ]
    assert judgements[0].score == judgements[1].score
    assert set(judgements[0].parts) == set(judgements[1].parts)
    assert set(judgements[0].given) == set(judgements[1].given)


@given(st.data(), questions, seeds)
def test_one_swap_never_counts_as_full(data, question, seed):
    presented = present(question, seed)
    places = [item.right for item in presented.items]
    one, other = data.draw(st.permutations(range(len(places))))[:2]
    places[one], places[other] = places[other], places[one]
    judgement = verdict(presented, *places)
    assert judgement.correct is (places[one] == places[other])
    assert (judgement.score < 1) is not judgement.correct
