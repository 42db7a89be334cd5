"""Pictures of sheets, while they are filled and once they are told. Look at each before accepting it."""

import pytest

from quizz.tui.widgets.box_list import BoxList


@pytest.fixture
def picture(picture_of):
    return picture_of(BoxList)


PARTLY = (
    "enter",
    "1",
    "enter",
    "2",
    "enter",
    "3",
    "enter",
    "2",
    "enter",
    "1",
    "9",
    "enter",
    "9",
    "enter",
    "2",
    "1",
)
"""Of the claim: one box is left, some are wrong."""


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [(), ("enter", "down")], ids=["papers", "options"])
def test_form(make_app, picture, keys, size) -> None:
    assert picture(make_app("form"), *keys, size=size)


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize("size", [(80, 24), (120, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_claim(make_app, picture, size) -> None:
    assert picture(make_app("billing_case"), *PARTLY, size=size)


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize(
    ("size", "then"),
    [((60, 20), ("pageup",)), ((80, 24), ("pagedown", "pagedown")), ((120, 30), ())],
    ids=["60x20", "80x24", "120x30"],
)
def test_told(make_app, picture, size, then) -> None:
    keys = (*PARTLY, "enter", "enter", "enter")
    assert picture(make_app("billing_case"), *keys, size=size, answered=True, then=then)
