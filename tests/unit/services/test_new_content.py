"""An instructor's folder: new banks, questions and entries, their ids, and what is never overwritten."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from quizz.content.diagnostics import Severity
from quizz.content.loader import load
from quizz.content.schema.editors import HIDDEN_FOLDER, PACKAGED, modeline, write_schemas
from quizz.content.writing import examples, files
from quizz.domain.bank import THEMES
from quizz.errors import ContentError, UsageError
from quizz.locations import builtin_content
from quizz.services.authoring.checking import check
from quizz.services.authoring.targets import targets_of
from quizz.services.new_content import NewContent, Written, own_bank
from quizz.services.places import Places

MONTH = "2026-11"
DAY = date(2026, 11, 21)
WORDS = {
    "term": {"id": "bilan", "term": "bilan initial", "gender": "m", "definition": "Visite d’accueil."},
    "word_part": {"id": "wp-zose", "term": "-zose", "role": "suffix", "definition": "essai"},
    "abbreviation": {"id": "ab-zzz", "term": "ZZZ", "expansion": "zone de zèle", "definition": "Une zone."},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mes banques"


@pytest.fixture(autouse=True)
def _read_the_content_of_the_program_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    global CACHE  # noqa: PLW0603  one for the whole file: reading 25 banks takes half a second
    CACHE = CACHE or tmp_path_factory.mktemp("cache")


CACHE: Path | None = None


def opened(folder: Path) -> NewContent:
    return NewContent.open(folder, Places(folder / "db", (builtin_content(),), CACHE), MONTH)


def bank(folder: Path, name: str = "essai", theme: str = "accueil", kind: str = "true_false") -> Written:
    return opened(folder).add_bank(
        id=name, title="Un essai", theme=theme, authors=("Claire Morel",), kind=kind, skill="cadre", level="2"
    )


def question(folder: Path, name: str, kind: str, prompt: str = "") -> Written:
    own = opened(folder).bank_named("essai")
    return opened(folder).add_question(own, id=name, kind=kind, prompt=prompt, skill="cadre", level="1")


def findings(folder: Path) -> list[str]:
    """What `quizz check` says of a folder, but for information."""
    found = check(
        targets_of([str(folder)]), [builtin_content()], cache=CACHE, day=DAY, environment=None
    ).diagnostics
    return [f"{d.code} {d.line} {d.message}" for d in found if d.severity is not Severity.INFO]


def test_nothing_is_said_against_a_new_bank_of_any_theme(folder: Path) -> None:
    for theme in THEMES:
        bank(folder, f"essai-{theme}", theme)
    assert findings(folder) == []
    assert len(load([folder], None).banks) == len(THEMES)


@pytest.mark.parametrize("theme", ["accueil", "facturation"])
def test_nothing_is_said_against_a_bank_with_all_the_examples(folder: Path, theme: str) -> None:
    bank(folder, theme=theme)
    for number, kind in enumerate(examples.TYPES):
        if kind != "true_false":
            question(folder, f"q-{number}", kind)
    assert findings(folder) == []
    [found] = load([folder], None).banks
    assert len(found.outlines) + len(found.scenarios) == len(examples.TYPES)


def test_nothing_is_said_against_a_new_glossary(folder: Path) -> None:
    for kind, told in WORDS.items():
        opened(folder).add_term(kind, **told)
    assert findings(folder) == []
    assert [term.id for term in load([folder], None).terms] == ["bilan", "wp-zose", "ab-zzz"]


def test_a_bank_goes_to_the_folder_of_its_theme_with_the_schema_beside(folder: Path) -> None:
    written = bank(folder)
    assert written.path == folder / "questions" / "accueil" / "essai.yaml"
    lines = written.path.read_text("utf-8").split("\n")
    assert lines[0] == "# yaml-language-server: $schema=../../.schema/questions.schema.json"
    assert (written.path.parent / lines[0].partition("=")[2]).resolve().is_file()
    assert lines[written.line - 1] == "  - id: essai-1"
    opened(folder).add_term("term", **WORDS["term"])
    first = (folder / "glossary.yaml").read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=.schema/glossary.schema.json"
    assert sorted(path.name for path in (folder / HIDDEN_FOLDER).iterdir()) == [
        "glossary.schema.json",
        "questions.schema.json",
    ]


def test_a_bank_is_never_overwritten(folder: Path) -> None:
    path = bank(folder).path
    before = path.read_bytes()
    with pytest.raises(ContentError, match="existe déjà"):
        bank(folder)
    assert path.read_bytes() == before


def test_a_question_is_added_below_the_others(folder: Path) -> None:
    path = bank(folder).path
    before = path.read_bytes()
    written = question(folder, "q-2", "matching", "Qui fait quoi ?")
    assert written.path == path
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.split(b"\n")[written.line - 1] == b"  - id: q-2"
    assert own_bank(path).prompts >= {"qui fait quoi ?"}


def test_a_term_is_added_below_the_others(folder: Path) -> None:
    written = opened(folder).add_term("term", **WORDS["term"])
    before = written.path.read_bytes()
    again = opened(folder).add_term("abbreviation", **WORDS["abbreviation"])
    assert again.path.read_bytes().startswith(before)
    assert again.line == before.count(b"\n") + 2


def test_a_bank_with_another_fault_can_be_added_to(folder: Path) -> None:
    path = bank(folder).path
    path.write_text(path.read_text("utf-8").replace("answer: vrai", "anwser: vrai"), encoding="utf-8")
    assert "essai-1" in own_bank(path).ids
    question(folder, "q-2", "cloze")
    assert [outline.id for outline in load([folder], None).banks[0].outlines] == ["q-2"]


def test_a_bank_that_cannot_be_read_is_refused_and_left_alone(folder: Path) -> None:
    path = bank(folder).path
    path.write_bytes(b"questions:\n  - id: 'a\n")
    with pytest.raises(ContentError, match=r"essai\.yaml.*structure.*quizz check"):
        opened(folder).bank_named(str(path))
    assert path.read_bytes() == b"questions:\n  - id: 'a\n"


def test_what_would_not_be_read_is_not_written(folder: Path) -> None:
    path = bank(folder).path
    before = path.read_bytes()
    with pytest.raises(ContentError, match="rien n’est changé"):
        opened(folder).add_question(
            own_bank(path), id="q-2", kind="true_false", prompt="{{tarif:G}}", skill="cadre", level="1"
        )
    assert path.read_bytes() == before


def test_a_bank_is_found_by_its_id_or_by_its_path(folder: Path) -> None:
    path = bank(folder).path
    content = opened(folder)
    for name in ("essai", str(path), "questions/accueil/essai.yaml"):
        found = content.bank_named(name)
        assert (found.id, found.title, found.theme) == ("essai", "Un essai", "accueil")
    with pytest.raises(UsageError, match="Voulez-vous dire « essai »"):
        content.bank_named("esai")
    with pytest.raises(UsageError, match="quizz new bank"):
        content.bank_named("zzz")
    assert [own.id for own in content.banks()] == ["essai"], "those of the program are not the person's"


# Ids


def test_ids_are_proposed_free(folder: Path) -> None:
    bank(folder)
    ids = opened(folder).ids
    assert ids.bank("Un essai") == "essai-2"
    assert ids.bank("???") == "banque"
    assert ids.question("essai", "") == "essai-2"
    assert ids.question("essai", "Qui peut appeler ?") == "essai-peut-appeler"
    assert (
        ids.question("essai", "Qui peut appeler ?", frozenset({"essai-peut-appeler"}))
        == "essai-peut-appeler-2"
    )
    assert ids.term("uretère", "term") == "uretere-2"
    assert ids.term("-zose", "word_part") == "wp-zose"
    assert ids.term("ZZZ", "abbreviation") == "ab-zzz"


def test_ids_that_are_taken_or_badly_formed_are_told(folder: Path) -> None:
    bank(folder)
    ids = opened(folder).ids
    assert ids.fault_of_bank("autre") == ""
    assert "« essai-2 » est libre" in ids.fault_of_bank("essai")
    assert "fichier" in ids.fault_of_bank("con")
    assert "« tiers-payant-2 » est libre" in ids.fault_of_bank("tiers-payant")
    for wrong in ("", "Un Id", "é", "a" * 81, "a--b"):
        assert "sans accent" in ids.fault_of_bank(wrong)
        assert "sans accent" in ids.fault_of_question(wrong)
    assert "essai-1-2" in ids.fault_of_question("essai-1")
    assert ids.fault_of_question("q", frozenset({"q"})) != ""
    assert ids.fault_of_term("uretere") != ""
    assert ids.fault_of_term("nouveau") == ""


def test_a_word_has_one_entry_and_an_abbreviation_may_have_two(folder: Path) -> None:
    ids = opened(folder).ids
    assert "uretere" in ids.fault_of_word("Uretère", "term")
    assert ids.fault_of_word("uretère", "word_part") == ""
    assert ids.fault_of_word("ECG", "abbreviation") == ""


# Files


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(ContentError, match="a changé entre-temps"):
        files.replace(path, b"mine", b"more")
    assert path.read_bytes() == b"theirs"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.skipif(os.name == "nt", reason="no such bits, links for administrators")
def test_the_rights_of_a_file_and_a_link_to_it_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"a")
    path.chmod(0o640)
    link.symlink_to(path)
    files.replace(link, b"a", b"b")
    assert link.is_symlink()
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"b", 0o640)


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "questions").write_text("a file", encoding="utf-8")
    with pytest.raises(ContentError, match="ne peut pas être écrit"):
        bank(tmp_path)
    with pytest.raises(ContentError, match="ne peut pas être lu"):
        own_bank(tmp_path / "none.yaml")


# Schemas


def test_schemas_are_brought_up_to_date_but_nothing_else_is_replaced(tmp_path: Path) -> None:
    [path] = write_schemas(tmp_path, ["tariffs"])
    text = path.read_text("utf-8")
    path.write_text('{"title": "Tarifs de quizz"}', encoding="utf-8")
    assert write_schemas(tmp_path, ["tariffs"]) == (path,)
    assert path.read_text("utf-8") == text
    path.write_text('{"title": "Autre chose"}', encoding="utf-8")
    with pytest.raises(ContentError, match="n’est pas un schéma de quizz"):
        write_schemas(tmp_path)
    assert not (tmp_path / "questions.schema.json").exists() or path.read_text("utf-8") != text


def test_the_content_of_the_program_is_led_to_its_own_schemas() -> None:
    theme = builtin_content() / "questions" / "accueil"
    line = modeline("questions", theme, PACKAGED)
    assert line == (theme / "publics.yaml").read_text("utf-8").split("\n")[0] + "\n"


def test_the_folder_of_a_pack_that_is_installed_is_still_the_persons(folder: Path, tmp_path: Path) -> None:
    from shutil import copytree

    bank(folder)
    installed = tmp_path / "packs" / "ma-classe"
    copytree(folder, installed)
    content = NewContent.open(folder, Places(tmp_path / "db", (builtin_content(), installed), CACHE), MONTH)
    assert [own.path for own in content.banks()] == [folder / "questions" / "accueil" / "essai.yaml"]
    assert content.bank_named("essai").path.is_relative_to(folder)


@pytest.mark.parametrize("kind", ["true_false", "cloze", "numeric"])
def test_nothing_is_said_against_two_new_banks_of_a_theme(folder: Path, kind: str) -> None:
    bank(folder, kind=kind)
    bank(folder, "autre", kind=kind)
    bank(folder, "troisieme", kind="matching")
    opened(folder).add_question(
        opened(folder).bank_named("troisieme"), id="q-9", kind=kind, prompt="", skill="cadre", level="1"
    )
    assert findings(folder) == []


def test_an_id_in_capitals_is_proposed_in_small_letters(folder: Path) -> None:
    ids = opened(folder).ids
    assert "«\u00a0mon-id\u00a0» convient" in ids.fault_of_question("Mon-Id")
    assert "«\u00a0l-ete\u00a0» convient" in ids.fault_of_bank("L’été")
    assert "minuscules" in ids.fault_of_term("Uretère")
