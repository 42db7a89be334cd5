"""Going through scenarios: what is offered, where one comes out, what is remembered of the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.domain.presentation import present
from quizz.domain.scenario import (
    Action,
    Effects,
    Ending,
    Exit,
    Scenario,
    Step,
    Taken,
    Worth,
    begin,
    best_walk,
    decision_question,
    open_actions,
    replay,
    take,
)
from quizz.errors import UsageError

NOTHING = Effects()


def act(
    text: str, to: str, worth: Worth = Worth.WRONG, effects: Effects = NOTHING, when: tuple[str, ...] = ()
) -> Action:
    feedback = f"Pourquoi {text}."
    return Action(text=text, feedback=feedback, exits=(Exit(to),), worth=worth, effects=effects, when=when)


CALL = Step(
    id="appel",
    who="M. Bernard",
    said="«\u00a0J’ai mal.\u00a0»",
    recall="Au téléphone, un homme de 58 ans.",
    rule="Un signe d’alerte va au 15.",
    actions=(
        act("Proposer demain", "trop-tard", effects=Effects(minutes=2, risk=3)),
        act(
            "Demander l’adresse",
            "adresse",
            Worth.BEST,
            effects=Effects(trust=1, minutes=1, sets=("adresse",)),
        ),
        act("Passer le médecin", "adresse", Worth.FAIR),
    ),
)
ADDRESS = Step(
    id="adresse",
    actions=(
        act("Envoyer le 15 à l’adresse", "sauve", Worth.BEST, when=("adresse",)),
        act("Rappeler", "appel", effects=Effects(minutes=5, clears=("adresse",))),
        Action(
            text="Raccrocher",
            feedback="Il reste seul.",
            exits=(Exit("sauve", when=("adresse",)), Exit("trop-tard")),
            unless=("calme",),
        ),
    ),
)
STORY = Scenario(
    id="sc-coeur",
    theme="accueil",
    bank="situations",
    prompt="Une douleur",
    setting="Mardi matin.",
    steps=(
        CALL,
        ADDRESS,
        Step(id="sauve", ending=Ending.GOOD, lesson="À temps."),
        Step(id="trop-tard", ending=Ending.BAD, lesson="Trop tard."),
    ),
    explanation="La secrétaire ne trie pas.",
    skill="accueil",
    level=2,
    sources=("CSP",),
    checked="2026-11",
)


def test_effects_add_up_and_flags_open_actions() -> None:
    walk = take(STORY, begin(STORY), 1)
    assert (walk.step, walk.trust, walk.minutes, walk.flags) == ("adresse", 1, 1, frozenset({"adresse"}))
    assert open_actions(ADDRESS, walk.flags) == (0, 1, 2)
    unnoted = take(STORY, begin(STORY), 2)
    assert open_actions(ADDRESS, unnoted.flags) == (1, 2)


def test_the_first_open_exit_is_taken() -> None:
    noted = take(STORY, take(STORY, begin(STORY), 1), 2)
    unnoted = take(STORY, take(STORY, begin(STORY), 2), 2)
    assert (noted.step, unnoted.step) == ("sauve", "trop-tard")


def test_a_flag_may_be_taken_down() -> None:
    walk = replay(STORY, [Taken("appel", 1), Taken("adresse", 1)])
    assert (walk.step, walk.flags, walk.minutes) == ("appel", frozenset(), 6)


@pytest.mark.parametrize("rank", [-1, 0, 7])
def test_what_is_not_offered_cannot_be_done(rank: int) -> None:
    with pytest.raises(UsageError, match="adresse"):
        take(STORY, take(STORY, begin(STORY), 2), rank)


def test_an_ending_offers_nothing() -> None:
    ended = replay(STORY, [Taken("appel", 0)])
    assert STORY.step(ended.step).ending is Ending.BAD
    with pytest.raises(UsageError):
        take(STORY, ended, 0)


def test_a_story_that_leads_nowhere_is_told() -> None:
    lost = Scenario(
        **{field: getattr(STORY, field) for field in STORY.__struct_fields__ if field not in {"steps", "id"}},
        id="sc-perdu",
        steps=(
            Step(
                id="seul",
                actions=(Action(text="Aller", feedback="", exits=(Exit("ailleurs", when=("clef",)),)),),
            ),
        ),
    )
    with pytest.raises(UsageError, match="nulle part"):
        take(lost, begin(lost), 0)


def test_the_best_walk_does_the_best_at_each_step() -> None:
    best = best_walk(STORY)
    assert best.path == (Taken("appel", 1), Taken("adresse", 0))
    assert STORY.step(best.step).ending is Ending.GOOD


def test_a_story_without_end_is_stopped() -> None:
    around = Action(text="Tourner", feedback="", exits=(Exit("rond"),), worth=Worth.BEST)
    fields = {field: getattr(STORY, field) for field in STORY.__struct_fields__ if field != "steps"}
    rounds = Scenario(**fields, steps=(Step(id="rond", actions=(around,)),))
    assert len(best_walk(rounds).path) == 200


@given(st.lists(st.tuples(st.sampled_from(["appel", "adresse", "sauve"]), st.integers(-1, 4)), max_size=8))
def test_a_stored_path_is_followed_as_far_as_it_makes_sense(path: list[tuple[str, int]]) -> None:
    choices = [Taken(*one) for one in path]
    walk = replay(STORY, choices)
    assert walk.path == tuple(choices[: len(walk.path)])
    assert replay(STORY, walk.path) == walk


def test_a_decision_alone_recalls_its_situation_and_leaves_out_what_is_fair() -> None:
    question = decision_question(STORY, CALL)
    assert question.point_id == question.id == "sc-coeur/appel"
    assert question.prompt == ("Au téléphone, un homme de 58 ans.\nM. Bernard\u00a0: «\u00a0J’ai mal.\u00a0»")
    assert {choice.text for choice in question.choices} == {"Demander l’adresse", "Proposer demain"}
    assert [choice.text for choice in question.choices if choice.correct] == ["Demander l’adresse"]
    assert question.explanation == "Un signe d’alerte va au 15."
    assert present(question, 1).options
