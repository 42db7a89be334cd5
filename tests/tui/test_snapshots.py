"""Pictures of every screen at the three sizes. Look at a picture before accepting it."""

import pytest
from textual.pilot import Pilot

from quizz.tui.screens.home import HomeScreen
from quizz.tui.screens.practice import PracticeScreen

SIZES = [(60, 20), (80, 24), (120, 40)]
ALL = ("single_choice", "multiple_choice", "short_answer", "cloze", "numeric", "true_false")


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def picture(snap_compare, until, size):
    """Compare the screen after some keys; the caret does not blink."""

    def compare(app, *keys: str, practising: bool = False) -> bool:
        async def before(pilot: Pilot[None]) -> None:
            await until(pilot, lambda: app.is_open)
            if app.is_ready and isinstance(app.screen, HomeScreen):
                await until(pilot, lambda: app.screen.query("ThemeRow"))
            if practising:
                app.start_practice()
                await until(pilot, lambda: isinstance(app.screen, PracticeScreen))
                await until(pilot, lambda: app.screen._panel is not None and app.screen._panel.is_attached)
            await pilot.press(*keys)
            if "enter" in keys and practising:
                await until(pilot, lambda: app.screen._feedback is not None)
            for field in app.screen.query("Input"):
                field.cursor_blink = False
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def test_home(make_app, picture) -> None:
    assert picture(make_app(*ALL, glossary=True))


def test_first_run(make_app, picture) -> None:
    assert picture(make_app(*ALL, glossary=True, first_run=True))


@pytest.mark.parametrize("kind", ALL)
def test_question(make_app, picture, kind: str) -> None:
    assert picture(make_app(kind), practising=True)


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("single_choice", ["2", "enter"]),
        ("multiple_choice", ["1", "3", "enter"]),
        ("short_answer", [*"urètre", "enter"]),
        ("numeric", [*"21", "enter"]),
        ("true_false", ["0", "enter"]),
    ],
)
def test_feedback(make_app, picture, kind: str, keys: list[str]) -> None:
    assert picture(make_app(kind), *keys, practising=True)


def test_glossary(make_app, picture) -> None:
    assert picture(make_app(*ALL, glossary=True), "f5", "u", "r", "e", "t", "e")


def test_settings(make_app, picture) -> None:
    assert picture(make_app(*ALL, glossary=True), "f8")


def test_choose(make_app, picture) -> None:
    assert picture(make_app(*ALL, glossary=True), "f2")


def test_help(make_app, picture) -> None:
    assert picture(make_app(*ALL, glossary=True), "f1")
