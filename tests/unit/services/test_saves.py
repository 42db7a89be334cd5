"""What `check --watch` and `preview` take for a save."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from quizz.services.authoring.saves import saves

PATIENCE = 20.0


def _heard(folder: Path, change: Callable[[], object]) -> bool:
    """Whether a change is told; the first turn, for what was there before, is let pass."""
    stop, ready, told = Event(), Event(), []

    def listen() -> None:
        for turn, _save in enumerate(saves({folder}, deep=True, stop=stop)):
            ready.set()
            if turn:
                told.append(turn)
                return

    listener = Thread(target=listen)
    listener.start()
    assert ready.wait(PATIENCE)
    change()
    end = monotonic() + (PATIENCE if change.__name__ != "unheard" else 1.0)
    while not told and monotonic() < end and listener.is_alive():
        sleep(0.02)
    stop.set()
    listener.join(PATIENCE)
    return bool(told)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bank = tmp_path / "questions" / "accueil" / "essai.yaml"
    bank.parent.mkdir(parents=True)
    bank.write_text("id: essai\n", encoding="utf-8")
    return tmp_path


def test_a_folder_that_gets_another_name_is_heard(folder: Path) -> None:
    themes = folder / "questions"
    assert _heard(folder, lambda: (themes / "accueil").rename(themes / "redaction"))


def test_a_folder_that_goes_away_is_heard(folder: Path) -> None:
    away = folder.parent / "away"
    assert _heard(folder, lambda: (folder / "questions" / "accueil").rename(away))
    shutil.rmtree(away)


def test_other_files_are_not(folder: Path) -> None:
    def unheard() -> None:
        (folder / "questions" / "notes.md").write_text("x", encoding="utf-8")
        (folder / "questions" / ".essai.swp").write_text("x", encoding="utf-8")

    assert not _heard(folder, unheard)
