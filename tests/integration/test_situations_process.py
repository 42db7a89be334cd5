"""`quizz situations` as it is started: listed, played through a pipe, killed, taken up."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from quizz.domain.scenario.played import Played
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from started import QUIZZ, Run, environment_of, plain, runs_in, told

STORY = Path(__file__).parents[1] / "stories" / "situations.yaml"


@pytest.fixture
def environment(tmp_path: Path, warmed) -> Mapping[str, str]:
    warmed(tmp_path / "data")
    return environment_of(STORY, tmp_path)


@pytest.fixture
def quizz(environment: Mapping[str, str]) -> Run:
    return runs_in(environment)


def line_of(listed: str) -> str:
    (line,) = re.findall(r"(?m)^\d+\. Une douleur dans la poitrine ·.*sc-mal$", listed)
    return line


def kept(tmp_path: Path) -> list[Played]:
    with closing(Database.open(sqlite_url(tmp_path / "quizz.db"))) as database, database.reading() as store:
        (person,) = store.learners.all()
        return store.plays.of_learner(person.id)


def test_the_list_tells_the_theme_the_level_the_length_and_how_one_did(quizz: Run) -> None:
    before = told(quizz("situations"))
    assert "Accueil\n" in before
    assert " · niveau 2 · 2 décisions, 2 min · sc-mal" in line_of(before)
    assert "« quizz situations NUMÉRO » en joue une.\n" in before
    assert "« quizz practice --kind mots »" in before
    quizz("situations", "sc-mal", typed="1\n")
    assert "en cours, décision 2 · sc-mal" in line_of(told(quizz("situations")))


def test_a_number_of_the_list_plays_it_too(quizz: Run) -> None:
    number = line_of(told(quizz("situations"))).partition(".")[0]
    assert told(quizz("situations", number, "--plain")).startswith("Une douleur dans la poitrine\n")


def test_a_name_that_is_none_is_refused(quizz: Run) -> None:
    done = quizz("situations", "sc-mla")
    assert done.returncode == 2
    assert "Voulez-vous dire « sc-mal » ?" in plain(done.stderr)


def test_played_to_its_end(quizz: Run, tmp_path: Path) -> None:
    """Whatever is typed, the actions of the last decision lead to an end or back."""
    text = told(quizz("situations", "sc-mal", typed="x\n" + "1\n" * 3 + "2\n" * 40 + "3\n" * 40))
    assert "Mardi matin. Vous tenez l’accueil du cabinet.\n" in text
    assert "Décision 1 · 23 h 58\nLe téléphone sonne.\n" in text
    assert "M. Vasseur, au téléphone : « J’ai comme un étau dans la poitrine. »\n1. " in text
    assert text.count("Tapez un numéro de 1 à 3, ou q pour arrêter ici.") >= 2
    assert re.search(r"Une (bonne|mauvaise) fin\n", text)
    assert re.search(r"Le meilleur choix \d fois sur \d\.", text)
    assert "Source : CSP, art. L. 6311-2 · vérifié 11/2026." in text
    (played,) = kept(tmp_path)
    assert played.ended_at is not None
    assert "jouée : " in line_of(told(quizz("situations")))


def test_stopped_and_taken_up(quizz: Run, tmp_path: Path) -> None:
    first = told(quizz("situations", "sc-mal", typed="1\nq\n"))
    assert first.endswith("Vous reprendrez ici : « quizz situations sc-mal ».\n")
    asked = first[first.index("Décision 2") :]
    again = told(quizz("situations", "sc-mal"))
    assert "Vous reprenez à la décision 2.\n" in again
    assert again[again.index("Décision 2") :] == asked
    assert len(kept(tmp_path)[0].path) == 1


def test_killed_after_a_choice_it_is_taken_up_at_the_next(
    quizz: Run, environment: Mapping[str, str], tmp_path: Path
) -> None:
    """What was told is kept, with the log and the state of its point, and nothing else is."""
    chosen = 0
    for _round in range(3):
        process = subprocess.Popen(
            [*QUIZZ, "situations", "sc-mal"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        read = b""
        while b"Tapez" not in read:
            read += process.stdout.readline()
        number = re.findall(r"(?m)^(\d)\. (?:Lui donner|Le retenir|Appeler un taxi)", plain(read))[-1]
        process.stdin.write(f"{number}\n".encode())
        process.stdin.flush()
        while f"Décision {chosen + 2}" not in plain(read):
            read += process.stdout.readline()
        process.kill()
        process.communicate()
        chosen += 1
        (played,) = kept(tmp_path)
        assert len(played.path) == chosen
        figures = json.loads(quizz("stats", "--json").stdout)
        assert figures["reviews"] == chosen
        assert quizz("db", "check").returncode == 0
    assert [taken.step for taken in played.path] == ["appel", "rappel", "relais"]
    assert f"Vous reprenez à la décision {chosen + 1}." in told(quizz("situations", "sc-mal"))


def test_killed_at_any_instant_the_log_and_the_way_agree(
    quizz: Run, environment: Mapping[str, str], tmp_path: Path
) -> None:
    for wait in (1, 40, 90, 160):
        process = subprocess.Popen(
            [*QUIZZ, "situations", "sc-mal"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"1\n2\n3\n" * 20)
        process.stdin.flush()
        process.stdout.read(wait * 10)
        process.kill()
        process.communicate()
        figures = json.loads(quizz("stats", "--json").stdout)
        assert figures["reviews"] == sum(len(played.path) for played in kept(tmp_path))
    assert quizz("db", "check").returncode == 0
