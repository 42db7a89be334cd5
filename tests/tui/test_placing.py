"""Matching, sorting and ordering by keyboard alone and by mouse alone, on the smallest screen."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from quizz.domain.answer import NOWHERE, DontKnow
from quizz.services.exchange import Asked, Feedback
from quizz.tui.app import QuizzApp
from quizz.tui.commands import available
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.widgets.item_list import ItemList
from quizz.tui.widgets.item_row import ItemRow
from quizz.tui.widgets.target_row import TargetRow

SMALL = (60, 20)
LONGEST = """\
id: longue
title: Longue
theme: terminologie
authors: [Équipe quizz]
questions:
  - id: lo-paires
    type: matching
    prompt: >-
      Un homme de quarante ans, reçu hier par le médecin, rappelle le cabinet au sujet de ses documents.
      À qui revient chacune des démarches qu’il demande au téléphone ?
    explanation: Chacun son rôle.
    skill: cadre
    level: 2
    pairs:
""" + "".join(
    f"      - {{left: Démarche {number} {'dont le nom est long ' * 3}, "
    f"right: Personne {number} {'nommée au long ' * 2}}}\n"
    for number in range(1, 7)
)
"""Six pairs of two lines each, and as many targets: what fits least."""


def asked(app: QuizzApp) -> Asked:
    current = app.screen._practice.current
    assert current is not None
    return current


def told(app: QuizzApp) -> Feedback | None:
    return app.screen._feedback if isinstance(app.screen, PracticeScreen) else None


def painted(app: QuizzApp) -> str:
    """The screen as text, with plain spaces."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips()).replace("\u00a0", " ")


def unbroken(text: str) -> str:
    """A text whose lines are joined again."""
    return " ".join(text.split())


def items(app: QuizzApp) -> ItemList:
    return app.screen.query_one(ItemList)


def right_letters(app: QuizzApp) -> list[str]:
    """The letter of the target of each item, or the letters of the items in the right order."""
    presented = asked(app).presented
    if presented.targets:
        return ["abcdef"[item.right] for item in presented.items]
    order = sorted(range(len(presented.items)), key=lambda index: presented.items[index].right)
    return ["abcdefg"[index] for index in order]


def seen(app: QuizzApp, widget) -> bool:
    """Whether the whole widget is between the line above and the keys."""
    body = app.screen.query_one("#body").region
    return widget.region in body and widget.region.height > 0 and app.screen.can_view_entire(widget)


async def begin(pilot: Pilot[None], until) -> None:
    app = pilot.app
    await until(pilot, lambda: app.is_ready)
    app.start_practice()
    await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen._panel is not None)
    await until(pilot, lambda: app.screen._panel.is_attached and isinstance(app.focused, ItemList))


@pytest.mark.parametrize("kind", ["matching", "sorting", "ordering"])
async def test_letters_alone_answer(make_app, until, kind: str) -> None:
    app = make_app(kind)
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press(*right_letters(app), "enter")
        await until(pilot, lambda: told(app) is not None)
        assert told(app).right
        assert "✓ Juste" in painted(app)


@pytest.mark.parametrize("kind", ["matching", "sorting", "ordering"])
async def test_the_mouse_alone_answers(make_app, until, kind: str) -> None:
    app = make_app(kind)
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        letters = right_letters(app)
        if kind == "ordering":
            for letter in letters:
                await pilot.click(items(app).rows["abcdefg".index(letter)])
        else:
            targets = list(app.screen.query(TargetRow))
            for index, letter in enumerate(letters):
                await until(pilot, lambda index=index: items(app).cursor == index)
                await until(pilot, lambda index=index: seen(app, items(app).rows[index]))
                await pilot.click(targets["abcdef".index(letter)])
        assert items(app).left == ()
        button = app.screen.query_one("ValidateButton", Button)
        await until(pilot, lambda: seen(app, button))
        await pilot.click(button)
        await until(pilot, lambda: told(app) is not None)
        assert told(app).right


async def test_arrows_alone_place(make_app, until) -> None:
    app = make_app("matching")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press("left", "down", "right", "down", "space", "space")
        assert items(app).places == (4, 0, 1, NOWHERE)
        await pilot.press("right", "backspace", "up", "delete")
        assert items(app).places == (4, NOWHERE, NOWHERE, NOWHERE)


async def test_backspace_takes_the_last_letter_back(make_app, until) -> None:
    app = make_app("matching")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press("a", "b", "backspace")
        assert (items(app).places[:2], items(app).cursor) == ((0, NOWHERE), 1)
        await pilot.press("backspace", "backspace")
        assert (items(app).left, items(app).cursor) == ((0, 1, 2, 3), 0)


async def test_a_letter_again_takes_it_back_and_a_digit_goes_to_an_item(make_app, until) -> None:
    app = make_app("matching")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press("a", "b")
        assert (items(app).places[:2], items(app).cursor) == ((0, 1), 2)
        await pilot.press("1", "a")
        assert (items(app).places[:2], items(app).cursor) == ((NOWHERE, 1), 0)
        await pilot.press("C")
        assert (items(app).places[:2], items(app).cursor) == ((2, 1), 2)


async def test_clicking_an_item_then_a_target_places_that_item(make_app, until) -> None:
    app = make_app("matching")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.click(items(app).rows[2])
        await pilot.click(list(app.screen.query(TargetRow))[3])
        assert items(app).places == (NOWHERE, NOWHERE, 3, NOWHERE)
        await until(pilot, lambda: "D  " in painted(app).split("\n")[8])


@pytest.mark.parametrize("bank", [("sorting", ""), ("", LONGEST)], ids=["sorting", "longest"])
async def test_the_row_and_the_targets_stay_in_sight(make_app, until, bank: tuple[str, str]) -> None:
    kind, extra = bank
    app = make_app(*filter(None, [kind]), extra=extra)
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        for _item in items(app).rows:
            await pilot.press("down")
            shown = [items(app).rows[items(app).cursor], *app.screen.query(TargetRow)]
            await until(pilot, lambda shown=shown: all(seen(app, widget) for widget in shown))
        assert items(app).cursor == 0
        await pilot.press("b", "enter")
        await until(pilot, lambda: "Il reste" in painted(app))
        shown = [items(app).rows[items(app).cursor], *app.screen.query(TargetRow)]
        await until(pilot, lambda: all(seen(app, widget) for widget in shown))
        await pilot.resize_terminal(60, 40)
        await pilot.press("up", "up")
        await pilot.resize_terminal(*SMALL)
        shown = [items(app).rows[items(app).cursor], *app.screen.query(TargetRow)]
        await until(pilot, lambda: all(seen(app, widget) for widget in shown))


@pytest.mark.parametrize("kind", ["matching", "ordering"])
async def test_what_is_left_is_pointed_at_once(make_app, until, kind: str) -> None:
    app = make_app(kind)
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press("enter", "enter")
        count = len(items(app).rows)
        await until(pilot, lambda: f"Il reste {count} éléments à placer." in painted(app))
        assert told(app) is None
        await pilot.press("b", "backspace", "a", "down", "down", "enter")
        await until(pilot, lambda: f"Il reste {count - 1} éléments à placer. Validez encore" in painted(app))
        assert items(app).cursor == items(app).left[0]
        await pilot.press("down")
        await until(pilot, lambda: "Il reste" not in painted(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Il reste" in painted(app))
        assert told(app) is None
        await pilot.press("enter")
        await until(pilot, lambda: told(app) is not None)
        await until(pilot, lambda: "Il reste" not in painted(app))
        assert not told(app).right


async def test_a_rank_taken_back_is_the_next_one_given(make_app, until) -> None:
    app = make_app("ordering")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press("c", "a", "e")
        assert items(app).positions == (2, 0, 4)
        await pilot.press("c", "a", "a", "c")
        assert items(app).positions == (0, 2, 4)
        await pilot.press("right")
        assert items(app).positions == (0, 4, 2)
        await pilot.press("left", "left", "left")
        assert items(app).positions == (2, 0, 4)
        await pilot.press("backspace")
        assert items(app).positions == (0, 4)
        await pilot.press("backspace")
        assert items(app).positions == (0,)


@pytest.mark.parametrize("kind", ["sorting", "ordering"])
async def test_letters_of_the_list_set_off_no_command(make_app, until, kind: str) -> None:
    app = make_app(kind)
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        point = asked(app).point
        await pilot.press(*"defgDEF")
        assert asked(app).point == point
        keys = {command.action: command.keys for command in available(app.screen)}
        assert keys["screen.known"] == ("f8", "ctrl+b")
        assert "u" in keys["screen.undo"]


async def test_not_knowing_by_key_and_by_mouse(make_app, until) -> None:
    app = make_app("matching", "ordering")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press("f4")
        await until(pilot, lambda: told(app) is not None)
        assert isinstance(told(app).answer, DontKnow)
        await pilot.press("enter")
        await until(pilot, lambda: told(app) is None and isinstance(app.focused, ItemList))
        app.screen.query_one("#body").scroll_end(animate=False)
        button = app.screen.query_one("DontKnowButton", Button)
        await until(pilot, lambda: seen(app, button))
        await pilot.click(button)
        await until(pilot, lambda: told(app) is not None)
        assert told(app).judgement.unknown


async def test_each_row_tells_where_it_belonged(make_app, until) -> None:
    app = make_app("matching")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        right = right_letters(app)
        swapped = [right[1], right[0], right[2]]
        await pilot.press(*swapped, "enter", "enter")
        await until(pilot, lambda: told(app) is not None)
        await until(pilot, lambda: "En partie juste : 1 élément sur 4 bien placé" in painted(app))
        text = painted(app)
        names = [asked(app).presented.targets[item.right] for item in asked(app).presented.items]
        assert text.count("✓ 3") == 1
        assert all(f"✗ {number}" in text for number in (1, 2, 4))
        assert text.count(f"→ {names[0]}") == text.count(f"Vous : {names[0]}") == 1
        assert "Laissé de côté" in text
        assert "Épistaxis → Saignement de nez. Épistaxis vient d’un mot grec" in unbroken(text)
        assert "Votre réponse" not in text


async def test_the_order_is_told_with_what_was_to_move(make_app, until) -> None:
    app = make_app("ordering")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        first, *others = right_letters(app)
        await pilot.press(*others, first, "enter")
        await until(pilot, lambda: told(app) is not None)
        await until(pilot, lambda: "En partie juste : 1 élément à déplacer" in painted(app))
        lines = [line.strip() for line in painted(app).split("\n")]
        start = next(index for index, line in enumerate(lines) if line.startswith("✗ 1er"))
        assert lines[start] == "✗ 1er  Saluer et se présenter   vous : 5e"
        assert lines[start + 1].startswith("✓ 2e   Vérifier son identité")


async def test_the_explanation_is_scrolled_into_sight(make_app, until) -> None:
    """The scroll bar comes with the feedback and breaks its lines anew."""
    app = make_app("ordering")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        first, *others = right_letters(app)
        await pilot.press(*others, first, "enter")
        await until(pilot, lambda: "passe avant le dossier" in painted(app))


async def test_a_click_after_the_answer_changes_nothing(make_app, until) -> None:
    app = make_app("ordering")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        await pilot.press("f4")
        await until(pilot, lambda: told(app) is not None)
        await pilot.click(ItemRow)
        assert items(app).positions == ()
        assert app.focused is None


async def test_a_digit_gives_its_rank_and_the_item_that_had_it_takes_the_other(make_app, until) -> None:
    app = make_app("ordering")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        await pilot.press(*"abcde", "1")
        assert items(app).positions == (4, 1, 2, 3, 0)
        assert items(app).cursor == 4
        await pilot.press("1", "9", "6")
        assert items(app).positions == (4, 1, 2, 3, 0)
        await pilot.press("up", "2")
        assert items(app).positions == (4, 3, 2, 1, 0)
        await pilot.press("down", "backspace", "3")
        assert items(app).left == (2,)
        assert items(app).positions == (3, 4, 1, 0)


async def test_a_note_on_an_order_names_its_item_and_rank(make_app, until) -> None:
    app = make_app("ordering")
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        first, second, *others = right_letters(app)
        await pilot.press(first, *others, second, "enter")
        await until(pilot, lambda: told(app) is not None)
        note = "2e Vérifier son identité par les cinq traits stricts. Rien ne se lit ni ne s’écrit"
        await until(pilot, lambda: note in unbroken(painted(app)))


STOPS = """\
id: points
title: Points
theme: terminologie
authors: [Équipe quizz]
questions:
  - id: po-paires
    type: matching
    prompt: Qui fait quoi ?
    explanation: Chacun son rôle.
    skill: cadre
    level: 2
    pairs:
      - {left: Ouvrir le dossier., right: La secrétaire., feedback: Elle ouvre.}
      - {left: Signer l’ordonnance., right: Le médecin., feedback: Lui seul signe.}
      - {left: Prélever le sang., right: L’infirmière., feedback: Elle prélève.}
"""


async def test_each_note_is_a_paragraph_without_a_stop_before_the_arrow(make_app, until) -> None:
    app = make_app(extra=STOPS)
    async with app.run_test(size=(80, 40)) as pilot:
        await begin(pilot, until)
        right = right_letters(app)
        await pilot.press(*right[1:], right[0], "enter")
        await until(pilot, lambda: "Lui seul signe." in painted(app))
        lines = [line.strip() for line in painted(app).split("\n")]
        here = lines.index("Ouvrir le dossier → La secrétaire. Elle ouvre.")
        assert lines[here - 1] == lines[here + 1] == ""
        assert "Signer l’ordonnance → Le médecin. Lui seul signe." in lines


@pytest.mark.parametrize("kind", ["matching", "sorting", "ordering"])
async def test_the_hint_stands_above_the_items_and_in_sight(make_app, until, kind: str) -> None:
    app = make_app(kind)
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        hint = app.screen.query_one("ItemPanel .hint")
        await until(pilot, lambda: seen(app, hint))
        assert app.screen.query_one("#prompt").region.bottom == hint.region.y
        assert hint.region.bottom < items(app).rows[0].region.y
        assert app.screen.query_one("ButtonLine").virtual_region.y > items(app).virtual_region.y


async def test_one_scroll_bar_at_most_is_painted(make_app, until) -> None:
    app = make_app("sorting")
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, until)
        inner = app.screen.query_one("ItemList .items")
        await until(pilot, lambda: inner.max_scroll_y > 0)
        bars = [widget for widget in app.screen.query("*") if widget.scrollbar_size_vertical]
        assert bars == [app.screen.query_one("#body")]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("single_choice", "le même chiffre une deuxième fois"),
        ("true_false", "V ou F choisit"),
        ("multiple_choice", "Espace coche"),
        ("short_answer", "Les lettres vont au champ"),
        ("numeric", "un nombre en chiffres, comme 12,50"),
        ("cloze", "Entrée passe au trou suivant"),
        ("matching", "une lettre lui donne sa place"),
        ("sorting", "une lettre lui donne sa place"),
        ("ordering", "un chiffre lui donne ce rang"),
    ],
)
async def test_help_tells_how_to_answer_until_it_is_done(make_app, until, kind: str, words: str) -> None:
    app = make_app(kind)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: app.is_ready)
        app.start_practice()
        await until(pilot, lambda: isinstance(app.screen, PracticeScreen) and app.screen.query("AnswerPanel"))
        await pilot.press("f1")
        await until(pilot, lambda: "Pour répondre" in painted(app))
        assert words in unbroken(painted(app))
        await pilot.press("escape", "f4")
        await until(pilot, lambda: told(app) is not None)
        await pilot.press("f1")
        await until(pilot, lambda: "Sur cet écran" in painted(app))
        assert "Pour répondre" not in painted(app)
