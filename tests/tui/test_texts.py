"""Texts to correct, notes to write out, phrases that are dictated: by keys, by mouse, and what is told."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from on_screen import bar, plain
from quizz.domain.answer import Filled
from quizz.errors import SpeechError
from quizz.tui.screens.practice import PracticeScreen
from quizz.tui.screens.summary import SummaryScreen
from quizz.tui.widgets.answers import AnswerPanel, DontKnowButton, ValidateButton
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.dictation import DictateButton, DictationPanel, ReadButton
from quizz.tui.widgets.feedback import FeedbackText
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.text_field import TextField

RIGHT = {
    "12/04/1968": "12/04/1958",
    "hanche droite": "hanche gauche",
    "présentée": "présenté",
    "hématocryte": "hématocrite",
    "40 g": "4 g",
}
PHRASES = (
    "Le patient présente une dyspnée d’effort.",
    "L’auscultation cardiaque est sans particularité.",
    "Je propose une épreuve d’effort dans un mois.",
)


class Voice:
    """Keeps what it is told to say; `fails`: it cannot."""

    def __init__(self, *, fails: bool = False) -> None:
        self.said: list[tuple[str, bool]] = []
        self._fails = fails

    @property
    def has_voice(self) -> bool:
        return True

    def say(self, text: str, *, slow: bool = False) -> None:
        if self._fails:
            raise SpeechError("La voix ne répond pas.")
        self.said.append((text, slow))

    def stop(self) -> None:
        pass


def told(app) -> str:
    return plain(app.screen.query_one(FeedbackText))


def shown(app) -> str:
    return plain(app.screen.query_one(".phrase", Prose))


def message(app) -> str:
    line = app.screen.query_one(MessageLine)
    return plain(line) if line.display else ""


async def asked(app, pilot, until) -> AnswerPanel:
    await until(pilot, lambda: app.is_ready)
    await pilot.press("enter")
    await until(pilot, lambda: app.screen.query(AnswerPanel))
    return app.screen.query_one(AnswerPanel)


def answered(app):
    return lambda: app.screen.query_one(FeedbackText).has_class("-told")


async def test_a_text_is_corrected_in_place(make_app, until):
    app = make_app("proofreading")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot, until)
        field = panel.query_one(TextField)
        assert app.focused is field
        assert "5 fautes à corriger" in plain(panel.query_one(".hint", Prose))
        assert "F2 J’ai fini" in bar(app)
        assert "Valider" not in bar(app)
        await pilot.press("enter", "x", "backspace", "backspace")
        await pilot.press("f2")
        assert message(app).startswith("Vous n’avez rien corrigé.")
        for wrong, right in RIGHT.items():
            if wrong != "40 g":
                field.text = field.text.replace(wrong, right)
        await pilot.press("f2")
        await until(pilot, answered(app))
        assert "En partie juste : 4 fautes sur 5 trouvées" in told(app)
        assert "[✗ 40 g → 4 g]" in told(app)
        assert "[✓ hanche gauche]" in told(app)
        assert "✗ Chiffre ou unité : « 4 g », et non « 40 g ». Quatre prises de 1 g font 4 g." in told(app)
        assert "F2" not in bar(app)
        assert not field.parent.display


async def test_undo_stays_in_the_text(make_app, until):
    app = make_app("proofreading")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot, until)
        field = panel.query_one(TextField)
        before = field.text
        await pilot.press("q", "u")
        assert field.text == f"qu{before}"
        await pilot.press("ctrl+z")
        assert field.text != f"qu{before}"
        assert isinstance(app.screen, PracticeScreen)
        assert app.screen.query_one(AnswerPanel) is panel


async def test_a_written_text_is_not_given_up_by_one_key(make_app, until):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot, until)
        await pilot.press(*"Patiente")
        await pilot.press("f4")
        assert message(app).startswith("Ce que vous avez écrit ne sera pas gardé.")
        assert panel.query_one(TextField).text == "Patiente"
        await pilot.press("s", "f4")
        assert message(app).startswith("Ce que vous avez écrit ne sera pas gardé.")
        await pilot.press("f4")
        await until(pilot, answered(app))
        assert "Patiente de 62 ans, hypertendue" in told(app)


async def test_a_text_whose_answer_is_taken_back_is_there_again(make_app, until):
    app = make_app("proofreading")
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot, until)
        await pilot.press("q", "u", "f2")
        await until(pilot, answered(app))
        await pilot.press("f7")
        await until(pilot, lambda: app.screen._feedback is None and app.screen.query(TextField))
        field = app.screen.query_one(TextField)
        await until(pilot, lambda: field.text.startswith("quCompte rendu"))
        await pilot.press("f4")
        assert message(app).startswith("Ce que vous avez écrit ne sera pas gardé.")


async def test_the_cursor_stays_in_sight_when_the_screen_shrinks(make_app, until):
    app = make_app("proofreading")
    async with app.run_test(size=(80, 30)) as pilot:
        field = (await asked(app, pilot, until)).query_one(TextField)
        await pilot.press(*["down"] * 6)
        await pilot.resize_terminal(60, 20)
        body = app.screen.query_one("#body")
        await until(pilot, lambda: body.content_region.contains_point(field.cursor_screen_offset))


async def test_each_command_that_gives_up_warns_for_itself(make_app, until):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot, until)
        await pilot.press(*"Patiente")
        for key in ("f4", "f9", "f4"):
            await pilot.press(key)
            assert message(app).startswith("Ce que vous avez écrit ne sera pas gardé.")
        assert app.screen.query_one(AnswerPanel) is panel
        assert panel.query_one(TextField).text == "Patiente"


async def test_what_is_pasted_holds_nothing_that_a_terminal_would_take_for_a_command(make_app, until):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        field = (await asked(app, pilot, until)).query_one(TextField)
        app.post_message(Paste("Un\tmot\x07 \x1b[31mrouge\u200b :\u00a0é\r\nœuf 😀"))
        await until(pilot, lambda: field.text != "")
        assert field.text == "Un mot [31mrouge :\u00a0é\nœuf 😀"


async def test_another_text_is_shown_beside_the_right_one_without_marks(make_app, until, monkeypatch):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        field = (await asked(app, pilot, until)).query_one(TextField)
        field.insert("Je ne sais pas du tout ce que veulent dire ces quelques lettres, pardon.")
        await pilot.press("f2")
        await until(pilot, answered(app))
        assert "[✗" not in told(app)
        assert "Ce qu’il fallait écrire\nPatiente de 62 ans" in told(app)
        assert "Ce que vous avez écrit\nJe ne sais pas" in told(app)
        assert "par minute" not in told(app)  # it was not typed


async def test_nothing_written_is_left_at_once(make_app, until):
    app = make_app("proofreading")
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot, until)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, PracticeScreen))
        assert not isinstance(app.screen, SummaryScreen)


async def test_notes_are_written_out(make_app, until, monkeypatch):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot, until)
        assert "Pte 62 a." in plain(panel.query_one(".notes", Prose))
        assert plain(panel.query_one(".count", Prose)) == "0 mot"
        await pilot.press("f2")
        assert message(app) == "Vous n’avez encore rien écrit."
        monkeypatch.setattr("quizz.tui.widgets.texts.monotonic", lambda: 125.0)
        monkeypatch.setattr("quizz.tui.screens.keeping.monotonic", lambda: 120.0)
        await pilot.press(*"Patiente de 62 an", "enter", *"hypertandue")
        assert plain(panel.query_one(".count", Prose)) == "5 mots, 2 min"
        await pilot.press("ctrl+f")
        await until(pilot, answered(app))
        assert "[✗ an → ans]" in told(app)
        assert "mots à revoir" in told(app)
        assert "2 mots par minute" in told(app)
        assert "« hypertandue » s’écrit « hypertendue »" in told(app)


async def test_the_page_follows_the_cursor(make_app, until):
    app = make_app("transcription")
    async with app.run_test(size=(60, 20)) as pilot:
        panel = await asked(app, pilot, until)
        field = panel.query_one(TextField)
        body = app.screen.query_one("#body")
        for _line in range(24):
            await pilot.press("a", "enter")
        await pilot.pause()
        assert field.size.height == 25
        y = field.cursor_screen_offset.y
        assert body.content_region.y <= y < body.content_region.bottom


async def test_a_text_by_the_mouse_alone(make_app, until):
    app = make_app("proofreading")
    async with app.run_test(size=(60, 60)) as pilot:
        panel = await asked(app, pilot, until)
        field = panel.query_one(TextField)
        await pilot.click(field, offset=(3, 0))
        assert field.cursor_location[0] == 0
        (done,) = panel.query(ValidateButton)
        assert str(done.label) == "J’ai fini"
        await pilot.click(done)
        await until(pilot, lambda: message(app).startswith("Vous n’avez rien corrigé."))
        await until(pilot, lambda: not done.has_class("-active"))
        await pilot.click(done)
        await until(pilot, answered(app))
        assert "Ce n’est pas cela : 0 faute sur 5 trouvée" in told(app)


async def test_not_knowing_shows_every_fault(make_app, until):
    app = make_app("proofreading")
    async with app.run_test(size=(80, 40)) as pilot:
        panel = await asked(app, pilot, until)
        await pilot.click(panel.query_one(DontKnowButton))
        await until(pilot, answered(app))
        assert told(app).count("[✗ ") == 5
        assert "→ Côté : « hanche gauche ». Le dossier dit le côté gauche." in told(app)


async def test_a_text_that_is_too_long_is_refused(make_app, until):
    app = make_app("transcription")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot, until)
        panel.query_one(TextField).text = "a " * 6000
        await pilot.press("f2")
        await until(pilot, lambda: bool(message(app)))
        assert message(app) == "Ce texte est trop long : il ne doit pas dépasser 10000 signes."


async def test_a_dictation_at_sight(make_app, until):
    app = make_app("dictation")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await asked(app, pilot, until)
        assert PHRASES[0] in shown(app)
        assert "F5 Revoir" in bar(app)
        assert "Écouter" not in bar(app)
        await pilot.press("c")
        assert PHRASES[0] not in shown(app)
        assert "À écrire de mémoire." in shown(app)
        await pilot.press("f5")
        assert PHRASES[0] in shown(app)
        await pilot.press("backspace", "x")
        app.focused.value = PHRASES[0]
        await pilot.press("enter")
        assert PHRASES[1] in shown(app)
        await pilot.press("enter")
        assert PHRASES[1] not in shown(app)
        await pilot.press("f5", "x")
        assert "Revue 1 fois." in shown(app)
        await pilot.press("enter", "enter")
        assert "À écrire de mémoire." in shown(app)
        await pilot.press("enter")
        assert message(app) == "Il reste 1 phrase à écrire. Validez encore pour répondre ainsi."
        await pilot.press("enter")
        await until(pilot, answered(app))
        assert isinstance(panel, DictationPanel)
        assert panel.answer() == Filled((PHRASES[0], "x", ""))
        assert "1 phrase sur 3 sans faute" in told(app)


async def test_a_dictation_aloud(make_app, until):
    voice = Voice()
    app = make_app("dictation", voice=voice)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot, until)
        assert voice.said == []
        assert "F5 Écouter" in bar(app)
        assert "Revoir" not in bar(app)
        await pilot.press("f5")
        await until(pilot, lambda: voice.said == [(PHRASES[0], False)])
        await pilot.press("f5")
        await until(pilot, lambda: voice.said[1:] == [(PHRASES[0], True)])
        assert "Écoutée 2 fois." in shown(app)
        await pilot.press("x", "enter")
        await until(pilot, lambda: voice.said[2:] == [(PHRASES[1], False)])
        await pilot.press("shift+tab")
        assert "Phrase 1 sur 3" in shown(app)
        assert len(voice.said) == 3
        await pilot.press("alt+l")
        assert PHRASES[0] in shown(app)
        assert "F5 Revoir" in bar(app)


async def test_a_voice_that_fails_gives_way_to_the_screen(make_app, until):
    app = make_app("dictation", voice=Voice(fails=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(app, pilot, until)
        await pilot.press("f5")
        await until(pilot, lambda: PHRASES[0] in shown(app))
        assert message(app) == "La voix ne répond pas. Les phrases sont montrées à la place."


async def test_a_dictation_by_the_mouse_alone(make_app, until):
    voice = Voice()
    app = make_app("dictation", voice=voice)
    async with app.run_test(size=(60, 20)) as pilot:
        panel = await asked(app, pilot, until)
        await pilot.click(panel.query_one(DictateButton))
        await until(pilot, lambda: voice.said == [(PHRASES[0], False)])
        await pilot.click(panel.query_one(ReadButton))
        assert PHRASES[0] in shown(app)
        assert not panel.query_one(ReadButton).display
        go_on = panel.query_one(ValidateButton)
        await pilot.click(go_on)
        await until(pilot, lambda: PHRASES[0] not in shown(app))
        panel.query(Input).first().value = PHRASES[0]
        while not answered(app)():
            await until(pilot, lambda: not go_on.has_class("-active"))
            await pilot.click(go_on)
        await until(pilot, answered(app))
        assert "1 phrase sur 3 sans faute" in told(app)
