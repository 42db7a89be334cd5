"""`quizz check` and `quizz explain` as processes: what they write, where, and what they return."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizz.content.codes import Code

QUIZZ = Path(sys.executable).with_name("quizz")
NAME = "content/questions/accueil/essai.yaml"
BANK = """\
id: essai
title: Essai
theme: accueil
questions:
  - id: essai-un
    type: true_false
    prompt: {prompt}
    answer: vrai
    feedback: C’est ainsi.
    explanation: Le secret couvre tout.
    skill: accueil
    level: 1
"""
SOUND = "Le secret couvre l’adresse."
INFO = "Le secret couvre souvent l’adresse."
UNKNOWN_TERM = "    terms: [inconnu]\n"
ERROR = "{{tariff:RIEN}}"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "QUIZZ_DATA_DIR": str(tmp_path / "data")}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "ici"
    folder.mkdir()
    return folder


@pytest.fixture
def quizz(environment: dict[str, str], here: Path) -> Run:
    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [QUIZZ, *arguments],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=environment | more,
            cwd=here,
            stdin=subprocess.DEVNULL,
        )

    return run


def write(folder: Path, prompt: str, name: str = NAME, more: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(BANK.format(prompt=f'"{prompt}"') + more, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("prompt", "more", "code", "strictly"),
    [(SOUND, "", 0, 0), (INFO, "", 0, 0), (SOUND, UNKNOWN_TERM, 0, 1), (ERROR, "", 1, 1)],
)
def test_the_exit_code_follows_what_is_found(quizz, here, prompt, more, code, strictly):
    write(here, prompt, more=more)
    done = quizz("check", "--ignore", "Q118")
    assert (done.returncode, done.stderr) == (code, "")
    assert quizz("check", "--strict", "--ignore", "Q118").returncode == strictly


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "absent"),
        ("check", "notes.txt"),
        ("check", "--select", "Q999"),
        ("check", "--format", "xml"),
        ("check", "--watch", "--format", "json"),
        ("check", "--content", "absent"),
        ("explain", "Q999"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_2(quizz, here, arguments):
    (here / "notes.txt").write_text("")
    done = quizz(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_finding_is_told_with_its_place_its_line_and_its_remedy(quizz, here):
    write(here, INFO)
    head, line, caret, remedy, counts = quizz("check", "--select", "Q107").stdout.splitlines()
    assert head.startswith("content/questions/accueil/essai.yaml:7:31: Q107 ")
    assert line == '        prompt: "Le secret couvre souvent l’adresse."'
    assert line[caret.index("^")] == "s"
    assert remedy.startswith("    ")
    assert counts == "1 fichier, 1 question\u00a0: 1 information."


def test_without_a_path_the_current_content_is_checked_else_that_of_the_program(quizz, here):
    assert ", 0 question" not in quizz("check", "--select", "Y").stdout
    write(here, SOUND)
    assert quizz("check", "--select", "Y").stdout.startswith("1 fichier, 1 question\u00a0:")
    write(here, SOUND, "cours/questions/accueil/un.yaml")
    write(here, SOUND, "cours/questions/accueil/deux.yaml")
    assert quizz("check", "--content", "cours", "--select", "Y").stdout.startswith("2 fichiers, 1 question")


def test_a_bank_may_use_what_content_beside_it_holds(quizz, here):
    write(here, "Cela coûte {{tariff:MIEN}}.", "vrac/essai.yaml")
    assert "B031" in quizz("check", "vrac/essai.yaml").stdout
    tariffs = here / "cours" / "tariffs.yaml"
    tariffs.parent.mkdir()
    value = "{amount: 3, valid_from: 2020-01-01, source: s, confidence: A}"
    tariffs.write_text(f"tariffs:\n  - {{id: MIEN, label: l, unit: EUR, values: [{value}]}}\n")
    done = quizz("check", "vrac/essai.yaml", "--content", "cours", "--select", "B,Y")
    assert (done.returncode, done.stdout) == (0, "1 fichier, 1 question\u00a0: rien à signaler.\n")


def test_json_and_sarif_are_whole_documents(quizz, here):
    write(here, ERROR)
    told = json.loads(quizz("check", "--format", "json", "--select", "B").stdout)
    assert [(one["path"], one["line"], one["code"]) for one in told["diagnostics"]] == [
        ("content/questions/accueil/essai.yaml", 4, "B013"),
        ("content/questions/accueil/essai.yaml", 7, "B031"),
    ]
    done = quizz("check", "--format", "sarif", "--select", "B")
    assert done.returncode == 1
    assert [one["ruleId"] for one in json.loads(done.stdout)["runs"][0]["results"]] == ["B013", "B031"]


def test_without_a_dictionary_it_is_said_that_spelling_was_not_checked(quizz, here, tmp_path):
    """One that is named and is none is refused, unless spelling is not wanted."""
    write(here, SOUND)
    done = quizz("check", QUIZZ_HUNSPELL=str(tmp_path / "rien"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "QUIZZ_HUNSPELL" in done.stderr
    assert quizz("check", "--ignore", "Q118", QUIZZ_HUNSPELL=str(tmp_path / "rien")).returncode == 0


def test_a_reader_that_leaves_is_no_trouble(environment, here):
    write(here, INFO)
    with subprocess.Popen(
        [QUIZZ, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=here
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
    done = subprocess.run(
        f"'{QUIZZ}' check | head -c 1",
        shell=True,
        check=False,
        capture_output=True,
        env=environment,
        cwd=here,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_that_is_no_text_is_told(quizz, here):
    folder = here / "content" / "questions" / "accueil"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"\xff\x1b[31m.yaml")).write_text(
        BANK.format(prompt=f'"{ERROR}"'), encoding="utf-8"
    )
    done = quizz("check", "--select", "B")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("content/questions/accueil/··[31m.yaml:4:1: B013 ")
    assert "\ncontent/questions/accueil/··[31m.yaml:7:23: B031 " in done.stdout
    for kind in ("json", "sarif"):
        assert json.loads(quizz("check", "--select", "B", "--format", kind).stdout)


def test_a_second_check_finds_the_same_without_reading_again(quizz, here, tmp_path):
    bank = write(here, INFO)
    os.utime(bank, (1_000_000_000, 1_000_000_000))
    first = quizz("check")
    kept = sorted((tmp_path / "data" / "cache" / "check").iterdir())
    times = [path.stat().st_mtime_ns for path in kept]
    time.sleep(2.1)  # the files were written just now: they are read once more
    assert quizz("check").stdout == first.stdout
    assert len(times) == len(kept)


def test_hostile_files_get_a_diagnosis_in_time(quizz, here):
    folder = here / "vrac"
    folder.mkdir()
    (folder / "bombe.yaml").write_text(
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{c}: &{c} [{f'*{p},' * 9}]\n" for p, c in zip("abcdef", "bcdefg", strict=True))
    )
    (folder / "profond.yaml").write_text("[" * 100_000)
    (folder / "octets.yaml").write_bytes(bytes(range(256)) * 4000)
    (folder / "gros.yaml").write_bytes(b"a" * 6_000_000)
    (folder / "long.yaml").write_text("a: " + "x" * 4_000_000)
    start = time.monotonic()
    done = quizz("check", "vrac", "--format", "json", "--ignore", "Q118")
    assert time.monotonic() - start < 10
    assert (done.returncode, done.stderr) == (1, "")
    assert {one["path"] for one in json.loads(done.stdout)["diagnostics"]} == {
        f"vrac/{name}.yaml" for name in ("bombe", "profond", "octets", "gros", "long")
    }


def test_explain_prints_a_page_or_the_list(quizz):
    assert quizz("explain", "q105").stdout.startswith("# Q105 — ")
    listed = quizz("explain").stdout
    assert [code.value for code in Code if f"  {code.value}  " not in listed] == []


# On a terminal


class Terminal:
    """A check that watches, on a terminal of its own."""

    def __init__(self, environment: dict[str, str], here: Path, *arguments: str) -> None:
        self._end, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [QUIZZ, "check", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment | {"TERM": "xterm"},
            cwd=here,
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = ""

    def until(self, pattern: str, seconds: float = 20) -> str:
        """All that was seen since the last time, once a pattern is in it."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.seen):
            left = end - time.monotonic()
            assert left > 0, self.seen
            if select.select([self._end], [], [], left)[0]:
                try:
                    self.seen += os.read(self._end, 65536).decode("utf-8", "replace")
                except OSError:
                    assert re.search(pattern, self.seen), self.seen
        found, self.seen = self.seen, ""
        return found

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._end)


@pytest.fixture
def terminal(environment: dict[str, str], here: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str, **more: str) -> Terminal:
        opened.append(Terminal(environment | more, here, *arguments))
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def test_colours_are_for_a_terminal_without_no_color(terminal, here):
    write(here, INFO)
    assert "\x1b[36mQ107\x1b[0m" in terminal("--select", "Q107").until("1 information")
    assert "\x1b" not in terminal("--select", "Q107", NO_COLOR="1").until("1 information")


def save_as_editors_do(path: Path, text: str) -> None:
    """Written beside, then put in its place."""
    beside = path.with_name(".essai.yaml.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


@pytest.mark.usefixtures("interruptible")
def test_watch_checks_at_each_save_until_ctrl_c(terminal, here):
    bank = write(here, SOUND)
    watching = terminal("--watch", "--select", "Q107,B")
    assert "rien à signaler" in watching.until("Ctrl\\+C")
    bank.write_text(BANK.format(prompt=INFO), encoding="utf-8")
    again = watching.until("Ctrl\\+C")
    assert "1 information" in again
    assert "\x1b[2J" in again
    save_as_editors_do(bank, BANK.format(prompt=SOUND))
    assert "rien à signaler" in watching.until("Ctrl\\+C")
    save_as_editors_do(bank, BANK.format(prompt=INFO))
    assert "1 information" in watching.until("Ctrl\\+C")
    write(here, INFO, "content/questions/accueil/nouvelle.yaml")
    assert "2 fichiers" in watching.until("Ctrl\\+C")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=10) == 0


def test_watch_goes_on_when_the_file_is_away_for_a_while(terminal, here):
    bank = write(here, SOUND, "vrac/essai.yaml")
    watching = terminal("vrac/essai.yaml", "--watch", "--select", "Q107,B")
    watching.until("Ctrl\\+C")
    shutil.move(bank, here / "ailleurs.yaml")
    assert "n’existe pas" in watching.until("Ctrl\\+C")
    shutil.move(here / "ailleurs.yaml", bank)
    assert "rien à signaler" in watching.until("Ctrl\\+C")


@pytest.mark.usefixtures("interruptible")
def test_watch_into_a_file_clears_nothing(environment, here, tmp_path):
    write(here, SOUND)
    log = tmp_path / "journal.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [QUIZZ, "check", "--watch", "--select", "B"], stdout=out, env=environment, cwd=here
        )
    end = time.monotonic() + 20
    while "Ctrl" not in log.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 0
    assert "\x1b" not in log.read_text(encoding="utf-8")
