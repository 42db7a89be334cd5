"""Pictures of the switchboard. Look at a picture before accepting it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from quizz.domain.question import Route
from quizz.tui.screens.call import CallScreen
from quizz.tui.screens.debrief import DebriefScreen
from quizz.tui.screens.rush import RushScreen
from quizz.tui.widgets.option_row import OptionRow
from quizz.tui.widgets.switchboard.board import PlaceRow

CARDS = (Path(__file__).parents[1] / "stories" / "standard.yaml").read_text(encoding="utf-8")
FEW = "\n  - id:".join(CARDS.split("\n  - id:")[:5])
"""Four of them: the way to the end is shorter."""
SIZES = [(60, 20), (80, 24), (120, 30)]
DANGER = "std-douleur"


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


class Shown:
    """The app on the way to a picture."""

    def __init__(self, pilot: Pilot[None], until) -> None:
        self.pilot = pilot
        self.app = pilot.app
        self.until = until
        self.told = 0.0

    def seconds(self) -> float:
        return self.told

    async def before(self) -> None:
        await self.until(self.pilot, lambda: self.app.is_ready)
        self.app._seconds = self.seconds
        self.app.action_switchboard()
        await self.until(self.pilot, lambda: bool(self.app.screen.query(OptionRow)))
        await self.until(self.pilot, lambda: not self.app.screen._busy)

    async def begin(self, *keys: str) -> None:
        await self.before()
        await self.pilot.press(*keys, "enter")
        await self.until(self.pilot, lambda: isinstance(self.app.screen, RushScreen))
        await self.until(self.pilot, lambda: bool(self.app.screen.query(PlaceRow)))

    async def wait(self, seconds: int) -> None:
        screen = self.app.screen
        for _second in range(seconds):
            self.told += 1
            screen.tick()
            await self.until(self.pilot, lambda: not screen._busy)

    async def pick_up(self) -> None:
        await self.pilot.press("enter")
        await self.until(self.pilot, lambda: self.shift.open is not None and self.is_settled)

    async def choose(self, *, right: bool = True) -> None:
        call = self.shift.open
        worth = (
            [route is call.card.route for route in Route]
            if call.route is None
            else [reply.correct for reply in call.replies]
        )
        await self.pilot.press("abcdef"[worth.index(right)], "enter")
        await self.until(self.pilot, lambda: self.shift.open != call and self.is_settled)

    @property
    def shift(self):
        return self.app.screen._shift

    @property
    def is_settled(self) -> bool:
        screen = self.app.screen
        return not screen._busy and screen._scene.call == screen._shift.open


@pytest.fixture
def picture(make_app, snap_compare, until, size):
    """The screen where these steps lead."""

    def compare(steps) -> bool:
        async def before(pilot: Pilot[None]) -> None:
            await steps(Shown(pilot, until))
            await pilot.pause()

        app = make_app(extra=FEW, theme="accueil")
        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def test_switchboard_before(picture) -> None:
    assert picture(Shown.before)


def test_switchboard_places(picture) -> None:
    async def steps(shown: Shown) -> None:
        await shown.begin("3")
        await shown.wait(34)
        await shown.pilot.press("down")

    assert picture(steps)


async def _to_danger(shown: Shown) -> None:
    """To the call in danger, open, the others dealt with as they should."""
    await shown.begin("h")
    while True:
        await shown.pick_up()
        if shown.shift.open.card.id == DANGER:
            return
        await shown.choose()
        await shown.choose()


def test_switchboard_call(picture) -> None:
    async def steps(shown: Shown) -> None:
        await _to_danger(shown)
        await shown.pilot.press("x")
        await shown.until(shown.pilot, lambda: shown.shift.open.told != () and shown.is_settled)
        await shown.pilot.press("d")

    assert picture(steps)


def test_switchboard_replies(picture) -> None:
    async def steps(shown: Shown) -> None:
        await _to_danger(shown)
        await shown.choose()

    assert picture(steps)


def test_switchboard_pause(picture) -> None:
    async def steps(shown: Shown) -> None:
        await shown.begin("1")
        await shown.wait(5)
        await shown.pilot.press("p")

    assert picture(steps)


async def _to_debrief(shown: Shown) -> None:
    await shown.begin("h")
    while not shown.shift.is_over:
        await shown.pick_up()
        right = shown.shift.open.card.id != DANGER
        await shown.choose(right=right)
        await shown.choose(right=right)
    await shown.pilot.press("enter")
    await shown.until(shown.pilot, lambda: isinstance(shown.app.screen, DebriefScreen))


def test_switchboard_debrief(picture) -> None:
    assert picture(_to_debrief)


def test_switchboard_explanation(picture) -> None:
    async def steps(shown: Shown) -> None:
        await _to_debrief(shown)
        told = shown.app.screen._told
        place = next(place for place, one in enumerate(told) if one.card.id == DANGER)
        await shown.pilot.press(*["down"] * place, "enter")
        await shown.until(shown.pilot, lambda: isinstance(shown.app.screen, CallScreen))

    assert picture(steps)
