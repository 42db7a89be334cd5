"""`quizz switchboard` as it is started: gone through by a pipe, killed, taken up."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from quizz.domain.switchboard import Do, KeptRush
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from started import QUIZZ, Run, environment_of, plain, runs_in, told

STORY = Path(__file__).parents[1] / "stories" / "standard.yaml"


@pytest.fixture
def environment(tmp_path: Path, warmed) -> Mapping[str, str]:
    warmed(tmp_path / "data")
    return environment_of(STORY, tmp_path)


@pytest.fixture
def quizz(environment: Mapping[str, str]) -> Run:
    return runs_in(environment)


def kept(tmp_path: Path) -> list[KeptRush]:
    with closing(Database.open(sqlite_url(tmp_path / "quizz.db"))) as database, database.reading() as store:
        (person,) = store.learners.all()
        return store.rushes.of_learner(person.id)


def reviews(quizz: Run) -> int:
    return int(json.loads(quizz("stats", "--json").stdout)["reviews"])


def test_gone_through_to_its_end(quizz: Run, tmp_path: Path) -> None:
    text = told(quizz("switchboard", "--level", "1", "--seed", "2", typed="5\n1\n" * 8))
    assert text.startswith("Standard, niveau 1, sans horloge : un appel après l’autre.\n\nAppel 1 sur 8 · ")
    assert "\n6. Refuser ou renvoyer ailleurs\nTapez un numéro de 1 à 6" in text
    assert "\nQue répondez-vous ?\n1. " in text
    assert re.search(r"Le standard est fini. \d appels? sur 8 traités? au mieux.\n", text)
    assert "Confidentialité : " in text
    assert text.endswith("Tout est gardé. Ces appels reviendront seuls dans vos séances.\n")
    (rush,) = kept(tmp_path)
    assert rush.ended_at is not None
    assert reviews(quizz) == 8
    assert quizz("db", "check").returncode == 0


def test_stopped_and_taken_up(quizz: Run, tmp_path: Path) -> None:
    first = told(quizz("switchboard", "--seed", "3", typed="5\n1\nq\n"))
    assert first.endswith("Vous reprendrez ici : « quizz switchboard ».\n")
    asked = first[first.index("Appel 2") :]
    again = told(quizz("switchboard"))
    assert "Vous reprenez à l’appel 2 sur 8.\n" in again
    assert again[again.index("Appel 2") :] == asked
    sorted_only = told(quizz("switchboard", typed="6\n"))
    assert sorted_only.count("Tapez un numéro") == 2
    assert "Vous orientez : Refuser ou renvoyer ailleurs.\nQue répondez-vous ?" in told(quizz("switchboard"))
    assert len(kept(tmp_path)) == 1


def test_killed_after_something_was_done_it_is_taken_up_there(
    quizz: Run, environment: Mapping[str, str], tmp_path: Path
) -> None:
    """What was told is kept, with the log and the state of its point, and nothing else is."""
    done = 0
    for _round in range(3):
        process = subprocess.Popen(
            [*QUIZZ, "switchboard", *(["--seed", "5"] if not done else [])],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        read = b""
        process.stdin.write(b"5\n2\n")
        process.stdin.flush()
        while f"Appel {done + 2} sur" not in plain(read):
            read += process.stdout.readline()
        process.kill()
        process.communicate()
        done += 1
        (rush,) = kept(tmp_path)
        assert [event.do for event in rush.events][: 3 * done] == [Do.PICK_UP, Do.SORT, Do.REPLY] * done
        assert reviews(quizz) == done
        assert quizz("db", "check").returncode == 0
    assert f"Vous reprenez à l’appel {done + 1} sur 8." in told(quizz("switchboard"))


def test_killed_at_any_instant_the_log_and_the_events_agree(
    quizz: Run, environment: Mapping[str, str], tmp_path: Path
) -> None:
    for wait in (1, 60, 120, 200):
        process = subprocess.Popen(
            [*QUIZZ, "switchboard"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"5\n1\n" * 8)
        process.stdin.flush()
        process.stdout.read(wait * 10)
        process.kill()
        process.communicate()
        replies = sum(event.do is Do.REPLY for rush in kept(tmp_path) for event in rush.events)
        assert reviews(quizz) == replies
        assert quizz("db", "check").returncode == 0


def test_a_level_that_is_none_is_refused(quizz: Run) -> None:
    done = quizz("switchboard", "--level", "7")
    assert done.returncode == 2
    assert "Il n’y a pas de niveau 7 : choisissez de 1 à 3." in plain(done.stderr)


def test_no_call_at_all(environment: Mapping[str, str], tmp_path: Path) -> None:
    """Where the banks of the program are not read either."""
    code = (
        "import quizz.locations, pathlib, sys; from quizz.cli import main;"
        f"quizz.locations.builtin_content = lambda: pathlib.Path({str(tmp_path / 'none')!r});"
        "sys.exit(main(['switchboard']))"
    )
    folder = tmp_path / "none" / "questions"
    folder.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "QUIZZ_CONTENT": ""},
        capture_output=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert "Il n’y a pas d’appel de standard dans les banques." in plain(done.stderr)
