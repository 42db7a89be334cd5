"""Pictures of texts to correct, notes to write out and phrases that are dictated."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from quizz.tui.widgets.answers import AnswerPanel
from quizz.tui.widgets.dictation import PhraseRow
from quizz.tui.widgets.feedback import FeedbackText
from quizz.tui.widgets.text_field import TextField

SIZES = [(60, 20), (80, 24), (120, 30)]


def size(terminal: tuple[int, int]) -> str:
    return f"{terminal[0]}x{terminal[1]}"


async def told(pilot: Pilot[None], until) -> None:
    await until(pilot, lambda: pilot.app.screen.query_one(FeedbackText).has_class("-told"))
    await pilot.pause()


@pytest.fixture
def asked(until):
    async def ask(pilot: Pilot[None]) -> AnswerPanel:
        await until(pilot, lambda: pilot.app.is_ready)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query(AnswerPanel))
        return pilot.app.screen.query_one(AnswerPanel)

    return ask


@pytest.mark.parametrize("terminal", SIZES, ids=size)
def test_proofreading(snap_compare, make_app, asked, terminal):
    async def before(pilot: Pilot[None]) -> None:
        await asked(pilot)
        await pilot.press("down", "down")

    assert snap_compare(make_app("proofreading"), terminal_size=terminal, run_before=before)


@pytest.mark.parametrize("terminal", SIZES, ids=size)
def test_proofreading_told(snap_compare, make_app, asked, until, terminal):
    async def before(pilot: Pilot[None]) -> None:
        panel = await asked(pilot)
        field = panel.query_one(TextField)
        text = field.text.replace("hanche droite", "hanche gauche").replace("présentée", "présenté")
        field.text = text.replace("sous anesthésie générale", "endormie").replace("40 g", "4 mg")
        await pilot.press("f2")
        await told(pilot, until)

    assert snap_compare(make_app("proofreading"), terminal_size=terminal, run_before=before)


@pytest.mark.parametrize("terminal", SIZES, ids=size)
def test_transcription(snap_compare, make_app, asked, terminal):
    async def before(pilot: Pilot[None]) -> None:
        await asked(pilot)
        await pilot.press(*"Patiente de 62 ans, ")

    assert snap_compare(make_app("transcription"), terminal_size=terminal, run_before=before)


@pytest.mark.parametrize("terminal", SIZES, ids=size)
def test_transcription_told(snap_compare, make_app, asked, until, monkeypatch, terminal):
    async def before(pilot: Pilot[None]) -> None:
        panel = await asked(pilot)
        monkeypatch.setattr("quizz.tui.screens.keeping.monotonic", lambda: 42.0)
        field = panel.query_one(TextField)
        field.text = "Patiente de 62 ans, hypertandue, non insulinodépendante sous metformine et fatiguée."
        await pilot.press("f2")
        await told(pilot, until)

    assert snap_compare(make_app("transcription"), terminal_size=terminal, run_before=before)


@pytest.mark.parametrize("terminal", SIZES, ids=size)
def test_dictation(snap_compare, make_app, asked, terminal):
    async def before(pilot: Pilot[None]) -> None:
        await asked(pilot)
        await pilot.press(*"Le patient", "enter")

    assert snap_compare(make_app("dictation"), terminal_size=terminal, run_before=before)


@pytest.mark.parametrize("terminal", SIZES, ids=size)
def test_dictation_told(snap_compare, make_app, asked, until, terminal):
    async def before(pilot: Pilot[None]) -> None:
        panel = await asked(pilot)
        for _phrase in range(len(panel.query(PhraseRow))):
            await pilot.press(*"Le patient", "enter")
            await pilot.pause()
        await told(pilot, until)

    assert snap_compare(make_app("dictation"), terminal_size=terminal, run_before=before)
