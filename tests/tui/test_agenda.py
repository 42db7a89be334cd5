"""Appointments: placed, moved, inserted and cancelled by keys or by the mouse alone; what a slot refuses."""

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widget import Widget

from quizz.domain.agenda.week import Change, Moment
from quizz.tui.app import QuizzApp
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.agenda.grid import AgendaGrid
from quizz.tui.widgets.agenda.panel import AppointmentPanel
from quizz.tui.widgets.agenda.request import RequestText
from quizz.tui.widgets.agenda.tasks import Tasks
from quizz.tui.widgets.answers import ValidateButton

SMALL, USUAL, WIDE = (60, 20), (80, 24), (120, 30)
PLACED = Change("garcia", "roche", Moment(1, 14 * 60 + 15))
CANCELLED = Change("garcia-jeudi")


def grid(app: QuizzApp) -> AgendaGrid:
    return app.screen.query_one(AgendaGrid)


def changes(app: QuizzApp) -> tuple[Change, ...]:
    return grid(app)._arranging.changes


def painted(app: QuizzApp) -> str:
    """The screen as text, with plain spaces."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips()).replace("\u00a0", " ")


def said(app: QuizzApp) -> str:
    """The screen, its lines joined."""
    return " ".join(painted(app).split())


async def begin(pilot: Pilot[None], until) -> None:
    app = pilot.app
    await until(pilot, lambda: app.is_ready)
    app.start_practice()
    await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen.query(AgendaGrid))
    await until(pilot, lambda: app.focused is grid(app))
    await pilot.pause()


async def go(pilot: Pilot[None], practitioner: str, day: int, minute: int) -> None:
    """Bring the cursor somewhere by keys alone."""
    week = grid(pilot.app)
    while week.practitioner.id != practitioner:
        await pilot.press("p")
    while week.at.day != day:
        await pilot.press("right" if week.at.day < day else "left")
    while week.at.minute != minute:
        await pilot.press("down" if week.at.minute < minute else "up")


async def validate(pilot: Pilot[None], until):
    await pilot.press("f2")
    await until(pilot, lambda: pilot.app.screen._feedback is not None)
    return pilot.app.screen._feedback


def cell(app: QuizzApp, practitioner: int, day: int, minute: int) -> Offset:
    """Where a cell is on the screen."""
    week = grid(app)
    column = next(one for one in week._columns if (one.practitioner, one.day) == (practitioner, day))
    y = week.head + week._rows.index(minute) - week.scroll_offset.y
    assert week.head <= y < week.size.height, "the cell is out of sight"
    return Offset(column.x + 2, y)


async def test_what_is_asked_is_placed_and_what_is_given_up_cancelled(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await go(pilot, "roche", 1, 14 * 60 + 15)
        assert "mardi 24 à 14 h 15, Dr Roche : libre pendant 45 min" in said(app)
        assert "Entrée : placer Mme Garcia ici" in said(app)
        await pilot.press("enter")
        assert changes(app) == (PLACED,)
        await go(pilot, "roche", 3, 10 * 60)
        await pilot.press("x")
        assert changes(app) == (PLACED, CANCELLED)
        assert "Annulé : Mme Garcia, jeudi 26 à 10 h 00, Dr Roche" in said(app)
        feedback = await validate(pilot, until)
        assert feedback.judgement.correct
        assert feedback.answer.changes == (PLACED, CANCELLED)
        await pilot.pause()
        shown = painted(app)
        assert "✓ Elle travaille le matin." in shown
        assert "Mardi à 14 h 15, elle a fini son travail" in shown


async def test_a_request_that_does_not_fit_is_read_by_pages(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        there, body = grid(app).at, app.screen.query_one("#body")
        await pilot.press("d")
        await until(pilot, lambda: body.max_scroll_y > 0)
        await pilot.press("pagedown")
        assert grid(app).at == there
        assert body.scroll_offset.y > 0
        await pilot.press("d")
        await until(pilot, lambda: body.max_scroll_y == 0)
        await pilot.press("pagedown")
        assert grid(app).at != there


async def test_cancelling_again_gives_back_and_u_undoes(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await pilot.press("x")
        assert changes(app) == (Change("petit"),)
        await pilot.press("backspace")
        assert changes(app) == ()
        await pilot.press("u")
        assert changes(app) == (Change("petit"),)
        await pilot.press("u")
        assert changes(app) == ()
        assert not app.screen._practice.history


async def test_a_booking_is_moved_to_let_another_in(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await go(pilot, "roche", 1, 14 * 60)
        await pilot.press("enter")
        assert "En main : M. Martin" in said(app)
        await go(pilot, "roche", 1, 17 * 60)
        await pilot.press("enter")
        assert changes(app) == (Change("martin", "roche", Moment(1, 17 * 60)),)
        await go(pilot, "roche", 1, 14 * 60)
        await pilot.press("enter")
        assert changes(app)[1] == Change("garcia", "roche", Moment(1, 14 * 60))
        feedback = await validate(pilot, until)
        assert not feedback.judgement.correct, "the booking she gives up still stands"


async def test_escape_gives_back_before_it_leaves(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await pilot.press("enter")
        assert grid(app)._arranging.lifted == "petit"
        await pilot.press("escape")
        assert grid(app)._arranging.lifted == ""
        assert isinstance(app.screen, PracticeScreen)
        assert changes(app) == ()


@pytest.mark.parametrize(
    ("practitioner", "day", "minute", "why"),
    [
        ("roche", 2, 9 * 60, "ne reçoit pas mercredi 25 : congés."),
        ("roche", 1, 11 * 60 + 30, "le créneau est gardé pour les urgences"),
        ("roche", 1, 14 * 60 + 45, "il ne reste que 15 min avant Mme Girard, à 15 h 00."),
        ("amrani", 2, 9 * 60, "Dr Amrani n’assure pas ce genre de rendez-vous"),
        ("roche", 3, 10 * 60 + 15, "déplacer"),
    ],
)
async def test_a_slot_says_at_once_why_it_cannot_be_taken(
    make_app, until, practitioner, day, minute, why
) -> None:
    app = make_app("appointment")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await go(pilot, practitioner, day, minute)
        assert why in said(app)
        if why != "déplacer":
            await pilot.press("enter")
            assert why in said(app)
        assert changes(app) == ()


async def test_what_the_request_alone_forbids_is_told_after(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await go(pilot, "roche", 3, 9 * 60 + 30)
        assert "libre" in said(app)
        await pilot.press("enter")
        assert len(changes(app)) == 1
        feedback = await validate(pilot, until)
        assert not feedback.judgement.correct


async def test_nothing_done_is_no_answer_and_what_is_left_is_told_once(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=USUAL) as pilot:
        await begin(pilot, until)
        await pilot.press("f2")
        await pilot.pause()
        assert "Rien n’est changé dans l’agenda" in painted(app)
        await pilot.press("x", "f2")
        await pilot.pause()
        assert "Il reste 1 rendez-vous à placer." in painted(app)
        assert app.screen._feedback is None
        await validate(pilot, until)


async def test_the_mouse_alone_does_it_all_on_a_small_screen(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        week = grid(app)

        async def scroll_to(minute: int) -> None:
            while (
                not week.head
                <= week.head + week._rows.index(minute) - week.scroll_offset.y
                < week.size.height
            ):
                week.scroll_relative(y=2, animate=False)
                await pilot.pause()

        await pilot.click(AgendaGrid, offset=Offset(22, 0))
        assert week.practitioner.id == "amrani"
        await pilot.click(AgendaGrid, offset=Offset(10, 0))
        assert week.practitioner.id == "roche"
        await scroll_to(10 * 60)
        there = cell(app, 0, 3, 10 * 60)
        await pilot.click(AgendaGrid, offset=there)
        await pilot.click(AgendaGrid, offset=there)
        assert "En main : Mme Garcia" in said(app)
        await pilot.pause()
        assert await pilot.click("AppointmentPanel .foot TextButton")
        assert changes(app) == (CANCELLED,)
        await pilot.pause()
        await pilot.click(Tasks, offset=Offset(3, 1))
        assert changes(app) == (), "the cursor is there already: it is given back"
        await pilot.pause()
        await pilot.click(AgendaGrid, offset=cell(app, 0, 3, 10 * 60))
        await pilot.pause()
        assert await pilot.click("AppointmentPanel .foot TextButton")
        assert changes(app) == (CANCELLED,)
        await scroll_to(14 * 60 + 15)
        await pilot.click(AgendaGrid, offset=cell(app, 0, 1, 14 * 60 + 15))
        assert week.at == Moment(1, 14 * 60 + 15)
        await pilot.click(AgendaGrid, offset=cell(app, 0, 1, 14 * 60 + 15))
        assert changes(app) == (CANCELLED, PLACED)
        assert await pilot.click(ValidateButton)
        await until(pilot, lambda: app.screen._feedback is not None)
        assert app.screen._feedback.judgement.correct


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_all_that_is_needed_is_in_sight(make_app, until, size) -> None:
    app = make_app("appointment")
    async with app.run_test(size=size) as pilot:
        await begin(pilot, until)
        body = app.screen.query_one("#body").region
        panel = app.screen.query_one(AppointmentPanel)

        def seen(widget: Widget) -> bool:
            return widget.region in body and widget.region.height > 0

        parts = (RequestText, AgendaGrid, ".told", Tasks, ValidateButton)
        assert all(seen(panel.query_one(part)) for part in parts)
        week = grid(app)
        assert week.size.height - week.head >= (5 if size == SMALL else 6)
        assert all(column.width >= 8 for column in week._columns)
        assert "Maintenant : lundi 23 à 8 h 30" in painted(app)
        shown = {column.practitioner for column in week._columns}
        assert shown == ({0, 1} if size == WIDE else {0})


async def test_the_whole_request_unfolds_and_folds_at_the_first_step(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        assert "je finis à midi" not in painted(app)
        await pilot.press("d")
        await pilot.pause()
        assert "je finis à midi" in painted(app)
        assert "Les créneaux d’urgence ne se donnent que le jour même." in said(app)
        await pilot.press("down")
        await pilot.pause()
        assert "je finis à midi" not in painted(app)
        assert seen_whole(app, grid(app))


def seen_whole(app: QuizzApp, widget: Widget) -> bool:
    return app.screen.can_view_entire(widget)


async def test_an_arrow_paints_lines_and_lays_nothing_out(make_app, until, monkeypatch) -> None:
    app = make_app("appointment")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        await pilot.press("down")
        await pilot.pause()
        laid: list[object] = []
        lines: list[int] = []
        render = AgendaGrid.render_line
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid.append)
        monkeypatch.setattr(AgendaGrid, "render_line", lambda self, y: (lines.append(y), render(self, y))[1])
        await pilot.press("down")
        await pilot.pause()
        assert laid == []
        assert 2 <= len(set(lines)) <= 5
