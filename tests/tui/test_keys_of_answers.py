"""No command may take a key from what a person answers with, whatever the type of the question."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widgets import Input

from quizz.domain.question import Question
from quizz.services.selection import Selection
from quizz.services.settings import Rebinding
from quizz.tui.catalogue import PLACES
from quizz.tui.clashes import checked, used_by
from quizz.tui.keymap import declared
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.answers import AnswerPanel

(PRACTICE,) = [place for place in PLACES if place.screen is PracticeScreen]
REPORT = declared(PracticeScreen)["practice.report"]
KINDS = (
    *("single_choice", "multiple_choice", "true_false", "short_answer", "numeric"),
    *("cloze", "matching", "sorting", "ordering", "form", "billing_case", "appointment"),
    *("proofreading", "transcription", "dictation", "word_parts", "switchboard"),
)
BANKS = {"word_parts": "situations", "switchboard": "standard"}
"""Types that are asked by their kind alone, and the bank of tests/stories of the app that shows them."""


def story(name: str) -> str:
    return (Path(__file__).parents[1] / "stories" / f"{name}.yaml").read_text(encoding="utf-8")


def keys_of(widget) -> set[str]:
    """The keys that do something while the widget has them; letters that only type are not among them."""
    bindings = (
        Binding.make_bindings(Input.BINDINGS)
        if isinstance(widget, Input)
        else [binding for _key, binding in widget._bindings if binding.action != "ignore"]
    )
    return {binding.key for binding in bindings} - {"enter"}


@pytest.mark.usefixtures("claim")
@pytest.mark.parametrize("kind", KINDS)
async def test_the_check_knows_every_key_of_every_panel(make_app, until, kind, tmp_path):
    if kind == "word_parts":
        (tmp_path / "content").mkdir()
        (tmp_path / "content" / "glossary.yaml").write_text(story("glossary"), encoding="utf-8")
    app = make_app(extra=story(BANKS[kind]), theme="accueil") if kind in BANKS else make_app(kind)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: app.is_ready)
        if kind in BANKS:
            app.start_practice(Selection(kinds=frozenset({kind})))
        else:
            await pilot.press("enter")
        await until(pilot, lambda: app.screen.query(AnswerPanel))
        (panel,) = app.screen.query(AnswerPanel)
        answering = [widget for widget in panel.query("*") if widget.can_focus]
        assert answering
        assert {type(widget) for widget in answering} <= {Input, *PRACTICE.choosers}
        keys = set().union(*map(keys_of, answering))
    assert keys
    assert keys <= used_by(PRACTICE)
    for key in sorted(key for key in keys if not key.isupper() and key not in REPORT.keys):
        keymap, problems = checked([Rebinding("practice.report", (key, "f6"))])
        assert (dict(keymap), len(problems)) == ({}, 1), key


def test_every_type_of_question_was_looked_at():
    assert {question.__struct_config__.tag for question in Question.__subclasses__()} == set(KINDS)


def test_the_keys_of_each_list_are_known():
    used = used_by(PRACTICE)
    assert {*"abcdefgvjk0123456789", "up", "down", "left", "right", "space", "delete", "backspace"} <= used
    assert {"home", "end", "ctrl+u", "pageup", "tab", *"pux"} <= used
    assert not {*"hnoqrstwyz", "enter", "escape", "f6", "ctrl+s"} & used
