"""`quizz preview` as a process: a save changes the screen; nothing is recorded; the text mode."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

DEADLINE = 60.0
_LOOKS = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
BANK = """\
id: essai
title: Essai de saisie
theme: accueil
authors: [Équipe quizz]
questions:
  - id: es-une
    type: short_answer
    prompt: Quel mot est {word} ici ?
    answers: [uretère]
    explanation: C’est le conduit qui part du rein.
    skill: accueil
    level: 1
"""


class Terminal:
    """`quizz preview` in a pseudo-terminal of 80 by 24."""

    def __init__(self, *arguments: str) -> None:
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", TEXTUAL_ANIMATIONS="none")
            os.execv(sys.executable, [sys.executable, "-m", "quizz", "preview", *arguments])
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._painted = b""

    def until(self, words: str) -> None:
        """Wait until words are painted; what was painted before them is forgotten."""
        end = time.monotonic() + DEADLINE
        while words.encode() not in _LOOKS.sub(b"", self._painted):
            assert time.monotonic() < end, self._painted[-2000:]
            if select.select([self._fd], [], [], 0.1)[0]:
                self._painted += os.read(self._fd, 65536)
        self._painted = b""

    def send(self, keys: bytes) -> None:
        os.write(self._fd, keys)

    def ended(self) -> int:
        """The exit code, once the process has ended."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            if select.select([self._fd], [], [], 0.1)[0]:
                try:
                    self._painted += os.read(self._fd, 65536)
                except OSError:
                    break
        _pid, status = os.waitpid(self._pid, 0)
        self._pid = 0
        return os.waitstatus_to_exitcode(status)

    def close(self) -> None:
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._fd)


@pytest.fixture
def bank(tmp_path: Path, warmed) -> Path:
    warmed(tmp_path / "data")
    file = tmp_path / "content" / "questions" / "accueil" / "essai.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(BANK.format(word="premier"), encoding="utf-8")
    return file


@pytest.fixture
def terminal(bank: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(str(bank), "--data-dir", str(tmp_path / "data"), "--lang", "fr")
    yield opened
    opened.close()


def run(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quizz", "preview", *arguments]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", **options)


def test_a_save_changes_the_screen_and_nothing_is_recorded(terminal, bank, tmp_path) -> None:
    terminal.until("est premier ici")
    bank.write_text(BANK.format(word="deuxième"), encoding="utf-8")
    terminal.until("est deuxième ici")
    draft = bank.with_suffix(".new")
    draft.write_text(BANK.format(word="troisième"), encoding="utf-8")
    draft.replace(bank)
    terminal.until("est troisième ici")
    bank.write_text("a: [b", encoding="utf-8")
    terminal.until("Voici sa dernière")
    bank.write_text(BANK.format(word="dernier"), encoding="utf-8")
    terminal.until("est dernier ici")
    terminal.send(b"\r")
    terminal.until("Valider")
    terminal.send("uretère\r".encode())
    terminal.until("noté")
    terminal.send(b"q")
    assert terminal.ended() == 0
    written = [path.relative_to(tmp_path / "data").parts[0] for path in (tmp_path / "data").rglob("*")]
    assert set(written) <= {"cache"}


def test_the_preview_imports_no_database(bank) -> None:
    """In text and in the screens alike."""
    script = f"""
import asyncio, sys
from quizz.cli import main
from quizz.tui.preview_app import PreviewApp
from quizz.services.previewing.previewer import Previewer
from datetime import date

assert main(["preview", {str(bank)!r}, "--plain"]) == 0
reader = Previewer({str(bank)!r}, [], cache=None, today=lambda: date(2026, 11, 21), environment=None)

async def look():
    app = PreviewApp(reader)
    async with app.run_test() as pilot:
        await pilot.press("c", "v", "escape", "l", "escape")

asyncio.run(look())
print(sorted(name for name in sys.modules if name.split(".")[0] in {{"sqlalchemy", "alembic", "sqlite3"}}))
"""
    # Coverage, which starts by itself in a process, imports sqlite3.
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_the_text_of_a_bank(bank, tmp_path) -> None:
    done = run(str(bank), "--plain", "--data-dir", str(tmp_path / "data"), "--lang", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.replace("\u00a0", " ").splitlines()
    assert lines[:2] == ["Accueil · Essai de saisie", "1 question."]
    assert "1 sur 1 · es-une · réponse tapée, ligne 6" in lines
    assert "Bonne réponse : uretère." in lines
    assert "Explication : C’est le conduit qui part du rein." in lines


def test_without_a_terminal_it_is_text(bank) -> None:
    assert "Quel mot est premier ici" in run(str(bank), stdin=subprocess.DEVNULL).stdout


@pytest.mark.parametrize("name", ["rien.yaml", "tariffs.yaml", "."])
def test_what_has_no_question_is_a_sentence(tmp_path, name) -> None:
    (tmp_path / "tariffs.yaml").write_text("tariffs: []\n", encoding="utf-8")
    done = run(str(tmp_path / name), "--lang", "fr")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
