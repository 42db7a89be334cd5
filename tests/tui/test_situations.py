"""Situations by keyboard alone and by mouse alone; what is left is taken up."""

import sqlite3
from pathlib import Path
from random import Random

import pytest

from quizz.services.places import Places
from quizz.tui.app import QuizzApp
from quizz.tui.screens.home import HomeScreen
from quizz.tui.screens.kinds import KindsScreen
from quizz.tui.screens.situation import SituationScreen
from quizz.tui.screens.situations import SituationsScreen
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.option_row import OptionRow
from quizz.tui.widgets.story import HappenedText, ReviewTable

STORY = (Path(__file__).parents[1] / "stories" / "situations.yaml").read_text(encoding="utf-8")


@pytest.fixture
def app(make_app) -> QuizzApp:
    return make_app(extra=STORY, theme="accueil")


def painted(app: QuizzApp) -> str:
    """The screen as text, with plain spaces."""
    lines = (strip.text for strip in app.screen._compositor.render_strips())
    return "\n".join(line.rstrip() for line in lines).replace("\u00a0", " ")


def digit(app: QuizzApp, words: str) -> str:
    """The digit of the action that has these words."""
    (place,) = (i for i, text in enumerate(app.screen._decision.texts, start=1) if words in text)
    return str(place)


def row(app: QuizzApp, words: str) -> OptionRow:
    return app.screen.query(OptionRow)[int(digit(app, words)) - 1]


async def open_list(pilot, until) -> None:
    app = pilot.app
    await until(pilot, lambda: app.is_ready)
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(app.screen, KindsScreen) and bool(app.screen.query(OptionRow)))
    await pilot.press("1")
    await until(pilot, lambda: isinstance(app.screen, SituationsScreen) and bool(app.screen.query(OptionRow)))


async def open_first(pilot, until) -> None:
    await open_list(pilot, until)
    await pilot.press("enter")
    await until(pilot, lambda: bool(pilot.app.screen.query("#setting")))


async def begin(pilot, until) -> None:
    await open_first(pilot, until)
    await pilot.press("enter")
    await until(pilot, lambda: bool(pilot.app.screen.query(OptionRow)))


async def do(pilot, until, words: str) -> None:
    await pilot.press(digit(pilot.app, words), "enter")
    await until(pilot, lambda: bool(pilot.app.screen.query(HappenedText)))


async def go_on(pilot, until) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: not pilot.app.screen.query(HappenedText))


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_by_keyboard_alone(app, until, size) -> None:
    async with app.run_test(size=size) as pilot:
        await open_list(pilot, until)
        assert "Accueil · niveau 2 · 2 décisions, 2 min" in painted(app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query("#setting")))
        assert "Vous tenez l’accueil du cabinet." in painted(app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query(OptionRow)))
        assert "décision 1 · 23 h 58" in painted(app)
        await do(pilot, until, "demain")
        text = painted(app)
        assert "✗ À éviter" in text
        assert "3 minutes de plus. Le risque monte. Il est 0 h 01." in text
        await go_on(pilot, until)
        await do(pilot, until, "retenir")
        await go_on(pilot, until)
        await do(pilot, until, "15 et rester")
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query(ReviewTable)))
        text = painted(app)
        assert "✓ Une bonne fin" in text
        assert "Le meilleur choix 2 fois sur 3." in text
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, KindsScreen))


async def test_by_mouse_alone(app, until) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        await click_key(pilot, "Situations")
        await until(pilot, lambda: isinstance(app.screen, KindsScreen) and app.screen.query(OptionRow))
        await click_key(pilot, "Ouvrir")
        await until(pilot, lambda: isinstance(app.screen, SituationsScreen) and app.screen.query(OptionRow))
        await click_key(pilot, "Jouer")
        await until(pilot, lambda: bool(app.screen.query("#setting")))
        await click_key(pilot, "Suite")
        await until(pilot, lambda: bool(app.screen.query(OptionRow)))
        await pilot.click(row(app, "où il est"))
        await pilot.click(row(app, "où il est"))
        await until(pilot, lambda: bool(app.screen.query(HappenedText)))
        await click_key(pilot, "Suite")
        await until(pilot, lambda: not app.screen.query(HappenedText))
        await pilot.click(row(app, "15 et rester"))
        await click_key(pilot, "Choisir")
        await until(pilot, lambda: bool(app.screen.query(HappenedText)))
        await click_key(pilot, "Suite")
        await until(pilot, lambda: bool(app.screen.query(ReviewTable)))
        await click_key(pilot, "Suite")
        await until(pilot, lambda: isinstance(app.screen, KindsScreen))


async def click_key(pilot, label: str) -> None:
    """Click a command of the line at the bottom."""
    bar = pilot.app.screen.query_one("KeyBar")
    lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
    region = bar.content_region
    for y in range(region.y, region.bottom):
        x = lines[y].find(label)
        if x >= 0:
            await pilot.click(offset=(x + 1, y))
            return
    raise AssertionError(f"no key is called {label}")


async def test_left_in_the_middle_it_is_taken_up_there(app, until, tmp_path: Path, clock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await do(pilot, until, "demain")
        await go_on(pilot, until)
        shown = app.screen._decision
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SituationsScreen))
        await until(pilot, lambda: "en cours, décision 2" in painted(app))
        assert "Vous reprendrez ici." in painted(app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query("#setting")))
        assert "Vous reprenez à la décision 2." in painted(app)
    again = QuizzApp(
        Places(tmp_path / "quizz.db", (tmp_path / "content",), None), clock=clock, random=Random(9)
    )
    async with again.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        assert again.screen._decision == shown


async def test_a_choice_is_in_the_database_before_it_is_told(app, until, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await do(pilot, until, "médecin")
        with sqlite3.connect(tmp_path / "quizz.db") as connection:
            rows = connection.execute("SELECT point, rating, score FROM review_log").fetchall()
            (path,) = connection.execute("SELECT path FROM plays").fetchone()
        connection.close()
        assert rows == [("sc-mal/appel", 2, 0.5)]
        assert path == '[["appel",2]]'
        assert "≈ Acceptable, il y avait mieux" in painted(app)


async def test_enter_before_a_choice_chooses_nothing(app, until) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press("enter")
        assert app.screen.query_one(MessageLine).display
        assert isinstance(app.screen, SituationScreen)
        assert app.screen._decision is not None
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SituationsScreen))
        assert "Vous reprendrez ici." not in painted(app)


async def test_without_a_situation_home_does_not_offer_any(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready and bool(app.screen.query("ThemeRow")))
        assert "Situations" not in painted(app)
        await pilot.press("f3")
        assert isinstance(app.screen, HomeScreen)


async def test_a_preview_shows_the_map_then_asks_each_decision_and_notes_nothing(
    preview_app, bank, until, tmp_path: Path
) -> None:
    bank.write_text(STORY, encoding="utf-8")
    app = preview_app()
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#map MapLine")))
        text = painted(app)
        assert "Lui demander où il est → relais" in text
        assert "fin-sauve : une bonne fin" in text
        await pilot.press("n")
        await until(pilot, lambda: bool(app.screen.query(OptionRow)))
        assert "Un homme de 58 ans décrit un étau dans la poitrine." in painted(app)
        assert not (tmp_path / "quizz.db").exists()


async def test_a_preview_plays_a_whole_situation_and_notes_nothing(
    preview_app, bank, until, tmp_path: Path
) -> None:
    bank.write_text(STORY, encoding="utf-8")
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#map MapLine")))
        preview = app.screen
        await pilot.press("j")
        await until(pilot, lambda: bool(app.screen.query("#setting")))
        await pilot.press("enter")
        for words in ("où il est", "15 et rester"):
            await until(pilot, lambda: bool(app.screen.query(OptionRow)))
            await do(pilot, until, words)
            await go_on(pilot, until)
        await until(pilot, lambda: bool(app.screen.query(ReviewTable)))
        assert "Une bonne fin" in painted(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is preview)
        assert not (tmp_path / "quizz.db").exists()
        await pilot.press("n")
        await until(pilot, lambda: bool(app.screen.query(OptionRow)))
        await pilot.press("j")
        await pilot.pause()
        assert app.screen is preview


async def test_a_situation_left_in_a_preview_begins_again(preview_app, bank, until) -> None:
    bank.write_text(STORY, encoding="utf-8")
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(app.screen.query("#map MapLine")))
        preview = app.screen
        for _time in range(2):
            await pilot.press("j")
            await until(pilot, lambda: bool(app.screen.query("#setting")))
            assert "Vous reprenez" not in painted(app)
            await pilot.press("enter")
            await until(pilot, lambda: bool(app.screen.query(OptionRow)))
            await do(pilot, until, "demain")
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is preview)
