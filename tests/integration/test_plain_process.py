"""The program as it is started: real processes, real pipes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

QUIZZ = [sys.executable, "-m", "quizz"]
BANK = "id: essai\ntitle: Banque d’essai\ntheme: accueil\nauthors: [Équipe quizz]\nquestions:\n"
QUESTION = """\
  - id: essai-{n}
    type: single_choice
    prompt: Où est née la réponse {n} ?
    choices:
      - {{text: Ici, correct: oui}}
      - {{text: Là}}
      - {{text: Ailleurs}}
    explanation: L’été, à l’hôpital.
    skill: cadre
    level: 1
"""

Start = Callable[..., "subprocess.Popen[bytes]"]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the built-in banks are compiled once for all these tests."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def environment(tmp_path: Path, compiled: Path) -> Mapping[str, str]:
    bank = tmp_path / "content" / "questions" / "accueil" / "essai.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text(BANK + "".join(QUESTION.format(n=n) for n in range(12)), encoding="utf-8")
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("QUIZZ_", "LC_", "PYTHON"))
    }
    return kept | {
        "QUIZZ_DATA_DIR": str(compiled),
        "QUIZZ_DATABASE_URL": f"sqlite:///{tmp_path}/quizz.db",
        "QUIZZ_CONTENT": str(tmp_path / "content"),
        "LANG": "C",
        "PYTHONIOENCODING": "latin-1",
    }


@pytest.fixture
def quizz(environment: Mapping[str, str]) -> Run:
    def run(*arguments: str, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*QUIZZ, *arguments], input=typed, env=environment, capture_output=True, timeout=60, check=False
        )

    return run


@pytest.fixture
def start(environment: Mapping[str, str]) -> Start:
    def start(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*QUIZZ, *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start


def figures(quizz: Run) -> dict[str, object]:
    done = quizz("stats", "--json")
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def rows(quizz: Run) -> int:
    """How many rows the log has, in a database that is sound."""
    done = quizz("db", "check")
    assert done.returncode == 0, done.stdout.decode()
    (number,) = re.findall(r"(\d+)\s+lignes?", done.stdout.decode())
    return int(number)


def read_until(process: subprocess.Popen[bytes], words: str, times: int = 1) -> bytes:
    """Lines up to the one that holds the words for the last time wanted."""
    told = b""
    assert process.stdout is not None
    while told.count(words.encode()) < times:
        line = process.stdout.readline()
        assert line, told.decode()
        told += line
    return told


def test_ten_answers_through_a_pipe(quizz):
    done = quizz("practice", "--plain", "--bank", "essai", "--limit", "10", typed=b"1\n" * 40)
    assert done.returncode == 0
    assert done.stderr == b""
    assert "Séance terminée. 10 réponses, dont " in done.stdout.decode()
    told = figures(quizz)
    assert told["reviews"] == 10
    assert told["by_theme"]["accueil"]["seen"] >= 4
    checked = quizz("db", "check")
    assert checked.returncode == 0
    assert "10 lignes" in checked.stdout.decode().replace("\u00a0", " ")


def test_bare_quizz_is_plain_without_a_terminal_and_whole_content_is_there(quizz):
    done = quizz(typed=b"q\n")
    assert done.returncode == 0
    assert "Question 1 sur " in done.stdout.decode()
    assert figures(quizz)["points"] > 12


def test_the_data_folder_of_an_option(environment, tmp_path):
    there = {key: value for key, value in environment.items() if key != "QUIZZ_DATABASE_URL"}
    folder = tmp_path / "ailleurs"
    done = subprocess.run(
        [*QUIZZ, "practice", "--bank=essai", "--limit=1", "--data-dir", str(folder)],
        input=b"0\n",
        env=there,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "quizz.db").is_file()


def test_kill_in_the_middle_loses_nothing_acknowledged(quizz, start):
    answered = 0
    for _round in range(2):
        process = start("practice", "--plain", "--bank", "essai", "--free")
        assert process.stdin is not None
        process.stdin.write(b"1\n" * 200)
        process.stdin.flush()
        told = read_until(process, "Entraînement libre", times=5)
        process.kill()
        told += process.communicate()[0]
        answered += told.count("Entraînement libre".encode())
        assert answered <= rows(quizz)
        answered = rows(quizz)
    assert answered >= 10


def test_each_feedback_is_told_before_the_next_line_is_wanted(start):
    process = start("practice", "--plain", "--bank", "essai", "--limit", "2")
    assert process.stdin is not None
    for _answer in range(2):
        read_until(process, "Tapez")
        process.stdin.write(b"0\n")
        process.stdin.flush()
        told = read_until(process, "L’été, à l’hôpital.")
    rest, complaints = process.communicate(timeout=30)
    assert "Séance terminée. 2 réponses" in (told + rest).decode()
    assert (process.returncode, complaints) == (0, b"")


def test_bytes_that_are_no_utf8_are_only_unreadable(quizz):
    done = quizz("practice", "--bank", "essai", "--limit", "1", typed=b"\xff\xfe\xe9\n\xc3\x28\n1\n")
    assert done.returncode == 0
    assert done.stderr == b""
    assert "comptée" in done.stdout.decode()


def test_output_is_utf8_without_escape_whatever_the_locale(quizz):
    done = quizz("practice", "--bank", "essai", "--limit", "3", typed=b"1\n2\n0\n" * 3)
    told = done.stdout.decode("utf-8")
    assert "Où est née la réponse" in told
    assert "\x1b" not in told
    assert "\r" not in told
    assert "Thème" in quizz("stats").stdout.decode("utf-8")
    assert "Thème inconnu" in quizz("practice", "--theme", "zoo").stderr.decode("utf-8")


def test_a_reader_who_leaves_early_ends_it_quietly(start):
    process = start("practice", "--plain", "--bank", "essai")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"1\n" * 50)
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_end_of_input_without_a_word(quizz):
    done = quizz("practice", "--plain", "--bank", "essai")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Aucune réponse cette fois." in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
@pytest.mark.usefixtures("interruptible")
def test_an_interruption_is_clean(quizz, start):
    process = start("practice", "--plain", "--bank", "essai")
    assert process.stdin is not None
    process.stdin.write(b"1\n")
    process.stdin.flush()
    read_until(process, "Tapez", times=2)
    time.sleep(0.1)  # it may still be on its way from the last line to reading
    process.send_signal(signal.SIGINT)
    process.wait(timeout=30)  # before its input ends, which would end the session as well
    _told, complaints = process.communicate(timeout=30)
    assert (process.returncode, complaints) == (130, b"")
    assert figures(quizz)["reviews"] == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("command", ["stats", "practice"])
def test_an_output_that_is_full(environment, command):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*QUIZZ, command], input=b"1\n", stdout=full, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("La sortie ne peut pas être écrite")
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("arguments", [("stats",), ("db", "check"), ("practice", "--plain")])
def test_a_file_that_is_no_database(quizz, tmp_path, arguments):
    (tmp_path / "quizz.db").write_bytes(b"Ceci est un texte. " * 500)
    done = quizz(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    told = done.stderr.decode()
    assert "quizz.db" in told
    assert "Traceback" not in told
    assert (tmp_path / "quizz.db").read_bytes().startswith(b"Ceci est un texte.")


def test_broken_banks_are_told_on_one_line_and_the_others_work(quizz, tmp_path):
    (tmp_path / "content" / "questions" / "accueil" / "cassee.yaml").write_text("id: [\n", encoding="utf-8")
    done = quizz("practice", "--plain", "--bank", "essai", "--limit", "1", typed=b"1\n")
    assert done.returncode == 0
    assert done.stderr.count(b"\n") == 1
    assert "cassee.yaml" in done.stderr.decode()
    assert "1 réponse" in done.stdout.decode()


def test_several_people_and_an_input_that_ends(quizz):
    for name in ("Léa", "Tom"):
        assert quizz("practice", "--learner", name).returncode == 0
    done = quizz("practice")
    assert done.returncode == 2
    assert "--learner" in done.stderr.decode()
    assert quizz("practice", "--bank", "essai", "--limit", "1", typed=b"2\n0\n").returncode == 0
    assert json.loads(quizz("stats", "--json", "--learner", "tom").stdout)["reviews"] == 1


LOADED = """
import sys
from quizz.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stopped:
    code = stopped.code
print("LOADED", *sys.modules, file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*arguments, code=0, environment=None, typed=b""):
    """What is in memory at the end of a command that ends as it should."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        input=typed,
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert done.returncode == code, told
    loaded = set(told.rpartition("LOADED ")[2].split())
    assert "quizz.cli" in loaded
    return loaded


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["--version"], 0), (["practice", "--help"], 0), (["practice", "--x"], 2)],
)
def test_help_and_version_load_no_screen_and_no_database(arguments, code):
    assert not {"textual", "sqlalchemy", "yaml", "rapidfuzz"} & loaded_by(*arguments, code=code)


@pytest.mark.parametrize("arguments", [("practice", "--plain"), ("stats",), ("db", "check")])
def test_plain_commands_load_no_screen(environment, arguments):
    loaded = loaded_by(*arguments, environment=environment)
    assert "sqlalchemy" in loaded
    assert "textual" not in loaded


def test_a_session_on_a_file_needs_no_sqlalchemy(environment, tmp_path):
    there = {key: value for key, value in environment.items() if key != "QUIZZ_DATABASE_URL"}
    session = ("practice", "--plain", "--bank=essai", "--limit=3", "--data-dir", str(tmp_path / "ici"))
    assert "sqlalchemy" in loaded_by(*session, environment=there), "the tables are made by it"
    loaded = loaded_by(*session, environment=there, typed=b"1\n\n" * 6)
    assert "quizz.domain.judging" in loaded
    assert not {"sqlalchemy", "alembic", "asyncio", "textual", "yaml"} & loaded
