"""Pictures of the preview at the three sizes. Look at a picture before accepting it."""

import pytest
from textual.pilot import Pilot

from quizz.services.settings import Settings, SettingsFile
from quizz.tui.widgets.key_lines import KeyLine

SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


@pytest.fixture
def picture(snap_compare, until, size):
    """Compare the screen after some keys; `key`: once the key of the question is there."""

    def compare(app, *keys: str, key: bool = False) -> bool:
        async def before(pilot: Pilot[None]) -> None:
            first = app.screen_stack[0]
            await until(pilot, lambda: first._walk.preview.checked)
            for pressed in keys:
                await pilot.press(pressed)
                await pilot.pause()
            if key:
                await until(pilot, lambda: app.screen.query(KeyLine))
            for field in app.screen.query("Input"):
                field.cursor_blink = False
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def test_question(preview_app, picture) -> None:
    assert picture(preview_app())


def test_key_of_choices(preview_app, picture) -> None:
    assert picture(preview_app(), "c", key=True)


def test_key_of_pairs(preview_app, picture) -> None:
    assert picture(preview_app(), "end", "p", "c", key=True)


def test_unreadable_question(preview_app, picture) -> None:
    assert picture(preview_app(), "n", "n")


def test_answer(preview_app, picture) -> None:
    assert picture(preview_app(), "n", "enter", *"urètre", "enter")


def test_list(preview_app, picture) -> None:
    assert picture(preview_app(), "l")


def test_problems(preview_app, picture) -> None:
    assert picture(preview_app(), "v")


def test_broken_file(preview_app, bank, picture) -> None:
    bank.write_text("id: apercu\n", encoding="utf-8")
    assert picture(preview_app())


@pytest.mark.parametrize("size", [(80, 24)], ids=["80x24"], indirect=True)
@pytest.mark.parametrize("look", ["light", "contrast"])
def test_other_looks(preview_app, picture, look: str) -> None:
    settings = SettingsFile(settings=Settings(appearance=look))
    assert picture(preview_app(settings=settings), "c", key=True)
