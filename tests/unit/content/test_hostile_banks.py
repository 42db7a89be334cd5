"""Hostile files through all that `quizz check` does with one: a diagnosis, within a second, little memory."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quizz.content.compiled import FileKind
from quizz.content.loader import load
from quizz.content.reading import compile_file, read
from quizz.content.rules.running import examine
from quizz.locations import builtin_content

pytest.importorskip("resource", reason="memory is measured by the system")

SCRIPT = Path(__file__).parents[2] / "soak" / "mutations.py"
SECONDS = 1.0
"""Of the processor."""


def _mutations():
    spec = importlib.util.spec_from_file_location("mutations", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


mutations = _mutations()


@pytest.fixture(scope="module")
def context():
    return mutations.surroundings(builtin_content())


def allowed():
    """The same, longer when each line is traced, as when coverage is measured."""
    return SECONDS * (4 if sys.gettrace() else 1)


def untraced():
    """The environment without what makes a child measure its coverage: its time is measured instead."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def checked(data, kind, context):
    """The codes that a file gives, and the processor time that it took with its rendering."""
    start = time.process_time()
    mutations.check(mutations.Case(data, kind, "accueil"), context, 1)
    seconds = time.process_time() - start
    reading = read(data, kind, "accueil", limit=1000)
    examine(reading, context)
    return {found.code for found in reading.compiled().diagnostics}, seconds


# Hostile structure

N = 4_900_000
HEAD = "id: b\ntitle: T\ntheme: accueil\nquestions:\n"
HOSTILE = {
    "deep lists": ("[" * 10_000, "Y035"),
    "deep blocks": ("- " * 10_000, "Y035"),
    "deep mappings": ("".join(" " * i + "a:\n" for i in range(2_000)), "Y035"),
    "deep braces": ("{a: " * 10_000, "Y035"),
    "alias bomb": ("a: &a [x]\nb: [" + ",".join(["*a"] * 1_000_000) + "]\n", "Y030"),
    "billion laughs": (
        "a0: &a0 [x, x]\n" + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}, *a{n}]\n" for n in range(40)),
        "Y030",
    ),
    "anchor maze": ("".join(f"- &a{i} x\n" for i in range(300_000)), "Y030"),
    "an alias of itself": ("a: &a [*a]\n", "Y030"),
    "tags": (HEAD + "  - !!python/object/apply:os.system [ls]\n" * 50_000, "Y031"),
    "binary": ('id: !!binary "' + "AAAA" * (N // 4) + '"\n', "Y031"),
    "many documents": ("---\na: b\n" * (N // 9), "Y032"),
    "many nodes": ("- a\n" * (N // 4), "Y036"),
    "many keys": ("".join(f"k{i}: b\n" for i in range(300_000)), "Y036"),
    "one key many times": ("a: b\n" * 70_000, "Y033"),
    "many empty questions": (HEAD + "  - {}\n" * (N // 8), "Y036"),
    "many tabs": ("\ta\n" * (N // 3), "Y012"),
    "many no-break spaces": ("\u00a0a\n" * (N // 4), "Y013"),
    "many invisible characters": ("\u200b" * (N // 3), "Y014"),
    "many control characters": ("\x1b[2J" * (N // 4), "Y015"),
    "stacked accents": ("a" + "\u0301\u0323" * (N // 4), "Y016"),
    "escaped stacked accents": ('id: "e' + "\\u0301\\u0323" * (N // 12) + '"', "Y016"),
    "many syntax errors": (HEAD + "  - a: b : c\n" * (N // 14), "Y020"),
    "many templates": (HEAD + '  - id: a\n    prompt: "' + "{{x}}" * (N // 6) + '"\n', "B030"),
    "long quote": ('a: "' + "x\n" * (N // 2 - 9), "Y024"),
    "a bracket, then nothing": ("a: [" + "\n" * N, "Y022"),
    "a huge key": ("k" * N + ": a\n", "Y023"),
    "a huge text": ("id: " + "x" * N + "\n", "B011"),
    "many folded lines": ("id: >-\n" + "  x\n" * (N // 4), "B011"),
    "no line break": ("a, " * (N // 3), "B003"),
    "line breaks": ("\n" * N, "Y037"),
    "invalid UTF-8": (b"id: caf\xe9\n" * (N // 9), "Y010"),
    "a cut UTF-8": ("é".encode() * (N // 2) + b"\xc3", "Y010"),
    "surrogates": (b"id: \xed\xa0\xbd\n", "Y010"),
    "null bytes": (b"\0" * N, "Y010"),
    "an executable": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * (N // 300), "Y010"),
    "a ZIP file": (b"PK\x03\x04" + bytes(range(128, 256)) * (N // 200), "Y010"),
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_a_second(name, context):
    content, code = HOSTILE[name]
    data = content if isinstance(content, bytes) else content.encode()
    assert len(data) <= 5_000_000
    codes, seconds = checked(data, FileKind.BANK, context)
    assert code in codes
    assert seconds < allowed()


MEASURED = """
import sys
sys.path.insert(0, sys.argv[1])
from mutations import Case, FileKind, builtin_content, check, peak_megabytes, surroundings
context = surroundings(builtin_content())
before = peak_megabytes()
with open(sys.argv[2], "rb") as file:
    check(Case(file.read(), FileKind.BANK, "accueil"), context, 1)
print(peak_megabytes() - before)
"""


@pytest.mark.parametrize(
    "name", ["many empty questions", "deep blocks", "billion laughs", "many folded lines"]
)
def test_memory_stays_under_100_mb(tmp_path, name):
    """In a process of its own."""
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE[name][0], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, SCRIPT.parent, path],
        capture_output=True,
        text=True,
        check=True,
        env=untraced(),
    )
    assert int(done.stdout) < 100


@pytest.mark.timeout(20)
def test_a_file_of_100_mb_is_not_even_read(tmp_path, monkeypatch):
    bank = tmp_path / "questions" / "accueil" / "enorme.yaml"
    bank.parent.mkdir(parents=True)
    with bank.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda path, mode: pytest.fail(f"{path} was read"))
    content = load([tmp_path], None)
    assert [(d.code, d.path) for d in content.diagnostics] == [("Y003", str(bank))]


def test_the_command_refuses_a_file_of_100_mb(tmp_path):
    bank = tmp_path / "questions" / "accueil" / "enorme.yaml"
    bank.parent.mkdir(parents=True)
    with bank.open("wb") as file:
        file.truncate(100_000_000)
    done = subprocess.run(
        [sys.executable, "-m", "quizz", "check", "--data-dir", str(tmp_path / "data"), str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{bank}:1:1: Y003 " in done.stdout


def test_beyond_a_hundred_findings_the_others_are_counted():
    text = HEAD + "  - {id: X}\n" * 300
    found = compile_file(text.encode(), FileKind.BANK, "accueil").diagnostics
    assert len(found) == 101
    assert found[-1].code == "Y099"
    assert f"{300 * 6 + 1 - 100} autres" in found[-1].message


# Hostile texts: no pattern of a rule takes quadratic time

LENGTH = 30_000
UNITS = [
    *(
        "a",
        "a ",
        "1",
        "1 ",
        "12,5 ",
        "1,",
        "1-1-",
        "a.",
        ". ",
        "...",
        "A ",
        "ABC ",
        "ABC",
        "A.B.",
        "E",
        "É",
        "é",
        "oe",
    ),
    *(
        "a@",
        "@",
        "a@b.",
        "www.",
        "http://",
        "C:\\",
        "`",
        "/",
        "- ",
        "—",
        "a-",
        "’",
        "l’",
        "l'",
        '"',
        "* ",
        "**",
        "\u00a0",
    ),
    *(
        "« ",
        "» ",
        "«",
        "»",
        "(",
        ")",
        "[",
        "?",
        "? ",
        "!",
        ": ",
        "{1}",
        "{{",
        "{{a}}",
        "{{tariff:G}} ",
        "{{amount:1",
    ),
    *(
        "70 % ",
        "3 € ",
        "8 jours ",
        "10:",
        "10:00 ",
        "≤ 5 ",
        "< ",
        "06 ",
        "+33 ",
        "1 85 05 78 ",
        "CSP, art. L. ",
        "art. ",
    ),
    *(
        "n’est pas ",
        "ne ",
        "sauf ",
        "aucune ",
        "toutes les ",
        "A et B ",
        "prenez ",
        "toujours ",
        "Etat ",
        "le un ",
    ),
    *("de la ", "et ", "Ceci est une phrase. ", "mot ", "e\u0301", "漢", "ﬁ"),
]
CHOICES = "choices: [{{text: {first}, correct: oui}}, {{text: b}}, {{text: c}}]"
PLACES = {
    "prompt": ("single_choice", "{text}", CHOICES.replace("{first}", "a")),
    "choices": ("single_choice", "P", CHOICES.replace("{first}", "{text}")),
    "feedback": ("true_false", "P", "answer: vrai\n    feedback: {text}"),
    "cloze": ("cloze", "P", "text: {text}\n    blanks: [{{answers: [a], options: [a, b]}}]"),
    "answers": ("short_answer", "P", "answers: [{text}]\n    confusions: [{{text: b, feedback: {text}}}]"),
    "sources": ("true_false", "P", "answer: vrai\n    sources: [{text}]\n    checked: 2026-11"),
}
QUESTION = """\
  - id: q
    type: {type}
    prompt: {prompt}
    {rest}
    explanation: E.
    skill: cadre
    level: 1
"""
ENTRY = """\
terms:
  - id: a
    term: aa
    kind: term
    gender: m
    definition: {text}
    example: {text}
"""


def question_with(text, place):
    """A bank of one question that has a text in one place."""
    kind, prompt, rest = PLACES[place]
    written = json.dumps(f"{{1}} {text}" if place == "cloze" else text, ensure_ascii=False)
    form = QUESTION.replace("{prompt}", prompt).replace("{rest}", rest)
    return (HEAD + form.format(type=kind, text=written)).encode()


@pytest.mark.timeout(60)
@pytest.mark.parametrize("place", PLACES)
def test_no_text_is_slow_to_judge(place, context):
    slow = {}
    for unit in UNITS:
        data = question_with((unit * LENGTH)[:LENGTH], place)
        _codes, seconds = checked(data, FileKind.BANK, context)
        if seconds > allowed():
            slow[unit] = seconds
    assert slow == {}


@pytest.mark.timeout(60)
def test_no_entry_of_the_glossary_is_slow_to_judge(context):
    slow = {}
    for unit in UNITS:
        text = json.dumps((unit * LENGTH)[:LENGTH], ensure_ascii=False)
        entry = ENTRY.format(text=text)
        _codes, seconds = checked(entry.encode(), FileKind.GLOSSARY, context)
        if seconds > allowed():
            slow[unit] = seconds
    assert slow == {}


def test_the_texts_are_judged(context):
    """Those above are sound questions, which the rules look at."""
    for place in PLACES:
        codes, _seconds = checked(question_with("Voilà  deux espaces.", place), FileKind.BANK, context)
        assert not {code for code in codes if code[0] in "YB"}, (place, codes)
        assert place == "sources" or "Q118" in codes, place


# Real files, mutated: 20,000 here, in two processes; `make soak` has more

HALF = 10_000


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [1, 2])
def test_mutated_banks_always_give_findings_or_content(seed):
    done = subprocess.run(
        [sys.executable, SCRIPT, "--count", str(HALF), "--seed", str(seed)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=untraced(),
    )
    assert done.stderr == ""
    figures = json.loads(done.stdout)
    assert figures["cases"] == HALF
    assert figures["error"] > HALF / 2
    assert min(figures[outcome] for outcome in ("warning", "info", "nothing")) > HALF / 200
    assert figures["slowest"][0] < SECONDS, figures
    assert figures["megabytes"] < 300
    assert done.returncode == 0


def test_a_case_is_made_again_by_its_seed_and_number():
    found = mutations.pieces(builtin_content())
    one, same, other = (mutations.mutated(found, mutations.Random(seed)) for seed in ("1-7", "1-7", "1-8"))
    assert one == same
    assert one != other


def test_a_case_that_breaks_is_named(monkeypatch, capfd, context):
    monkeypatch.setattr(mutations, "read", lambda *_arguments, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mutations.run(mutations.pieces(builtin_content()), context, 5, 4)
    assert "BROKEN: --seed 4 --only 0" in capfd.readouterr().err
