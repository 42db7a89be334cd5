"""A session that is asked for on the command line: home under it, until it is seen."""

from __future__ import annotations

import sqlite3
from threading import Event

from on_screen import bar, in_practice, painted, said
from quizz.services.opening import Workshop
from quizz.services.selection import Selection
from quizz.services.settings import Problem, Settings, SettingsFile
from quizz.tui.screens.help import HelpScreen
from quizz.tui.widgets.chrome import KeyBar, MessageLine


async def test_under_a_session_asked_for_at_once_home_waits_and_loses_nothing_that_is_told(make_app, until):
    file = SettingsFile(settings=Settings(), problems=(Problem("Aïe.", 1),))
    app = make_app("single_choice", settings=file, selection=Selection())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, in_practice(app))
        assert not app.home.query(KeyBar)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.home and "1 nouvelle à découvrir" in painted(app))
        assert said(app).startswith("Réglages, ligne 1 : Aïe.")
        assert "Entrée Commencer" in bar(app)
        assert "samedi 21 novembre" in painted(app)


async def test_what_keeps_a_session_from_beginning_is_told(make_app, until, tmp_path):
    app = make_app("single_choice", selection=Selection())
    with sqlite3.connect(tmp_path / "quizz.db") as database:
        database.execute(
            "INSERT INTO point_states SELECT id, 'p', 1.0, 1.0, '2024-01-01', '2024-01-02', 1, 0, 0, "
            "'endormie', '{}', NULL FROM learners"
        )
    database.close()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(app.screen.query(MessageLine)) and "abîmée" in said(app))
        assert app.screen is app.home
        assert "F10 Quitter" in bar(app)


async def test_keys_pressed_before_it_do_no_harm(make_app, until, monkeypatch):
    gate, opening = Event(), Workshop.open

    def slow(*places, **options):
        gate.wait(30)
        return opening(*places, **options)

    app = make_app("single_choice", selection=Selection())
    monkeypatch.setattr(Workshop, "open", slow)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Ouverture des banques…" in painted(app)
        await pilot.press("down", "pagedown", "space", "up", "s", "enter")
        assert app.screen is app.home
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        gate.set()
        await until(pilot, in_practice(app))
