"""Pictures of what is placed and ordered, before and after the answer. Look at each before accepting it."""

import pytest
from textual.pilot import Pilot

from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.item_list import ItemList


@pytest.fixture(params=[(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
def picture(snap_compare, until, request: pytest.FixtureRequest):
    """Compare the screen after some keys, once the answer is told when `answered`."""

    def compare(app, *keys: str, answered: bool) -> bool:
        async def before(pilot: Pilot[None]) -> None:
            await until(pilot, lambda: app.is_ready)
            app.start_practice()
            await until(pilot, lambda: isinstance(app.screen, PracticeScreen))
            await until(pilot, lambda: isinstance(app.focused, ItemList))
            await pilot.press(*keys)
            if answered:
                await until(pilot, lambda: app.screen._feedback is not None)
            await pilot.pause()

        return snap_compare(app, terminal_size=request.param, run_before=before)

    return compare


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("matching", []),
        ("matching", ["c", "a"]),
        ("sorting", []),
        ("sorting", ["c", "c", "a", "a", "b"]),
        ("sorting", ["c", "c", "enter"]),
        ("ordering", []),
        ("ordering", ["c", "d", "a"]),
    ],
)
def test_placing(make_app, picture, kind: str, keys: list[str]) -> None:
    assert picture(make_app(kind), *keys, answered=False)


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("matching", ["e", "b", "d", "c", "enter"]),
        ("sorting", ["c", "c", "c", "a", "a", "a", "b", "a", "enter"]),
        ("sorting", ["f4"]),
        ("ordering", ["a", "c", "d", "e", "b", "enter"]),
    ],
)
def test_placed(make_app, picture, kind: str, keys: list[str]) -> None:
    assert picture(make_app(kind), *keys, answered=True)
