"""Pictures of the situations. Look at a picture before accepting it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizz.tui.screens.kinds import KindsScreen
from quizz.tui.screens.situations import SituationsScreen
from quizz.tui.widgets.option_row import OptionRow
from quizz.tui.widgets.story import HappenedText, ReviewTable

STORY = (Path(__file__).parents[1] / "stories" / "situations.yaml").read_text(encoding="utf-8")
SIZES = [(60, 20), (80, 24)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def picture(make_app, snap_compare, until, size):
    """The screen after these actions, each told by words of it; none: the list."""

    def compare(*actions: str, playing: bool = False, ended: bool = False) -> bool:
        app = make_app(extra=STORY, theme="accueil")

        async def before(pilot: Pilot[None]) -> None:
            await until(pilot, lambda: app.is_ready)
            await pilot.press("f3")
            await until(pilot, lambda: isinstance(app.screen, KindsScreen) and app.screen.query(OptionRow))
            await pilot.press("1")
            await until(
                pilot, lambda: isinstance(app.screen, SituationsScreen) and app.screen.query(OptionRow)
            )
            if playing:
                await pilot.press("enter")
                await until(pilot, lambda: bool(app.screen.query("#setting")))
                await pilot.press("enter")
                await until(pilot, lambda: bool(app.screen.query(OptionRow)))
            for action in actions:
                if app.screen.query(HappenedText):
                    await pilot.press("enter")
                    await until(pilot, lambda: not app.screen.query(HappenedText))
                texts = app.screen._decision.texts
                (place,) = (i for i, text in enumerate(texts, start=1) if action in text)
                await pilot.press(str(place), "enter")
                await until(pilot, lambda: bool(app.screen.query(HappenedText)))
            if ended:
                await pilot.press("enter")
                await until(pilot, lambda: bool(app.screen.query(ReviewTable)))
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def test_situations_list(picture) -> None:
    assert picture()


def test_situation_decision(picture) -> None:
    assert picture(playing=True)


def test_situation_feedback(picture) -> None:
    assert picture("demain", playing=True)


def test_situation_end(picture) -> None:
    assert picture("demain", "retenir", "taxi", "Raccrocher", playing=True, ended=True)
