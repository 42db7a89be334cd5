"""`quizz check` finds every fault that was planted in tests/planted, where it is, and nothing else."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from quizz.cli import main
from quizz.content.codes import Code

FOLDER = Path(__file__).parents[1] / "planted"
MISPLACED = "brouillon.yaml"
Found = list[tuple[int, int, str]]

PLANTED = {
    "brouillon.yaml": [
        (1, 1, "Y005"),
    ],
    "glossary.yaml": [
        (7, 20, "B042"),
        (21, 5, "B041"),
    ],
    "questions/accueil/comptoir.yaml": [
        (5, 1, "B013"),
        (8, 23, "Y020"),
        (21, 5, "Y033"),
        (27, 13, "Y021"),
        (36, 33, "Y014"),
        (49, 1, "Y012"),
    ],
    "questions/accueil/situation.yaml": [
        (23, 13, "S201"),
    ],
    "questions/accueil/telephone.yaml": [
        (5, 1, "B013"),
        (11, 9, "B001"),
        (21, 5, "B002"),
        (33, 15, "Q101"),
        (51, 15, "Q104"),
        (59, 40, "Q107"),
        (71, 33, "F301"),
        (79, 7, "B021"),
    ],
    "questions/confidentialite/secret.yaml": [
        (5, 1, "B013"),
        (6, 5, "Q003"),
        (19, 32, "Q120"),
        (32, 15, "F304"),
        (46, 39, "Q105"),
        (64, 7, "Q001"),
        (82, 12, "B008"),
        (85, 12, "B010"),
        (86, 12, "B007"),
    ],
    "questions/facturation/tarifs.yaml": [
        (5, 1, "B013"),
        (9, 23, "B031"),
        (24, 14, "F302"),
        (28, 5, "B032"),
        (43, 13, "B027"),
    ],
    "questions/organisation/ancien.yaml": [
        (4, 11, "Y010"),
    ],
    "questions/redaction/courrier.yaml": [
        (12, 15, "Q114"),
        (26, 15, "Q109"),
        (37, 15, "Q116"),
        (53, 38, "Q118"),
        (62, 16, "Q119"),
    ],
    "tariffs.yaml": [
        (7, 9, "B033"),
        (13, 7, "Q121"),
    ],
}
"""Line, column and code, by file. B013 counts the questions that the errors of its file cost."""


DAY = date(2026, 11, 22)
"""What was checked a year ago, or is not in force any more, depends on it."""

Check = Callable[[str], tuple[int, dict[str, Found]]]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, warmed) -> Path:
    """Where all the checks keep what they found."""
    return warmed(tmp_path_factory.mktemp("data"))


@pytest.fixture
def check(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Check]:
    """The exit code, and what is found by file."""
    monkeypatch.chdir(FOLDER)
    monkeypatch.setattr("quizz.cli.check.today", lambda _clock: DAY)

    def run(path: str) -> tuple[int, dict[str, Found]]:
        code = main(["check", path, "--format", "json", "--data-dir", str(data)])
        out, err = capsys.readouterr()
        assert err == ""
        found: dict[str, Found] = {}
        for one in json.loads(out)["diagnostics"]:
            found.setdefault(one["path"], []).append((one["line"], one["column"], one["code"]))
        return code, found

    yield run
    gc.enable()  # a command rests it until it ends


def test_at_least_thirty_codes_are_planted_in_all_families() -> None:
    codes = {code for found in PLANTED.values() for _line, _column, code in found}
    assert len(codes) >= 30
    assert codes <= {code.value for code in Code}
    assert {code[0] for code in codes} == set("YBQSF")


def test_the_planted_faults_are_found_and_nothing_else(check: Check) -> None:
    first = check(".")
    assert first == (1, PLANTED)
    assert check(".") == first  # out of what was kept


@pytest.mark.parametrize("name", [name for name in PLANTED if name != MISPLACED])
def test_each_file_alone_says_the_same(name: str, check: Check) -> None:
    """But for an id that two of them take: the file that is asked for is told."""
    _code, found = check(name)
    elsewhere = [(57, 5, "Q003")] if name.endswith("telephone.yaml") else []
    assert found == {name: sorted([*PLANTED[name], *elsewhere])}


def test_a_file_out_of_place_is_checked_alone_when_it_is_asked_for(check: Check) -> None:
    _code, found = check(MISPLACED)
    assert {code for _line, _column, code in found[MISPLACED]} == {"B001", "B002"}
