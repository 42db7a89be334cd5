"""What was begun at length in plain mode: kept line by line, told again, gone on with."""

from __future__ import annotations

from datetime import date

import pytest

from long_questions import APPOINTMENT, DICTATED, FIRST, NOTES, REPORT, SECOND
from quizz.cli.plain.arranging import ArrangingReader
from quizz.domain.agenda.week import Change, Moment
from quizz.domain.answer import Arranged
from quizz.services.settings import Settings, SettingsFile

MUTE = SettingsFile(settings=Settings(dictation_aloud=False))
PLACED = Change("garcia", "roche", Moment(1, 14 * 60 + 15))
AGAIN = "Repris où vous en étiez :\n"
KEPT = "Tout est gardé : la prochaine séance reprend la réponse que vous avez commencée."


def test_a_report_keeps_its_corrections(world):
    world.bank(extra=REPORT)
    left = world.sit("hanche droite = hanche gauche", ":q")
    assert KEPT in left.text
    again = world.sit("présentée=présenté", "40 g = 4 g", ", à revoir =", "")
    assert f"{AGAIN}1. Madame Petit, opérée de la hanche gauche, n’a pas présentée" in again.text
    assert "Juste." in again.text
    assert world.reviews() == 1


def test_a_correction_made_before_can_be_taken_back(world):
    world.bank(extra=REPORT)
    world.sit("hanche droite = hanche gauche")
    again = world.sit(":u", ":q")
    assert "Votre dernière correction est reprise." in again.text
    assert AGAIN not in world.sit(":q").text


def test_notes_keep_their_lines(world):
    world.bank(extra=NOTES)
    world.sit("Patiente de 62 ans,")  # the input ends here
    again = world.sit("hypertendue.", "", ":q")
    assert f"{AGAIN}Patiente de 62 ans,\n" in again.text
    assert "Juste." in again.text


def test_a_dictation_goes_on_with_the_next_phrase(world):
    world.bank(extra=DICTATED)
    world.sit("", FIRST, ":q", settings=MUTE)
    again = world.sit("", SECOND, ":q", settings=MUTE)
    assert f"{AGAIN}{FIRST}\n" in again.text
    assert "Phrase 2 sur 2" in again.text
    assert "Phrase 1 sur 2" not in again.text
    assert "Juste." in again.text


def test_what_is_given_up_is_not_told_again(world):
    world.bank(extra=NOTES)
    world.sit("Patiente de 62 ans,", "?", ":q")
    assert AGAIN not in world.sit(":q").text
    assert world.reviews() == 1


def test_a_week_goes_on_with_its_changes(world):
    world.bank(extra=APPOINTMENT)
    world.sit("Mme Garcia mardi 14h15 roche", ":q")
    again = world.sit("annuler garcia jeudi", "fin", ":q")
    assert f"{AGAIN}Placé : Mme Garcia, mardi 24 à 14 h 15, Dr Roche.\n" in again.text
    assert "Juste." in again.text


@pytest.mark.parametrize(
    "changes",
    [(Change("absent"),), (Change("garcia", "nobody", Moment(1, 855)),), (PLACED, Change("absent"))],
)
def test_a_week_that_has_no_such_booking_any_more_begins_anew(world, changes):
    world.bank(extra=APPOINTMENT)
    (asked,) = [world.open().library.question("es-agenda", "es-agenda", date(2026, 11, 21))]
    assert ArrangingReader(asked, (PLACED,)).so_far == Arranged((PLACED,))
    assert ArrangingReader(asked, changes).so_far is None
