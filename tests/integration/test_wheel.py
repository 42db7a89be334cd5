"""The wheel as a person gets it: built, installed in an empty environment, used."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("quizz-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment that has nothing else; the versions are those of the lock."""
    folder = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    constraints = folder / "constraints.txt"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    constraints.write_text(
        "".join(f"{pin}\n" for pin in re.findall(r"(?m)^[\w.-]+==\S+(?: ;.*(?= \\))?", lock))
    )
    pip(folder / SCRIPTS / "python", "install", "--constraint", constraints, wheel)
    return folder / SCRIPTS / "quizz"


def pip(python: Path | str, *arguments: object) -> None:
    command = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def run(program: Path, *arguments: str, home: Path, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Run it far from the source tree, with folders of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment = {**kept, "HOME": str(home), "QUIZZ_DATA_DIR": str(home / "data"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [program, *arguments],
        check=False,
        input=answers,
        capture_output=True,
        encoding="utf-8",
        cwd=home,
        env=environment,
    )


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    here = {f"quizz/_{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "content").rglob("*.yaml")}
    assert here <= names
    assert {
        "quizz/tui/app.tcss",
        "quizz/tui/panels.tcss",
        "quizz/tui/screens.tcss",
        "quizz/locale/en/LC_MESSAGES/quizz.mo",
        "quizz/storage/migrations/versions/v0001_first_tables.py",
        "quizz/content/schema/questions.json",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "benchmarks/"))]


@pytest.mark.timeout(600)
def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "--version", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"quizz \d+\.\d+\.\d+\n", done.stdout)
    assert not (tmp_path / "data").exists()


@pytest.mark.timeout(600)
def test_the_installed_program_asks_and_keeps_an_answer(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "practice", "--plain", "--limit", "1", home=tmp_path, answers="?\n0\n" * 8)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Question 1 sur" in done.stdout
    kept = run(installed, "stats", "--json", home=tmp_path)
    assert '"reviews": 1' in kept.stdout
    english = run(installed, "--lang", "en", "practice", "--help", home=tmp_path)
    assert english.stdout.startswith("Usage: ")
