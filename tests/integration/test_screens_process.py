"""The real screens in a real terminal: what was answered is there after kill -9."""

import json
import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

DONT_KNOW = b"\x1bOS"  # F4
ENTER = b"\r"
ESCAPE = b"\x1b"
DEADLINE = 60.0


class Terminal:
    """quizz in a pseudo-terminal of 80 by 24."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "quizz", *arguments, "--data-dir", str(folder)]
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24", TEXTUAL_ANIMATIONS="none")
            os.execv(sys.executable, command)
        self.painted = b""

    def send(self, keys: bytes) -> None:
        os.write(self._fd, keys)

    def read(self) -> None:
        while select.select([self._fd], [], [], 0.05)[0]:
            self.painted += os.read(self._fd, 65536)

    def until(self, condition, keys: bytes = b"") -> None:
        """Wait for a condition, pressing keys again and again meanwhile."""
        end = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < end, self.painted[-2000:]
            if keys:
                self.send(keys)
            self.read()

    def kill(self) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.close(self._fd)
        os.waitpid(self._pid, 0)


def count(folder: Path, query: str) -> int:
    """A number read by another program; 0 while there is no table."""
    connection = sqlite3.connect(folder / "quizz.db")
    try:
        return connection.execute(query).fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def answers(folder: Path) -> int:
    return count(folder, "select count(*) from review_log")


def run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "quizz", *arguments, "--data-dir", str(folder)]
    return subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout


def test_ten_answers_survive_a_kill(tmp_path: Path, warmed) -> None:
    warmed(tmp_path)
    first = Terminal(tmp_path)
    first.until(lambda: b"Bienvenue" in first.painted)
    introduced = "select count(*) from preferences where key = 'introduced'"
    first.until(lambda: count(tmp_path, introduced) == 1, ESCAPE)
    for number in range(1, 11):
        # twice: in a text to write Enter begins a line, which is not left at once
        first.until(lambda wanted=number: answers(tmp_path) >= wanted, ENTER + DONT_KNOW + DONT_KNOW)
    kept = answers(tmp_path)
    first.kill()

    assert answers(tmp_path) == kept >= 10
    assert json.loads(run(tmp_path, "stats", "--json"))["reviews"] == kept
    assert "saine" in run(tmp_path, "db", "check")
    again = Terminal(tmp_path)
    again.until(lambda: "à revoir".encode() in again.painted)
    again.kill()


def test_a_text_that_was_begun_survives_a_kill(tmp_path: Path, warmed) -> None:
    warmed(tmp_path)
    run(tmp_path, "practice", "--plain", "--limit", "1")  # nobody is welcomed any more
    transcriptions = ("practice", "--kind", "transcription")
    first = Terminal(tmp_path, *transcriptions)
    written = "select count(*) from drafts where answer like '%Compte rendu%'"
    first.until(lambda: "J’ai fini".encode() in first.painted)
    first.send(b"Compte rendu")
    first.until(lambda: count(tmp_path, written) == 1)
    first.kill()

    assert "saine" in run(tmp_path, "db", "check")
    again = Terminal(tmp_path, *transcriptions)
    again.until(lambda: "Repris où vous en étiez".encode() in again.painted)
    assert b"Compte rendu" in again.painted
    again.kill()
    told = run(tmp_path, "practice", "--plain", "--kind", "transcription")
    assert "Repris où vous en étiez\u00a0:\nCompte rendu\n" in told
