"""Who is meant in a sentence on an agenda: names with a comma, two bookings of one person."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizz.cli.plain.orders import Order, Verb, read_order

APPOINTMENT = (Path(__file__).parents[2] / "tui" / "agenda.yaml").read_text(encoding="utf-8")
TWICE = (
    APPOINTMENT.replace("movable: [martin]", "movable: [martin, martin-controle]")
    .replace("name: Dr Roche", "name: Dr Roche, cardiologie")
    .replace(
        "      - {id: suivi, name: Suivi,",
        "      - {id: controle, name: Contrôle après consultation, letter: V, minutes: 15}\n"
        "      - {id: suivi, name: Suivi,",
    )
    .replace(
        "    bookings:\n      - {id: petit",
        "    bookings:\n"
        "      - {id: martin-controle, kind: controle, practitioner: roche, at: vendredi 9:00,"
        " who: M. Martin}\n"
        "      - {id: petit",
    )
)


def said(world, *lines: str) -> str:
    text = str(world.sit(*lines).text).replace("\u00a0", " ")
    return text.partition("dit tout ce qui peut s’écrire.\n")[2]


@pytest.mark.parametrize(
    ("line", "beginning"),
    [
        (
            "martin lundi 16:00",
            "Plusieurs rendez-vous répondent à ce nom : M. Martin (contrôle après",
        ),
        ("martin consultation lundi 16:00", "Déplacé : M. Martin (consultation), lundi 23 à 16 h 00,"),
        ("le contrôle de M. Martin lundi 16 h", "Déplacé : M. Martin (contrôle après consultation), lundi"),
        ("M. Martin (contrôle) mardi midi", "Impossible. "),
        ("contrôle lundi 16 h", "« controle » n’a pas de rendez-vous ici."),
        ("annuler la consultation de martin", "M. Martin (consultation) : annulé."),
        ("garcia mardi 9h30 roche", "Placé : Mme Garcia, mardi 24 à 9 h 30, Dr Roche, cardiologie."),
        ("garcia mardi 9h30 Dr Roche, cardiologie", "Placé : Mme Garcia, mardi 24 à 9 h 30,"),
        ("l’ECG de Mme Garcia mardi 9h30 chez le Dr Roche", "Placé : Mme Garcia, mardi 24 à 9 h 30,"),
        ("semaine amrani", "Lundi 23, Dr Amrani : libre"),
        ("semaine du Dr Roche, cardiologie", "Lundi 23, Dr Roche, cardiologie : libre"),
        ("semaine dupont", "« dupont » n’a"),
    ],
)
def test_who_is_meant(world, line: str, beginning: str) -> None:
    world.bank(extra=TWICE)
    assert said(world, line).startswith(beginning)


def test_the_week_of_one_is_without_the_others(world) -> None:
    world.bank(extra=TWICE)
    text = said(world, "semaine amrani")
    assert "Jeudi 26, Dr Amrani : libre" in text
    assert "Dr Roche, cardiologie : " not in text
    assert "Vendredi" not in text, "a day when one does not receive"


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("d’Angelo lundi midi", Order(Verb.PUT, "angelo", 0, 720)),
        ("petit lundi après-midi", Order(Verb.PUT, "petit", 0, None, "apres midi")),
        ("Semaine du Dr Roche", Order(Verb.WEEK, place="roche")),
    ],
)
def test_orders_of_words(line: str, order: Order) -> None:
    assert read_order(line) == order
