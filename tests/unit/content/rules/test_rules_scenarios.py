"""What the rules of writing find in scenarios: where their steps lead, and what their texts say."""

from __future__ import annotations

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import read
from quizz.content.rules import running
from quizz.content.rules.stories import MOST, MOST_FLAGS, ways_of
from quizz.domain.scenario import Action, Effects, Ending, Exit, Scenario, Step, Worth

HEAD = """\
id: essai
title: Essai
theme: accueil
questions:
  - id: sc
    type: scenario
    prompt: Une douleur
    setting: Mardi matin, au cabinet.
    explanation: Voilà pourquoi.
    skill: accueil
    level: 2
    steps:
"""
"""The steps begin on line 13."""
FIRST = """\
      - id: appel
        seen: Le téléphone sonne.
        recall: Le téléphone sonne.
        actions:
          - text: Répondre tout de suite
            worth: best
            feedback: On répond.
            effects: {sets: [repondu]}
            next: suite
          - text: Laisser sonner encore
            feedback: On attend.
            effects: {minutes: 3}
            next: suite
"""
"""Lines 13 to 25."""
SECOND = """\
      - id: suite
        seen: La ligne est ouverte.
        recall: La ligne est ouverte.
        actions:
          - text: Passer le 15 aussitôt
            worth: best
            feedback: On transmet.
            next: bien
          - text: Raccrocher sans rien dire
            feedback: On ne raccroche pas.
            next: mal
"""
"""Lines 26 to 36."""
ENDS = """\
      - {id: bien, ending: good, seen: Il est sauvé., lesson: On transmet.}
      - {id: mal, ending: bad, seen: Il est seul., lesson: On ne raccroche pas.}
"""
SOUND = HEAD + FIRST + SECOND + ENDS


def test_a_sound_scenario_has_no_flaw(found, built_in):
    assert found(SOUND, context=built_in) == []


# Where it leads


def test_a_step_where_nothing_leads(found):
    text = SOUND.replace("next: suite", "next: bien", 2)
    assert found(text, "S201") == [("S201", 26, 13), ("S201", 38, 14)]


def test_a_step_that_can_be_skipped_is_reached(found):
    assert found(SOUND.replace("next: suite", "next: bien", 1), "S201") == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("when: [repondu]", []),
        ("unless: [repondu]", []),
        ("when: [repondu]\n            unless: [repondu]", [("S201", 38, 19)]),
    ],
)
def test_an_action_that_no_walk_meets(condition, expected, found):
    action = f"          - text: Attendre encore\n            {condition}\n            feedback: Non.\n"
    text = SOUND.replace(ENDS, f"{action}            effects: {{risk: 1}}\n            next: mal\n{ENDS}")
    assert found(text, "S201") == expected


def test_a_flag_that_is_raised_only_afterwards_opens_nothing(found):
    text = SOUND.replace("            effects: {sets: [repondu]}\n", "            when: [transmis]\n")
    text = text.replace(
        "feedback: On transmet.", "feedback: On transmet.\n            effects: {sets: [transmis]}"
    )
    assert found(text, "S201") == [("S201", 20, 19)]


def test_a_way_out_that_no_walk_takes(found):
    ways = "\n              - {to: mal, when: [repondu], unless: [repondu]}\n              - bien\n"
    assert found(SOUND.replace(" bien\n", ways, 1), "S201") == [("S201", 34, 17)]


def test_a_way_out_after_one_that_is_always_open(found):
    ways = "\n              - bien\n              - {to: mal, when: [repondu]}\n              - mal\n"
    assert found(SOUND.replace(" bien\n", ways, 1), "S201") == [("S201", 35, 17)]


def test_the_last_way_out_needs_no_walk(found):
    """It has no condition so that the story never stops."""
    ways = "\n              - {to: bien, when: [repondu]}\n              - {to: mal, unless: [repondu]}\n"
    assert found(SOUND.replace(" bien\n", f"{ways}              - mal\n", 1), "S201") == []


def test_steps_from_which_no_ending_is_reached(found):
    text = SOUND.replace("next: bien", "next: suite").replace("next: mal", "next: appel")
    assert found(text, "S203") == [("S203", 13, 13)]


def test_going_back_is_allowed(found):
    assert found(SOUND.replace("next: mal", "next: appel"), "S203") == []


def test_a_way_out_that_conditions_close_for_ever(found):
    """From `suite` the ending is open only to who answered at once."""
    ways = "\n              - {to: bien, when: [repondu]}\n              - suite\n"
    text = SOUND.replace(" bien\n", ways, 1).replace("next: mal", "next: suite")
    assert found(text, "S203") == [("S203", 26, 13)]


def test_choices_that_change_nothing(found):
    assert found(SOUND.replace("effects: {sets: [repondu]}", "effects: {minutes: 3}"), "S205") == [
        ("S205", 17, 11)
    ]
    assert found(SOUND.replace("next: mal", "next: bien"), "S205") == [("S205", 30, 11)]


def test_the_best_walk_ends_well(found):
    text = (
        SOUND.replace("next: bien", "next: x")
        .replace("next: mal", "next: bien")
        .replace("next: x", "next: mal")
    )
    assert found(text, "S206") == [("S206", 38, 14)]
    assert found(SOUND.replace("ending: good", "ending: mixed"), "S206") == [("S206", 37, 14)]


def test_the_best_walk_ends(found):
    assert [code for code, *_place in found(SOUND.replace("next: bien", "next: appel"), "S206")] == ["S206"]


def test_what_an_author_silences(found):
    text = SOUND.replace("next: mal", "next: bien").replace(
        "    level: 2\n", "    level: 2\n    ignore: [S201, S205]\n"
    )
    assert found(text) == []


# All the walks


def scenario(*steps):
    return Scenario(
        id="s", theme="accueil", bank="b", prompt="P", setting="S", explanation="E", skill="accueil", level=1,
        steps=steps,
    )  # fmt: skip


def action(*exits, effects=None, **more):
    ways = tuple(Exit(way) if isinstance(way, str) else way for way in exits)
    return Action(text="t", feedback="f", exits=ways, effects=effects or Effects(), **more)


END = Step(id="end", ending=Ending.GOOD)


def test_a_flag_that_was_taken_down_is_down():
    first = Step(
        id="one",
        actions=(
            action("two", effects=Effects(sets=("a",)), worth=Worth.BEST),
            action("two", effects=Effects(sets=("a",), clears=("a",))),
        ),
    )
    second = Step(id="two", actions=(action("end"), action("end", when=("a",))))
    ways = ways_of(scenario(first, second, END))
    assert ways.actions == {("one", 0), ("one", 1), ("two", 0), ("two", 1)}
    only_down = Step(id="one", actions=(first.actions[1],))
    assert ("two", 1) not in ways_of(scenario(only_down, second, END)).actions


def test_too_many_states_are_walked_through_without_conditions():
    """Every step raises or not a flag of its own: 2 to the power of 20 states at the end."""
    steps = tuple(
        Step(
            id=f"s{n}",
            actions=(
                action(f"s{n + 1}" if n < 19 else "last", effects=Effects(sets=(f"f{n}",))),
                action(f"s{n + 1}" if n < 19 else "last"),
            ),
        )
        for n in range(20)
    )
    flags = tuple(f"f{n}" for n in range(20))
    last = Step(id="last", actions=(action("end", when=flags, unless=flags), action("end")))
    story = scenario(*steps, last, END)
    ways = ways_of(story)
    assert MOST < 2**20
    assert ways.steps == {step.id for step in story.steps}
    assert ("last", 0) in ways.actions
    assert ways.endless == frozenset()


def test_too_many_flags_count_no_more():
    flags = tuple(f"f{n}" for n in range(MOST_FLAGS + 1))
    first = Step(id="one", actions=(action("end", effects=Effects(sets=flags)), action("end", when=flags)))
    assert ("one", 1) in ways_of(scenario(first, END)).actions


# What its texts say


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("prompt: Une douleur", "prompt: Une douleur !", ("Q118", 7, 17)),
        ("seen: La ligne", "seen: L'autre ligne", ("Q118", 27, 15)),
        ("lesson: On transmet.", "lesson: Le coeur d’abord.", ("Q118", 37, 63)),
        ("text: Passer le 15 aussitôt", "text: Dire que c’est sans gravité", ("F304", 30, 31)),
        ("seen: La ligne est", "seen: Il tient un QXZ, la ligne est", ("Q119", 27, 33)),
        ("seen: La ligne", "seen: Son numéro, le 06 12 34 56 78, la ligne", ("Q120", 27, 36)),
        ("feedback: On répond.", "feedback: Répondez à marie@orange.fr.", ("Q120", 19, 35)),
        (
            "worth: best\n            feedback: On transmet.",
            "worth: best\n            feedback: Le CMU.",
            ("Q119", 32, 26),
        ),
    ],
)
def test_the_texts_of_a_scenario_follow_the_rules(old, new, expected, found, built_in):
    code, line, _column = expected
    assert SOUND.count(old) == 1
    assert (code, line) in [hit[:2] for hit in found(SOUND.replace(old, new), code, context=built_in)]


def test_advice_in_a_wrong_action_is_what_a_beginner_would_say(found):
    assert found(SOUND.replace("Raccrocher sans rien dire", "Dire que c’est sans gravité"), "F304") == []


def test_the_best_action_is_not_known_by_its_length(found):
    long = "Passer le 15 aussitôt, en donnant l’adresse exacte et le nom de la personne"
    assert found(SOUND.replace("Passer le 15 aussitôt", long), "Q101") == [("Q101", 30, 19)]


def test_a_long_action_that_is_fair_hides_the_best_one(found):
    long = "Passer le 15 aussitôt, en donnant l’adresse exacte et le nom"
    fair = f"          - {{text: '{long}, au médecin', worth: fair, feedback: Oui., next: bien}}\n"
    text = SOUND.replace("Passer le 15 aussitôt", long).replace(ENDS, fair + ENDS)
    assert found(text, "Q101") == []


def test_advice_that_is_merely_fair_is_not_the_key(found):
    fair = "          - {text: Dire que c’est sans gravité, worth: fair, feedback: Oui., next: bien}\n"
    assert found(SOUND.replace(ENDS, fair + ENDS), "F304") == []


def test_english_is_not_french(found):
    text = SOUND.replace("theme: accueil", "theme: anglais").replace("La ligne est", "The patient's line is")
    assert found(text, "Q118", theme="anglais") == []


def test_no_action_is_about_the_others(found):
    assert found(SOUND.replace("Raccrocher sans rien dire", "Aucune de ces réponses"), "Q104") == [
        ("Q104", 34, 19)
    ]


def test_a_regulated_scenario_says_where_its_rule_comes_from(found):
    assert found(SOUND.replace("skill: accueil", "skill: cadre"), "F302") == [("F302", 5, 5)]
    old = SOUND.replace("level: 2", "level: 2\n    sources: [Une source]\n    checked: 2025-01")
    assert found(old, "F302") == [("F302", 13, 14)]


def test_an_amount_has_a_source(found):
    assert found(SOUND.replace("Voilà pourquoi.", "On rend 12 €."), "F301") == [("F301", 9, 26)]


def test_an_article_is_known(found):
    text = SOUND.replace("level: 2", 'level: 2\n    sources: ["CSP, art. L. 9999-9"]\n    checked: 2026-11')
    assert found(text, "F303") == [("F303", 12, 15)]


def test_decisions_count_in_the_bias_of_a_bank(found):
    """Twelve decisions whose best action is the longest of two, by little."""
    steps = "".join(
        SECOND.replace("id: suite", f"id: d{n}")
        .replace("next: bien", f"next: d{n + 1}" if n < 11 else "next: bien")
        .replace("Passer le 15 aussitôt", f"Passer le 15 aussitôt, appel {n}")
        for n in range(12)
    )
    assert [code for code, *_place in found(HEAD + steps + ENDS, "Q102")] == ["Q102"]


def test_its_texts_are_mended_with_the_others():
    reading = read(SOUND.encode(), FileKind.BANK, "accueil")
    texts = [passage.text for written in running.written_in(reading) for passage in written.passages]
    for text in (
        "Une douleur",
        "Le téléphone sonne.",
        "Passer le 15 aussitôt",
        "Il est sauvé.",
        "On transmet.",
    ):
        assert text in texts
