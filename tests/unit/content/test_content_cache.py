import os
import stat

import pytest

from quizz.content import reading
from quizz.content.compiled import SUFFIX, Compiled, CompiledCache, FileKind
from quizz.content.loader import load


@pytest.fixture
def parses(monkeypatch):
    """The kinds of the files that were parsed, as they are parsed."""
    done = []
    original = reading.compile_file

    def counted(data, kind, theme):
        done.append(kind)
        return original(data, kind, theme)

    monkeypatch.setattr(reading, "compile_file", counted)
    return done


@pytest.fixture
def content_root(folder, bank_text, tariffs_text, glossary_text):
    return folder(
        {
            "questions/accueil/b.yaml": bank_text.replace("level: 1", "level: 9\n    terms: [x]"),
            "tariffs.yaml": tariffs_text,
            "glossary.yaml": glossary_text,
        }
    )


def test_unchanged_files_are_not_parsed_again(content_root, tmp_path, parses):
    first = load([content_root], tmp_path / "cache")
    assert len(parses) == 3
    again = load([content_root], tmp_path / "cache")
    assert len(parses) == 3
    assert again == first
    assert [d.code for d in again.diagnostics] == ["B013", "B007"], "findings are kept with the file"


def test_only_the_file_that_changed_is_parsed(content_root, tmp_path, parses, tariffs_text):
    load([content_root], tmp_path / "cache")
    (content_root / "tariffs.yaml").write_text(tariffs_text.replace("30,00", "31,00"))
    content = load([content_root], tmp_path / "cache")
    assert parses[3:] == [FileKind.TARIFFS]
    assert str(content.tariffs.by_id["G"].values[1].amount) == "31.00"


def test_a_copy_elsewhere_has_its_own_paths(folder, tmp_path, bank_text, parses):
    text = bank_text.replace("level: 1", "level: 9")
    one, two = (folder({"questions/accueil/b.yaml": text}, name=name) for name in ("un", "deux"))
    load([one], tmp_path / "cache")
    content = load([two], tmp_path / "cache")
    assert len(parses) == 1
    assert {d.path for d in content.diagnostics} == {str(two / "questions/accueil/b.yaml")}


def test_the_folder_of_a_bank_is_part_of_the_key(folder, tmp_path, bank_text, parses):
    one = folder({"questions/accueil/b.yaml": bank_text}, name="un")
    two = folder({"questions/cadre/b.yaml": bank_text}, name="deux")
    assert load([one], tmp_path / "cache").diagnostics == ()
    assert [d.code for d in load([two], tmp_path / "cache").diagnostics] == ["B014"]


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
def test_a_damaged_cache_is_ignored_and_written_again(content_root, tmp_path, parses, damage):
    first = load([content_root], tmp_path / "cache")
    kept = {path: path.read_bytes() for path in (tmp_path / "cache").iterdir()}
    for path, raw in kept.items():
        path.write_bytes(damage(raw))
    assert load([content_root], tmp_path / "cache") == first
    assert len(parses) == 6
    assert {path: path.read_bytes() for path in (tmp_path / "cache").iterdir()} == kept


def test_a_file_of_another_program_with_a_sound_header_is_ignored(tmp_path):
    import hashlib

    cache = CompiledCache(tmp_path)
    for payload in (b"\x80\x04N.", b"\xc1", b"\x81\xa4bank\x01"):
        (tmp_path / ("k" + SUFFIX)).write_bytes(
            b"quizz compiled\n" + hashlib.sha256(payload).digest() + payload
        )
        assert cache.get("k") is None


def test_a_cache_folder_that_cannot_exist_is_no_error(content_root, tmp_path, parses):
    (tmp_path / "fichier").write_text("")
    expected = load([content_root], None)
    assert load([content_root], tmp_path / "fichier" / "cache") == expected
    assert load([content_root], tmp_path / "fichier") == expected
    assert len(parses) == 9


def test_nothing_half_written_is_left(content_root, tmp_path, monkeypatch):
    def fails(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fails)
    load([content_root], tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_folder_is_made_for_its_owner_alone(content_root, tmp_path):
    load([content_root], tmp_path / "a" / "cache")
    assert stat.S_IMODE((tmp_path / "a" / "cache").stat().st_mode) == 0o700


def test_old_compiled_files_do_not_pile_up(tmp_path):
    cache = CompiledCache(tmp_path)
    for number in range(10):
        cache.put(f"old{number}", Compiled())
        os.utime(tmp_path / f"old{number}{SUFFIX}", (number, number))
    cache.put("used", Compiled())
    assert cache.get("used") == Compiled()
    cache.prune(spare=3)
    assert {path.name.removesuffix(SUFFIX) for path in tmp_path.iterdir()} == {"old7", "old8", "old9", "used"}


def test_without_changes_yaml_is_not_imported(content_root, tmp_path):
    import subprocess
    import sys

    load([content_root], tmp_path / "cache")
    script = (
        "import sys; from pathlib import Path; from quizz.content.loader import load;"
        f"load([Path({str(content_root)!r})], Path({str(tmp_path / 'cache')!r}));"
        "sys.exit('yaml' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
