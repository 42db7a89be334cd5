"""Rows, columns and cells of a week, and the keys that move by half days."""

import pytest
from textual.pilot import Pilot

from quizz.domain.agenda.week import Agenda, Moment, Opening, Practitioner
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.agenda.cells import short_name
from quizz.tui.widgets.agenda.grid import AgendaGrid
from quizz.tui.widgets.agenda.hours import FOLD, LABEL, columns_of, days_of, near_rows, rows_of
from quizz.tui.widgets.agenda.lines import beside, fitted, wrapped


def week(count: int, *, saturday: bool = False) -> Agenda:
    hours = (Opening(0, 540, 600), Opening(0, 840, 870), *((Opening(5, 540, 600),) if saturday else ()))
    people = tuple(Practitioner(id=f"p{rank}", name=f"Dr {rank}", openings=hours) for rank in range(count))
    return Agenda(id="a", title="A", monday=None, practitioners=people, kinds=())


def test_hours_at_which_nobody_receives_are_folded():
    assert rows_of(week(1)) == (540, 555, 570, 585, FOLD, 840, 855)
    assert near_rows(rows_of(week(1)), {540, 855}) == (540, 555, FOLD, 840, 855)
    assert near_rows(rows_of(week(1)), set()) == ()


@pytest.mark.parametrize(
    ("count", "active", "width", "shown"),
    [(1, 0, 54, {0}), (2, 1, 76, {1}), (2, 1, 116, {0, 1}), (3, 2, 116, {1, 2}), (3, 0, 116, {0, 1})],
)
def test_as_many_weeks_as_fit(count, active, width, shown):
    columns = columns_of(week(count), active, width)
    assert {column.practitioner for column in columns} == shown
    assert columns[0].x == LABEL
    assert columns[-1].x + columns[-1].width < width
    assert all(column.width >= 8 for column in columns)
    ends = [column.x + column.width + 1 for column in columns]
    assert all(end <= column.x for end, column in zip(ends, columns[1:], strict=False))


def test_saturday_is_there_when_somebody_receives():
    assert len(days_of(week(1))) == 5
    assert len(days_of(week(1, saturday=True))) == 6


def test_names_and_texts_for_a_narrow_column():
    assert [*map(short_name, ("Mme Petit", "M. Le\u00a0Goff", "Petit Jean", "Mme"))] == [
        "Petit",
        "Le Goff",
        "Petit Jean",
        "Mme",
    ]
    assert (fitted("Petit", 3), fitted("Petit", 7)) == ("Pet", "Petit  ")
    assert wrapped("congés annuels", 8) == ["congés", "annuels"]
    assert wrapped("formation", 8) == ["formati…"]


def test_names_leave_room_for_one_another():
    names = ["Dr Marchetti, orthopédie", "Dr Osei, chirurgie", "Dr Lindqvist, anesthésie"]
    assert beside(names, 76) == names
    assert beside(names, 60) == ["Dr Marchetti", "Dr Osei", "Dr Lindqvist"]
    assert beside(names, 30) == ["Dr Ma…", "Dr Os…", "Dr Li…"]


async def test_a_half_day_is_shown_from_its_beginning(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=(80, 24)) as pilot:
        pilot_: Pilot[None] = pilot
        await until(pilot_, lambda: app.is_ready)
        app.start_practice()
        await until(pilot_, lambda: isinstance(app.screen, PracticeScreen) and app.screen.query(AgendaGrid))
        grid = app.screen.query_one(AgendaGrid)
        await until(pilot_, lambda: app.focused is grid)
        await pilot.press("pagedown", "pagedown")
        await pilot.press("pagedown")
        assert grid.at == Moment(1, 840)
        assert grid.scroll_offset.y == min(grid._rows.index(840), grid.max_scroll_y)


async def test_half_days_and_their_ends(make_app, until) -> None:
    app = make_app("appointment")
    async with app.run_test(size=(80, 24)) as pilot:
        pilot_: Pilot[None] = pilot
        await until(pilot_, lambda: app.is_ready)
        app.start_practice()
        await until(pilot_, lambda: isinstance(app.screen, PracticeScreen) and app.screen.query(AgendaGrid))
        grid = app.screen.query_one(AgendaGrid)
        await until(pilot_, lambda: app.focused is grid)
        walked = []
        for key in ("end", "pagedown", "pagedown", "home", "down", "pageup", "pageup", "up", "up", "left"):
            await pilot.press(key)
            walked.append(grid.at)
        assert walked == [
            Moment(0, 705),
            Moment(0, 840),
            Moment(1, 540),
            Moment(1, 540),
            Moment(1, 555),
            Moment(1, 540),
            Moment(0, 840),
            Moment(0, 705),
            Moment(0, 690),
            Moment(0, 690),
        ]
        await pilot.press("p", "pagedown", "pagedown", "pagedown", "pagedown")
        assert (grid.practitioner.id, grid.at) == ("amrani", Moment(3, 840))
        await pilot.press("pagedown", "shift+tab")
        assert (grid.practitioner.id, grid.at) == ("roche", Moment(3, 840))
        await pilot.press("a", "s", "z", "c", "h")
        assert isinstance(app.screen, PracticeScreen), "letters set off no command"
        assert not grid._arranging.changes
