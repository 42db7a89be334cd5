"""What a cache folder keeps is whole or not there."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from quizz.content.kept import Shelf

SHELF = Shelf(b"essai 1\n", ".essai", 3)


def test_what_is_kept_is_found_again_under_its_key(tmp_path):
    SHELF.write(tmp_path / "cache", "clé", b"contenu")
    assert SHELF.read(tmp_path / "cache", "clé") == b"contenu"
    assert SHELF.read(tmp_path / "cache", "autre") is None
    assert Shelf(b"essai 2\n", ".essai", 3).read(tmp_path / "cache", "clé") is None
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".essai"]


def payloads(cache):
    return [bytes(record.payload) for record in SHELF.records(cache, "clé")]


def end(cache):
    return SHELF.records(cache, "clé")[-1].end


def test_records_are_appended(tmp_path):
    SHELF.write(tmp_path, "clé", b"un")
    assert SHELF.append(tmp_path, "clé", b"", end(tmp_path))
    assert SHELF.append(tmp_path, "clé", b"trois", end(tmp_path))
    assert payloads(tmp_path) == [b"un", b"", b"trois"]
    SHELF.write(tmp_path, "clé", b"un")
    assert payloads(tmp_path) == [b"un"]


def test_nothing_is_appended_to_what_another_program_wrote_meanwhile_nor_to_nothing(tmp_path):
    SHELF.write(tmp_path, "clé", b"un")
    before = end(tmp_path)
    SHELF.append(tmp_path, "clé", b"deux", before)
    assert not SHELF.append(tmp_path, "clé", b"trois", before)
    assert not SHELF.append(tmp_path, "autre", b"trois", before)
    assert not SHELF.append(None, "clé", b"trois", before)
    assert payloads(tmp_path) == [b"un", b"deux"]
    assert len([*tmp_path.iterdir()]) == 1


def test_those_who_append_at_the_same_instant_write_whole_records(tmp_path):
    sizes = [1000 * number for number in range(1, 40)]
    SHELF.write(tmp_path, "clé", b"")
    with ThreadPoolExecutor(4) as pool:
        done = pool.map(lambda size: SHELF.append(tmp_path, "clé", b"x" * size, end(tmp_path)), sizes)
    written = [size for size, whether in zip(sizes, done, strict=True) if whether]
    assert sorted(map(len, payloads(tmp_path))) == [0, *written]


@pytest.mark.parametrize("cut", range(1, 12 + 4))
def test_a_torn_record_hides_itself_alone(tmp_path, cut):
    SHELF.write(tmp_path, "clé", b"un")
    SHELF.append(tmp_path, "clé", b"deux", sound := end(tmp_path))
    [kept] = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-cut])
    assert payloads(tmp_path) == [b"un"]
    assert SHELF.append(tmp_path, "clé", b"trois", sound) == (cut == 16)
    kept.write_bytes(b"".join((b"essai 1\n", bytes(8), b"\1\2\3\4", kept.read_bytes())))
    assert payloads(tmp_path) == []


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
