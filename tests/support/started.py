"""Commands as they are started, with a bank of tests/stories beside those of the program."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

QUIZZ = [sys.executable, "-m", "quizz"]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def environment_of(story: Path, folder: Path) -> Mapping[str, str]:
    """What a program sees: that bank, and data, database and settings in a folder of its own."""
    banks = folder / "content" / "questions" / "accueil"
    banks.mkdir(parents=True)
    shutil.copy(story, banks)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("QUIZZ_")}
    return kept | {
        "QUIZZ_DATA_DIR": str(folder / "data"),
        "QUIZZ_DATABASE_URL": f"sqlite:///{folder}/quizz.db",
        "QUIZZ_CONTENT": str(folder / "content"),
        "LANGUAGE": "fr",
    }


def runs_in(environment: Mapping[str, str]) -> Run:
    """Runs a command to its end, with what is typed."""

    def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*QUIZZ, *arguments],
            input=typed.encode(),
            env=environment,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """What was told, with plain spaces."""
    assert done.returncode == 0, done.stderr.decode()
    return plain(done.stdout)


def plain(output: bytes) -> str:
    return output.decode().replace("\u00a0", " ")
