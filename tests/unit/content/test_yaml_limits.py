"""Hostile files are refused within a second and 100 MB."""

import subprocess
import sys
from pathlib import Path

import pytest

from quizz.content.compiled import FileKind
from quizz.content.loader import load
from quizz.content.reading import compile_file

N = 4_900_000
HEAD = "id: b\ntitle: T\ntheme: accueil\nquestions:\n"
HOSTILE = {
    "deep lists": ("[" * 10_000, "Y035"),
    "deep blocks": ("- " * 10_000, "Y035"),
    "deep mappings": ("".join(" " * i + "a:\n" for i in range(2_000)), "Y035"),
    "alias bomb": ("a: &a [x]\nb: [" + ",".join(["*a"] * 1_000_000) + "]\n", "Y030"),
    "anchor maze": ("".join(f"- &a{i} x\n" for i in range(300_000)), "Y030"),
    "many nodes": ("- a\n" * (N // 4), "Y036"),
    "many keys": ("".join(f"k{i}: b\n" for i in range(300_000)), "Y036"),
    "many empty questions": (HEAD + "  - {}\n" * (N // 8), "Y036"),
    "many tabs": ("\ta\n" * (N // 3), "Y012"),
    "many no-break spaces": ("\u00a0a\n" * (N // 4), "Y013"),
    "many invisible characters": ("\u200b" * (N // 3), "Y014"),
    "stacked accents": ("a" + "\u0301\u0323" * (N // 4), "Y016"),
    "escaped stacked accents": ('id: "e' + "\\u0301\\u0323" * (N // 12) + '"', "Y016"),
    "many syntax errors": (HEAD + "  - a: b : c\n" * (N // 14), "Y020"),
    "many templates": (HEAD + '  - id: a\n    prompt: "' + "{{x}}" * (N // 6) + '"\n', "B030"),
    "long quote": ('a: "' + "x\n" * (N // 2 - 9), "Y024"),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name):
    text, code = HOSTILE[name]
    data = text.encode()
    assert len(data) < 5_000_000
    compiled = compile_file(data, FileKind.BANK, "accueil")
    assert code in [d.code for d in compiled.diagnostics]
    assert len(compiled.diagnostics) <= 101


def test_memory_stays_under_100_mb(tmp_path):
    """In a process of its own, for the worst of the above."""
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE["many empty questions"][0])
    script = """
import resource, sys
from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as file:
    compile_file(file.read(), FileKind.BANK, "accueil")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    if sys.platform != "linux":
        pytest.skip("ru_maxrss is in kilobytes on Linux only")
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 100_000


@pytest.mark.timeout(20)
def test_a_file_of_100_mb_is_not_even_read(tmp_path, monkeypatch):
    bank = tmp_path / "questions" / "accueil" / "enorme.yaml"
    bank.parent.mkdir(parents=True)
    with bank.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda path, mode: pytest.fail(f"{path} was read"))
    content = load([tmp_path], None)
    assert [(d.code, d.path) for d in content.diagnostics] == [("Y003", str(bank))]


def test_beyond_a_hundred_findings_the_others_are_counted():
    text = HEAD + "  - {id: X}\n" * 300
    found = compile_file(text.encode(), FileKind.BANK, "accueil").diagnostics
    assert len(found) == 101
    assert found[-1].code == "Y099"
    assert f"{300 * 6 + 1 - 100} autres" in found[-1].message
