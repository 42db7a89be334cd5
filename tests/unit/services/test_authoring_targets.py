"""What a path means to `quizz check`."""

from pathlib import Path

import pytest

from quizz.errors import UsageError
from quizz.services.authoring.targets import Target, content_here, is_version_of, targets_of


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "cours/questions/accueil/nuit.yaml",
        "cours/questions/accueil/.caché.yaml",
        "cours/glossary.yaml",
        "vrac/une.yaml",
        "vrac/plus/deux.YML",
        "vrac/notes.txt",
        "vrac/.git/trois.yaml",
        "vrac/paquet/questions/accueil/quatre.yaml",
        "vrac/paquet/pack.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def only(path: Path) -> Target:
    [target] = targets_of([str(path)])
    return target


def names(target: Target) -> list[str]:
    listed, unread = target.files()
    assert unread == []
    return [file.name for file in listed]


def test_a_folder_of_content_is_asked_as_a_whole(tree):
    target = only(tree / "cours")
    assert target == Target(tree / "cours", tree / "cours")
    assert names(target) == ["glossary.yaml", "questions/accueil/nuit.yaml"]


@pytest.mark.parametrize(
    "part", ["questions", "questions/accueil", "questions/accueil/nuit.yaml", "glossary.yaml"]
)
def test_a_part_of_a_folder_of_content_is_read_with_the_rest_of_it(tree, part):
    target = only(tree / "cours" / part)
    assert target == Target(tree / "cours", tree / "cours" / part)
    assert target.wants(str(tree / "cours" / part))
    assert not target.wants(str(tree / "cours" / "tariffs.yaml"))
    assert not target.wants(str(tree / "cours" / f"{part}s"))


def test_the_theme_is_that_of_the_folder_in_content_only(tree):
    assert [file.theme for file in only(tree / "cours" / "questions").files()[0]] == ["", "accueil"]
    assert {file.theme for file in only(tree / "vrac" / "plus").files()[0]} == {""}


def test_a_file_alone_is_a_bank_of_any_theme(tree):
    target = only(tree / "vrac" / "une.yaml")
    assert target.loose
    assert names(target) == ["une.yaml"]


def test_a_hidden_file_that_content_does_not_list_is_checked_alone(tree):
    assert only(tree / "cours/questions/accueil/.caché.yaml").loose


def test_a_folder_of_banks_holds_those_below_and_leaves_content_apart(tree):
    inner, loose = targets_of([str(tree / "vrac")])
    assert inner == Target(tree / "vrac" / "paquet", tree / "vrac" / "paquet")
    assert loose == Target(tree / "vrac", tree / "vrac", loose=True)
    assert names(loose) == ["plus/deux.YML", "une.yaml"]


def test_paths_are_made_whole_and_each_is_taken_once(tree, monkeypatch):
    monkeypatch.chdir(tree / "vrac")
    assert targets_of(["une.yaml", "./une.yaml", "../vrac/une.yaml"]) == (
        Target(tree / "vrac" / "une.yaml", tree / "vrac" / "une.yaml", loose=True),
    )


@pytest.mark.parametrize(
    ("path", "said"), [("absent.yaml", "n’existe pas"), ("vrac/notes.txt", "n’est pas un fichier YAML")]
)
def test_a_path_that_makes_no_sense_is_a_sentence(tree, path, said):
    with pytest.raises(UsageError, match=said):
        targets_of([str(tree / path)])


def test_content_is_found_where_one_is_or_under_its_usual_name(tree):
    assert content_here(tree / "cours") == tree / "cours"
    assert content_here(tree) is None
    (tree / "cours").rename(tree / "content")
    assert content_here(tree) == tree / "content"


def bank_files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / "questions" / "accueil").mkdir(parents=True, exist_ok=True)
        (folder / "questions" / "accueil" / name).write_text("", encoding="utf-8")
    return folder


def test_a_clone_of_a_folder_is_another_version_of_it_and_a_neighbour_is_not(tmp_path):
    original = bank_files(tmp_path / "a", "un.yaml", "deux.yaml", "trois.yaml")
    clone = only(bank_files(tmp_path / "b", "un.yaml", "deux.yaml", "neuf.yaml"))
    neighbour = only(bank_files(tmp_path / "c", "un.yaml", "mien.yaml"))
    link = tmp_path / "lien"
    link.symlink_to(original)
    assert is_version_of(only(original), original)
    assert is_version_of(only(original / "questions"), link)
    assert is_version_of(clone, original)
    assert not is_version_of(neighbour, original)
    assert not is_version_of(neighbour, tmp_path / "rien")
