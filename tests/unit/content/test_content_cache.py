"""Nothing unchanged is parsed again, whatever changed is seen, and damage costs time only."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from zlib import crc32

import pytest

from quizz import i18n
from quizz.content import index, loader, reading
from quizz.content.compiled import FileKind
from quizz.content.index import KEPT, SUFFIX, read_index, write_index
from quizz.content.loader import load

MINUTE = 60 * 1_000_000_000
BANK_NAME = "questions/accueil/b.yaml"


def a_minute_later():
    """A clock that leaves no doubt about files written just now."""
    return time.time_ns() + MINUTE


@pytest.fixture
def parses(monkeypatch):
    """The kinds of the files that are parsed."""
    done = []
    original = reading.compile_file

    def counted(data, kind, theme):
        done.append(kind)
        return original(data, kind, theme)

    monkeypatch.setattr(reading, "compile_file", counted)
    return done


@pytest.fixture
def reads(monkeypatch):
    """The names of the files whose bytes are read."""
    done = []
    original = loader.read_file

    def noted(listed, diagnostics):
        done.append(listed.name)
        return original(listed, diagnostics)

    monkeypatch.setattr(loader, "read_file", noted)
    return done


@pytest.fixture
def content_root(folder, bank_text, tariffs_text, glossary_text):
    return folder(
        {
            BANK_NAME: bank_text.replace("level: 1", "level: 9\n    terms: [x]"),
            "tariffs.yaml": tariffs_text,
            "glossary.yaml": glossary_text,
        }
    )


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def indexes(cache):
    return sorted(path for path in cache.iterdir() if path.name.endswith(SUFFIX))


def test_unchanged_files_are_neither_parsed_nor_read_again(content_root, cache, parses, reads):
    first = load([content_root], cache, now=a_minute_later)
    assert len(parses) == len(reads) == 3
    again = load([content_root], cache)
    assert len(parses) == len(reads) == 3
    assert again == first
    assert [d.code for d in again.diagnostics] == ["B013", "B007", "B040"], "findings are kept with the file"
    assert again.question("q2") == first.question("q2")


def test_only_the_file_that_changed_is_parsed(content_root, cache, parses, tariffs_text):
    load([content_root], cache)
    (content_root / "tariffs.yaml").write_text(tariffs_text.replace("30,00", "31,00"))
    content = load([content_root], cache)
    assert parses[3:] == [FileKind.TARIFFS]
    assert str(content.tariffs.by_id["G"].values[1].amount) == "31.00"
    assert load([content_root], cache) == content
    assert len(parses) == 4


def test_a_file_that_is_added_or_removed_is_seen(content_root, cache, bank_text):
    load([content_root], cache, now=a_minute_later)
    added = content_root / "questions/accueil/c.yaml"
    added.write_text(bank_text.replace("essai", "autre").replace("q1", "q3").replace("q2", "q4"))
    assert [*load([content_root], cache, now=a_minute_later).outlines] == ["q2", "q3", "q4"]
    added.unlink()
    assert [*load([content_root], cache).outlines] == ["q2"]
    assert [*read_index(cache, content_root)] == ["glossary.yaml", "tariffs.yaml", BANK_NAME]


def test_an_edit_that_the_times_do_not_show_is_seen(content_root, cache, parses, monkeypatch):
    """As large as before, in the tick of the first writing: all that a file system tells is the same."""
    load([content_root], cache)
    bank = content_root / BANK_NAME
    before = bank.stat()
    bank.write_text(bank.read_text().replace("Une autre.", "Une phase."))
    after = bank.stat()
    assert after.st_size == before.st_size
    monkeypatch.setattr(loader, "list_folder", unchanged_in(loader.list_folder, bank, before))
    content = load([content_root], cache)
    assert content.question("q2").prompt == "Une phase."
    assert parses[3:] == [FileKind.BANK]


def unchanged_in(original, path, status):
    """`list_folder` on a file system that says of a file what it said before."""

    def listing(folder):
        listed, diagnostics = original(folder)
        found = index.Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        return [
            loader.Listed(
                one.path, one.name, one.kind, one.theme, found if one.path == str(path) else one.signature
            )
            for one in listed
        ], diagnostics

    return listing


def test_times_that_change_alone_cost_one_reading(content_root, cache, parses, reads):
    load([content_root], cache, now=a_minute_later)
    os.utime(content_root / "tariffs.yaml", (10, 10))
    del reads[:]
    load([content_root], cache, now=a_minute_later)
    load([content_root], cache)
    assert reads == ["tariffs.yaml"]
    assert len(parses) == 3


def test_a_file_from_the_future_does_not_write_the_index_again_and_again(content_root, cache):
    ahead = time.time() + 3600
    os.utime(content_root / "tariffs.yaml", (ahead, ahead))
    load([content_root], cache)
    (kept,) = indexes(cache)
    before = kept.stat().st_ino
    load([content_root], cache)
    assert kept.stat().st_ino == before


def test_a_folder_that_is_moved_has_its_new_paths(folder, cache, bank_text):
    text = bank_text.replace("level: 1", "level: 9")
    root = folder({BANK_NAME: text}, name="un")
    load([root], cache, now=a_minute_later)
    moved = root.rename(root.parent / "deux")
    assert {d.path for d in load([moved], cache).diagnostics} == {str(moved / BANK_NAME)}


def test_each_folder_has_its_own_index(folder, cache, bank_text, parses, monkeypatch):
    one = folder({BANK_NAME: bank_text}, name="un")
    two = folder({"questions/cadre/b.yaml": bank_text.replace("essai", "autre")}, name="deux")
    load([one], cache, now=a_minute_later)
    load([one, two], cache, now=a_minute_later)
    monkeypatch.chdir(two)
    load([Path(), one], cache)
    assert len(parses) == len(indexes(cache)) == 2


def test_the_folder_of_a_bank_decides_of_its_theme(folder, cache, bank_text):
    root = folder({BANK_NAME: bank_text})
    assert load([root], cache, now=a_minute_later).diagnostics == ()
    (root / "questions/accueil").rename(root / "questions/cadre")
    assert [d.code for d in load([root], cache).diagnostics] == ["B014"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: b"autre chose",
        lambda raw: raw[:-1],
        lambda raw: raw[:-20] + bytes([raw[-20] ^ 1]) + raw[-19:],
        lambda raw: raw + b"\0",
    ],
)
def test_a_damaged_index_is_ignored_and_written_again(content_root, cache, parses, damage):
    clock = a_minute_later()
    first = load([content_root], cache, now=lambda: clock)
    (kept,) = indexes(cache)
    raw = kept.read_bytes()
    kept.write_bytes(damage(raw))
    assert load([content_root], cache, now=lambda: clock) == first
    assert len(parses) == 6
    assert kept.read_bytes() == raw


@pytest.mark.parametrize("payload", [b"\x80\x04N.", b"\xc1", b"\x81\xa4bank\x01", b"\x81\xa6b.yaml\x90"])
def test_an_index_of_another_program_with_a_sound_header_is_ignored(content_root, cache, payload):
    write_index(cache, content_root, {})
    (kept,) = indexes(cache)
    assert read_index(cache, content_root) == {}
    kept.write_bytes(b"quizz compiled\n" + crc32(payload).to_bytes(4, "big") + payload)
    assert read_index(cache, content_root) == {}


def test_an_index_of_other_types_is_not_read(content_root, cache, parses, monkeypatch):
    load([content_root], cache, now=a_minute_later)
    monkeypatch.setattr(index, "_shapes", lambda: "others")
    load([content_root], cache)
    assert len(parses) == 6


def test_findings_are_kept_in_the_language_in_which_they_are_told(content_root, cache, parses, monkeypatch):
    load([content_root], cache, now=a_minute_later)
    monkeypatch.setattr(i18n._current, "info", lambda: {"language": "en"})
    load([content_root], cache)
    assert len(parses) == 6


def test_a_cache_folder_that_cannot_exist_is_no_error(content_root, tmp_path, parses):
    (tmp_path / "fichier").write_text("")
    expected = load([content_root], None)
    assert load([content_root], tmp_path / "fichier" / "cache") == expected
    assert load([content_root], tmp_path / "fichier") == expected
    assert len(parses) == 9


def test_nothing_half_written_is_left(content_root, cache, monkeypatch):
    def fails(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fails)
    load([content_root], cache)
    assert list(cache.iterdir()) == []


def test_the_folder_is_made_for_its_owner_alone(content_root, tmp_path):
    load([content_root], tmp_path / "a" / "cache")
    assert stat.S_IMODE((tmp_path / "a" / "cache").stat().st_mode) == 0o700


def test_old_indexes_do_not_pile_up(tmp_path, cache):
    for number in range(KEPT + 5):
        write_index(cache, tmp_path / str(number), {})
        os.utime(max(indexes(cache), key=lambda path: path.stat().st_mtime_ns), (number, number))
    write_index(cache, tmp_path / "last", {})
    assert len(indexes(cache)) == KEPT
    assert min(path.stat().st_mtime for path in indexes(cache)) == 6


def test_without_changes_yaml_is_not_imported(content_root, cache):
    load([content_root], cache)
    script = (
        "import sys; from pathlib import Path; from quizz.content.loader import load;"
        f"load([Path({str(content_root)!r})], Path({str(cache)!r}));"
        "sys.exit('yaml' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
