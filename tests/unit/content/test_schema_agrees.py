"""Mutated banks: an editor with the schema and the loader accept the same and refuse the same.

Each mutation is one change of one value of a sound bank in canonical form, named by its place and what is
done there. What a schema cannot know is listed by name, and asserted too.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Severity
from quizz.content.loader import load
from quizz.content.reading import compile_file
from quizz.content.scenarios import SCENARIO
from quizz.content.schema import schema_text
from quizz.content.writing import examples

VALIDATOR = Draft7Validator(json.loads(schema_text("questions")))
NUMBERS = {"level", "revision", "draw", "patience", "trust", "minutes", "risk", "count"}
LONGER: dict[type, int] = {list: 2, str: 21}
Steps = tuple[str | int, ...]


def sound_bank(kind: str) -> Any:
    """The commented example of a type, as values, with every common key."""
    text = examples.bank(
        id="banque",
        title="Une banque",
        theme="accueil",
        authors=("Claire Morel",),
        question=examples.question(kind, id="q-1", prompt="", skill="accueil", level="2", month="2026-11"),
    )
    bank = yaml.load(text, Loader=yaml.CBaseLoader)
    question = bank["questions"][0]
    question |= {"covers": ["M14"], "tags": ["téléphone"], "ignore": ["Q106"], "revision": "2"}
    if kind != SCENARIO:
        question |= {"terms": ["uretere"], "point": "q-1", "as_of": "2026-11-21"}
    return bank


def canonical(bank: Any) -> str:
    """Block style, every text between double quotes: an editor and the loader see the same scalars."""
    return yaml.dump(bank, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_style='"')


def places(node: Any, path: Steps = ()) -> Iterator[Steps]:
    """Every value, by its path."""
    if path:
        yield path
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in inside:
        yield from places(inner, (*path, step))


def numbers_told(node: Any) -> Any:
    """The bank as an editor sees it: `level: 2` is a number there."""
    if isinstance(node, dict):
        return {
            key: int(value) if key in NUMBERS and str(value).isdecimal() else numbers_told(value)
            for key, value in node.items()
        }
    return [numbers_told(inner) for inner in node] if isinstance(node, list) else node


def _set(bank: Any, path: Steps, value: Any) -> None:
    for step in path[:-1]:
        bank = bank[step]
    bank[path[-1]] = value


def _at(bank: Any, path: Steps) -> Any:
    for step in path:
        bank = bank[step]
    return bank


def dropped(bank: Any, path: Steps) -> None:
    del _at(bank, path[:-1])[path[-1]]


def misspelt(bank: Any, path: Steps) -> None:
    parent = _at(bank, path[:-1])
    if isinstance(parent, dict):
        key = str(path[-1])
        parent[key[:-1] + "zz"] = parent.pop(key)
    else:
        parent[path[-1]] = ["zz"]


def emptied(bank: Any, path: Steps) -> None:
    _set(bank, path, type(_at(bank, path))())


def made_a_text(bank: Any, path: Steps) -> None:
    _set(bank, path, "Un texte.")


def made_a_list(bank: Any, path: Steps) -> None:
    _set(bank, path, ["Un texte."])


def made_a_group(bank: Any, path: Steps) -> None:
    _set(bank, path, {"text": "Un texte."})


def lengthened(bank: Any, path: Steps) -> None:
    value = _at(bank, path)
    _set(bank, path, {**value, "plus": "x"} if isinstance(value, dict) else value * LONGER[type(value)])


def cut_to_one(bank: Any, path: Steps) -> None:
    value = _at(bank, path)
    _set(bank, path, value[:1] if isinstance(value, str | list) else dict([*value.items()][:1]))


TOLD_BY_THE_LOADER_ALONE = {
    "the same question twice": r"\w+: bank/questions lengthened",
    "two choices at least are right": r"multiple_choice: choices/[01](/correct)? \w+",
    "as many gaps as blanks, each number once": r"cloze: (text|blanks(/\d)?) \w+",
    "the answer is among the options": r"cloze: blanks/1/(answers|options)(/\d)? \w+",
    "four items at least in all the categories": r"sorting: categories/\d/items(/\d)? \w+",
    "the same paper twice, or line, which is an alias": r"form: papers(/0/lines)? lengthened",
    "the same paper twice, of a text to correct": r"proofreading: papers(/0/lines)? lengthened",
    "the same act twice, which is an alias": r"billing_case: case/acts lengthened",
    "what the week does not have": r"appointment: .+/(id|kind|practitioner|on|booking|does/\d|needs/0) \w+",
    "what the week has no more": r"appointment: agenda/(equipment|kinds|practitioners/0/does)(/\d)? \w+",
    "hours at which somebody is booked": r"appointment: agenda/practitioners/0/hours(/\w+)? \w+",
    "nothing to place, where something is": r"appointment: (wanted|best/0)(/\d)? \w+",
    "what is to be placed, and is not": r"appointment: best/0/at dropped",
    "a known wrong number that is the answer": r"form: boxes/2/slips/0/text \w+",
    "a fault that its text does not hold once, or that another one overlaps": (
        r"proofreading: (text|faults/\d/wrong) \w+"
    ),
    "a text to be written that is too long once it is read": r"transcription: text lengthened",
    "a sentence that is too long once it is read": r"dictation: phrases/\d lengthened",
    "bounds the wrong way round": r"billing_case: case/patient/age/to \w+",
    "an exit to a step that is not there": r"scenario: steps/(\d (dropped|\w+)|\d/id \w+)",
    "another step than those that are there": r"scenario: steps/\d/actions/\d/next(/\d(/to)?)? \w+",
    "a flag that no action raises": r"scenario: steps/\d/actions/\d/(effects(/sets(/0)?)?|next/0/when/0) \w+",
}
TOLD_BY_THE_EDITOR_ALONE = {
    "an optional key without a value, which the loader takes for a missing one": r"\w+: .+ emptied",
    "a term that is no id, which is unknown once all files are read": r"\w+: terms(/0)? \w+",
}

OPERATORS: tuple[Callable[[Any, Steps], None], ...] = (
    dropped,
    misspelt,
    emptied,
    made_a_text,
    made_a_list,
    made_a_group,
    lengthened,
    cut_to_one,
)


def mutations(kind: str) -> Iterator[tuple[str, Any]]:
    """Every operator at every place of the bank of a type, each with its name."""
    sound = sound_bank(kind)
    for path in places(sound):
        for operator in OPERATORS:
            bank = copy.deepcopy(sound)
            operator(bank, path)
            if bank != sound:
                where = "/".join(map(str, path[2:] if path[:2] == ("questions", 0) else ("bank", *path)))
                yield f"{kind}: {where or 'question'} {operator.__name__}", bank


def refused_by_schema(bank: Any) -> bool:
    return not VALIDATOR.is_valid(numbers_told(bank))


def refused_by_loader(bank: Any) -> bool:
    found = compile_file(canonical(bank).encode(), FileKind.BANK, "accueil").diagnostics
    return any(d.severity is not Severity.INFO for d in found)


@pytest.mark.parametrize("kind", examples.TYPES)
def test_the_sound_bank_is_accepted_by_both(kind: str) -> None:
    bank = sound_bank(kind)
    assert (refused_by_schema(bank), refused_by_loader(bank)) == (False, False)


def test_there_are_enough_mutations() -> None:
    names = [name for kind in examples.TYPES for name, _bank in mutations(kind)]
    assert len(names) == len(set(names)) > 2000


@pytest.mark.parametrize("kind", examples.TYPES)
def test_schema_and_loader_agree(kind: str) -> None:
    judged = {name: (refused_by_schema(bank), refused_by_loader(bank)) for name, bank in mutations(kind)}
    assert {(True, True), (False, False)} <= set(judged.values())
    differing = {name: verdicts for name, verdicts in judged.items() if verdicts[0] != verdicts[1]}
    unexplained = [
        name
        for name, (schema, _loader) in differing.items()
        if not any(
            re.fullmatch(rule, name)
            for rule in (TOLD_BY_THE_EDITOR_ALONE if schema else TOLD_BY_THE_LOADER_ALONE).values()
        )
    ]
    assert unexplained == []


@pytest.mark.parametrize(
    ("rule", "schema"),
    [
        *((rule, False) for rule in TOLD_BY_THE_LOADER_ALONE.values()),
        *((rule, True) for rule in TOLD_BY_THE_EDITOR_ALONE.values()),
    ],
    ids=[*TOLD_BY_THE_LOADER_ALONE, *TOLD_BY_THE_EDITOR_ALONE],
)
def test_each_difference_that_is_listed_is_one(rule: str, schema: bool) -> None:
    kind = rule.partition(":")[0]
    found = (
        (refused_by_schema(bank), refused_by_loader(bank))
        for name, bank in mutations(kind if kind in examples.TYPES else "cloze")
        if re.fullmatch(rule, name)
    )
    assert (schema, not schema) in found


# What no file says by itself


def question(bank: Any) -> Any:
    return bank["questions"][0]


def another_theme(bank: Any) -> None:
    bank["theme"] = "anglais"


def unknown_tariff(bank: Any) -> None:
    question(bank)["explanation"] = "Cela coûte {{tariff:INCONNU}}."


def unknown_term(bank: Any) -> None:
    question(bank)["terms"] = ["inconnu"]


def unknown_rule(bank: Any) -> None:
    question(bank)["ignore"] = ["Q999"]


def taken_id(bank: Any) -> None:
    question(bank)["id"] = question(bank)["point"] = "ailleurs"


@pytest.mark.parametrize("change", [another_theme, unknown_tariff, unknown_term, unknown_rule, taken_id])
def test_what_only_all_the_files_together_tell(change: Callable[[Any], None], tmp_path: Path) -> None:
    bank, other = sound_bank("true_false"), sound_bank("true_false")
    question(bank)["terms"] = []
    other["id"] = "autre"
    question(other)["id"] = question(other)["point"] = "ailleurs"
    question(other)["terms"] = []
    assert warned(tmp_path / "sound", bank, other) == 0
    change(bank)
    assert not refused_by_schema(bank)
    assert warned(tmp_path / "changed", bank, other) == 1


def warned(folder: Path, bank: Any, other: Any) -> int:
    """How many errors and warnings the loader gives for two banks, the other one first."""
    place = folder / "questions" / "accueil"
    place.mkdir(parents=True)
    (place / "a.yaml").write_text(canonical(other), encoding="utf-8")
    (place / "b.yaml").write_text(canonical(bank), encoding="utf-8")
    return sum(d.severity is not Severity.INFO for d in load([folder], None).diagnostics)
