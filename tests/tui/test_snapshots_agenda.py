"""Pictures of the week of an appointment, at three sizes. Look at each before accepting it."""

import pytest

from quizz.tui.widgets.agenda.grid import AgendaGrid

SIZES = [(60, 20), (80, 24), (120, 30)]


@pytest.fixture
def picture(picture_of):
    return picture_of(AgendaGrid)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_first_look(make_app, picture, size) -> None:
    assert picture(make_app("appointment"), size=size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_arranging(make_app, picture, size) -> None:
    """A booking cancelled, one in hand, over a slot that is taken."""
    keys = ("x", "right", "pagedown", "enter", "down", "down", "down", "down")
    assert picture(make_app("appointment"), *keys, size=size)


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
def test_unfolded(make_app, picture, size) -> None:
    assert picture(make_app("appointment"), "d", size=size)


@pytest.mark.parametrize(
    ("size", "then"),
    [(SIZES[0], ()), (SIZES[1], ("pageup",)), (SIZES[2], ())],
    ids=["60x20", "80x24", "120x30"],
)
def test_told(make_app, picture, size, then) -> None:
    """Placed too early, and what was to be cancelled left."""
    keys = ("right", "down", "enter", "f2")
    assert picture(make_app("appointment"), *keys, size=size, answered=True, then=then)
