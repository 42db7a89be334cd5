"""A file as a preview shows it, read again and again while it changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizz.domain.presentation import present
from quizz.domain.question import Choice, MultipleChoice, SingleChoice
from quizz.errors import UsageError
from quizz.services.previewing.answer_key import answer_key, describes
from quizz.services.previewing.preview import Preview
from quizz.services.previewing.previewer import Previewer
from quizz.services.previewing.walk import Walk

DAY = date(2026, 11, 21)
HEAD = """\
id: essai
title: Essai
theme: accueil
authors: [Équipe quizz]
questions:
"""
COMMON = "    explanation: Parce que c’est la règle du cabinet.\n    skill: accueil\n    level: 1\n"


def true_false(identifier: str, prompt: str = "Une phrase.", extra: str = "") -> str:
    named = f"  - id: {identifier}\n    type: true_false" if identifier else "  - type: true_false"
    return f"{named}\n    prompt: {prompt}\n    answer: vrai\n{COMMON}{extra}"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    file = tmp_path / "questions" / "accueil" / "essai.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD + true_false("un") + true_false("deux") + true_false("trois"), encoding="utf-8")
    return file


def previewer(file: Path | str, *beside: Path) -> Previewer:
    return Previewer(str(file), beside, cache=None, today=lambda: DAY, environment=None)


def whole(reader: Previewer) -> Preview:
    reader.read()
    return reader.checked()


def keys(preview: Preview) -> list[str]:
    return [item.key for item in preview.items]


# What stands in the file


def test_the_questions_in_their_order_with_their_lines(bank) -> None:
    preview = whole(previewer(bank))
    assert (preview.title, preview.theme, preview.broken, preview.checked) == (
        "Essai",
        "accueil",
        False,
        True,
    )
    assert [(item.rank, item.key, item.line, item.kind) for item in preview.items] == [
        (1, "un", 6, "true_false"),
        (2, "deux", 13, "true_false"),
        (3, "trois", 20, "true_false"),
    ]


def test_a_question_without_an_id_and_one_that_comes_twice_have_keys_of_their_own(bank) -> None:
    bank.write_text(HEAD + true_false("") + true_false("deux") + true_false("deux"), encoding="utf-8")
    preview = whole(previewer(bank))
    assert keys(preview) == ["@1", "deux", "deux@3"]
    assert preview.items[0].question is None
    assert {found.item for found in preview.findings} >= {"@1", "deux@3"}


def test_a_question_that_cannot_be_parsed_stays_in_its_place(bank) -> None:
    broken = true_false("deux", prompt='"Une phrase').replace("vrai", '"vrai"')
    bank.write_text(HEAD + true_false("un") + broken + true_false("trois"), encoding="utf-8")
    preview = whole(previewer(bank))
    assert keys(preview) == ["un", "deux", "trois"]
    assert [item.question is None for item in preview.items] == [False, True, False]
    assert preview.items[1].kind == "true_false"
    assert [found.item for found in preview.findings if found.severity == "error"] == ["deux"]


def test_a_question_that_breaks_is_as_it_was_and_where_it_is(bank) -> None:
    reader = previewer(bank)
    good = whole(reader).items[2]
    bank.write_text(
        HEAD + true_false("un") + true_false("trois").replace("vrai", "peut-être"), encoding="utf-8"
    )
    preview = whole(reader)
    kept = preview.items[1]
    assert (kept.key, kept.rank, kept.line, kept.stale) == ("trois", 2, 13, True)
    assert kept.question == good.question
    bank.write_text(HEAD + true_false("trois"), encoding="utf-8")
    assert not whole(reader).items[0].stale


@pytest.mark.parametrize("broken", ["a: [b", "", "[]", "id: essai\n", "id: essai\nquestions: rien\n", "\x00"])
def test_a_file_that_cannot_be_read_leaves_the_last_state(bank, broken) -> None:
    reader = previewer(bank)
    good = whole(reader)
    bank.write_text(broken, encoding="utf-8")
    preview = whole(reader)
    assert preview.broken
    assert keys(preview) == keys(good)
    assert preview.title == "Essai"
    assert any(found.severity == "error" for found in preview.of_file)


def test_an_unusable_head_leaves_the_questions_to_be_seen(bank) -> None:
    reader = previewer(bank)
    whole(reader)
    bank.write_text(
        bank.read_text(encoding="utf-8").replace("theme: accueil", "theme: acueil"), encoding="utf-8"
    )
    preview = whole(reader)
    assert preview.broken
    assert [item.question is not None for item in preview.items] == [True] * 3
    assert "accueil" in preview.of_file[0].remedy


def test_a_file_that_goes_away_is_told_and_comes_back(bank) -> None:
    reader = previewer(bank)
    whole(reader)
    good = bank.read_bytes()
    bank.unlink()
    gone = whole(reader)
    assert gone.broken
    assert len(gone.items) == 3
    assert gone.of_file
    bank.write_bytes(good)
    assert not whole(reader).broken


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_written_is_shown_or_told(bank, data) -> None:
    """Lines dropped, doubled, indented or replaced: no fault of a file ends a preview."""
    lines = (HEAD + true_false("un") + true_false("deux")).splitlines(keepends=True)
    for _change in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = data.draw(
            st.sampled_from([[], [lines[at]] * 2, ["  " + lines[at]], ["- x\n"], ['"\n'], ["\t: [\n"]])
        ) or [""]
    bank.write_text("".join(lines), encoding="utf-8")
    reader = previewer(bank)
    first = whole(reader)
    assert len(set(keys(first))) == len(first.items)
    assert first.broken or first.items or first.findings
    assert {found.item for found in first.findings} <= {"", *keys(first)}


# The amounts, the glossary, the content beside


def test_a_withheld_question_says_why_until_its_amount_is_there(bank) -> None:
    bank.write_text(HEAD + true_false("un", prompt="Cela coûte {{tariff:G}}."), encoding="utf-8")
    reader = previewer(bank)
    assert "« G »".replace(" ", "\u00a0") in whole(reader).items[0].withheld
    (bank.parents[2] / "tariffs.yaml").write_text(
        "tariffs:\n  - id: G\n    label: Consultation\n    unit: EUR\n    values:\n"
        '      - {amount: "30.00", valid_from: 2024-12-22, source: Une source, confidence: A}\n',
        encoding="utf-8",
    )
    item = whole(reader).items[0]
    assert not item.withheld
    assert item.heading == "Cela coûte 30,00\u00a0€."


def test_an_id_that_is_taken_beside_is_told_and_the_question_is_shown(bank, tmp_path) -> None:
    other = tmp_path / "autre" / "questions" / "accueil" / "autre.yaml"
    other.parent.mkdir(parents=True)
    other.write_text(HEAD.replace("essai", "autre") + true_false("deux"), encoding="utf-8")
    preview = whole(previewer(bank, tmp_path / "autre"))
    assert [found.item for found in preview.findings if found.code == "Q003"] == ["deux"]
    assert preview.items[1].question is not None


def test_a_bank_alone_in_a_folder(tmp_path) -> None:
    file = tmp_path / "brouillon.yml"
    file.write_text(HEAD + true_false("un"), encoding="utf-8")
    reader = previewer(file)
    assert keys(whole(reader)) == ["un"]
    assert reader.folders == (tmp_path,)


def test_the_folders_that_may_change_what_is_shown(bank) -> None:
    assert previewer(bank).folders == (bank.parent, bank.parents[2])


def test_a_glossary_shows_its_entries_and_what_is_made_of_them(tmp_path) -> None:
    file = tmp_path / "glossary.yaml"
    file.write_text(
        "terms:\n"
        "  - {id: uretere, term: uretère, kind: term, gender: m, definition: Conduit du rein à la vessie.}\n"
        "  - {id: rien, term: rien}\n",
        encoding="utf-8",
    )
    preview = whole(previewer(file))
    assert keys(preview) == ["uretere", "rien"]
    first, second = preview.items
    assert [question.id.partition("/")[0] for question in preview.questions(first)] == ["uretere"]
    assert second.term is None
    assert preview.questions(second) == ()


# What is no bank


@pytest.mark.parametrize(
    ("name", "told"),
    [("tariffs.yaml", "que des montants"), ("pack.yaml", "présente un paquet"), ("bank.txt", "fichier YAML")],
)
def test_a_file_without_questions_is_refused_with_what_to_do(tmp_path, name, told) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        previewer(tmp_path / name)


def test_a_folder_is_refused_with_one_of_its_banks(bank, tmp_path) -> None:
    with pytest.raises(UsageError, match=r"questions/accueil/essai\.yaml"):
        previewer(tmp_path)
    (tmp_path / "vide").mkdir()
    with pytest.raises(UsageError, match="pas de banque dedans"):
        previewer(tmp_path / "vide")


def test_a_file_that_does_not_exist_is_refused(tmp_path) -> None:
    with pytest.raises(UsageError, match="n’existe pas"):
        previewer(tmp_path / "rien.yaml")


# Where one is


def test_the_walk_stays_on_its_item(bank) -> None:
    reader = previewer(bank)
    walk = Walk(whole(reader))
    assert not walk.go(-1)
    assert walk.go_to("deux")
    bank.write_text(HEAD + true_false("zero") + true_false("un") + true_false("deux"), encoding="utf-8")
    walk.take(whole(reader))
    assert (walk.key, walk.place) == ("deux", 2)
    assert not walk.go(1)
    bank.write_text(HEAD + true_false("zero"), encoding="utf-8")
    walk.take(whole(reader))
    assert walk.key == "zero"
    assert not walk.go_to("deux")


def test_a_walk_through_nothing() -> None:
    walk = Walk(Preview(name="x"))
    walk.end(last=True)
    assert (walk.item, walk.question, walk.key, walk.parts) == (None, None, "", 1)
    assert not walk.go(1)
    assert not walk.go(-1)


def test_a_search_is_of_ids_and_words_without_accents(bank) -> None:
    bank.write_text(HEAD + true_false("un", "L’été.") + true_false("deux", "Les œufs."), encoding="utf-8")
    preview = whole(previewer(bank))
    assert [item.key for item in preview.search("ETE")] == ["un"]
    assert [item.key for item in preview.search("oeufs deux")] == ["deux"]
    assert len(preview.search("")) == 2
    assert preview.search("oeufs un") == []


# The key


def question_of(kind: type, **fields):
    common = {
        "id": "q",
        "theme": "accueil",
        "bank": "b",
        "prompt": "?",
        "explanation": "!",
        "skill": "accueil",
    }
    return kind(**common, level=2, **fields)


def lines(question) -> list[tuple[str, str, bool | None, str, str]]:
    groups = answer_key(present(question, 0))
    return [
        (group.title, line.text, line.right, line.place, line.note)
        for group in groups
        for line in group.lines
    ]


def test_the_key_tells_what_this_draw_leaves_out() -> None:
    choices = (Choice("a", correct=True), *(Choice(text, feedback=f"non {text}") for text in "bcde"))
    told = lines(question_of(MultipleChoice, choices=choices, draw=3))
    assert len(told) == 5
    assert sorted(text for _title, text, *_rest in told) == list("abcde")
    assert [title for title, *_rest in told] == [""] * 3 + ["Dans un autre tirage"] * 2
    assert {note for *_rest, note in told} == {"", *(f"non {text}" for text in "bcde")}


def test_the_key_of_choices_is_in_the_order_of_the_screen() -> None:
    question = question_of(SingleChoice, choices=(Choice("a", correct=True), Choice("b"), Choice("c")))
    shown = present(question, 5)
    (group,) = answer_key(shown)
    assert tuple(line.text for line in group.lines) == shown.options
    assert [line.label for line in group.lines] == ["1.", "2.", "3."]


KEYS = {
    "short_answer": (
        "    answers: [uretère, urètere]\n    spelling: strict\n"
        "    confusions:\n      - {text: urètre, feedback: Autre conduit.}\n",
        [
            ("Réponses acceptées, à la lettre près", "uretère", True, "", ""),
            ("Réponses acceptées, à la lettre près", "urètere", True, "", ""),
            ("Confusions prévues", "urètre", False, "", "Autre conduit."),
        ],
    ),
    "numeric": (
        '    answer: "1234.5"\n    tolerance: "0.5"\n    unit: €\n',
        [("Réponse acceptée", "1\u00a0234,5\u00a0€", True, "", "À 0,5\u00a0€ près.")],
    ),
    "cloze": (
        "    text: Une {1} et {2}.\n    blanks:\n      - {answers: [a]}\n"
        "      - {answers: [b], options: [b, c, d]}\n",
        [
            ("Trou 1", "a", True, "", ""),
            ("Trou 2", "b", True, "", ""),
            ("Trou 2", "c", False, "", ""),
            ("Trou 2", "d", False, "", ""),
        ],
    ),
    "true_false": (
        "    answer: faux\n    feedback: Non.\n",
        [("", "Vrai", False, "", "Non."), ("", "Faux", True, "", "")],
    ),
    "matching": (
        "    pairs:\n      - {left: a, right: x, feedback: Pour cela.}\n      - {left: b, right: y}\n"
        "      - {left: c, right: z}\n    decoys: [w]\n",
        [
            ("", "a", None, "x", "Pour cela."),
            ("", "b", None, "y", ""),
            ("", "c", None, "z", ""),
            ("Ne va avec rien", "w", False, "", ""),
        ],
    ),
    "ordering": (
        "    items:\n      - {text: a}\n      - {text: b, feedback: Après a.}\n      - {text: c}\n",
        [
            ("Le bon ordre", "a", None, "", ""),
            ("Le bon ordre", "b", None, "", "Après a."),
            ("Le bon ordre", "c", None, "", ""),
        ],
    ),
    "sorting": (
        "    categories:\n      - name: Ici\n        items: [{text: a, feedback: Là.}, {text: b}]\n"
        "      - name: Ailleurs\n        items: [{text: c}, {text: d}]\n",
        [
            ("Ici", "a", None, "", "Là."),
            ("Ici", "b", None, "", ""),
            ("Ailleurs", "c", None, "", ""),
            ("Ailleurs", "d", None, "", ""),
        ],
    ),
}


@pytest.mark.parametrize("kind", KEYS)
def test_the_key_of_each_kind(bank, kind) -> None:
    written, expected = KEYS[kind]
    bank.write_text(
        f"{HEAD}  - id: q\n    type: {kind}\n    prompt: Une question.\n{written}{COMMON}", encoding="utf-8"
    )
    preview = whole(previewer(bank))
    question = preview.items[0].question
    assert question is not None, preview.findings
    told = lines(question)
    assert (told if kind != "true_false" else sorted(told, reverse=True)) == expected


def test_what_an_author_chose_is_told(bank) -> None:
    extra = (
        "    covers: [M14]\n    tags: [caisse]\n    revision: 3\n    as_of: 2025-01-02\n    point: un-point\n"
    )
    bank.write_text(HEAD + true_false("un", extra=extra), encoding="utf-8")
    (item,) = whole(previewer(bank)).items
    assert item.question is not None
    told = list(describes(item.question))
    assert told == ["niveau 1", "M14", "point un-point", "caisse", "révision 3", "au 02/01/2025"]
