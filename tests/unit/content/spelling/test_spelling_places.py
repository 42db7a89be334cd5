"""Where a dictionary is looked for, and what is told of it."""

from pathlib import Path

import pytest

from quizz.content.spelling.places import Origin, find_dictionary, no_dictionary, system_folders
from quizz.errors import DictionaryError

NOWHERE = "no_such_package_of_dictionaries"


def make(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.aff").touch()
        (folder / f"{name}.dic").touch()
    return folder


@pytest.mark.parametrize("written", ["my.fr.dic", "my.fr.aff", "my.fr"])
def test_a_named_dictionary(tmp_path, written):
    make(tmp_path, "my.fr", "fr")
    found = find_dictionary({"QUIZZ_HUNSPELL": str(tmp_path / written)}, [])
    assert found is not None
    assert (found.dic, found.aff, found.origin) == (
        tmp_path / "my.fr.dic",
        tmp_path / "my.fr.aff",
        Origin.NAMED,
    )
    assert str(tmp_path / "my.fr.dic") in found.told
    assert "QUIZZ_HUNSPELL" in found.told


def test_a_named_folder_and_a_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    make(tmp_path / "words", "fr")
    found = find_dictionary({"QUIZZ_HUNSPELL": "~/words"}, [])
    assert found is not None
    assert found.dic == tmp_path / "words" / "fr.dic"


@pytest.mark.parametrize("name", ["/none/fr.dic", "alone", "nul\0", "~nobody-is-called-so/fr", "/"])
def test_a_name_that_leads_nowhere_is_told(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    Path("alone.dic").touch()
    with pytest.raises(DictionaryError, match="QUIZZ_HUNSPELL"):
        find_dictionary({"QUIZZ_HUNSPELL": name}, [make(tmp_path / "system", "fr")])


def test_the_first_folder_that_has_one_and_its_widest(tmp_path):
    empty, first = make(tmp_path / "empty"), make(tmp_path / "first", "fr", "fr_FR", "en_US")
    (first / "fr-toutesvariantes.dic").touch()
    found = find_dictionary({}, [empty, first, make(tmp_path / "last", "fr-toutesvariantes")], NOWHERE)
    assert found is not None
    assert (found.dic, found.origin) == (first / "fr_FR.dic", Origin.SYSTEM)
    assert "cet ordinateur" in found.told


def test_no_dictionary_at_all(tmp_path):
    assert find_dictionary({"QUIZZ_HUNSPELL": ""}, [tmp_path], NOWHERE) is None
    assert "Q118" in no_dictionary()
    assert "QUIZZ_HUNSPELL" in no_dictionary()


def test_that_of_the_extra_comes_before_the_system(tmp_path, monkeypatch):
    make(tmp_path / "some_words", "fr")
    (tmp_path / "some_words" / "__init__.py").write_text("raise SystemExit('imported')")
    monkeypatch.syspath_prepend(tmp_path)
    found = find_dictionary({}, [make(tmp_path / "system", "fr")], "some_words")
    assert found is not None
    assert (found.dic.parent.name, found.origin) == ("some_words", Origin.EXTRA)
    assert "spelling" in found.told


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "/usr/share/hunspell"),
        ("linux", {}, "/usr/share/myspell/dicts"),
        ("linux", {"HOME": "/home/a"}, "/home/a/.local/share/hunspell"),
        ("linux", {"XDG_DATA_DIRS": "/run/sw/share"}, "/run/sw/share/hunspell"),
        ("linux", {"DICPATH": "/a:/b"}, "/b"),
        ("linux", {}, "/usr/lib/libreoffice/share/extensions/dict-fr"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Spelling"),
        ("darwin", {}, "/Library/Spelling"),
        ("win32", {"LOCALAPPDATA": "/L"}, "/L/hunspell"),
        ("win32", {"ProgramFiles": "/P"}, "/P/LibreOffice/share/extensions/dict-fr"),
    ],
)
def test_where_systems_keep_dictionaries(platform, environment, expected, monkeypatch):
    monkeypatch.setattr("os.pathsep", ":")
    assert Path(expected) in list(system_folders(environment, platform))
