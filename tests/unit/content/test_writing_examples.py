"""What an instructor begins with is sound, commented, and says what was told."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizz.content.compiled import Compiled, FileKind
from quizz.content.reading import compile_file
from quizz.content.scenarios import SCENARIO
from quizz.content.writing import examples, slugs
from quizz.content.writing.scalars import one_line, scalar
from quizz.domain.bank import SKILLS, THEMES
from quizz.domain.question import AnyQuestion, MultipleChoice, SingleChoice
from quizz.domain.scenario import Scenario

FILES = files("quizz.content.writing").joinpath("examples")
TOLD = {
    "term": {"term": "bilan initial", "gender": "m", "definition": "Visite d’accueil."},
    "word_part": {"term": "-zose", "role": "suffix", "definition": "essai"},
    "abbreviation": {"term": "ZZZ", "expansion": "zone de zèle", "definition": "Une zone."},
}


def asked(kind: str, **changes: str) -> str:
    values = {"id": "q-1", "prompt": "", "skill": "accueil", "level": "2", "month": "2026-11"}
    return examples.question(kind, **values | changes)


def bank(item: str, **changes: str) -> str:
    values = {"id": "essai", "title": "Un essai", "theme": "accueil"}
    return examples.bank(**values | changes, authors=("Claire Morel",), question=item)


def read(text: str, kind: FileKind = FileKind.BANK) -> Compiled:
    return compile_file(text.encode(), kind, "")


def only_entry(found: Compiled) -> AnyQuestion | Scenario:
    """The question or the scenario of a bank that has no other."""
    assert found.bank is not None
    [entry] = (*found.bank.questions, *found.bank.scenarios)
    return entry


@pytest.mark.parametrize("kind", examples.TYPES)
def test_a_bank_with_the_example_of_a_type_has_nothing_to_tell(kind: str) -> None:
    found = read(bank(asked(kind)))
    assert found.diagnostics == ()
    assert found.bank is not None
    question = only_entry(found)
    assert (question.id, question.skill, question.level) == ("q-1", "accueil", 2)
    assert question.checked == "2026-11"
    assert (found.bank.id, found.bank.title, found.bank.authors) == ("essai", "Un essai", ("Claire Morel",))
    assert kind == (SCENARIO if isinstance(question, Scenario) else type(question).__struct_config__.tag)


@pytest.mark.parametrize("kind", examples.TYPES)
def test_the_prompt_that_was_told_takes_the_place_of_the_example_s(kind: str) -> None:
    found = only_entry(read(bank(asked(kind, prompt="Vrai : « # » ou \\n ?"))))
    assert found.prompt == "Vrai : « # » ou \\n ?"
    kept = only_entry(read(bank(asked(kind))))
    assert kept.prompt == examples.prompt(kind) != ""


@pytest.mark.parametrize("kind", examples.TYPES)
def test_every_key_of_an_example_is_explained(kind: str) -> None:
    """By a comment on its line or on the line above; the types teach all the keys of the format."""
    lines = asked(kind).splitlines()
    for number, line in enumerate(lines):
        if re.match(r"(?:- |  )[a-z_]+:", line) and not re.match(r"- id:|  type:|  feedback: On", line):
            assert "#" in line or lines[number - 1].lstrip().startswith("#") or "skill" in line, line


def test_a_bank_without_author_shows_where_to_write_one() -> None:
    text = examples.bank(id="b", title="T", theme="accueil", authors=(), question=asked("true_false"))
    assert "# authors: [Prénom Nom]" in text
    found = read(text)
    assert (found.diagnostics, found.bank and found.bank.authors) == ((), ())


@pytest.mark.parametrize("kind", examples.KINDS)
def test_a_glossary_of_one_entry_has_nothing_to_tell(kind: str) -> None:
    text = examples.glossary(examples.entry(kind, "2027-03", id="essai", **TOLD[kind]))
    found = read(text, FileKind.GLOSSARY)
    assert found.diagnostics == ()
    [term] = found.terms
    assert (term.id, term.kind) == ("essai", kind)
    assert {key: getattr(term, key) for key in TOLD[kind]} == TOLD[kind]
    assert "# checked: 2027-03 " in text


@pytest.mark.parametrize("kind", examples.KINDS)
def test_what_an_entry_offers_behind_a_sign_is_sound_too(kind: str) -> None:
    text = examples.glossary(examples.entry(kind, "2026-11", id="essai", **TOLD[kind]))
    uncommented = re.sub(r"(?m)^(    )# (?=[ a-z_]*[:-] )(?!Facultatif)", r"\1", text)
    assert uncommented.count("\n    # ") < text.count("\n    # ")
    assert read(uncommented, FileKind.GLOSSARY).diagnostics == ()


def test_what_a_question_offers_behind_a_sign_is_sound_too() -> None:
    text = bank(asked("true_false"))
    uncommented = re.sub(r"(?m)^(    )# (?=(covers|terms|tags|revision|ignore): )", r"\1", text)
    found = read(uncommented)
    assert found.diagnostics == ()
    assert found.bank is not None
    question = found.bank.questions[0]
    assert (question.covers, question.terms, question.revision) == (("M21",), ("uretere",), 2)
    assert (question.tags, question.ignore) == (("téléphone",), ("Q106",))


def test_the_key_of_a_choice_is_not_given_away_by_its_length() -> None:
    for kind in ("single_choice", "multiple_choice"):
        found = read(bank(asked(kind))).bank
        assert found is not None
        [question] = found.questions
        assert isinstance(question, SingleChoice | MultipleChoice)
        keys = [len(choice.text) for choice in question.choices if choice.correct]
        others = [len(choice.text) for choice in question.choices if not choice.correct]
        assert max(keys) <= 1.3 * max(others)
        assert all(choice.feedback for choice in question.choices if not choice.correct)


def test_each_theme_has_an_activity() -> None:
    assert set(examples.SKILLS_OF_THEMES) == set(THEMES)
    assert set(examples.SKILLS_OF_THEMES.values()) <= set(SKILLS)


@pytest.mark.parametrize(
    "path", sorted(FILES.iterdir(), key=lambda path: path.name), ids=lambda path: path.name
)
def test_an_example_reads_by_itself_and_is_written_in_french(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    yaml.safe_load(text)
    assert max(map(len, text.splitlines())) <= 118
    prose = re.sub(r"^[ #-]*[a-z_]+:(?=\s|$)", "", text, flags=re.MULTILINE)
    prose = re.sub(r"\{\{.*?\}\}|\{[^}]*\}", "x", prose)
    assert not re.search(r"\w'\w| [:;?!»]|«[^\u00a0]", prose)


# Moving an item


def test_an_item_is_moved_to_the_columns_of_a_list() -> None:
    item = "- id: a\n  text: >-\n    long\n  # told\n"
    assert examples.indented(item, 0, 2) == item
    assert examples.indented(item, 2, 6) == "  -   id: a\n      text: >-\n        long\n      # told\n"


# Ids


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Le tiers payant", "tiers-payant"),
        ("L’œil de Mme Dupont !", "oeil-mme-dupont"),
        ("Et la", "et-la"),
        ("???", ""),
        ("Anticonstitutionnellement " * 3, "anticonstitutionnellement"),
        ("x" * 60, "x" * 40),
    ],
)
def test_slugs(title: str, wanted: str) -> None:
    assert slugs.slug(title) == wanted


@given(st.text(max_size=80))
def test_a_slug_is_an_id_or_nothing(title: str) -> None:
    found = slugs.slug(title)
    assert not found or (re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found) and len(found) <= 40)


def test_a_free_id_is_numbered_and_never_too_long() -> None:
    assert slugs.free("a", {"b"}) == "a"
    assert slugs.free("a", {"a", "a-2"}) == "a-3"
    assert len(slugs.free("a" * 80, {"a" * 80})) == 80


# Texts


@given(st.text(max_size=60), st.booleans())
def test_a_text_reads_back_as_it_was_told(text: str, in_flow: bool) -> None:
    told = one_line(text)
    written = scalar(told, in_flow=in_flow)
    document = f"- [{written}, x]\n" if in_flow else f"- k: {written} # comment\n"
    [found] = yaml.load(document, Loader=yaml.BaseLoader)
    assert (found[0] if in_flow else found["k"]) == told


@pytest.mark.parametrize(
    "text", ["no", "12", "2026-11-21", "~", "null", "1:30", "# x", "- x", "", "a: b", "=", "0x1F"]
)
def test_what_some_reader_takes_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["-ectomie", "Le docteur !", "Oui, si", "l’un", "G2", "21 novembre"])
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert scalar(text) == text


def test_the_day_is_not_in_the_files() -> None:
    assert f"{date(2031, 5, 1):%Y-%m}" in asked("true_false", month="2031-05")
