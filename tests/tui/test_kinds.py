"""The hub of situations and of the other work, by keys alone and by mouse alone; words taken apart."""

from pathlib import Path

import pytest

from quizz.domain.answer import DontKnow, Filled
from quizz.tui.app import QuizzApp
from quizz.tui.palette import Palette
from quizz.tui.screens.home import HomeScreen
from quizz.tui.screens.kinds import KindsScreen
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.screens.situation import SituationScreen
from quizz.tui.screens.situations import SituationsScreen
from quizz.tui.screens.summary import SummaryScreen
from quizz.tui.screens.switchboard import SwitchboardScreen
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.cutting import CuttingPanel, MeaningRow, WordToCut
from quizz.tui.widgets.option_row import OptionRow
from quizz.tui.widgets.story import HappenedText, ReviewTable

STORIES = Path(__file__).parents[1] / "stories"
SIZES = [(60, 20), (80, 24)]


@pytest.fixture
def app(make_app, tmp_path: Path) -> QuizzApp:
    """A situation, calls and a word to cut."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "glossary.yaml").write_text(
        (STORIES / "glossary.yaml").read_text("utf-8"), encoding="utf-8"
    )
    accueil = tmp_path / "content" / "questions" / "accueil"
    accueil.mkdir(parents=True)
    (accueil / "standard.yaml").write_text((STORIES / "standard.yaml").read_text("utf-8"), encoding="utf-8")
    return make_app(extra=(STORIES / "situations.yaml").read_text("utf-8"), theme="accueil")


def painted(app: QuizzApp) -> str:
    """The screen as text, with plain spaces."""
    lines = (strip.text for strip in app.screen._compositor.render_strips())
    return "\n".join(line.rstrip() for line in lines).replace("\u00a0", " ")


def said(app: QuizzApp) -> str:
    return str(app.screen.query_one(MessageLine).content).replace("\u00a0", " ")


async def open_hub(pilot, until) -> None:
    app = pilot.app
    await until(pilot, lambda: app.is_ready)
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(app.screen, KindsScreen) and bool(app.screen.query(OptionRow)))


async def cut_words(pilot, until) -> None:
    await open_hub(pilot, until)
    await pilot.press("3")
    await until(pilot, lambda: bool(pilot.app.screen.query(CuttingPanel)))


def feedback(app: QuizzApp):
    return app.screen._feedback if isinstance(app.screen, PracticeScreen) else None


@pytest.mark.parametrize("size", SIZES)
async def test_a_digit_opens_each_and_escape_comes_back(app, until, size) -> None:
    async with app.run_test(size=size) as pilot:
        await open_hub(pilot, until)
        text = painted(app)
        assert "1   Situations jouées   1" in text
        assert "Une histoire, des choix, et ce qui s’ensuit." in text
        assert "2   Standard" in text
        assert "3   Mots à découper   1 à découvrir" in text
        assert "Relecture" not in text
        for digit, screen in (("1", SituationsScreen), ("2", SwitchboardScreen)):
            await pilot.press(digit)
            await until(pilot, lambda screen=screen: isinstance(app.screen, screen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, KindsScreen))
            await until(pilot, lambda: bool(app.screen.query(OptionRow)))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_two_digits_in_a_row_open_one_screen(app, until) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_hub(pilot, until)
        app.open_kind("word_parts")
        app.open_kind("switchboard")
        await until(pilot, lambda: bool(app.screen.query(CuttingPanel)))
        assert not any(isinstance(screen, SwitchboardScreen) for screen in app.screen_stack)


async def test_where_lines_are_few_each_kind_has_one(app, until) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await open_hub(pilot, until)
        await pilot.press("down", "down")
        await pilot.resize_terminal(60, 13)
        await until(pilot, lambda: "Une histoire" not in painted(app))
        await until(pilot, lambda: "▸ 3   Mots à découper   1 à découvrir" in painted(app))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Une histoire, des choix" in painted(app))
        assert "▸ 3   Mots à découper" in painted(app)


async def test_arrows_and_enter_open_what_is_chosen(app, until) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_hub(pilot, until)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: bool(app.screen.query(CuttingPanel)))


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_session_of_words_by_keys(app, until, size) -> None:
    async with app.run_test(size=size) as pilot:
        await cut_words(pilot, until)
        await pilot.press("enter")
        assert "Coupez d’abord le mot" in said(app)
        await pilot.press("end", *["left"] * 3, "space", "enter")
        assert "✓ hémat | urie" in painted(app)
        await pilot.press(*"sang", "enter", *"urine", "enter")
        await until(pilot, lambda: feedback(app) is not None)
        assert feedback(app).answer == Filled(("hémat/urie", "sang", "urine"))
        assert feedback(app).right
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        assert "Transcription : 1 sur 1" in painted(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, KindsScreen))
        await until(pilot, lambda: "Mots à découper   1\n" in painted(app))


async def test_when_nothing_waits_the_free_practice_is_proposed(app, until) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await cut_words(pilot, until)
        await pilot.press("right", "space", "enter")
        assert "✗ hémat | urie" in painted(app)
        await pilot.press("tab", "enter")
        assert said(app) == "Il reste 2 sens à donner. Validez encore pour répondre ainsi."
        await pilot.press("tab", "enter")
        await until(pilot, lambda: feedback(app) is not None)
        assert feedback(app).judgement.score == 0
        await pilot.press("o", "escape")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, KindsScreen) and bool(app.screen.query(OptionRow)))
        await pilot.press("3")
        await until(pilot, lambda: "F6 ouvre l’entraînement libre" in said(app))
        await pilot.press("l")
        await until(pilot, lambda: bool(app.screen.query(CuttingPanel)))
        assert app.screen._practice.free


async def test_a_word_by_mouse_alone_but_for_what_is_typed(app, until) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await cut_words(pilot, until)
        word = app.screen.query_one(WordToCut)
        await pilot.click(WordToCut, offset=(3, 0))
        assert word.pieces == ("hé", "maturie")
        await pilot.click(WordToCut, offset=(3, 0))
        assert word.pieces == ("hématurie",)
        await pilot.click(WordToCut, offset=(9, 0))
        assert word.pieces == ("hémat", "urie")
        await pilot.click(".validate")
        first, second = app.screen.query(MeaningRow)
        assert first in app.focused.ancestors
        await pilot.press(*"sang")
        await pilot.click(second)
        await pilot.click(second._field)
        await pilot.press(*"urine")
        await pilot.click(".validate")
        await until(pilot, lambda: feedback(app) is not None)
        assert feedback(app).right


async def test_who_does_not_know_is_shown_the_parts(app, until) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await cut_words(pilot, until)
        await pilot.press("f4")
        await until(pilot, lambda: feedback(app) is not None)
        assert feedback(app).answer == DontKnow()
        assert "→ hémat | urie" in painted(app)
        assert "→ urine" in painted(app)


async def test_cuts_are_put_and_taken_back(app, until) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await cut_words(pilot, until)
        word = app.screen.query_one(WordToCut)
        await pilot.press("space", "right", "slash", "end", "space")
        assert word.pieces == ("h", "é", "maturi", "e")
        await pilot.press("home", "backspace", "right", "space")
        assert word.pieces == ("hématuri", "e")
        await pilot.press("home", "delete", "delete")
        assert word.pieces == ("hématurie",)


@pytest.mark.parametrize(
    ("words", "opened"),
    [("Mots", PracticeScreen), ("jouées", SituationsScreen), ("Standard", SwitchboardScreen)],
)
async def test_the_palette_opens_each_from_home_and_elsewhere(app, until, words, opened) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        for start in ("home", "glossary"):
            if start == "glossary":
                await pilot.press("f5")
                await until(pilot, lambda: bool(app.screen.query("#search")))
            await pilot.press("ctrl+p")
            await until(pilot, lambda: isinstance(app.screen, Palette))
            await pilot.press(*words)
            await until(pilot, lambda: words in painted(app) and bool(app.screen.query("CommandList")))
            await until(pilot, lambda: app.screen.query_one("CommandList").option_count > 0)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, opened))
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(app.screen, opened | SummaryScreen))


async def test_the_list_of_situations_and_a_whole_one_by_mouse_alone(app, until) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await open_hub(pilot, until)
        await pilot.click(app.screen.query(OptionRow)[0])
        await until(pilot, lambda: isinstance(app.screen, SituationsScreen))
        await until(pilot, lambda: bool(app.screen.query(OptionRow)))
        row = app.screen.query(OptionRow)[0]
        await pilot.click(row)
        await pilot.click(row)
        await until(pilot, lambda: isinstance(app.screen, SituationScreen))
        await until(pilot, lambda: bool(app.screen.query("#setting")))
        for words in ("", "demain", "Raccrocher"):
            if words:
                await until(pilot, lambda: bool(app.screen.query(OptionRow)))
                (place,) = (i for i, text in enumerate(app.screen._decision.texts) if words in text)
                option = app.screen.query(OptionRow)[place]
                option.scroll_visible(animate=False)
                await pilot.pause()
                await pilot.click(option)
                await pilot.click(option)
                await until(pilot, lambda: bool(app.screen.query(HappenedText)))
            await click_key(pilot, "Suite")
            await until(pilot, lambda: not app.screen.query(HappenedText))
        await until(pilot, lambda: bool(app.screen.query(ReviewTable)))
        await click_key(pilot, "Retour")
        await until(pilot, lambda: isinstance(app.screen, KindsScreen))


async def click_key(pilot, label: str) -> None:
    """Click what the line at the bottom names."""
    lines = painted(pilot.app).splitlines()
    (y,) = (y for y, line in enumerate(lines) if label in line and ("Entrée" in line or "Échap" in line))
    await pilot.click(offset=(lines[y].index(label), y))
