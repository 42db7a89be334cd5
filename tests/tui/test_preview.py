"""`quizz preview` in its screens: questions looked at and answered, the file changing meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from quizz.services.previewing.preview import Preview
from quizz.services.settings import Rebinding, Settings, SettingsFile
from quizz.tui.preview_app import PreviewApp
from quizz.tui.screens.contents import ContentsScreen
from quizz.tui.screens.findings import FindingsScreen
from quizz.tui.screens.preview import PreviewScreen
from quizz.tui.screens.term import TermScreen
from quizz.tui.widgets.chrome import KeyBar, MessageLine, TopLine
from quizz.tui.widgets.feedback import FeedbackText
from quizz.tui.widgets.items import Items
from quizz.tui.widgets.key_lines import KeyLine, KeyLines


def text(widget) -> str:
    return str(widget.content).replace("\u00a0", " ")


def preview(app: PreviewApp) -> Preview:
    return app.screen_stack[0]._walk.preview


def about(app) -> str:
    return text(app.screen.query_one("#about"))


def counts(app) -> str:
    return text(app.screen.query_one(TopLine).query_one(".aside"))


def bar(app) -> str:
    return text(app.screen.query_one(KeyBar))


def below(app) -> str:
    return text(app.screen.query_one("#below"))


def prompt(app) -> str:
    return "".join(text(line) for line in app.screen.query("#prompt"))


def feedback(app) -> str:
    return "".join(text(line) for line in app.screen.query(FeedbackText))


def typed(app) -> str | None:
    """What is in the field; None while there is no field."""
    return next((field.value for field in app.screen.query(Input)), None)


def state(app) -> str:
    line = app.screen.query_one("#state")
    return text(line) if line.display else ""


def checked(app: PreviewApp) -> Callable[[], bool]:
    return lambda: preview(app).checked


def says(app: PreviewApp, words: str) -> Callable[[], bool]:
    return lambda: isinstance(app.screen, PreviewScreen) and words in about(app)


def save(file: Path, old: str, new: str) -> None:
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")


async def test_a_question_is_looked_at_before_it_is_answered(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        assert about(app) == "ap-secret · choix unique · ligne 6"
        assert counts(app) == "✗ 2   1 / 5"
        assert app.focused is None
        assert bar(app).startswith("Entrée Répondre   N Suivante")
        await pilot.press("enter")
        assert app.focused is not None
        assert bar(app).startswith("Entrée Valider   F4 Je ne sais pas   Échap Revenir")
        await pilot.press("1", "enter")
        await until(pilot, lambda: "noté" in feedback(app))
        assert "rien n’est noté" in feedback(app)
        await pilot.press("enter")
        await until(pilot, says(app, "ap-mot"))


async def test_what_is_typed_goes_to_the_field_and_escape_gives_the_keys_back(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n")
        await until(pilot, says(app, "ap-mot"))
        await pilot.press("enter", *"npcq")
        assert typed(app) == "npcq"
        await pilot.press("escape")
        await until(pilot, lambda: typed(app) == "")
        assert app.focused is None
        await pilot.press("enter", *"urètre", "enter")
        await until(pilot, lambda: "L’urètre va" in feedback(app))


async def test_keys_pressed_fast_never_fall_into_an_answer(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n", "n", "n", "n", "p", "p", "n", "n")
        await until(pilot, says(app, "ap-montant"))
        assert app.focused is None
        await pilot.press("home")
        await until(pilot, says(app, "ap-secret"))
        await pilot.press("p", "end", "n")
        await until(pilot, says(app, "ap-montant"))


async def test_the_key_tells_every_feedback(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("c")
        await until(pilot, lambda: app.screen.query(KeyLine))
        lines = {line._line.text: line._line for line in app.screen.query(KeyLine)}
        assert {line.right for line in lines.values()} == {True, False}
        assert sum(bool(line.note) for line in lines.values()) == 2
        assert "Le fait même" in text(app.screen.query_one(KeyLines).query("Prose").last())
        assert "C Corrigé" not in bar(app)
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.query(KeyLine) and "C Corrigé" in bar(app))


async def test_another_draw_shuffles_anew(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        exercise = app.screen._exercise
        orders = {exercise._presented.options}
        for _draw in range(8):
            before = exercise._presented
            await pilot.press("t")
            await until(pilot, lambda before=before: exercise._presented not in {None, before})
            orders.add(exercise._presented.options)
        assert len(orders) > 2


async def test_what_cannot_be_read_and_what_is_withheld_say_why(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n", "n")
        await until(pilot, says(app, "✗ ap-sans-explication"))
        assert "ne peut pas être lue" in text(app.screen.query_one(".notice"))
        assert "Il manque la clé « explanation »" in below(app)
        await pilot.press("end")
        await until(pilot, says(app, "ap-montant"))
        assert "Le tarif « G » n’existe pas" in text(app.screen.query_one(".notice"))


async def test_a_tariff_that_is_saved_fills_the_question(preview_app, bank, tariffs, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("end")
        await until(pilot, says(app, "ap-montant"))
        (bank.parents[2] / "tariffs.yaml").write_text(tariffs, encoding="utf-8")
        await until(pilot, lambda: not app.screen.query(".notice"))
        await pilot.press("enter", *"30", "enter")
        await until(pilot, lambda: "Juste" in feedback(app))


# The file changes


async def test_a_save_changes_the_question_in_its_place(preview_app, bank, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n", "c")
        await until(pilot, lambda: app.screen.query(KeyLine))
        save(bank, "id: ap-secret", "id: ap-autre")
        await until(pilot, lambda: preview(app).items[0].key == "ap-autre")
        assert says(app, "ap-mot")()
        assert app.screen.query(KeyLine)
        save(bank, "Comment s’appelle le conduit", "Quel est le conduit")
        await until(pilot, lambda: "Quel est" in prompt(app))
        await until(pilot, lambda: app.screen.query(KeyLine))
        assert says(app, "ap-mot")()


async def test_an_answer_in_progress_survives_a_change_elsewhere(preview_app, bank, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n")
        await until(pilot, says(app, "ap-mot"))
        await pilot.press("enter", *"uret")
        save(bank, "    answer: faux\n", "    answer: faux\n    explanation: Seul le médecin commente.\n")
        await until(pilot, lambda: preview(app).checked and preview(app).items[2].question is not None)
        assert typed(app) == "uret"
        assert app.focused is app.screen.query_one(Input)
        assert counts(app) == "✗ 1   2 / 5"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("prompt: Comment", 'prompt: "Comment', "✗ Y"),
        ("    answers: [uretère]\n", "", "Il manque la clé « answers »"),
    ],
)
async def test_a_question_that_breaks_stays_as_it_was_with_its_error(
    preview_app, bank, until, old, new, told
):
    app = preview_app()
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n")
        await until(pilot, says(app, "ap-mot"))
        save(bank, old, new)
        await until(pilot, lambda: preview(app).items[1].stale and checked(app)())
        await until(pilot, says(app, "✗ ap-mot"))
        assert "dernière version lisible" in text(app.screen.query_one(".notice"))
        assert "Comment s’appelle" in prompt(app)
        assert told in below(app)
        save(bank, new or "    type: short_answer\n", old if new else "    type: short_answer\n" + old)
        await until(pilot, lambda: not app.screen.query(".notice"))


@pytest.mark.parametrize("broken", ["a: [b", "", "- x\n", "id: apercu\n", "\x00\x01\xff", "théorie\n" * 2000])
async def test_a_broken_file_leaves_the_last_good_state(preview_app, bank, until, broken):
    app = preview_app()
    good = bank.read_text(encoding="utf-8")
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n")
        await until(pilot, says(app, "ap-mot"))
        bank.write_text(broken, encoding="utf-8")
        await until(pilot, lambda: "ne peut pas être lu" in state(app) and checked(app)())
        assert says(app, "ap-mot")()
        assert len(preview(app).items) == 5
        assert "✗" in state(app)
        bank.write_text(good, encoding="utf-8")
        await until(pilot, lambda: not state(app))
        assert says(app, "ap-mot")()


async def test_a_file_that_goes_away_comes_back_by_a_rename(preview_app, bank, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        bank.rename(bank.with_name("autre.txt"))
        await until(pilot, lambda: preview(app).broken)
        bank.with_name("autre.txt").rename(bank)
        await until(pilot, lambda: not preview(app).broken and checked(app)())


async def test_a_question_that_is_taken_away_gives_its_place_to_another(preview_app, bank, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("end")
        await until(pilot, says(app, "ap-montant"))
        kept = bank.read_text(encoding="utf-8").partition("  - id: ap-montant")[0]
        bank.write_text(kept, encoding="utf-8")
        await until(pilot, says(app, "ap-paires"))
        assert counts(app) == "✗ 1   4 / 4"


async def test_a_bank_that_cannot_be_read_at_first_is_waited_for(preview_app, bank, until):
    good = bank.read_text(encoding="utf-8")
    bank.write_text("a: [b", encoding="utf-8")
    app = preview_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await until(pilot, lambda: "Rien à montrer" in state(app) and checked(app)())
        await pilot.press("n", "c", "t", "enter", "end", "l", "escape", "v", "enter", "escape")
        bank.write_text(good, encoding="utf-8")
        await until(pilot, says(app, "ap-secret"))
        assert not state(app)


async def test_where_nothing_can_be_watched_a_key_reads_again(preview_app, bank, until, monkeypatch):
    def none(*_folders: object, **_how: object):
        raise OSError("no watch left")

    monkeypatch.setattr("quizz.tui.preview_app.saves", none)
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "F5 relit" in text(app.screen.query_one(MessageLine)))
        save(bank, "id: ap-secret", "id: ap-autre")
        await pilot.press("f5")
        await until(pilot, says(app, "ap-autre"))


# List, problems, glossary


async def test_the_list_leads_to_a_question_by_a_word(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("slash", *"URETERE")
        assert isinstance(app.screen, ContentsScreen)
        assert [option.id for option in app.screen.query_one(Items).options] == ["ap-mot"]
        await pilot.press("enter")
        await until(pilot, says(app, "ap-mot"))
        await pilot.press("l", "down", "down", "enter")
        await until(pilot, says(app, "ap-paires"))
        await pilot.press("l", *"zzz", "enter")
        assert "Rien ne contient cela" in text(app.screen.query_one(MessageLine))
        await pilot.press("escape")
        await until(pilot, says(app, "ap-paires"))


async def test_the_problems_are_told_whole_and_lead_to_their_question(preview_app, bank, until):
    app = preview_app()
    async with app.run_test(size=(80, 30)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("v")
        assert isinstance(app.screen, FindingsScreen)
        shown = [
            str(app.screen.query_one("#findings").get_option_at_index(n).prompt._content) for n in range(3)
        ]
        assert "ligne 30, colonne 5 · ap-sans-explication" in shown[1]
        assert "\n  - id: ap-sans-explication\n    ^\n" in shown[1]
        await pilot.press("enter")
        assert "fichier entier" in text(app.screen.query_one(MessageLine))
        await pilot.press("down", "enter")
        await until(pilot, says(app, "ap-sans-explication"))
        await pilot.press("v")
        save(bank, "    answer: faux\n", "    answer: faux\n    explanation: Seul le médecin commente.\n")
        await until(pilot, lambda: app.screen.query_one("#findings").option_count == 2)
        app.screen.query_one("#findings").highlighted = 1
        await pilot.press("enter")
        await until(pilot, says(app, "ap-montant"))


async def test_beside_the_question_where_there_is_room(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, checked(app))
        assert app.screen.query_one("#beside").display
        items = app.screen.query_one("#items", Items)
        assert items.option_count == 5
        await pilot.click("#items", offset=(8, 2))
        await until(pilot, says(app, "ap-sans-explication"))
        assert items.highlighted == 2
        assert app.screen.query_one("#beside .found").display
        assert not app.screen.query_one("#below").display
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: app.screen.query_one("#below").display)
        assert not app.screen.query_one("#beside").display


async def test_the_words_of_the_glossary_open_once_the_answer_is_told(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("n")
        await until(pilot, says(app, "ap-mot"))
        assert "G Glossaire" not in bar(app)
        await pilot.press("c")
        await until(pilot, lambda: "G Glossaire" in bar(app))
        await pilot.press("g")
        assert isinstance(app.screen, TermScreen)


async def test_the_glossary_shows_each_entry_then_its_questions(preview_app, bank, until):
    app = preview_app(bank.parents[2] / "glossary.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        assert about(app) == "uretere · terme · ligne 2"
        assert "Entrée Répondre" not in bar(app)
        await pilot.press("n")
        await until(pilot, says(app, "question 1 sur"))
        assert "Entrée Répondre" in bar(app)
        await pilot.press("p", "p")
        await until(pilot, says(app, "uretere · terme · ligne 2"))


async def test_keys_of_the_settings_serve(preview_app, until):
    settings = SettingsFile(settings=Settings(keys=(Rebinding("preview.next", ("s",), 1),)))
    app = preview_app(settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        assert "S Suivante" in bar(app)
        await pilot.press("s")
        await until(pilot, says(app, "ap-mot"))


async def test_leaving_ends_the_thread_that_waits(preview_app, until):
    app = preview_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, checked(app))
        await pilot.press("q")
    assert app._over.is_set()
