"""What is heavy is imported when it is used: proven in processes of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = """
import importlib, pkgutil, sys
for name in sys.argv[1].split():
    package = importlib.import_module(name.removesuffix(".*"))
    if name.endswith(".*"):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            importlib.import_module(found.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded_by(names: str) -> set[str]:
    """The top-level packages in memory once the modules are imported; `package.*` is all that it holds."""
    command = [sys.executable, "-c", LOADED, names]
    return set(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split())


@pytest.mark.parametrize(
    ("names", "forbidden"),
    [
        ("quizz.cli quizz.__main__", "textual sqlalchemy yaml alembic fsrs_rs_python rapidfuzz"),
        ("quizz.domain.*", "textual sqlalchemy yaml alembic fsrs_rs_python platformdirs"),
        ("quizz.memory.*", "textual sqlalchemy yaml alembic"),
        ("quizz.content.*", "textual sqlalchemy alembic fsrs_rs_python"),
        ("quizz.storage.database quizz.storage.engine", "textual yaml alembic fsrs_rs_python"),
        ("quizz.services.*", "textual yaml alembic"),
        ("quizz.tui.app", "sqlalchemy yaml alembic fsrs_rs_python rapidfuzz"),
    ],
)
def test_what_is_not_wanted_is_not_imported(names: str, forbidden: str) -> None:
    loaded = loaded_by(names)
    assert "quizz" in loaded
    assert loaded & set(forbidden.split()) == set()


def test_the_proof_sees_what_is_imported() -> None:
    assert {"textual", "sqlalchemy", "yaml"} <= loaded_by("quizz.tui.app sqlalchemy yaml")


@pytest.mark.parametrize("arguments", ["--help", "--version"])
def test_help_loads_neither_screens_nor_database(arguments: str) -> None:
    code = (
        "import sys; from quizz.cli import main; code = main(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, arguments]
    ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert "quizz" in ran.stdout
    assert set(ran.stderr.split()) & {"textual", "sqlalchemy", "yaml", "alembic", "fsrs_rs_python"} == set()
