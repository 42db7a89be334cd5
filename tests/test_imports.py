"""What is heavy is imported when it is used: proven in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

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
    ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=unmeasured())
    return set(ran.stdout.split())


def unmeasured() -> dict[str, str]:
    """Our environment less what makes coverage start in a process: its own imports are not ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@pytest.mark.parametrize(
    ("names", "forbidden"),
    [
        (
            "quizz.cli quizz.__main__",
            "textual sqlalchemy yaml alembic fsrs_rs_python rapidfuzz shtab tomllib",
        ),
        ("quizz.domain.*", "textual sqlalchemy yaml alembic fsrs_rs_python platformdirs"),
        ("quizz.memory.*", "textual sqlalchemy yaml alembic"),
        ("quizz.content.*", "textual sqlalchemy alembic fsrs_rs_python"),
        ("quizz.storage.engine", "textual yaml alembic fsrs_rs_python"),
        ("quizz.storage.database quizz.storage.hot.*", "textual yaml alembic sqlalchemy fsrs_rs_python"),
        (
            "quizz.services.databases quizz.services.checking quizz.services.restoring",
            "textual yaml alembic rapidfuzz",
        ),
        ("quizz.services.*", "textual alembic"),
        (
            "quizz.services.opening quizz.services.trainer quizz.services.practice quizz.services.overview "
            "quizz.services.replies",
            "textual yaml alembic sqlalchemy asyncio rapidfuzz",
        ),
        # All but those that read one file of YAML for its author: banks, previews, cases.
        (
            "quizz.services.packs quizz.services.reports quizz.services.rebuilding "
            "quizz.services.remark_exchange quizz.services.settings_in_force quizz.services.coverage "
            "quizz.services.makeup quizz.services.authoring.checking",
            "textual yaml alembic",
        ),
        ("quizz.tui.app", "sqlalchemy yaml alembic fsrs_rs_python rapidfuzz"),
    ],
)
def test_what_is_not_wanted_is_not_imported(names: str, forbidden: str) -> None:
    loaded = loaded_by(names)
    assert "quizz" in loaded
    assert loaded & set(forbidden.split()) == set()


def test_the_proof_sees_what_is_imported() -> None:
    assert {"textual", "sqlalchemy", "yaml"} <= loaded_by("quizz.tui.app sqlalchemy yaml")


@pytest.mark.parametrize(
    ("arguments", "said"), [("--help", "quizz"), ("--version", f"quizz {version('quizz')}")]
)
@pytest.mark.parametrize("settings", ["", 'language = "fr"\n[keys]\n"app.quit" = "f12"\n'])
def test_help_loads_neither_screens_nor_database(
    arguments: str, said: str, settings: str, tmp_path: Path
) -> None:
    if settings:
        (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    code = (
        "import sys; from quizz.cli import main; code = main(sys.argv[1:]); "
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, arguments, "--data-dir", str(tmp_path)]
    ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=unmeasured())
    assert said in ran.stdout
    assert "Traceback" not in ran.stderr
    heavy = {"textual", "sqlalchemy", "yaml", "alembic", "fsrs_rs_python", "rapidfuzz", "shtab"}
    loaded = set(ran.stderr.split())
    assert loaded & heavy == set()
    assert ("tomllib" in loaded) == bool(settings)
