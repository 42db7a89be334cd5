"""Remarks on the screens: what is wrong, the answers, and the files that carry both."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Input

from quizz.services.opening import Workshop
from quizz.services.remark_exchange import Exchange, save
from quizz.services.remark_file import read
from quizz.services.replies import Replies
from quizz.services.reports import Reports
from quizz.tui.screens.home import HomeScreen
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.screens.remark import RemarkScreen
from quizz.tui.screens.remark_files import ExportScreen, ImportScreen

TEXT = "La réponse est [bold]fausse[/bold]."


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person keeps her files."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr("quizz.services.remark_exchange.folders_of_the_person", lambda: (folder,))
    return folder


def painted(app) -> str:
    strips = app.screen._compositor.render_strips()
    return " ".join("\n".join(strip.text for strip in strips).replace("\u00a0", " ").replace("│", "").split())


@pytest.fixture
def rows(tmp_path: Path):
    """What another program reads in the database."""

    def found(query: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(tmp_path / "quizz.db")) as connection:
            return connection.execute(query).fetchall()

    return found


def on(app, kind):
    return lambda: isinstance(app.screen, kind)


async def at_home(app, pilot, until) -> None:
    await until(pilot, lambda: app.is_ready and isinstance(app.screen, HomeScreen))
    await until(pilot, lambda: app.screen.query("ThemeRow"))


def in_another_program(app, job):
    shop = Workshop.open(app._places)
    try:
        return job(shop, shop.only_learner())
    finally:
        shop.close()


def flagged(app, text: str = TEXT) -> None:
    def job(shop, learner) -> None:
        from quizz.services.selection import Selection

        practice = shop.trainer(learner).practise(Selection())
        practice.next()
        practice.report(text)

    in_another_program(app, job)


def answered(app, text: str = "C’est corrigé [red]!") -> None:
    in_another_program(
        app, lambda shop, _learner: Reports(shop.database, shop.clock).close(["es-unique"], text)
    )


async def test_a_remark_has_a_kind(make_app, until, rows) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_home(app, pilot, until)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen.query("#prompt"))
        await pilot.press("1", "enter")
        await until(pilot, lambda: app.screen._feedback is not None)
        await pilot.press("s")
        await until(pilot, on(app, RemarkScreen))
        assert "◉ Autre chose" in painted(app)
        await pilot.press(*"non", "f2")
        assert "◉ Réponse discutable" in painted(app)
        assert app.screen.query_one(Input).has_focus
        await pilot.press("enter")
        await until(pilot, lambda: bool(rows("select 1 from remarks")))
        assert rows("select question, kind, text, answered is not null from remarks") == [
            ("es-unique", "key", "non", 1)
        ]
        await until(pilot, lambda: "M, depuis l’accueil, permet de l’envoyer." in painted(app))


@pytest.mark.parametrize(("keys", "kept"), [(["f2", "enter"], 1), (["enter"], 0), (["x", "escape"], 0)])
async def test_a_kind_says_enough_and_nothing_is_nothing(make_app, until, rows, keys, kept) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(app, pilot, until)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen.query("#prompt"))
        await pilot.press("s")
        await until(pilot, on(app, RemarkScreen))
        await pilot.press(*keys)
        await until(pilot, on(app, PracticeScreen))
        if kept:
            await until(pilot, lambda: "Merci" in painted(app))
        assert len(rows("select 1 from remarks")) == kept


async def test_home_tells_an_answer_until_it_is_seen(make_app, until) -> None:
    app = make_app("single_choice")
    flagged(app)
    answered(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1 réponse à vos remarques : M la montre." in painted(app))
        await pilot.press("m")
        await until(pilot, lambda: "Réponse : C’est corrigé [red]!" in painted(app))
        assert "Autre chose. La réponse est [bold]fausse[/bold]." in painted(app)
        assert "Une patiente demande l’heure" in painted(app)
        assert "Écrire un fichier" not in painted(app)  # nothing waits for an answer
        await pilot.press("escape")
        await at_home(app, pilot, until)
        await until(pilot, lambda: "réponse à vos remarques" not in painted(app))


async def test_nothing_was_flagged(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(60, 20)) as pilot:
        await at_home(app, pilot, until)
        assert "remarques" not in painted(app)
        await pilot.press("m")
        await until(pilot, lambda: "Vous n’avez rien signalé." in painted(app))


async def test_remarks_are_written_to_a_file_that_is_free(make_app, until, folders) -> None:
    app = make_app("single_choice")
    flagged(app)
    (folders / "quizz-remarques-lea-2026-11-21.json").write_text("", encoding="utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(app, pilot, until)
        await pilot.press("m")
        await until(pilot, lambda: "Pas encore de réponse." in painted(app))
        await pilot.press("f2")
        await until(pilot, on(app, ExportScreen))
        assert "rien d’autre de vos progrès" in painted(app)
        assert app.screen.query_one(Input).value.endswith("quizz-remarques-lea-2026-11-21-2.json")
        await pilot.press("enter")
        await until(pilot, lambda: "Envoyez ce fichier" in painted(app))
        file = read(folders / "quizz-remarques-lea-2026-11-21-2.json")
        assert (file.author, [remark.text for remark in file.remarks]) == ("Léa", [TEXT])


async def test_a_name_may_be_left_out_and_a_bad_place_is_told(make_app, until, tmp_path) -> None:
    app = make_app("single_choice")
    flagged(app)
    goal = tmp_path / "mes remarques.json"
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(app, pilot, until)
        await pilot.press("m")
        await until(pilot, lambda: "Pas encore de réponse." in painted(app))
        for path, done in (
            (str(tmp_path / "absent" / "x.json"), "ne peut pas être écrit"),
            (f'"{goal}"', "Écrit"),
        ):
            await pilot.press("e")
            await until(pilot, on(app, ExportScreen))
            await pilot.press("f2")
            app.screen.query_one(Input).value = path
            await pilot.press("enter")
            await until(pilot, lambda done=done: done in painted(app))
        assert read(goal).author == ""


async def test_answers_are_read_from_the_file_that_was_received(make_app, until, folders) -> None:
    app = make_app("single_choice")
    flagged(app)

    def answer_elsewhere(shop, learner) -> Path:
        """The instructor's side: her database has the remark as one that came in a file."""
        from msgspec.structs import replace as moved

        sent = Exchange(shop.database, shop.clock).remarks_of(learner)
        there = Workshop.open(moved(app._places, database=folders / "prof.db"))
        exchange = Exchange(there.database, there.clock)
        exchange.receive(sent)
        Reports(there.database, there.clock).close(["es-unique"], "Merci, c’est corrigé.")
        file = save(exchange.answers(), folders, shop.clock.now().date())
        there.close()
        return file

    file = in_another_program(app, answer_elsewhere)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(app, pilot, until)
        await pilot.press("m")
        await until(pilot, lambda: "Pas encore de réponse." in painted(app))
        await pilot.press("i")
        await until(pilot, on(app, ImportScreen))
        assert app.screen.query_one(Input).value == str(file)
        await pilot.press("enter")
        await until(pilot, lambda: "Réponse : Merci, c’est corrigé." in painted(app))
        assert "1 réponse à vos remarques." in painted(app)
        await pilot.press("i")
        await until(pilot, on(app, ImportScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "Ces réponses étaient déjà là." in painted(app))
        file.write_text("{", encoding="utf-8")
        await pilot.press("i")
        await until(pilot, on(app, ImportScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "a été abîmé en route" in painted(app))
    learner_has_read = in_another_program(
        app, lambda shop, learner: Replies(shop.database, learner.id, shop.clock).unread()
    )
    assert learner_has_read == 0


async def test_a_long_question_is_cut_at_a_word_and_says_so(make_app, until) -> None:
    app = make_app("single_choice")
    long = " ".join(f"mot{number}" for number in range(60))
    async with app.run_test(size=(60, 20)) as pilot:
        await at_home(app, pilot, until)
        app.push_screen(RemarkScreen(long))
        await until(pilot, on(app, RemarkScreen))
        await until(pilot, lambda: "mot0" in painted(app))
        shown = painted(app).partition("Qu’est-ce")[0]
        assert shown.rstrip().endswith("…") or "… " in shown
        assert all(word in long.split() for word in shown.split() if word.startswith("mot"))
        assert "mot59" not in shown


async def test_home_tells_where_her_remarks_are(make_app, until) -> None:
    app = make_app("single_choice")
    flagged(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Vous avez fait 1 remarque : M la montre." in painted(app))
