"""What is read at 60 columns: nothing runs into its neighbour, no figure is cut."""

from __future__ import annotations

import re

from textual.app import App, ComposeResult
from textual.widget import Widget

from quizz.domain.sheet import Paper, PaperLine
from quizz.services.exchange import Tally
from quizz.tui.screens.summary import SummaryScreen
from quizz.tui.widgets.papers import Papers


class Holder(App[None]):
    """One widget alone."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def compose(self) -> ComposeResult:
        yield self._widget


def painted(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_a_long_label_of_a_paper_keeps_its_distance() -> None:
    """Its first line fills the column of labels, two fifths of 60."""
    lines = (PaperLine("du 1er au 30", label="Complémentaire solidaire sans participation"),)
    app = Holder(Papers((Paper("Attestation", lines),)))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        [line] = [line for line in painted(app) if "du 1er au 30" in line]
    assert re.fullmatch(r" +Complémentaire +du 1er au 30", line)


async def test_the_count_of_an_activity_with_a_long_name_is_whole(make_app, until) -> None:
    app = make_app("single_choice")
    tally = Tally(
        answered=12,
        right=7,
        milliseconds=60_000,
        missed=(),
        missed_prompts=(),
        by_skill=(("prise_en_charge", 12, 7),),
    )
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: app.is_ready)
        app.push_screen(SummaryScreen(tally))
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen) and app.screen.is_current)
        await pilot.pause()
        texts = painted(app)
    assert [line.strip() for line in texts if "7\u00a0sur\u00a012" in line] == ["7\u00a0sur\u00a012"]
