"""Keys of the settings in the real screens: what they do, and that bar and help follow."""

from __future__ import annotations

import pytest

from on_screen import bar, in_practice, plain, said
from quizz.services.settings import Problem, Rebinding, Settings, SettingsFile
from quizz.tui.catalogue import PLACES
from quizz.tui.commands import available
from quizz.tui.keymap import declared
from quizz.tui.screens.help import HelpScreen
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.screens.remark import RemarkScreen


def keys(**asked: str) -> SettingsFile:
    return SettingsFile(
        settings=Settings(
            keys=tuple(
                Rebinding(name.replace("__", "."), tuple(value.split(",")), line)
                for line, (name, value) in enumerate(asked.items(), start=1)
            )
        )
    )


async def test_a_command_answers_to_its_new_keys_alone(make_app, until):
    app = make_app("single_choice", settings=keys(home__start="f12", practice__dont_know="ctrl+g,f4"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "F12 Commencer" in bar(app))
        assert bar(app).startswith("F12 Commencer")
        await pilot.press("enter")
        assert app.screen is app.home
        await pilot.press("f12")
        await until(pilot, in_practice(app))
        assert "Ctrl+G Je ne sais pas" in bar(app)
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        shown = [plain(line) for line in app.screen.query(".help-keys")]
        assert "Ctrl+G  F4" in shown
        assert "F4  Ctrl+N" not in shown
        await pilot.press("escape", "ctrl+n")
        assert app.screen._feedback is None
        await pilot.press("ctrl+g")
        await until(pilot, lambda: app.screen._feedback is not None)


async def test_two_commands_that_share_a_key_part_without_loss(make_app, until):
    """« Suite » leaves Enter to « Valider »."""
    app = make_app("short_answer", "single_choice", settings=keys(practice__next="n"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("enter")
        await until(pilot, in_practice(app))
        assert "Entrée Valider" in bar(app)
        await pilot.press("f4")
        await until(pilot, lambda: "N Suite" in bar(app))
        first = app.screen._practice.current.number
        await pilot.press("enter")
        assert app.screen._practice.current.number == first
        await pilot.press("N")  # Caps Lock
        await until(pilot, lambda: app.screen._practice.current.number == first + 1)


async def test_a_letter_is_typed_where_text_is_typed(make_app, until):
    app = make_app("short_answer", settings=keys(practice__unsure="f11,é"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("enter")
        await until(pilot, in_practice(app))
        await pilot.press("é")
        assert app.screen.focused.value == "é"
        assert not app.screen._unsure
        await pilot.press("f11")
        assert app.screen._unsure
        (unsure,) = [command for command in available(app.screen) if command.action == "screen.unsure"]
        assert unsure.keys == ("f11",)


async def test_keys_that_every_screen_has_and_sheets(make_app, until):
    app = make_app(
        "single_choice",
        settings=keys(app__help="f11", app__quit="ctrl+g", practice__report="f12", remark__cancel="f12"),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        assert "F11 Aide" in bar(app)
        (leaving,) = [command for command in available(app.screen) if command.action == "app.quit"]
        assert set(leaving.keys) == {"f10", "q", "ctrl+g"}
        await pilot.press("f1")
        assert app.screen is app.home
        await pilot.press("enter")
        await until(pilot, in_practice(app))
        await pilot.press("f12")
        assert isinstance(app.screen, RemarkScreen)
        assert "F12 Renoncer" in bar(app)
        await pilot.press("escape")
        assert isinstance(app.screen, RemarkScreen)
        await pilot.press("f12")
        assert isinstance(app.screen, PracticeScreen)
        await pilot.press("f11")
        assert isinstance(app.screen, HelpScreen)


async def test_what_is_wrong_is_told_at_home_and_the_rest_works(make_app, until):
    file = SettingsFile(
        settings=keys(practice__undo="f6", home__glossary="ctrl+g").settings, problems=(Problem("Aïe.", 1),)
    )
    app = make_app("single_choice", settings=file)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Ctrl+G Glossaire" in bar(app))
        await until(pilot, lambda: said(app).startswith("Réglages, ligne 1 : Aïe."))
        assert "quizz settings » dit tout" in said(app)


async def test_a_sentence_names_the_key_of_the_moment(make_app, until):
    app = make_app("single_choice", settings=keys(practice__undo="f12", home__choose="f11"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("enter")
        await until(pilot, in_practice(app))
        assert app.screen.key("practice.undo") == "F12"
        assert app.screen.key("practice.stop") == "Échap"
        await pilot.press("f8")
        await until(pilot, lambda: app.screen is app.home)
        await pilot.press("enter")
        await until(pilot, lambda: "F11 propose un autre sujet" in said(app))


async def test_the_look_of_the_file_is_the_first_one(make_app, until):
    app = make_app(first_run=True, settings=SettingsFile(settings=Settings(appearance="light", minutes=25)))
    assert app.theme == "quizz-light"
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        assert app.trainer.learner.preferences.minutes == 25
        assert app.trainer.learner.preferences.appearance == "light"


@pytest.mark.parametrize("kind", ["single_choice", "short_answer"])
async def test_commands_said_to_be_apart_are_never_offered_together(make_app, until, kind):
    """The catalogue lets them share a key."""
    (place,) = [place for place in PLACES if place.screen is PracticeScreen]
    names = {command.binding.action for command in declared(PracticeScreen).values()}
    assert all(action in names for left, right in place.apart for action in left | right)
    app = make_app(kind, glossary=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("enter")
        await until(pilot, in_practice(app))

        def offered() -> set[str]:
            return {action for action in names if app.screen.check_action(action, ())}

        def check() -> None:
            both = [(left & offered(), right & offered()) for left, right in place.apart]
            assert all(not left or not right for left, right in both), both

        check()
        await pilot.press("f4")
        await until(pilot, lambda: app.screen._feedback is not None)
        check()
        await pilot.press("o")
        await until(pilot, lambda: app.screen._feedback.right)
        check()
