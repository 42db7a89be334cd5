"""Sheets filled by keyboard alone and by mouse alone, on small screens and wide ones."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from quizz.domain.answer import DontKnow, Filled
from quizz.services.exchange import Feedback
from quizz.tui.app import QuizzApp
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.box_list import BoxList
from quizz.tui.widgets.box_row import BoxRow
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.papers import Papers

SMALL, USUAL, WIDE = (60, 20), (80, 24), (120, 30)


def told(app: QuizzApp) -> Feedback | None:
    return app.screen._feedback if isinstance(app.screen, PracticeScreen) else None


def painted(app: QuizzApp) -> str:
    """The screen as text, with plain spaces."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips()).replace("\u00a0", " ")


def boxes(app: QuizzApp) -> BoxList:
    return app.screen.query_one(BoxList)


def rows(app: QuizzApp) -> list[BoxRow]:
    return boxes(app).rows


def said(app: QuizzApp) -> str:
    return str(app.screen.query_one(MessageLine).content).replace("\u00a0", " ")


def seen(app: QuizzApp, widget) -> bool:
    return widget.region in app.screen.query_one("#body").region and app.screen.can_view_entire(widget)


def digit_of(app: QuizzApp, place: int, text: str) -> str:
    """The number under which an option is shown."""
    return str(rows(app)[place].box.options.index(text) + 1)


def line_of(app: QuizzApp, row: BoxRow, option: str) -> int:
    """The line of an unfolded row on which one of its options begins; others may take several."""
    lines = painted(app).splitlines()[row.region.y : row.region.bottom]
    return next(number for number, line in enumerate(lines) if option[:15] in line)


async def begin(pilot: Pilot[None], until) -> None:
    app = pilot.app
    await until(pilot, lambda: app.is_ready)
    app.start_practice()
    await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and isinstance(app.focused, BoxList))


async def fill(pilot: Pilot[None], *values: str) -> None:
    """By Enter and digits alone, from the first box: an option, or a number; empty leaves the box."""
    app = pilot.app
    await pilot.press("enter")
    for place, value in enumerate(values):
        assert boxes(app).cursor == place
        if value and rows(app)[place].box.options:
            await pilot.press(digit_of(app, place, value))
        else:
            await pilot.press(*("comma" if letter == "," else letter for letter in value))
        await pilot.press("enter")


RIGHT = ("Droits fermés", "Oui", "Consulter les droits en ligne avec l’ADRi", "19")
CLAIM = ("G", "Maladie", "Hors parcours", "Part obligatoire", "7", "9,00", "21", "14")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_enter_and_digits_alone_fill_a_form(make_app, until, size) -> None:
    app = make_app("form")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, until)
        await fill(pilot, *RIGHT)
        await until(pilot, lambda: told(app) is not None)
        assert told(app).right
        assert told(app).answer == Filled(RIGHT)
        assert "✓ Juste" in painted(app)


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_claim_is_filled_box_after_box_each_in_sight(make_app, until, size) -> None:
    app = make_app("billing_case")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, until)
        await fill(pilot, *CLAIM[:-1])
        await pilot.pause()
        assert seen(app, rows(app)[7])
        await pilot.press("1", "5", "enter")
        await until(pilot, lambda: told(app) is not None)
        judgement = told(app).judgement
        assert [part.right for part in judgement.parts] == [True] * 7 + [False]
        text = painted(app)
        assert "≈ En partie juste : 7 cases sur 8 justes" in text
        await pilot.press(*["pagedown"] * 5)
        await pilot.pause()
        assert "Le calcul" in painted(app) or "Versé par l’assurance maladie" in painted(app)
        assert "9,00 € − 2,00 € de participation forfaitaire." in painted(app)


async def test_arrows_move_and_choose(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        first, second = (row.box.options for row in rows(app)[:2])
        await pilot.press("right", "right", "left", "down", "left")
        assert boxes(app).texts == (first[0], second[-1], "", "")
        await pilot.press("up", "left", "delete", "tab", "backspace")
        assert boxes(app).texts == ("", "", "", "")
        await pilot.press("shift+tab", "up")
        assert boxes(app).cursor == 3


async def test_options_unfold_and_fold(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        height = rows(app)[0].region.height
        await pilot.press("space")
        await pilot.pause()
        assert rows(app)[0].region.height == height + 4
        await pilot.press("down", "down", "space")
        await pilot.pause()
        assert boxes(app).texts[0] == rows(app)[0].box.options[1]
        assert rows(app)[0].region.height == height
        await pilot.press("space", "up", "escape")
        await pilot.pause()
        assert boxes(app).texts[0] == rows(app)[0].box.options[1]
        assert isinstance(app.screen, PracticeScreen)
        await pilot.press("space", "up", "enter")
        assert boxes(app).texts[0] == rows(app)[0].box.options[0]
        assert boxes(app).cursor == 1
        assert boxes(app).is_unfolded
        await pilot.press("tab")
        assert (boxes(app).cursor, boxes(app).is_unfolded) == (2, False)


async def test_a_key_pressed_too_early_chooses_nothing(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        await pilot.press("enter", "enter")
        assert boxes(app).texts == ("", "", "", "")
        assert boxes(app).cursor == 1


async def test_a_number_is_typed_in_place(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        await pilot.press("up", "comma", "5", "full_stop", "x", "5")
        assert boxes(app).texts[3] == "0,55"
        await pilot.press("backspace", "down", "up")
        assert boxes(app).texts[3] == "0,5"
        await pilot.press("1", "9")
        assert boxes(app).texts[3] == "19"
        await pilot.press(*"1234567890")
        assert boxes(app).texts[3] == "191234567"
        await pilot.press("delete")
        assert boxes(app).texts[3] == ""


async def test_letters_set_nothing_off(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        await pilot.press(*"houscpgfHOUSCPGF", "j", "k")
        await pilot.pause()
        assert isinstance(app.screen, PracticeScreen)
        assert told(app) is None
        assert boxes(app).texts == ("", "", "", "")
        assert boxes(app).cursor == 0


async def test_enter_says_what_is_left_once(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await fill(pilot, "Droits fermés", "", "", "19")
        assert told(app) is None
        assert boxes(app).cursor == 1
        assert said(app) == "Il reste 2 cases à remplir. Validez encore pour répondre ainsi."
        await pilot.press("down", "enter")
        await pilot.pause()
        assert told(app) is None
        assert said(app) == ""
        await pilot.press("enter", "enter")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).answer == Filled(("Droits fermés", "", "", "19"))


async def test_nothing_filled_cannot_be_validated(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        await pilot.press("up", "enter")
        await pilot.pause()
        assert "Il reste 4 cases à remplir." in said(app)
        await pilot.press(*["enter"] * 5)
        await pilot.pause()
        assert told(app) is None
        assert "Il reste 4 cases à remplir." in said(app)
        await pilot.press("f4")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).answer == DontKnow()
        assert "→" in painted(app)


async def test_a_box_out_of_sight_is_shown_before_the_cursor_moves(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        assert not seen(app, rows(app)[0])
        await pilot.press("down")
        await pilot.pause()
        assert boxes(app).cursor == 0
        assert seen(app, rows(app)[0])
        await pilot.press("pageup")
        await pilot.pause()
        assert not seen(app, rows(app)[0])
        await pilot.press("right")
        await pilot.pause()
        assert boxes(app).texts[0]
        assert seen(app, rows(app)[0])


@pytest.mark.parametrize("size", [SMALL, (80, 40), (120, 40)])
async def test_the_mouse_alone_chooses_and_validates(make_app, until, size) -> None:
    app = make_app("form")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, until)
        for place, value in enumerate(RIGHT[:3]):
            row = rows(app)[place]
            row.scroll_visible(animate=False)
            await pilot.pause()
            folded = row.region.height
            await pilot.click(row, offset=(5, 0))
            await until(pilot, lambda row=row, folded=folded: row.region.height > folded)
            await until(pilot, lambda row=row: seen(app, row))
            await pilot.click(row, offset=(12, line_of(app, row, value)))
            assert boxes(app).texts[place] == value
            await until(pilot, lambda row=row, folded=folded: row.region.height == folded)
        button = app.screen.query_one("ValidateButton", Button)
        for _twice in range(2):
            button.scroll_visible(animate=False)
            await until(pilot, lambda: seen(app, button) and not button.has_class("-active"))
            await pilot.click(button)
            await pilot.pause()
        await until(pilot, lambda: told(app) is not None)
        assert [part.right for part in told(app).judgement.parts] == [True, True, True, False]


async def test_a_second_click_folds(make_app, until) -> None:
    app = make_app("form")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        await pilot.click(rows(app)[1], offset=(5, 0))
        assert boxes(app).is_unfolded
        await pilot.click(rows(app)[1], offset=(5, 0))
        assert not boxes(app).is_unfolded
        assert boxes(app).texts == ("", "", "", "")


@pytest.mark.parametrize(("size", "beside"), [((97, 30), False), ((100, 30), True), (WIDE, True)])
async def test_papers_stand_beside_the_boxes_from_a_hundred_columns(make_app, until, size, beside) -> None:
    app = make_app("form")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, until)
        papers = app.screen.query_one(Papers).region
        assert (papers.right < boxes(app).region.x) is beside
        assert (papers.bottom <= boxes(app).region.y) is not beside


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize("size", [SMALL, USUAL, (100, 30), WIDE])
async def test_amounts_end_in_one_column(make_app, until, size) -> None:
    app = make_app("billing_case")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, until)
        await fill(pilot, *CLAIM)
        await until(pilot, lambda: told(app) is not None)
        rows(app)[4].scroll_visible(animate=False)
        await pilot.pause()
        amounts = [text for text in painted(app).split("\n") if "✓" in text and "€" in text]
        assert len(amounts) >= 3
        assert len({text.rindex("€") for text in amounts}) == 1


async def test_a_screen_is_as_narrow_as_before_after_a_sheet(make_app, until) -> None:
    app = make_app("form", "single_choice")
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.is_ready)
        app.start_practice()
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen._panel is not None)
        widths = {}
        for _question in range(2):
            await until(pilot, lambda: app.screen._panel.is_attached)
            await pilot.pause()
            is_sheet = bool(app.screen.query(BoxList))
            widths[is_sheet] = app.screen.query_one("#body").region.width
            await pilot.press("f4")
            await until(pilot, lambda: told(app) is not None)
            await pilot.press("enter")
            await until(pilot, lambda: told(app) is None)
        assert widths == {True: 120, False: 80}
