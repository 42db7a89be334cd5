"""Pictures of the hub and of words taken apart. Look at a picture before accepting it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizz.tui.screens.kinds import KindsScreen
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.cutting import CuttingPanel
from quizz.tui.widgets.option_row import OptionRow

STORIES = Path(__file__).parents[1] / "stories"
SIZES = [(60, 20), (80, 24), (120, 30)]
WORK = ("proofreading", "transcription", "dictation", "billing_case", "appointment")


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def picture(make_app, snap_compare, until, size, tmp_path: Path):
    """Home after some keys, over a bank of each kind; once it is answered when that is wanted."""

    def compare(*keys: str, home: bool = False, words: bool = False, answered: bool = False) -> bool:
        folder = tmp_path / "content" / "questions" / "terminologie"
        folder.mkdir(parents=True)
        for name, target in (("glossary", tmp_path / "content"), ("standard", folder)):
            text = (STORIES / f"{name}.yaml").read_text("utf-8")
            (target / f"{name}.yaml").write_text(
                text.replace("theme: accueil", "theme: terminologie"), encoding="utf-8"
            )
        story = (STORIES / "situations.yaml").read_text("utf-8")
        app = make_app(*WORK, extra=story.replace("theme: accueil", "theme: terminologie"))

        async def before(pilot: Pilot[None]) -> None:
            await until(pilot, lambda: app.is_ready)
            if home:
                return
            await pilot.press("f3")
            await until(pilot, lambda: isinstance(app.screen, KindsScreen) and app.screen.query(OptionRow))
            if words:
                await pilot.press("7")
                await until(pilot, lambda: bool(app.screen.query(CuttingPanel)))
            await pilot.press(*keys)
            if answered:
                screen = app.screen
                assert isinstance(screen, PracticeScreen)
                await until(pilot, lambda: screen._feedback is not None)
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def test_home_offers_the_hub(picture) -> None:
    assert picture(home=True)


def test_hub(picture) -> None:
    assert picture("down", "down")


def test_a_word_being_cut(picture) -> None:
    assert picture("right", "right", "right", "space", "right", words=True)


def test_meanings_are_asked_of_the_right_parts(picture) -> None:
    assert picture("right", "right", "right", "space", "enter", *"san", words=True)


def test_a_word_judged(picture) -> None:
    keys = ("right", "right", "right", "space", "enter", *"sang", "enter", *"rein", "enter")
    assert picture(*keys, words=True, answered=True)
