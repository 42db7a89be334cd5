"""Practice by keyboard alone and by mouse alone, each type, and what is kept of it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quizz.domain.judgement import Rating
from quizz.services.exchange import Asked, Feedback
from quizz.tui.app import QuizzApp
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.screens.summary import SummaryScreen
from quizz.tui.screens.term import TermScreen
from quizz.tui.widgets.option_row import OptionRow


def screen_of(app: QuizzApp) -> PracticeScreen:
    assert isinstance(app.screen, PracticeScreen)
    return app.screen


def asked(app: QuizzApp) -> Asked:
    current = screen_of(app)._practice.current
    assert current is not None
    return current


def told(app: QuizzApp) -> Feedback | None:
    return screen_of(app)._feedback if isinstance(app.screen, PracticeScreen) else None


def key_digit(app: QuizzApp) -> str:
    """The digit of the right option."""
    return str([choice.correct for choice in asked(app).presented.choices].index(True) + 1)


def painted(app: QuizzApp) -> str:
    """The screen as text."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


@pytest.fixture
def rows(tmp_path: Path) -> Callable[[str], list[tuple[object, ...]]]:
    """What another program reads in the database."""

    def read(query: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(tmp_path / "quizz.db") as connection:
            found = connection.execute(query).fetchall()
        connection.close()
        return found

    return read


async def begin(pilot: Pilot[None], until) -> None:
    app = pilot.app
    await until(pilot, lambda: app.is_ready)
    app.start_practice()
    await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen._panel is not None)
    await until(pilot, lambda: app.screen._panel.is_attached)


async def test_the_next_question_is_drawn_while_one_is_read(make_app, until, drawings) -> None:
    app = make_app("single_choice", "true_false")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await until(pilot, lambda: len(drawings) == 2)
        first = asked(app).point
        await pilot.press(key_digit(app), "enter")
        await until(pilot, lambda: told(app) is not None)
        await pilot.press("enter")
        await until(pilot, lambda: asked(app).point != first)
        assert drawings == [first, asked(app).point]


async def test_keyboard_alone(make_app, until, rows) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press(key_digit(app), "enter")
        await until(pilot, lambda: told(app) is not None)
        assert rows("select kind, correct, rating from review_log") == [("review", 1, Rating.GOOD)]
        assert "✓ Juste" in painted(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        assert "1 réponse, dont 1 juste" in painted(app)


async def test_mouse_alone(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await begin(pilot, until)
        wrong = next(i for i, choice in enumerate(asked(app).presented.choices) if not choice.correct)
        row = list(app.screen.query(OptionRow))[wrong]
        await pilot.click(row)
        assert told(app) is None
        await pilot.click(row)
        await until(pilot, lambda: told(app) is not None)
        assert not told(app).right
        bar = app.screen.query_one("KeyBar")
        await until(pilot, lambda: "Suite" in painted(app))
        await pilot.click(bar, offset=(4, 1))
        await until(pilot, lambda: told(app) is None)
        assert asked(app).point == "es-unique"


@pytest.mark.parametrize(
    ("kind", "keys", "right"),
    [
        ("short_answer", [*"uretere", "enter"], True),
        ("short_answer", [*"uretre", "enter"], False),
        ("numeric", ["1", "9", "enter"], True),
        ("numeric", ["2", "1", "comma", "0", "enter"], False),
        ("true_false", ["2", "enter"], True),
        ("true_false", ["0", "enter"], False),
        ("multiple_choice", ["0", "enter"], False),
    ],
)
async def test_each_type_is_answered(make_app, until, kind: str, keys: list[str], right: bool) -> None:
    app = make_app(kind, glossary=kind == "short_answer")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.is_ready)
        await begin(pilot, until)
        while asked(app).question.id.startswith("ur"):
            await pilot.press("f4")
            await until(pilot, lambda: told(app) is not None)
            await pilot.press("enter")
            await until(pilot, lambda: told(app) is None)
        await pilot.press(*keys)
        await until(pilot, lambda: told(app) is not None)
        assert told(app).right is right


async def test_several_choices_give_partial_credit(make_app, until) -> None:
    app = make_app("multiple_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press(key_digit(app), "enter")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).judgement.score == pytest.approx(0.5)
        assert "≈ En partie juste" in painted(app)


async def test_cloze_goes_from_blank_to_blank(make_app, until) -> None:
    app = make_app("cloze")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press(*"cholecystectomie", "enter")
        chosen = asked(app).presented.blank_options[1].index("anesthésie") + 1
        await pilot.press(str(chosen), "enter")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).right


async def test_letters_go_to_the_field_while_typing(make_app, until) -> None:
    app = make_app("short_answer")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press(*"ufsog")
        assert app.screen.query_one(Input).value == "ufsog"
        assert told(app) is None


async def test_text_of_a_bank_is_no_markup(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press("0", "enter")
        await until(pilot, lambda: told(app) is not None)
        await until(pilot, lambda: "[red]Ce" in painted(app) and "[/red]" in painted(app))


async def test_unsure_easy_and_overruled_are_kept(make_app, until, rows) -> None:
    app = make_app("single_choice", "true_false")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press(key_digit(app), "h", "enter")
        await until(pilot, lambda: told(app) is not None)
        assert rows("select rating from review_log") == [(Rating.HARD,)]
        before = told(app).days
        await pilot.press("f")
        await until(pilot, lambda: told(app).rating is Rating.EASY)
        assert told(app).days > before
        await pilot.press("enter")
        await until(pilot, lambda: told(app) is None)
        await pilot.press("0", "enter")
        await until(pilot, lambda: told(app) is not None)
        await pilot.press("o")
        await until(pilot, lambda: told(app).overruled)
        kinds = [kind for (kind,) in rows("select kind from review_log order by id")]
        assert kinds == ["review", "easy", "review", "overrule"]


async def test_undo_reaches_back_over_a_restart(make_app, until, rows) -> None:
    first = make_app("single_choice")
    async with first.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press("0", "enter")
        await until(pilot, lambda: told(first) is not None)
    second = make_app()
    async with second.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press("u")
        await until(pilot, lambda: len(rows("select 1 from review_log")) == 2)
        await until(pilot, lambda: rows("select count(*) from point_states") == [(0,)])
        assert asked(second).new


async def test_an_answer_taken_back_whose_question_is_gone_ends_an_empty_session(
    make_app, until, rows, tmp_path: Path
) -> None:
    first = make_app("true_false")
    async with first.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press("0", "enter")
        await until(pilot, lambda: told(first) is not None)
    second = make_app("single_choice")
    async with second.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        screen_of(second)._practice._queue.passed("es-unique")
        await pilot.press("u")
        await until(pilot, lambda: not isinstance(second.screen, PracticeScreen))
        await until(pilot, lambda: "sa question ne peut plus être posée" in painted(second))
        assert rows("select kind from review_log order by id") == [("review",), ("undo",)]


async def test_missed_points_come_back_until_right(make_app, until) -> None:
    app = make_app("single_choice", "true_false")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        seen = []
        for keys in (["0"], None, None):
            seen.append(asked(app).point)
            await pilot.press(*(keys or [key_digit(app)]), "enter")
            await until(pilot, lambda: told(app) is not None)
            await pilot.press("enter")
            await until(pilot, lambda: told(app) is None)
        assert seen[0] == seen[2] != seen[1]
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))


async def test_terms_open_over_the_feedback(make_app, until) -> None:
    app = make_app("short_answer", glossary=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        while asked(app).question.id != "es-tapee":
            await pilot.press("f4")
            await until(pilot, lambda: told(app) is not None)
            await pilot.press("enter")
            await until(pilot, lambda: told(app) is None)
        assert "Glossaire" not in painted(app)
        await pilot.press("f4")
        await until(pilot, lambda: told(app) is not None)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, TermScreen))
        first = painted(app)
        await pilot.press("g")
        assert painted(app) != first
        await pilot.press("escape")
        assert isinstance(app.screen, PracticeScreen)


async def test_a_remark_is_stored(make_app, until, rows) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press("s")
        await until(pilot, lambda: "Qu’est-ce qui ne va pas" in painted(app))
        assert "Une patiente demande l’heure du rendez-vous de son mari. Que" in painted(app)
        await pilot.press(*"date", "enter")
        await until(pilot, lambda: bool(rows("select 1 from remarks")))
        assert rows("select question, text from remarks") == [("es-unique", "date")]


async def test_known_and_suspended_points_leave(make_app, until, rows) -> None:
    app = make_app("single_choice", "true_false", "multiple_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        first = asked(app).point
        await pilot.press("c")
        await until(pilot, lambda: asked(app).point != first)
        second = asked(app).point
        await pilot.press("p")
        await until(pilot, lambda: asked(app).point not in {first, second})
        assert rows("select kind, point from review_log order by id") == [
            ("known", first),
            ("suspend", second),
        ]


async def test_stopping_shows_the_summary_and_goes_home(make_app, until) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begin(pilot, until)
        await pilot.press("0", "enter")
        await until(pilot, lambda: told(app) is not None)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        assert "À revoir bientôt" in painted(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Bonjour Léa" in painted(app))
        await until(pilot, lambda: "1 question à revoir" in painted(app))


async def test_nothing_is_answered_before_a_choice(make_app, until, rows) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press("enter", "enter")
        assert told(app) is None
        await pilot.press("2", "down", "enter")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).answer.positions == (2,)


async def test_a_word_typed_among_options_sets_nothing_off(make_app, until, rows) -> None:
    app = make_app("cloze")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press(*"cholecystectomie", "enter", *"psucho")
        assert told(app) is None
        assert rows("select 1 from review_log") == []


@pytest.mark.parametrize(("key", "right"), [("f", True), ("V", False)])
async def test_true_and_false_have_letters(make_app, until, key: str, right: bool) -> None:
    app = make_app("true_false")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press(key, "enter")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).right is right


async def test_letters_are_compared_one_under_the_other(make_app, until) -> None:
    app = make_app("short_answer")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press(*"uretaire", "enter")
        await until(pilot, lambda: told(app) is not None)
        await until(pilot, lambda: "Bonne réponse" in painted(app))
        lines = [line for line in painted(app).splitlines() if "réponse" in line or "^" in line]
        assert len(lines) == 3
        start = lines[0].index(":") + 2
        assert lines[0][start:].replace("\u00a0", "").strip() == "uretère"
        assert lines[1][start:].replace("\u00a0", "").strip() == "uretaire"
        assert lines[2].index("^") >= start


async def test_a_busy_database_is_told_and_the_answer_can_be_given_again(make_app, until, tmp_path) -> None:
    app = make_app("single_choice")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        blocker = sqlite3.connect(tmp_path / "quizz.db", isolation_level=None)
        blocker.execute("begin immediate")
        await pilot.press("0", "enter")
        await until(pilot, lambda: "occupée" in painted(app) or "utilis" in painted(app))
        blocker.execute("rollback")
        blocker.close()
        await pilot.press("enter")
        await until(pilot, lambda: told(app) is not None)


async def test_what_was_put_aside_is_told_until_something_is_done(make_app, until, monkeypatch) -> None:
    monkeypatch.setattr("quizz.tui.widgets.chrome.SECONDS_SHOWN", 0.01)
    app = make_app("short_answer", "numeric", "single_choice", "true_false")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        for keys in (["f8"], ["f9"], ["f8"]):
            first = asked(app).point
            await pilot.press(*keys)
            await until(pilot, lambda first=first: asked(app).point != first)
            await until(pilot, lambda: "la reprend" in painted(app))
            await pilot.pause(0.2)
            assert "F7 la reprend" in painted(app).replace("\u00a0", " ")
            await pilot.press("1" if app.screen.query(Input) else "down")
            await until(pilot, lambda: "la reprend" not in painted(app))


async def test_what_is_no_number_is_not_judged(make_app, until, rows) -> None:
    app = make_app("numeric")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press(*"dix", "enter")
        await until(pilot, lambda: "Ce n’est pas un nombre" in painted(app))
        app.screen.tell("")
        await pilot.click("ValidateButton")
        await until(pilot, lambda: "Ce n’est pas un nombre" in painted(app))
        assert told(app) is None
        assert rows("select 1 from review_log") == []
        app.screen.query_one(Input).value = "19 €"
        await pilot.press("enter")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).right
        await until(pilot, lambda: "pas un nombre" not in painted(app))


async def test_not_knowing_a_number_needs_none(make_app, until) -> None:
    app = make_app("numeric")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, until)
        await pilot.press(*"dix", "f4")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).judgement.unknown
        assert "→" in painted(app)
        assert "✗" not in painted(app)
