"""Home, settings, people, glossary, help, palette, and starts that fail."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from textual.command import CommandPalette
from textual.widgets import Input

from quizz.services.opening import Workshop
from quizz.services.selection import Selection
from quizz.tui.app import QuizzApp
from quizz.tui.screens.choose import ChooseScreen
from quizz.tui.screens.glossary import GlossaryScreen
from quizz.tui.screens.help import HelpScreen
from quizz.tui.screens.home import HomeScreen
from quizz.tui.screens.people import PeopleScreen
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.screens.problems import ProblemsScreen
from quizz.tui.screens.settings import SettingsScreen
from quizz.tui.widgets.one_of import OneOf


def painted(app: QuizzApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def on(app: QuizzApp, kind: type) -> Callable[[], bool]:
    return lambda: isinstance(app.screen, kind)


async def test_the_first_screen_can_be_skipped_and_does_not_come_back(make_app, until) -> None:
    app = make_app("single_choice", first_run=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, on(app, SettingsScreen))
        assert "Bienvenue" in painted(app)
        await pilot.press("escape")
        await until(pilot, lambda: "1 nouvelle à découvrir" in painted(app))
    again = make_app(first_run=True)
    async with again.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "1 nouvelle à découvrir" in painted(again))


async def test_the_first_screen_keeps_what_is_said(make_app, until) -> None:
    app = make_app("single_choice", first_run=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, on(app, SettingsScreen))
        await pilot.press(*"Ana")
        app.screen.query_one("#minutes", OneOf).focus()
        await pilot.press("right", "f2")
        await until(pilot, lambda: "Bonjour Ana" in painted(app))
        assert app.trainer.preferences.minutes == 20


async def test_a_wrong_name_is_told_and_nothing_is_lost(make_app, until) -> None:
    app = make_app("single_choice")
    shop = Workshop.open(app._places)
    shop.learners.add("Zoé")
    shop.close()
    app._learner_name = "Léa"
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("r")
        await until(pilot, on(app, SettingsScreen))
        app.screen.query_one("#name", Input).value = "zoé"
        await pilot.press("f2")
        assert isinstance(app.screen, SettingsScreen)
        await until(pilot, lambda: "Une personne s’appelle déjà" in painted(app))


async def test_the_look_follows_at_once(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("r")
        await until(pilot, on(app, SettingsScreen))
        app.screen.query_one("#appearance", OneOf).focus()
        await pilot.press("right")
        await until(pilot, lambda: app.theme == "quizz-light")
        await pilot.press("escape")
        await until(pilot, lambda: app.theme == "quizz-dark")


async def test_several_people_choose_who_practises(make_app, until) -> None:
    app = make_app("single_choice")
    shop = Workshop.open(app._places)
    shop.learners.add("Zoé")
    shop.close()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, on(app, PeopleScreen))
        await pilot.press("2", "enter")
        await until(pilot, lambda: app.is_ready)
        assert app.trainer.learner.name == "Zoé"


async def test_somebody_new_can_be_added(make_app, until) -> None:
    app = make_app("single_choice")
    shop = Workshop.open(app._places)
    shop.learners.add("Zoé")
    shop.close()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, on(app, PeopleScreen))
        await pilot.press("n")
        await until(pilot, on(app, SettingsScreen))
        assert len(app.shop.learners.all()) == 3


async def test_a_broken_bank_is_told_and_the_rest_works(make_app, until) -> None:
    app = make_app("single_choice", extra="id: autre\ntitle: Autre\nquestions: non\n")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "dans les banques" in painted(app))
        await pilot.press("b")
        await until(pilot, on(app, ProblemsScreen))
        assert "autre.yaml:" in painted(app)
        await pilot.press("escape", "enter")
        await until(pilot, on(app, PracticeScreen))


async def test_a_subject_narrows_the_session(make_app, until) -> None:
    app = make_app("single_choice", glossary=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("s")
        await until(pilot, on(app, ChooseScreen))
        assert "Banque d’essai" in painted(app)
        await pilot.press("4", "f6", "enter")
        await until(pilot, on(app, PracticeScreen))
        assert app.screen._practice.total == 1
        assert app.screen._practice.free


async def test_nothing_to_ask_is_told(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("s", "2", "enter")
        await until(pilot, lambda: "Rien à revoir ici" in painted(app))
        assert isinstance(app.screen, HomeScreen)


async def test_the_glossary_searches_as_one_types(make_app, until) -> None:
    app = make_app("single_choice", glossary=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("f5")
        await until(pilot, on(app, GlossaryScreen))
        await pilot.press(*"uretr")
        await until(pilot, lambda: "Canal qui mène" in painted(app))
        await pilot.press(*"zzz")
        await until(pilot, lambda: "Aucun mot" in painted(app))


async def test_arrows_move_along_the_words(make_app, until) -> None:
    app = make_app("single_choice", glossary=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("g")
        await until(pilot, on(app, GlossaryScreen))
        words = app.screen.query_one("#words")
        await until(pilot, lambda: words.highlighted == 0)
        await pilot.press("down")
        await until(pilot, lambda: words.highlighted == 1)
        await pilot.press("up")
        await until(pilot, lambda: words.highlighted == 0)


async def test_help_names_every_command_of_the_screen(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("question_mark")
        await until(pilot, on(app, HelpScreen))
        shown = painted(app)
        for words in ("Choisir le sujet", "Chercher un mot", "Changer les minutes", "Quitter quizz"):
            assert words in shown
        assert "F10" in shown
        await pilot.press("escape")
        await until(pilot, on(app, HomeScreen))


async def test_the_palette_speaks_french(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await pilot.press("ctrl+p")
        await until(pilot, on(app, CommandPalette))
        await until(pilot, lambda: "Réglages" in painted(app))
        assert "Chercher une commande" in painted(app)
        await pilot.press(*"glos", "enter", "enter")
        await until(pilot, on(app, GlossaryScreen))


async def test_a_database_that_cannot_be_read_is_told(make_app, tmp_path: Path) -> None:
    app = make_app("single_choice")
    for file in tmp_path.glob("quizz.db*"):
        file.unlink()
    (tmp_path / "quizz.db").write_text("ceci n’est pas une base", encoding="utf-8")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for _attempt in range(500):
            if app.failure:
                break
            await pilot.pause(0.01)
    assert "quizz.db" in app.failure
    assert app.return_code == 2


async def test_a_subject_that_does_not_exist_is_told_and_nobody_is_added(make_app, until) -> None:
    app = make_app("single_choice", selection=Selection(themes=frozenset({"cuisine"})), learner_name="Zoé")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(app.failure))
    assert "cuisine" in app.failure
    assert "terminologie" in app.failure
    assert app.return_code == 2
    shop = Workshop.open(app._places)
    assert [learner.name for learner in shop.learners.all()] == ["Léa"]
    shop.close()


PRICED = """\
id: autre
title: Autre
theme: terminologie
authors: [Équipe]
questions:
  - id: au-prix
    type: true_false
    prompt: "La consultation coûte {{tariff:G}}."
    answer: vrai
    explanation: Parce que.
    skill: cadre
    level: 1
"""
TARIFFS = """\
tariffs:
  - id: G
    label: Consultation
    unit: EUR
    values:
      - {amount: "30.00", valid_from: 2030-01-01, source: s, confidence: A}
"""


async def test_a_question_withheld_today_is_told(make_app, until, tmp_path: Path) -> None:
    app = make_app("single_choice", extra=PRICED)
    (tmp_path / "content" / "tariffs.yaml").write_text(TARIFFS, encoding="utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1 problème dans les banques" in painted(app).replace("\u00a0", " "))
        await pilot.press("b")
        await until(pilot, on(app, ProblemsScreen))
        shown = painted(app).replace("\u00a0", " ")
        assert "au-prix" in shown
        assert "21/11/2026" in shown


async def test_home_counts_the_learners_own_themes(make_app, until) -> None:
    app = make_app("single_choice", "true_false", extra=PRICED.replace("terminologie", "accueil"))
    folder = app._places.content[0] / "questions"
    (folder / "accueil").mkdir()
    plain = PRICED.replace("terminologie", "accueil").replace("{{tariff:G}}", "30 €")
    (folder / "accueil" / "autre.yaml").write_text(plain, encoding="utf-8")
    (folder / "terminologie" / "autre.yaml").unlink()
    shop = Workshop.open(app._places)
    learner = shop.only_learner()
    assert learner is not None
    preferences = replace(learner.preferences, themes=("accueil",))
    shop.learners.save(replace(learner, preferences=preferences))
    shop.close()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1 nouvelle à découvrir" in painted(app))
        assert "Terminologie" in painted(app)
