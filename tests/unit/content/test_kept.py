"""What a cache folder keeps is whole or not there."""

import os

import pytest

from quizz.content.kept import Shelf

SHELF = Shelf(b"essai 1\n", ".essai", 3)


def test_what_is_kept_is_found_again_under_its_key(tmp_path):
    SHELF.write(tmp_path / "cache", "clé", b"contenu")
    assert SHELF.read(tmp_path / "cache", "clé") == b"contenu"
    assert SHELF.read(tmp_path / "cache", "autre") is None
    assert Shelf(b"essai 2\n", ".essai", 3).read(tmp_path / "cache", "clé") is None
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".essai"]


@pytest.mark.parametrize("damage", [b"", b"essai 1\n", b"essai 1\n\x00\x00\x00\x00contenu"])
def test_what_is_damaged_is_not_there(tmp_path, damage):
    SHELF.write(tmp_path, "clé", b"contenu")
    [kept] = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert SHELF.read(tmp_path, "clé") is None


def test_without_a_folder_or_in_a_place_that_is_none_nothing_is_kept(tmp_path):
    SHELF.write(None, "clé", b"contenu")
    assert SHELF.read(None, "clé") is None
    (tmp_path / "fichier").write_text("")
    SHELF.write(tmp_path / "fichier", "clé", b"contenu")
    assert SHELF.read(tmp_path / "fichier", "clé") is None


def test_those_written_last_stay(tmp_path):
    for number in range(5):
        SHELF.write(tmp_path, str(number), b"x")
        for path in tmp_path.iterdir():
            os.utime(path, (1000 + number, path.stat().st_mtime - 10))
    SHELF.write(tmp_path, "last", b"x")
    assert len(list(tmp_path.iterdir())) == 3
    assert SHELF.read(tmp_path, "last") == b"x"
