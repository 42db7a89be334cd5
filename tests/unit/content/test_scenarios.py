"""Scenarios in a bank: what is read, what is told where, and what the rest of the content makes of them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.content.compiled import Compiled, FileKind
from quizz.content.content import Content
from quizz.content.diagnostics import Severity, render
from quizz.content.loader import load
from quizz.content.packs.holdings import changes, holdings_of
from quizz.content.reading import compile_file, read
from quizz.content.rules import running
from quizz.content.rules.context import Context
from quizz.domain.question import SingleChoice
from quizz.domain.scenario import Effects, Ending, Exit, Scenario, Worth, begin, best_walk, open_actions, take
from quizz.services.coverage import coverage
from quizz.services.free_ids import FreeIds
from quizz.services.makeup import by_theme

HEAD = "id: b\ntitle: T\ntheme: accueil\nquestions:\n"
SCENARIO = """\
  - id: sc
    type: scenario
    prompt: Une douleur
    setting: Mardi matin.
    clock: "10:40"
    steps:
      - id: appel
        seen: Le téléphone sonne.
        who: M. Bernard
        said: « J’ai mal. »
        recall: Un homme a mal.
        actions:
          - text: Passer le 15
            worth: best
            feedback: Oui.
            effects: {trust: 1, minutes: 2, risk: -1, sets: [adresse], clears: [adresse]}
            next:
              - {to: sauve, when: [adresse]}
              - attente
          - text: Passer le médecin
            worth: fair
            feedback: Aussi.
            next: attente
          - text: Donner un rendez-vous
            feedback: Non.
            next: tard
            unless: [adresse]
        rule: Un signe d’alarme se transmet.
      - id: attente
        said: « Ça serre. »
        recall: Il a plus mal.
        actions:
          - {text: Rester, worth: best, feedback: Oui., effects: {sets: [adresse]}, next: sauve}
          - {text: Raccrocher, feedback: Non., next: tard}
      - id: sauve
        ending: good
        seen: Il est sauvé.
        lesson: Le 15 d’abord.
      - {id: tard, ending: bad, seen: Trop tard., lesson: Plus vite.}
    explanation: E
    skill: accueil
    level: 2
    covers: [X01]
    tags: [urgence]
"""
QUESTION = """\
  - {id: q, type: true_false, prompt: P, answer: oui, explanation: E, skill: accueil, level: 1, covers: [X01]}
"""
DAY = date(2026, 11, 22)
WHOLE: Any = yaml.load(HEAD + SCENARIO, Loader=yaml.BaseLoader)


def compiled(text: str) -> Compiled:
    return compile_file(text.encode(), FileKind.BANK, "accueil")


def faults(old: str = "", new: str = "") -> list[tuple[int, int, str]]:
    """Place and code of what is told once a part of the scenario is another; B013 counts what is lost."""
    assert SCENARIO.count(old) == 1 or not old
    found = compiled(HEAD + (SCENARIO.replace(old, new) if old else SCENARIO)).diagnostics
    return [(d.line, d.column, d.code) for d in found if d.code != "B013"]


def only() -> Scenario:
    found = compiled(HEAD + SCENARIO)
    assert found.diagnostics == ()
    assert found.bank is not None
    [scenario] = found.bank.scenarios
    return scenario


# What is read


def test_a_scenario_is_read_as_it_is_written() -> None:
    scenario = only()
    assert (scenario.id, scenario.bank, scenario.theme, scenario.clock) == ("sc", "b", "accueil", "10:40")
    assert (scenario.prompt, scenario.setting, scenario.level) == ("Une douleur", "Mardi matin.", 2)
    assert (scenario.covers, scenario.tags, scenario.revision) == (("X01",), ("urgence",), 1)
    first, second, good, bad = scenario.steps
    assert (first.seen, first.who, first.said) == ("Le téléphone sonne.", "M. Bernard", "« J’ai mal. »")
    assert (first.recall, first.rule) == ("Un homme a mal.", "Un signe d’alarme se transmet.")
    best, fair, wrong = first.actions
    assert [action.worth for action in first.actions] == [Worth.BEST, Worth.FAIR, Worth.WRONG]
    assert best.effects == Effects(trust=1, minutes=2, risk=-1, sets=("adresse",), clears=("adresse",))
    assert best.exits == (Exit("sauve", when=("adresse",)), Exit("attente"))
    assert (fair.exits, wrong.unless) == ((Exit("attente"),), ("adresse",))
    assert [step.id for step in scenario.decisions] == ["appel", "attente"]
    assert (good.ending, good.lesson) == (Ending.GOOD, "Le 15 d’abord.")
    assert (bad.ending, second.ending) == (Ending.BAD, None)
    assert best_walk(scenario).step == "sauve"


def test_each_decision_is_a_question_where_its_step_is(tmp_path: Path) -> None:
    content = loaded(tmp_path, HEAD + SCENARIO)
    assert [*content.outlines] == ["sc/appel", "sc/attente"]
    asked = content.question("sc/appel")
    assert isinstance(asked, SingleChoice)
    assert (asked.point_id, asked.explanation) == ("sc/appel", "Un signe d’alarme se transmet.")
    assert [choice.text for choice in asked.choices] == ["Passer le 15", "Donner un rendez-vous"]
    assert asked.prompt.splitlines() == ["Un homme a mal.", "M. Bernard\u00a0: « J’ai mal. »"]
    assert (content.location("sc/appel").line, content.location("sc/attente").line) == (11, 33)
    assert (content.location("sc").line, content.location("sc").column) == (5, 5)
    with pytest.raises(KeyError):
        content.location("sc/sauve")


def test_the_outline_of_a_scenario_holds_what_a_list_shows(tmp_path: Path) -> None:
    [outline] = loaded(tmp_path, HEAD + QUESTION + SCENARIO).scenarios
    assert (outline.id, outline.title, outline.theme, outline.bank) == ("sc", "Une douleur", "accueil", "b")
    assert (outline.level, outline.decisions, outline.place) == (2, 2, (6, 5))
    assert outline.scenario() == only()


def test_what_was_kept_gives_the_same(tmp_path: Path) -> None:
    first = loaded(tmp_path, HEAD + QUESTION + SCENARIO, tmp_path / "cache")
    again = load([tmp_path / "content"], tmp_path / "cache")
    assert again.scenario("sc") == first.scenario("sc") == only()
    assert again.outlines.keys() == first.outlines.keys() == {"q", "sc/appel", "sc/attente"}


def test_a_decision_is_no_written_question(tmp_path: Path) -> None:
    content = loaded(tmp_path, HEAD + QUESTION + SCENARIO)
    assert [question.id for question in content.questions()] == ["q"]


def test_another_question_may_ask_the_same_point(tmp_path: Path) -> None:
    another = QUESTION.replace("id: q,", "id: q, point: sc/appel,")
    content = loaded(tmp_path, HEAD + another + SCENARIO)
    assert content.diagnostics == ()
    assert content.outlines["q"].point == content.outlines["sc/appel"].point == "sc/appel"


@pytest.mark.parametrize("point", ["sc-2/fin-1", "uretere/meaning", "sc/un_mot", "sc"])
def test_the_form_of_a_point(point: str) -> None:
    assert compiled(HEAD + QUESTION.replace("id: q,", f"id: q, point: {point},")).diagnostics == ()


@pytest.mark.parametrize("point", ["sc/", "sc/a/b", "sc/Fin", "sc/a--b"])
def test_what_is_no_point(point: str) -> None:
    found = compiled(HEAD + QUESTION.replace("id: q,", f"id: q, point: {point},")).diagnostics
    assert [d.code for d in found] == ["B011", "B013"]


# Ids, counts, coverage


def loaded(folder: Path, text: str, cache: Path | None = None, **more: str) -> Content:
    """The content of a folder of these banks."""
    for name, written in {"banque": text, **more}.items():
        file = folder / "content" / "questions" / "accueil" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written, "utf-8")
    return load([folder / "content"], cache)


def test_an_id_is_that_of_a_question_or_of_a_scenario(tmp_path: Path) -> None:
    twice = SCENARIO.replace("id: sc\n", "id: q\n")
    content = loaded(tmp_path, HEAD + twice + QUESTION)
    assert ([*content.outlines], content.scenarios) == (["q"], ())
    assert [(d.code, d.line, d.column) for d in content.diagnostics] == [("B013", 4, 1), ("Q003", 5, 5)]


def test_an_id_belongs_to_the_first_file_that_has_it(tmp_path: Path) -> None:
    other = QUESTION.replace("id: q,", "id: sc,")
    content = loaded(tmp_path, HEAD + SCENARIO, suite=HEAD.replace("id: b", "id: c") + other + QUESTION)
    assert [*content.outlines] == ["sc/appel", "sc/attente", "q"]
    [taken] = [d for d in content.diagnostics if d.code == "Q003"]
    assert (Path(taken.path).name, taken.line) == ("suite.yaml", 5)
    assert "banque.yaml:5:5" in taken.message
    [count] = [d.message for d in content.diagnostics if d.code == "B013"]
    assert count == "1 question retenue sur 2."


def test_the_same_scenario_in_two_banks_is_kept_once(tmp_path: Path) -> None:
    content = loaded(tmp_path, HEAD + SCENARIO, suite=HEAD.replace("id: b", "id: c") + QUESTION + SCENARIO)
    assert [scenario.bank for scenario in content.scenarios] == ["b"]
    assert content.outlines["sc/appel"].bank == "b"
    assert [d.message for d in content.diagnostics if d.code == "B013"] == ["1 question retenue sur 2."]


def test_a_scenario_has_not_the_id_of_an_entry_whose_facets_are_points(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "glossary.yaml").write_text(
        "terms:\n  - {id: sc, term: sc, kind: term, gender: m, definition: D.}\n", "utf-8"
    )
    content = loaded(tmp_path, HEAD + QUESTION + SCENARIO)
    assert (content.scenarios, [*content.outlines]) == ((), ["q"])
    assert [d.code for d in content.diagnostics if d.severity is Severity.ERROR] == ["Q003"]


def test_the_counts_of_the_content(tmp_path: Path) -> None:
    content = loaded(tmp_path, HEAD + QUESTION + SCENARIO)
    figures = by_theme(content)
    for name in ("accueil", ""):
        assert (figures[name].questions, figures[name].scenarios, figures[name].decisions) == (1, 1, 2)
    assert figures["accueil"].by_type == {"true_false": 1}
    [row] = [row for row in coverage(content).served if row.checkpoint.code == "X01"]
    assert row.questions == 2


def test_the_id_of_a_scenario_is_not_free(tmp_path: Path) -> None:
    assert FreeIds(loaded(tmp_path, HEAD + SCENARIO)).fault_of_question("sc")


def test_a_pack_may_hold_scenarios_alone(tmp_path: Path) -> None:
    loaded(tmp_path, HEAD + SCENARIO)
    held = holdings_of(tmp_path / "content")
    assert (held.questions, held.empty) == ({"sc": only()}, False)
    loaded(tmp_path, HEAD + SCENARIO.replace("Mardi matin.", "Jeudi soir."))
    assert changes(held, holdings_of(tmp_path / "content")).questions.changed == 1


# What is wrong


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("setting: Mardi", "setings: Mardi", (8, 5), "B001"),
        ("    setting: Mardi matin.\n", "", (5, 5), "B002"),
        ("    level: 2\n", "", (5, 5), "B002"),
        ("prompt: Une douleur\n", f"prompt: {'t' * 61}\n", (7, 13), "B028"),
        ("setting: Mardi matin.\n", f"setting: {'s' * 801}\n", (8, 14), "B028"),
        ("covers: [X01]", "terms: [uretere]", (47, 5), "B001"),
        ("covers: [X01]", "point: autre", (47, 5), "B001"),
        ('"10:40"', "10 h 40", (9, 12), "B008"),
        ('"10:40"', '"25:00"', (9, 12), "B008"),
        ("id: appel", "id: Mon appel", (11, 13), "B011"),
        ("      - id: appel\n        seen: Le", "      - seen: Le", (11, 9), "B002"),
        ("id: attente\n", "id: sauve\n", (39, 13), "Q003"),
        ("seen: Le téléphone sonne.", f"seen: {'s' * 601}", (12, 15), "B028"),
        ("who: M. Bernard", f"who: {'w' * 81}", (13, 14), "B028"),
        ("said: « J’ai mal. »", f"said: {'s' * 601}", (14, 15), "B028"),
        ("        said: « Ça serre. »\n", "", (33, 9), "B037"),
        ("        recall: Il a plus mal.\n", "", (33, 9), "B002"),
        ("recall: Un homme a mal.", f"recall: {'r' * 201}", (15, 17), "B028"),
        ("recall: Un homme a mal.", "recal: Un homme a mal.", (15, 9), "B001"),
        ("text: Passer le 15", f"text: {'t' * 111}", (17, 19), "B028"),
        ("text: Passer le 15", "text: Passer le médecin", (24, 19), "Q002"),
        ("            worth: best\n", "", (17, 11), "Q001"),
        ("worth: fair", "worth: best", (17, 11), "Q001"),
        ("worth: fair", "worth: faire", (25, 20), "B010"),
        ("            feedback: Oui.\n", "", (17, 13), "B002"),
        ("            feedback: Oui.\n", f"            feedback: {'f' * 601}\n", (19, 23), "B028"),
        ("feedback: Aussi.", "feeback: Aussi.", (26, 13), "B001"),
        ("trust: 1", "trust: 6", (20, 30), "B007"),
        ("minutes: 2", "minutes: -2", (20, 42), "B007"),
        ("risk: -1", "risk: peu", (20, 51), "B006"),
        ("trust: 1", "confiance: 1", (20, 23), "B001"),
        ("effects: {sets: [adresse]}", "effects: vite", (37, 66), "B003"),
        ("sets: [adresse], clears", "sets: [L’adresse], clears", (20, 62), "B011"),
        ("when: [adresse]", "when: [adrese]", (22, 36), "B010"),
        ("unless: [adresse]", "unless: [adrese]", (31, 22), "B010"),
        ("clears: [adresse]", "clears: [autre]", (20, 81), "B010"),
        ("{to: sauve,", "{to: sauvee,", (22, 22), "S204"),
        ("              - attente\n", "              - atente\n", (23, 17), "S204"),
        ("            next: tard\n", "            next: tad\n", (30, 19), "S204"),
        ("            next: tard\n", "            next: {to: tard}\n", (30, 19), "B003"),
        ("            next: tard\n", "", (28, 13), "B002"),
        ("            next: tard\n", "            next: []\n", (30, 19), "B004"),
        ("              - attente\n", "              - ''\n", (23, 17), "B004"),
        ("              - attente\n", "", (22, 17), "S202"),
        ("{to: sauve, when", "{too: sauve, when", (22, 18), "B001"),
        ("        ending: good\n", "        ending: god\n", (40, 17), "B010"),
        ("        ending: good\n", "        actions: []\n", (40, 18), "B004"),
        ("        lesson: Le 15 d’abord.\n", "", (39, 9), "B002"),
        ("        lesson: Le 15 d’abord.\n", f"        lesson: {'l' * 601}\n", (42, 17), "B028"),
        ("        lesson: Le", "        rule: R\n        lesson: Le", (42, 9), "B037"),
        ("        rule: Un signe", "        lesson: L\n        rule: Un signe", (32, 9), "B037"),
        ("Mardi matin.", "Mardi, {{tariff:G}}.", (8, 14), "B030"),
        ("Il est sauvé.", "'Il coûte {{tariff:G}}.'", (41, 15), "B030"),
    ],
)
def test_a_fault_is_told_in_its_place(old: str, new: str, place: tuple[int, int], code: str) -> None:
    assert (*place, code) in faults(old, new)


def test_nothing_is_told_of_what_is_sound() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{to: sauve,", "{to: sauvee,", "Voulez-vous dire «\u00a0sauve\u00a0»"),
        ("            next: tard\n", "            next: ailleurs-loin\n", "ajoutez celle-ci à «\u00a0steps"),
        ("when: [adresse]", "when: [adrese]", "Voulez-vous dire «\u00a0adresse\u00a0»"),
        ("worth: fair", "worth: faire", "Voulez-vous dire «\u00a0fair\u00a0»"),
        ("        ending: good\n", "        ending: god\n", "Voulez-vous dire «\u00a0good\u00a0»"),
        ("recall: Un homme a mal.", "recal: Un homme a mal.", "Voulez-vous dire «\u00a0recall\u00a0»"),
        ('"10:40"', "9h05", '"09:05"'),
        ('"10:40"', "10 h", '"10:00"'),
        ('"10:40"', "le matin", '"10:40"'),
        ("id: attente\n", "id: sauve\n", "ligne 33"),
    ],
)
def test_what_was_probably_meant_is_told(old: str, new: str, words: str) -> None:
    found = compiled(HEAD + SCENARIO.replace(old, new)).diagnostics
    assert any(words in f"{d.message} {d.remedy}" for d in found)


def changed(change: Callable[[Any], None]) -> list[str]:
    """The codes of the errors once the scenario is changed."""
    bank = copy.deepcopy(WHOLE)
    change(bank["questions"][0])
    found = compiled(yaml.safe_dump(bank, allow_unicode=True, sort_keys=False, default_style='"'))
    return [d.code for d in found.diagnostics if d.severity is Severity.ERROR]


def test_a_decision_has_two_to_five_actions() -> None:
    def one(scenario: Any) -> None:
        scenario["steps"][1]["actions"] = [scenario["steps"][1]["actions"][0]]

    def six(scenario: Any) -> None:
        wrong = scenario["steps"][1]["actions"][1]
        scenario["steps"][1]["actions"] += [wrong | {"text": f"Geste {n}"} for n in range(4)]

    assert changed(one) == ["B021", "Q001"]
    assert changed(six) == ["B021"]


def test_an_action_has_ten_ways_out_at_most() -> None:
    def eleven(scenario: Any) -> None:
        scenario["steps"][1]["actions"][0]["next"] = ["sauve"] * 11

    assert changed(eleven) == ["B021"]


def test_a_decision_has_a_wrong_action() -> None:
    def all_right(scenario: Any) -> None:
        scenario["steps"][1]["actions"][1]["worth"] = "fair"

    assert changed(all_right) == ["Q001"]


def test_something_is_always_offered() -> None:
    def all_conditional(scenario: Any) -> None:
        for action in scenario["steps"][1]["actions"]:
            action["when"] = ["adresse"]

    assert changed(all_conditional) == ["S202"]


def test_an_ending_decides_nothing() -> None:
    def both(scenario: Any) -> None:
        scenario["steps"][2]["actions"] = copy.deepcopy(scenario["steps"][1]["actions"])

    assert changed(both) == ["B037"]


def test_a_step_that_is_neither_stops_the_story() -> None:
    def neither(scenario: Any) -> None:
        del scenario["steps"][2]["ending"], scenario["steps"][2]["lesson"]

    assert changed(neither) == ["S202"]


def test_a_scenario_ends_and_does_not_begin_by_its_end() -> None:
    def endless(scenario: Any) -> None:
        actions = scenario["steps"][1]["actions"]
        scenario["steps"] = scenario["steps"][:2]
        for action in (*scenario["steps"][0]["actions"], *actions):
            action["next"] = "attente"

    def reversed_steps(scenario: Any) -> None:
        scenario["steps"].reverse()

    assert changed(endless) == ["S206"]
    assert changed(reversed_steps) == ["B037"]


def test_a_broken_scenario_is_left_out_alone() -> None:
    found = compiled(HEAD + QUESTION + SCENARIO.replace("next: attente", "next: rien-du-tout"))
    assert found.bank is not None
    assert ([q.id for q in found.bank.questions], found.bank.scenarios) == (["q"], ())
    assert (found.dropped, found.places, found.scenario_places) == (1, ((5, 5),), ())


# Whatever is written


def _mutated(node: Any, random: Random) -> Any:
    """One value of a tree is dropped, replaced, repeated, or put one level deeper."""
    inside = [*node.items()] if isinstance(node, dict) else [*enumerate(node)]
    key, value = random.choice(inside)
    if isinstance(value, dict | list) and value and random.random() < 0.7:
        node[key] = _mutated(value, random)
        return node
    match random.randrange(6):
        case 0:
            del node[key]
        case 1:
            node[key] = random.choice(["", "sc", "sauve", "0", "{{tariff:G}}", "oui", "x" * 700])
        case 2:
            node[key] = random.choice([[], [[]], {}, [""], ["sauve", ["x"]], {"to": "tard"}, [{"to": ""}]])
        case 3:
            node[key] = [value]
        case 4:
            node[key] = {"to": value}
        case _:
            if isinstance(node, list):
                node.append(copy.deepcopy(value))
            else:
                node[f"{key}s"] = value
    return node


@settings(max_examples=150)
@given(st.integers(0, 10**9), st.integers(1, 4))
def test_whatever_is_written_is_told_or_can_be_played(seed: int, times: int) -> None:
    random = Random(seed)
    bank = copy.deepcopy(WHOLE)
    for _time in range(times):
        if bank["questions"][0]:
            _mutated(bank["questions"][0], random)
    text = yaml.safe_dump(bank, allow_unicode=True, sort_keys=False)
    reading = read(text.encode(), FileKind.BANK, "accueil")
    running.examine(reading, Context(day=DAY))
    assert all(render(found) for found in reading.problems.found())
    for scenario in reading.bank.scenarios if reading.bank else ():
        _played(scenario, random)


def _played(scenario: Scenario, random: Random) -> None:
    """A walk at random never stops before an ending; the best one is a walk."""
    best_walk(scenario)
    walk = begin(scenario)
    for _choice in range(20):
        step = scenario.step(walk.step)
        if step.ending:
            return
        walk = take(scenario, walk, random.choice(open_actions(step, walk.flags)))
