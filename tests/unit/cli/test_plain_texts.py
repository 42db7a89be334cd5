"""Texts in plain mode: a report corrected by its passages, notes written out, phrases dictated."""

from __future__ import annotations

from pathlib import Path

import pytest

from long_questions import DICTATED, FIRST, NOTES, REPORT, SECOND
from quizz.cli.plain.asking import lines_of
from quizz.cli.plain.correcting import CorrectionReader
from quizz.cli.plain.dialogue import Dialogue, Given
from quizz.cli.plain.lines import Command, Partly, Unreadable
from quizz.cli.plain.previewing import preview_lines
from quizz.cli.plain.writing import Dictated, WritingReader
from quizz.domain.answer import DontKnow, Filled, Typed
from quizz.domain.presentation import present
from quizz.domain.question import Dictation
from quizz.errors import SpeechError
from quizz.services.exchange import Asked
from quizz.services.previewing.previewer import Previewer
from quizz.services.settings import Settings, SettingsFile

MUTE = SettingsFile(settings=Settings(dictation_aloud=False))
TEXT = "Un mot, la hanche droite, la jambe.\n\nPuis la hanche, 40 g d’un produit."


def test_a_report_is_corrected_by_its_passages(world):
    world.bank(extra=REPORT)
    person = world.sit(
        "hanche droite = hanche gauche", "présentée=présenté", "40 g = 4 g", ", à revoir =", "2", "", ":q"
    )
    assert "Il y a 4 fautes dans ce texte :\n1. Madame Petit, opérée de la hanche droite," in person.text
    assert "Côté opéré : gauche" in person.text
    assert "2. Paracétamol : 1 g toutes les six heures, soit 4 g par jour." in person.text
    assert "Juste." in person.text
    assert world.reviews() == 1


def test_what_was_found_missed_and_changed_is_told(world):
    world.bank(extra=REPORT)
    person = world.sit("hanche droite = hanche gauche", "fièvre = température", "", ":q")
    assert "1 faute sur 4 trouvée, 1 introduite." in person.text
    assert "1. Trouvée. Côté : « hanche gauche ».\n" in person.text
    assert "2. Manquée. Grammaire : « présenté », et non « présentée ». Le complément suit.\n" in person.text
    assert "Changé à tort : « température » au lieu de « fièvre »." in person.text
    assert "Le texte juste :\nMadame Petit, opérée de la hanche gauche" in person.text


def test_not_knowing_tells_the_faults_alone(world):
    world.bank(extra=REPORT)
    person = world.sit("?", ":q")
    assert "1. Côté : « hanche gauche ». Le dossier dit gauche." in person.text
    assert "Manquée" not in person.text
    assert "à tort" not in person.text


def corrected(*lines: str) -> str:
    reader = CorrectionReader(TEXT)
    for line in lines:
        assert isinstance(reader(line), Partly)
    heard = reader("")
    assert isinstance(heard, Typed)
    return heard.text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["hanche droite = hanche gauche"], TEXT.replace("droite", "gauche")),
        (["2 la hanche = la cuisse"], TEXT.replace("la hanche, 40", "la cuisse, 40")),
        (["2. la hanche = la cuisse"], TEXT.replace("la hanche, 40", "la cuisse, 40")),
        (["40 g = 4 g"], TEXT.replace("40 g", "4 g")),
        (["d'un produit = d’eau"], TEXT.replace("d’un produit", "d’eau")),
        (["un mot = le mot", "Un mot = Le mot"], TEXT.replace("Un mot", "Le mot")),
        ([", la jambe ="], TEXT.replace(", la jambe", "")),
        (["Un mot, ="], TEXT.replace("Un mot, ", "")),
        (["jambe = jambe = pied"], TEXT.replace("jambe", "jambe = pied")),
    ],
)
def test_what_a_correction_does(lines, text):
    assert corrected(*lines) == "\n".join(lines_of(text))


@pytest.mark.parametrize(
    ("line", "beginning"),
    [
        ("hanche = cuisse", "« hanche » s’y lit 2 fois"),
        ("genou = cuisse", "« genou » ne se lit pas"),
        ("han = cuisse", "« han » ne se lit pas"),
        ("= cuisse", "Il manque, avant le signe ="),
        ("1 hanche = cuisse", "1. Un mot, la cuisse droite"),
        ("7", "Il y a 2 lignes."),
        ("2", "2. Puis la hanche"),
    ],
)
def test_what_is_said_of_a_line(line, beginning):
    heard = CorrectionReader(TEXT)(line)
    assert isinstance(heard, Partly)
    assert heard.sentence.replace("\u00a0", " ").startswith(beginning)


def test_a_correction_is_taken_back():
    reader = CorrectionReader(TEXT)
    assert reader(":u") is Command.UNDO
    reader("Un mot = Le mot")
    assert isinstance(reader(":u"), Partly)
    assert reader(":u") is Command.UNDO
    assert isinstance(reader("n’importe quoi"), Partly)
    assert isinstance(reader("?"), DontKnow)
    assert isinstance(reader(""), Partly)
    assert reader("") == Typed("\n".join(lines_of(TEXT)))


def test_lines_that_are_not_understood_lose_no_correction(world):
    world.bank(extra=REPORT)
    person = world.sit("hanche droite = hanche gauche", "quoi", "40 g = 4 g", "comment", "", ":q")
    assert "2 fautes sur 4 trouvées" in person.text
    assert "comptée" not in person.text


def test_a_capital_that_is_not_heard_need_not_be_typed():
    reader = CorrectionReader("Ces parents ont été vus. Elle a vu ces gens.")
    assert reader("ces parents = ses parents") == Partly("1. Ses parents ont été vus. Elle a vu ces gens.")
    assert reader("ELLE = Il") == Partly("1. Ses parents ont été vus. Il a vu ces gens.")
    assert CorrectionReader("Ces gens, ces parents.")("ces = ses") == Partly("1. Ces gens, ses parents.")


def test_a_line_that_was_written_is_taken_back():
    reader = WritingReader()
    assert reader(":u") is Command.UNDO
    reader("Un.")
    reader("Duex.")
    assert reader(":u") == Partly("Ligne reprise : Duex.".replace(" :", "\u00a0:"))
    reader("Deux.")
    assert reader("") == Typed("Un.\nDeux.")


def test_notes_are_written_on_several_lines(world):
    world.bank(extra=NOTES)
    person = world.sit("", "Patiente de 62 ans", "hypertandue et fatiguée", "", ":q")
    assert "Pte 62 a., HTA." in person.text
    assert "Rien n’est écrit encore." in person.text
    assert "mots à revoir." in person.text
    assert "mots par minute." in person.text
    assert "« hypertandue » au lieu de « hypertendue »." in person.text
    assert "De trop : « et fatiguée »." in person.text
    assert "Le texte juste :\nPatiente de 62 ans, hypertendue." in person.text


def test_a_text_too_different_is_not_told_word_by_word(world):
    world.bank(extra=NOTES.replace("hypertendue", "hypertendue " + "et très fatiguée aussi " * 10))
    person = world.sit(*["Rien à voir avec ces notes, vraiment rien, mais alors rien du tout."] * 3, "", ":q")
    assert "Et ainsi de suite : le texte est trop différent." in person.text


def test_lines_of_a_writer():
    reader = WritingReader()
    assert reader("?") == DontKnow()
    assert reader(":q") is Command.QUIT
    assert [reader("Un."), reader(" Deux. "), reader("  ")] == [Partly(""), Partly(""), Typed("Un.\nDeux.")]


def test_a_dictation_without_a_voice(world):
    world.bank(extra=DICTATED)
    person = world.sit("", "Le patient présente une dispnée.", "", ":v", "", SECOND, ":q", settings=MUTE)
    assert person.told.count(FIRST) == 2  # the second time because it comes back
    assert person.told.count(SECOND) == 2
    assert "1 phrase sur 2 sans faute" in person.text
    assert (
        "Phrase 1 : « dispnée » au lieu de « dyspnée ». « dispnée » s’écrit « dyspnée ». "
        f"Il fallait : {FIRST}\nPhrase 2 : juste." in person.text
    )


def test_on_a_terminal_the_phrase_is_pushed_away(monkeypatch):
    monkeypatch.setenv("LINES", "30")
    monkeypatch.setenv("COLUMNS", "80")
    seen = Dictated(FIRST, None, on_terminal=True)
    assert FIRST in seen.begin()
    hidden = seen("")
    assert isinstance(hidden, Partly)
    assert hidden.sentence.count("\n") == 30
    assert isinstance(seen(""), Unreadable)
    assert seen(FIRST) == Typed(FIRST)


class Voice:
    """Keeps what it says; fails from the second time when it must."""

    def __init__(self, *, fails: bool = False) -> None:
        self.said: list[tuple[str, bool]] = []
        self.has_voice = True
        self._fails = fails

    def say(self, text: str, *, slow: bool = False) -> None:
        if self._fails and self.said:
            self.has_voice = False
            raise SpeechError("La voix ne répond pas.")
        self.said.append((text, slow))


class Script:
    """Types lines, and keeps what was told."""

    def __init__(self, *lines: str) -> None:
        self.told: list[str] = []
        self._lines = iter(lines)

    def line(self) -> str | None:
        return next(self._lines, None)

    def say(self, *lines: str) -> None:
        self.told += lines


def dictate(script: Script, voice: Voice) -> Given | Command:
    question = Dictation(
        id="d",
        bank="b",
        theme="redaction",
        prompt="Écrivez.",
        explanation="Voilà.",
        skill="transcription",
        level=1,
        phrases=(FIRST, "Je revois {Madame|Mme} Petit dans un mois."),
    )
    asked = Asked(present(question, 1), "d", "Banque", 1, 1, True)
    dialogue = Dialogue(script, script, lambda: 0.0, voice=lambda: voice)
    return dialogue.ask(asked, frozenset({Command.QUIT}))


def test_a_dictation_aloud():
    voice, script = Voice(), Script(":e", FIRST, "?")
    given = dictate(script, voice)
    assert isinstance(given, Given)
    assert given.answer == Filled((FIRST, ""))
    assert voice.said == [(FIRST, False), (FIRST, True), (SECOND, False)]
    assert FIRST not in "\n".join(script.told)


def test_a_voice_that_fails_gives_way_to_the_text():
    voice, script = Voice(fails=True), Script(FIRST, "", SECOND)
    given = dictate(script, voice)
    assert isinstance(given, Given)
    assert given.answer == Filled((FIRST, SECOND))
    assert f"La voix ne répond pas.\n{SECOND}" in "\n".join(script.told)


def test_a_phrase_can_be_seen_rather_than_heard():
    script = Script(":v", "", FIRST, "", SECOND)
    dictate(script, Voice())
    assert FIRST in "\n".join(script.told)


def test_the_preview_tells_the_key(world, tmp_path):
    world.bank(extra=REPORT + NOTES + DICTATED)
    file = tmp_path / "content" / "questions" / "facturation" / "essai.yaml"
    text = previewed(file)
    assert "hanche droite : hanche gauche." in text
    assert "(côté) Le dossier dit gauche." in text
    assert "Texte attendu :\nPatiente de 62 ans, hypertendue." in text
    assert "62 : soixante-deux." in text
    assert f"1. {FIRST}\n2. {SECOND}" in text
    assert "Madame : Mme." in text


def previewed(file: Path) -> str:
    from datetime import date

    previewer = Previewer(str(file), [], cache=None, today=lambda: date(2026, 11, 21), environment=None)
    return "\n".join(preview_lines(previewer.read())).replace("\u00a0", " ")
