"""What every test shares."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

Warmed = Callable[[Path], Path]

settings.register_profile("quizz", deadline=None, derandomize=True)
settings.load_profile("quizz")

os.environ["LANGUAGE"] = "fr"
"""Sentences are compared as they are written, whatever the system of the developer speaks."""


@pytest.fixture(scope="session")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> Warmed:
    """Gives a data folder what an earlier command keeps of the built-in content: to read it takes seconds."""
    from quizz.locations import builtin_content
    from quizz.services.library import Library

    kept = tmp_path_factory.mktemp("kept")
    Library.open((builtin_content(),), kept)

    def warm(data: Path) -> Path:
        shutil.copytree(kept, data / "cache", dirs_exist_ok=True)
        return data

    return warm


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The points for which a session draws a question, as it does."""
    from quizz.services import drawing

    points: list[str] = []
    draw = drawing.draw

    def counted(point: str, *arguments: Any, **named: Any) -> Any:
        points.append(point)
        return draw(point, *arguments, **named)

    monkeypatch.setattr(drawing, "draw", counted)
    return points
