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
from quizz.content.compiled import Compiled, FileKind
from quizz.content.index import KEPT, SUFFIX, Entry, Signature, read_index
from quizz.content.loader import load
from quizz.content.packing import pack

MINUTE = 60 * 1_000_000_000
BANK_NAME = "questions/accueil/b.yaml"
NOTHING = Entry(Signature(0, 0, 0, 0), 0, b"", pack(Compiled()))


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


@pytest.fixture
def banks(folder, bank_text):
    """A folder of eight banks, each of a question that is long."""

    def written(number):
        head, _first, rest = bank_text.split("  - ", 2)
        text = head.replace("essai", f"b{number}") + "  - " + rest.replace("q2", f"q{number}")
        return text.replace("Voilà.", "Voilà. " * 50)

    return folder({f"questions/accueil/b{number}.yaml": written(number) for number in range(8)})


def change(root, number, word):
    path = root / f"questions/accueil/b{number}.yaml"
    path.write_text(path.read_text().replace("Une autre.", word))


def prompts(content):
    return [question.prompt for question in content.questions()]


def keep(cache, folder):
    read_index(cache, folder).keep({"a.yaml": NOTHING})


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
    assert [*read_index(cache, content_root).entries] == ["glossary.yaml", "tariffs.yaml", BANK_NAME]


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


def test_what_changed_is_appended(banks, cache, parses):
    load([banks], cache, now=a_minute_later)
    (kept,) = indexes(cache)
    before = kept.read_bytes()
    change(banks, 3, "Changée.")
    content = load([banks], cache, now=a_minute_later)
    after = kept.read_bytes()
    assert after.startswith(before)
    assert 0 < len(after) - len(before) < len(before) / 4
    assert load([banks], cache) == content
    assert prompts(content).index("Changée.") == 3
    assert len(parses) == 9


def test_an_index_that_was_appended_to_often_is_written_again(banks, cache, parses):
    load([banks], cache, now=a_minute_later)
    (kept,) = indexes(cache)
    first, sizes = kept.stat().st_size, []
    for number in range(16):
        change(banks, number % 8, f"Une autre.{number}")
        load([banks], cache, now=a_minute_later)
        sizes.append(kept.stat().st_size)
    assert max(sizes) <= 1.6 * first
    assert sizes != sorted(sizes)
    assert len(parses) == 8 + 16
    assert load([banks], cache) == load([banks], None)


@pytest.mark.parametrize("torn", [lambda raw: raw[:-1], lambda raw: raw[:-100], lambda raw: raw + b"\0"])
def test_what_stands_before_a_torn_record_is_used_and_the_file_made_whole(banks, cache, parses, torn):
    load([banks], cache, now=a_minute_later)
    (kept,) = indexes(cache)
    first = kept.read_bytes()
    change(banks, 3, "Changée.")
    load([banks], cache, now=a_minute_later)
    kept.write_bytes(torn(kept.read_bytes()))
    del parses[:]
    change(banks, 5, "Une fois.")
    content = load([banks], cache, now=a_minute_later)
    assert len(parses) in {1, 2}
    assert not kept.read_bytes().startswith(first)
    assert load([banks], cache) == content == load([banks], None)


def test_two_programs_that_keep_at_once_spoil_nothing(banks, cache, parses):
    load([banks], cache, now=a_minute_later)
    one, other = read_index(cache, banks), read_index(cache, banks)
    change(banks, 3, "Changée.")
    content = load([banks], cache, now=a_minute_later)
    entries = read_index(cache, banks).entries
    name = "questions/accueil/b3.yaml"
    one.keep({**one.entries, name: entries[name]})
    other.keep({**other.entries, "questions/accueil/b4.yaml": NOTHING})
    assert set(read_index(cache, banks).entries) == set(one.entries)
    assert load([banks], cache) == content


@pytest.mark.parametrize("payload", [b"\x80\x04N.", b"\xc1", b"\x81\xa4bank\x01", b"\x81\xa6b.yaml\x90"])
def test_an_index_of_another_program_with_a_sound_header_is_ignored(content_root, cache, payload):
    load([content_root], cache)
    (kept,) = indexes(cache)
    assert read_index(cache, content_root).entries
    length = len(payload).to_bytes(8, "big")
    kept.write_bytes(b"quizz compiled\n" + length + crc32(length + payload).to_bytes(4, "big") + payload)
    assert read_index(cache, content_root).entries == {}


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
        keep(cache, tmp_path / str(number))
        os.utime(max(indexes(cache), key=lambda path: path.stat().st_mtime_ns), (number, number))
    keep(cache, tmp_path / "last")
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
