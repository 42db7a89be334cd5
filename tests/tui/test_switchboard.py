"""The switchboard by keyboard alone and by mouse alone, with a clock that the tests move."""

import sqlite3
from pathlib import Path
from random import Random

import pytest
from textual.css.stylesheet import Stylesheet

from quizz.domain.question import Route
from quizz.domain.switchboard import Phase
from quizz.services.places import Places
from quizz.tui.app import QuizzApp
from quizz.tui.screens.call import CallScreen
from quizz.tui.screens.debrief import DebriefScreen
from quizz.tui.screens.help import HelpScreen
from quizz.tui.screens.home import HomeScreen
from quizz.tui.screens.rush import RushScreen
from quizz.tui.screens.switchboard import SwitchboardScreen
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.option_row import OptionRow
from quizz.tui.widgets.switchboard.board import PlaceRow

CARDS = (Path(__file__).parents[1] / "stories" / "standard.yaml").read_text(encoding="utf-8")


class Seconds:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.told = 0.0

    def __call__(self) -> float:
        return self.told


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def app(make_app, seconds) -> QuizzApp:
    return make_app(extra=CARDS, theme="accueil", seconds=seconds)


@pytest.fixture
def wait(seconds, until):
    """Let seconds of the rush pass, one after the other."""

    async def passed(pilot, n: int) -> None:
        screen = pilot.app.screen
        for _second in range(n):
            seconds.told += 1
            screen.tick()
            await until(pilot, lambda: not screen._busy)

    return passed


def painted(app: QuizzApp) -> str:
    """The screen as text, with plain spaces."""
    lines = (strip.text for strip in app.screen._compositor.render_strips())
    return "\n".join(line.rstrip() for line in lines).replace("\u00a0", " ")


def state(app: QuizzApp):
    return app.screen._shift.state


def letter(app: QuizzApp, *, right: bool = True) -> str:
    """The letter of what is right for the open call, or of something that is not."""
    call = app.screen._shift.open
    if call.route is None:
        worth = [route is call.card.route for route in Route]
    else:
        worth = [reply.correct for reply in call.replies]
    return "abcdef"[worth.index(right)]


async def open_switchboard(pilot, until) -> None:
    app = pilot.app
    await until(pilot, lambda: app.is_ready)
    app.action_switchboard()
    await until(pilot, lambda: isinstance(app.screen, SwitchboardScreen) and app.screen.query(OptionRow))
    await until(pilot, lambda: not app.screen._busy)


async def begin(pilot, until, *keys: str) -> None:
    await open_switchboard(pilot, until)
    await pilot.press(*keys, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, RushScreen) and pilot.app.screen.query(PlaceRow))


async def pick_up(pilot, until, key: str = "enter") -> None:
    await pilot.press(key)
    await until(pilot, lambda: state(pilot.app).open is not None and shows_choices(pilot.app))


async def deal_with(pilot, until, *, right: bool = True) -> None:
    """Sort the open call, then answer it."""
    app = pilot.app
    await until(pilot, lambda: shows_choices(app))
    await pilot.press(letter(app, right=right), "enter")
    await until(pilot, lambda: app.screen._shift.open.route is not None and shows_choices(app))
    await pilot.press(letter(app, right=right), "enter")
    await until(pilot, lambda: app.screen._shift.open is None and not app.screen._busy)


def shows_choices(app: QuizzApp) -> bool:
    screen = app.screen
    return screen._scene.call == screen._shift.open and bool(screen.query(OptionRow)) and not screen._busy


async def click_twice(pilot) -> None:
    """Click what is right for the open call, then click it again to validate."""
    row = pilot.app.screen.query(OptionRow)["abcdef".index(letter(pilot.app))]
    row.scroll_visible(animate=False)
    await pilot.pause()
    await pilot.click(row)
    await pilot.click(row)


async def click_key(pilot, label: str) -> None:
    """Click a command of the line at the bottom."""
    bar = pilot.app.screen.query_one("KeyBar")
    lines = [strip.text.replace("\u00a0", " ") for strip in pilot.app.screen._compositor.render_strips()]
    region = bar.content_region
    for y in range(region.y, region.bottom):
        x = lines[y].find(label)
        if x >= 0:
            await pilot.click(offset=(x + 1, y))
            return
    raise AssertionError(f"no key is called {label}")


@pytest.mark.parametrize("size", [(60, 20), (120, 30)])
async def test_a_whole_rush_by_keyboard_alone(app, until, wait, size) -> None:
    async with app.run_test(size=size) as pilot:
        await begin(pilot, until, "1")
        assert "Personne n’attend pour le moment." in painted(app)
        await wait(pilot, 4)
        assert "depuis 2 s" in painted(app)
        answered = 0
        while not state(app).is_over:
            if state(app).longest_waiting is None:
                await wait(pilot, 5)
                continue
            await pick_up(pilot, until)
            await deal_with(pilot, until, right=answered != 1)
            answered += 1
            assert ("✓" if answered != 2 else "✗") in painted(app)
        assert answered == 8
        assert "8 sur 8" in painted(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        text = painted(app)
        assert "7 appels sur 8 traités au mieux." in text
        assert "Attente" in text
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, CallScreen))
        assert "Où orienter" in "\n".join(str(line.content) for line in app.screen.query(".heading"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_a_call_by_mouse_alone_on_a_small_screen(app, until, wait) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await open_switchboard(pilot, until)
        row = app.screen.query(OptionRow)[0]
        await pilot.click(row)
        await click_key(pilot, "Commencer")
        await until(pilot, lambda: isinstance(app.screen, RushScreen))
        await until(pilot, lambda: bool(app.screen.query(PlaceRow)))
        await wait(pilot, 3)
        place = next(place for place, rank in enumerate(state(app).places) if rank is not None)
        await pilot.click(app.screen.query(PlaceRow)[place])
        await until(pilot, lambda: state(app).open is not None and shows_choices(app))
        call = app.screen._shift.open
        if call.unasked:
            await pilot.click("AskLine", offset=(3, 0))
            await until(pilot, lambda: app.screen._shift.open.told != () and shows_choices(app))
        await click_twice(pilot)
        await until(pilot, lambda: app.screen._shift.open.route is not None and shows_choices(app))
        await click_twice(pilot)
        await until(pilot, lambda: state(app).left == 7)
        await click_key(pilot, "Pause")
        await until(pilot, lambda: "En pause" in painted(app))
        await click_key(pilot, "Reprendre")
        await until(pilot, lambda: "En pause" not in painted(app))
        await click_key(pilot, "Arrêter")
        await until(pilot, lambda: isinstance(app.screen, SwitchboardScreen))
        await until(pilot, lambda: "Reprendre le niveau 1 : 1 sur 8" in painted(app))
        await click_key(pilot, "Retour")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_pause_hides_the_calls_and_holds_time(app, until, wait) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "1")
        await wait(pilot, 3)
        await pick_up(pilot, until)
        who = app.screen._shift.open.card.who
        assert who in painted(app)
        await pilot.press("p")
        await until(pilot, lambda: "En pause" in painted(app))
        assert who not in painted(app)
        assert "Ligne 1" not in painted(app)
        before = state(app).now
        await wait(pilot, 30)
        await pilot.press("1", "a", "enter")
        await until(pilot, lambda: "En pause" not in painted(app))
        assert state(app).now == before
        assert who in painted(app)
        assert app.screen._shift.open.route is None
        await wait(pilot, 2)
        assert state(app).now == before + 2000


async def test_behind_the_help_nobody_waits(app, until, wait, seconds) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "1")
        await wait(pilot, 3)
        rush = app.screen
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        seconds.told += 2
        rush.tick()
        await pilot.pause()
        assert rush._shift.state.now == 3000
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is rush)
        await wait(pilot, 1)
        assert rush._shift.state.now == 4000


async def test_who_is_not_answered_hangs_up_and_this_is_told(app, until, wait, tmp_path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "3")
        for _second in range(300):
            await wait(pilot, 1)
            if state(app).left < 8:
                break
        assert state(app).left == 7
        await until(pilot, lambda: app.screen.query_one(MessageLine).display)
        assert "a raccroché" in painted(app) or "n’a pas attendu" in painted(app)
        with sqlite3.connect(tmp_path / "quizz.db") as connection:
            ((rating, score),) = connection.execute("SELECT rating, score FROM review_log").fetchall()
        connection.close()
        assert (rating, score) == (1, 0.0)


async def test_a_second_call_puts_the_first_on_hold_and_it_can_be_taken_back(app, until, wait) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "3")
        while sum(call.waits for call in state(app).calls) < 2:
            await wait(pilot, 1)
        first, second = [str(place + 1) for place, rank in enumerate(state(app).places) if rank is not None]
        await pick_up(pilot, until, first)
        held = state(app).open
        await pilot.press(second)
        await until(pilot, lambda: state(app).open not in {None, held})
        assert state(app).calls[held].phase is Phase.HELD
        await until(pilot, lambda: shows_choices(app))
        assert "attend, 0 s" in painted(app)
        await pilot.press("m")
        await until(pilot, lambda: state(app).open is None and app.screen._scene.call is None)
        await pilot.press("down", "enter")
        await until(pilot, lambda: state(app).open is not None)


async def test_a_question_is_told_under_what_was_said_and_takes_its_time(app, until, wait) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "1")
        while True:
            while state(app).longest_waiting is None:
                await wait(pilot, 5)
            await pick_up(pilot, until)
            if app.screen._shift.open.unasked:
                break
            await deal_with(pilot, until)
        detail = app.screen._shift.open.card.details[0]
        before = state(app).now
        assert detail.told not in painted(app)
        await pilot.press("c", "x")
        await until(pilot, lambda: app.screen._shift.open.told != () and shows_choices(app))
        assert detail.told.replace("\u00a0", " ") in painted(app)
        assert state(app).now == before + 8000
        assert app.screen._desk.choices.picked == (2,)  # what was picked stays so
        await pilot.press("x")
        await pilot.pause()
        assert len(app.screen._shift.open.told) == 1


async def test_left_on_the_way_it_is_taken_up_paused(app, until, wait, tmp_path, clock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "2")
        await wait(pilot, 3)
        await pick_up(pilot, until)
        await wait(pilot, 2)
        shown = app.screen._shift.state
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SwitchboardScreen))
        await until(pilot, lambda: "Reprendre le niveau 2 : 0 sur 8" in painted(app))
    again = QuizzApp(
        Places(tmp_path / "quizz.db", (tmp_path / "content",), None),
        clock=clock,
        random=Random(9),
        seconds=Seconds(),
    )
    async with again.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        assert "En pause" in painted(again)
        assert again.screen._shift.state == shown
        await pilot.press("p")
        await until(pilot, lambda: shows_choices(again))


async def test_left_before_anything_was_done_there_is_nothing_to_take_up(app, until, wait) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await wait(pilot, 3)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SwitchboardScreen))
        await until(pilot, lambda: "Niveau 1" in painted(app))
        assert "reprendrez" not in painted(app)


async def test_without_the_clock_one_call_after_the_other(app, until, wait) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "h")
        assert "Pause" not in painted(app)
        for left in range(8, 0, -1):
            await wait(pilot, 2)
            assert state(app).left == left
            assert sum(call.waits for call in state(app).calls) == 1
            await pick_up(pilot, until)
            assert "Mettre en attente" not in painted(app)
            await deal_with(pilot, until)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert "8 appels sur 8 traités au mieux." in painted(app)
        assert "Attente" not in painted(app)


async def test_enter_before_a_choice_does_nothing(app, until, wait) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until, "1")
        await pilot.press("enter", "1", "5")
        assert "Personne ici pour le moment" in painted(app)
        await wait(pilot, 3)
        await pick_up(pilot, until)
        await pilot.press("enter")
        await until(pilot, lambda: "Choisissez d’abord où cela va." in painted(app))
        assert app.screen._shift.open.route is None


async def test_a_second_paints_the_places_that_changed_and_lays_nothing_out(
    app, until, wait, monkeypatch
) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until, "1")
        await wait(pilot, 4)
        styled: list[object] = []
        laid: list[object] = []
        painted_rows: list[object] = []
        apply, render = Stylesheet.apply, PlaceRow.render

        def counted(self: Stylesheet, node: object, **options: object) -> None:
            styled.append(node)
            apply(self, node, **options)

        def seen(self: PlaceRow):
            painted_rows.append(self)
            return render(self)

        monkeypatch.setattr(Stylesheet, "apply", counted)
        monkeypatch.setattr(PlaceRow, "render", seen)
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid.append)
        await wait(pilot, 3)
        assert set(painted_rows) == {
            app.screen.query(PlaceRow)[place]
            for place, rank in enumerate(state(app).places)
            if rank is not None
        }
        assert styled == []
        assert laid == []


async def test_without_a_call_in_the_banks_this_is_told(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_switchboard(pilot, until)
        await pilot.press("enter")
        await until(pilot, lambda: "Il n’y a pas d’appel de standard" in painted(app))
