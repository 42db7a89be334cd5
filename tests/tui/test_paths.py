"""Learning paths on the screens: looked at, followed, left; where one is, told at home."""

from __future__ import annotations

from pathlib import Path

import pytest

from on_screen import painted, plain
from quizz.tui.screens.paths import PathsScreen
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.chrome import KeyBar
from quizz.tui.widgets.prose import Prose

PATHS = {
    "1-premiers-pas": """\
id: premiers-pas
title: Premiers pas
summary: Pour goûter à tout, sans rien savoir encore.
steps:
  - title: Reconnaître
    picks: [{types: [single_choice]}]
  - title: Écrire
    picks: [{types: [short_answer, numeric]}]
""",
    "2-cardio": """\
id: cardio
title: Cabinet de cardiologie
summary: Les mots du cœur et des vaisseaux, les examens, les signes qui n’attendent pas.
steps:
  - title: Les mots
    picks: [{types: [cloze]}]
""",
}


@pytest.fixture
def app(make_app, tmp_path: Path):
    made = make_app("single_choice", "short_answer", "numeric", "cloze")
    folder = tmp_path / "content" / "paths"
    folder.mkdir()
    for name, text in PATHS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def opened(until):
    async def go(app, pilot) -> PathsScreen:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, PathsScreen) and app.screen._found)
        await pilot.pause()
        return app.screen

    return go


async def test_the_steps_of_the_path_under_the_cursor_are_shown(app, opened):
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        steps = screen.query_one("#steps", Prose)
        assert plain(steps) == (
            "Pour goûter à tout, sans rien savoir encore.\n\n▸ Reconnaître  0 sur 1\n2 Écrire       0 sur 2"
        )
        await pilot.press("down")
        assert plain(steps).endswith("▸ Les mots  0 sur 1")
        assert "Aucun parcours" not in plain(screen.query_one(KeyBar))


async def test_a_path_is_followed_and_told_at_home_until_none_is(app, opened, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen))
        assert app.trainer.preferences.path == "premiers-pas"
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.home)
        await until(pilot, lambda: app.home.query("#path"))
        assert (
            plain(app.home.query_one("#path", Prose))
            == "Premiers pas · 0 sur 3 · étape 1 sur 2 : Reconnaître"
        )
        await opened(app, pilot)
        assert "0 sur 3  suivi" in painted(app)
        await pilot.press("a")
        await until(pilot, lambda: app.screen is app.home and not app.home.query("#path"))
        assert app.trainer.preferences.path == ""


async def test_by_the_mouse_alone(app, opened, until):
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        rows = list(screen.query("OptionRow"))
        await pilot.click(rows[1])
        await until(pilot, lambda: plain(screen.query_one("#steps", Prose)).startswith("Les mots du cœur"))
        await pilot.click(rows[1])
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen))
        assert app.trainer.preferences.path == "cardio"


async def test_without_a_path_there_is_nothing_to_open(make_app, until):
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.pause()
        assert "Parcours" not in plain(app.screen.query_one(KeyBar))
        await pilot.press("f4")
        assert app.screen is app.home


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture(snap_compare, app, opened, size):
    async def before(pilot) -> None:
        await opened(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
