"""What was begun at length is there again after a stop, and when the program was left or cut short."""

from __future__ import annotations

from contextlib import closing

import pytest
from textual.widgets import Input

from quizz.domain.agenda.week import Change, Moment
from quizz.domain.answer import Arranged, Filled, Typed
from quizz.storage.database import Database
from quizz.storage.engine import sqlite_url
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.agenda.grid import AgendaGrid
from quizz.tui.widgets.answers import AnswerPanel
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.dictation import DictationPanel
from quizz.tui.widgets.feedback import FeedbackText
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.text_field import TextField
from quizz.tui.widgets.texts import LONGEST

AGAIN = "Repris où vous en étiez : ce que vous aviez fait est là."


def message(app) -> str:
    line = app.screen.query_one(MessageLine)
    return str(line.content).replace("\u00a0", " ") if line.display else ""


@pytest.fixture
def kept(tmp_path):
    """The drafts of everybody, as another program sees them."""

    def read():
        database = Database.open(sqlite_url(tmp_path / "quizz.db"))
        with closing(database), database.reading() as store:
            people = store.learners.all()
            return [draft.answer for person in people for draft in store.drafts.of_learner(person.id)]

    return read


@pytest.fixture
def asked(until):
    async def begin(app, pilot) -> AnswerPanel:
        await until(pilot, lambda: app.is_ready)
        app.start_practice()
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen.query(AnswerPanel))
        await until(pilot, lambda: app.focused is not None)
        await pilot.pause()
        return app.screen.query_one(AnswerPanel)

    return begin


async def test_a_text_is_kept_while_it_is_written(make_app, until, asked, kept):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await pilot.press(*"Patiente")
        await until(pilot, lambda: kept() == [Typed("Patiente")])  # whatever happens to the program now
        await pilot.press(*"s", *["backspace"] * 9)
        await until(pilot, lambda: kept() == [])


async def test_a_text_that_is_left_is_there_at_the_next_session(make_app, until, asked, kept):
    app = make_app("proofreading")
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await pilot.press("q", "u", "escape")
        await until(pilot, lambda: app.screen is app.home)
        await until(pilot, lambda: "la prochaine séance reprend la réponse" in message(app))
        panel = await asked(app, pilot)
        assert message(app) == AGAIN
        assert panel.query_one(TextField).text.startswith("quCompte rendu")
        await pilot.press("f2")
        await until(pilot, lambda: app.screen.query_one(FeedbackText).has_class("-told"))
        assert kept() == []


async def test_leaving_the_program_keeps_what_was_just_written(make_app, asked, kept):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await pilot.press(*"Pat", "ctrl+q")
    assert kept() == [Typed("Pat")]


async def test_a_dictation_goes_on_with_the_next_phrase(make_app, until, asked, kept):
    app = make_app("dictation")
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot)
        await pilot.press(*"Le patient", "enter", *"Son coeur")
        await until(pilot, lambda: kept() == [Filled(("Le patient", "Son coeur", ""))])
    app = make_app("dictation")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot)
        assert message(app) == AGAIN
        fields = [field for field in panel.query(Input) if field.parent.display]
        assert [field.value for field in fields] == ["Le patient", "Son coeur", ""]
        await until(pilot, lambda: app.focused is fields[-1])
        assert isinstance(panel, DictationPanel)
        shown = str(panel.query_one(".phrase", Prose).content)
        assert "Je propose une épreuve d’effort dans un mois." in shown


async def test_a_week_has_its_changes_and_goes_on(make_app, until, asked, kept):
    done = (Change("garcia", "roche", Moment(1, 14 * 60 + 15)),)
    app = make_app("appointment")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot)
        panel._arranging.resume(done)
        panel.query_one(AgendaGrid).post_message(AgendaGrid.Changed())
        await until(pilot, lambda: kept() == [Arranged(done)])
    app = make_app("appointment")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot)
        assert message(app) == AGAIN
        assert panel.answer() == Arranged(done)
        await pilot.press("u")
        await until(pilot, lambda: kept() == [])


async def test_of_what_is_too_long_the_beginning_is_kept(make_app, until, asked, kept):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot)
        panel.query_one(TextField).insert("a" * (LONGEST + 7))
        await until(pilot, lambda: kept() == [Typed("a" * LONGEST)])


async def test_what_is_written_of_a_question_that_is_set_aside_is_not_kept_later(
    make_app, until, asked, kept
):
    """The clock of what waits to be kept stops with its question, whose panel goes."""
    app = make_app("transcription", "single_choice")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot)
        while not isinstance(app.focused, TextField):
            app.screen.action_suspend()
            await until(pilot, lambda before=panel: not before.is_attached)
            panel = app.screen.query_one(AnswerPanel)
            await until(pilot, lambda: app.focused is not None)
        keeper = app.screen._keeper
        await pilot.press("a")
        await until(pilot, lambda: keeper._timer is not None or kept())
        for _once_more in range(2):  # the first warns
            app.screen.action_suspend()
        await until(pilot, lambda: app.screen._keeper is not keeper)
        assert keeper._timer is None
