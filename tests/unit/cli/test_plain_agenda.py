"""An appointment settled line by line, from its request to its verdict, without any drawing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quizz.cli.plain.orders import Order, Verb, read_order
from quizz.cli.plain.previewing import preview_lines
from quizz.services.previewing.previewer import Previewer

APPOINTMENT = (Path(__file__).parents[2] / "tui" / "agenda.yaml").read_text(encoding="utf-8")


def said(person) -> str:
    """What was told, with plain spaces."""
    return str(person.text).replace("\u00a0", " ")


def sit(world, *lines: str) -> str:
    world.bank(extra=APPOINTMENT)
    return said(world.sit(*lines))


def test_the_request_then_the_week_free_hours_first(world):
    text = sit(world)
    assert (
        "Mme Garcia, au téléphone : « Jeudi, je ne peux plus venir pour mon électrocardiogramme. "
        "Le docteur Roche veut le résultat avant mercredi soir. "
        "Je travaille le matin, et je finis à midi. »\n"
        "Maintenant : lundi 23 à 8 h 30.\nRègles :\n"
        "Les créneaux d’urgence ne se donnent que le jour même.\n"
    ) in text
    assert (
        "Mardi 24, Dr Roche : libre 9 h 15-11 h 30, 11 h 45-12 h 00, 14 h 15-15 h 00, 15 h 45-18 h 00.\n"
        "Occupé : 9 h 00, Mme Faure, consultation, 15 min ; 11 h 30, gardé pour les urgences, 15 min ; "
        "14 h 00, M. Martin, consultation, 15 min, peut venir n’importe quel après-midi ; "
        "15 h 00, Mme Girard, suivi, 45 min.\n"
    ) in text
    assert "Lundi 23, Dr Amrani : libre 8 h 30-12 h 00.\n" in text, "what is over is not free"
    assert "Mercredi 25, Dr Roche : congés.\n" in text
    assert "Vendredi 27, Dr Amrani : ne reçoit pas.\n" in text
    assert "À placer : Mme Garcia, consultation avec ECG, 30 min.\n" in text
    assert "par exemple : Mme Garcia mardi 14:00 Dr Roche" in text
    assert not set("│▸┆⋮") & set(text)


def test_the_whole_of_it_in_words(world):
    text = sit(world, "Mme Garcia mardi 14h15 roche", "annuler garcia jeudi", "fin")
    assert (
        "Placé : Mme Garcia, mardi 24 à 14 h 15, Dr Roche.\nMme Garcia (jeudi 26 à 10 h 00) : annulé.\n"
        in text
    )
    assert "\nJuste.\n" in text
    assert "Respecté : Elle travaille le matin.\n" in text
    assert "Mardi à 14 h 15, elle a fini son travail" in text


def test_what_is_wrong_is_told_with_the_best(world):
    text = sit(world, "garcia mardi 9:15 roche", "fin")
    assert "Non : Mme Garcia (jeudi 26 à 10 h 00) : ce rendez-vous devait être annulé.\n" in text
    assert "Non : Mme Garcia : il fallait un rendez-vous à partir de 14 h 00. Elle travaille" in text
    assert (
        "Le mieux : Mme Garcia : mardi 24 à 14 h 15, Dr Roche, 30 min ; Mme Garcia (jeudi 26 à 10 h 00) :"
        in text
    )


def test_a_wish_that_is_not_granted_is_told_apart(world):
    text = sit(world, "garcia lundi 14:00 roche", "annuler garcia jeudi", "fin")
    assert "\nJuste.\n" in text
    assert "C’était mieux autrement : " in text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("garcia mercredi 9h roche", "Impossible. Le Dr Roche ne reçoit pas mercredi 25 : congés."),
        ("garcia mardi 14:00 roche", "le créneau est déjà pris par M. Martin."),
        ("garcia mardi 14:45 roche", "il ne reste que 15 min avant Mme Girard, à 15 h 00."),
        ("garcia mardi 14:15", "Chez qui ? Ajoutez Dr Roche ou Dr Amrani à la fin."),
        ("garcia mardi 14:15 dupont", "« dupont » n’a pas de colonne ici : Dr Roche ou Dr Amrani."),
        ("garcia mardi", "Il manque le jour ou l’heure, comme dans : Mme Garcia mardi 14:00."),
        ("garcia lundi 9:05 roche", "Un rendez-vous commence à l’heure juste, au quart"),
        ("annuler personne", "« personne » n’a pas de rendez-vous ici."),
        ("annuler", "De qui s’agit-il ? Ajoutez un nom."),
        ("14:00", "Ligne non comprise. « aide » dit ce qui peut s’écrire."),
        ("", "Ligne non comprise. « aide » dit ce qui peut s’écrire."),
        ("reprendre", "Il n’y a rien à reprendre."),
        ("fin", "Rien n’est changé dans l’agenda."),
        ("fait", "À placer : Mme Garcia"),
    ],
)
def test_each_refusal_is_a_sentence(world, line, why):
    before, _sep, after = sit(world, line).partition("dit tout ce qui peut s’écrire.\n")
    assert before
    assert why in after


def test_a_booking_is_moved_kept_and_taken_back(world):
    text = sit(
        world,
        "déplacer martin mardi 17 h",
        "martin",
        "garder martin",
        "reprendre",
        "reprendre",
        "fait",
        "annuler petit",
        "fin",
        "fin",
    )
    assert "Déplacé : M. Martin, mardi 24 à 17 h 00, Dr Roche.\n" in text, "with whom he was"
    assert "\nM. Martin, mardi 24 à 17 h 00, Dr Roche.\n" in text
    assert "M. Martin : remis où il était.\n" in text
    assert "Il reste 1 rendez-vous à placer. Tapez encore « fin » pour répondre ainsi.\n" in text
    assert "Mme Petit : ce rendez-vous est annulé sans que personne l’ait demandé." in text


def test_two_bookings_of_one_name_are_told_apart(world):
    text = sit(world, "garcia mardi 14:15 roche", "annuler garcia", "annuler garcia jeudi 10:00")
    assert (
        "Plusieurs rendez-vous répondent à ce nom : Mme Garcia, jeudi 26 à 10 h 00, Dr Roche ; "
        "Mme Garcia, mardi 24 à 14 h 15, Dr Roche. "
        "Ajoutez le genre de rendez-vous après le nom, ou, pour annuler, le jour.\n"
        "Mme Garcia (jeudi 26 à 10 h 00) : annulé.\n"
    ) in text


def test_two_bookings_of_one_person_are_named_by_their_kinds(world):
    body = APPOINTMENT.replace(
        "wanted: [",
        "wanted: [{id: suivi, kind: suivi, who: M. Noël}, {id: noel, kind: consultation, who: M. Noël}, ",
    ).replace(
        "best: [",
        "best: [{booking: suivi, practitioner: roche, at: jeudi 14:00}, "
        "{booking: noel, practitioner: roche, at: jeudi 15:00}, ",
    )
    world.bank(extra=body)
    text = said(
        world.sit(
            "noël jeudi 14:00 roche",
            "noël suivi jeudi 14:00 roche",
            "M. Noël (consultation) jeudi 15:00 roche",
            "noël consultation jeudi",
            "annuler suivi noël",
            "annuler suivi",
            "fin",
            "fin",
        )
    )
    assert "par exemple : M. Noël (suivi) mardi 14:00 Dr Roche)" in text
    assert (
        "Plusieurs rendez-vous répondent à ce nom : M. Noël, suivi, 45 min ; M. Noël, consultation, 15 min. "
        "Ajoutez le genre de rendez-vous après le nom, ou, pour annuler, le jour.\n"
        "Placé : M. Noël (suivi), jeudi 26 à 14 h 00, Dr Roche.\n"
        "Placé : M. Noël (consultation), jeudi 26 à 15 h 00, Dr Roche.\n"
        "Il manque le jour ou l’heure, comme dans : M. Noël (consultation) mardi 14:00.\n"
        "M. Noël (suivi) : annulé.\n"
        "« suivi » n’a pas de rendez-vous ici."
    ) in text
    assert "Non : M. Noël (suivi) : le rendez-vous n’est pas donné.\n" in text


def test_help_doubt_and_not_knowing(world):
    text = sit(world, "aide", ":h", "mardi roche", "?")
    assert "fin : valide. ? : je ne sais pas.\nNoté : vous hésitez." in text
    assert text.count("Mardi 24, Dr Roche : libre") == 3, "the week, the day, then the question again"
    assert "\nÀ apprendre.\nÀ savoir : Elle travaille le matin.\n" in text
    assert "Le mieux : Mme Garcia : mardi 24 à 14 h 15" in text


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("Mme Garcia mardi 14:00 Roche", Order(Verb.PUT, "mme garcia", 1, 840, "roche")),
        ("garcia, mardi 24 à 14 h 30 chez le Dr Roche", Order(Verb.PUT, "garcia", 1, 870, "roche")),
        ("Déplacer M. Petit jeudi 9h", Order(Verb.MOVE, "m petit", 3, 540)),
        ("annuler Petit", Order(Verb.CANCEL, "petit")),
        ("Fin", Order(Verb.END)),
        ("mardi", Order(Verb.PUT, "", 1)),
        ("14h15 Le Goff", Order(Verb.PUT, "", None, 855, "goff")),
    ],
)
def test_orders(line, order):
    assert read_order(line) == order


def test_the_preview_prints_the_week_and_its_key(world):
    world.bank(extra=APPOINTMENT)
    (file,) = world.folder.rglob("essai.yaml")
    reader = Previewer(str(file), [], cache=None, today=lambda: date(2026, 11, 21), environment=None)
    text = "\n".join(preview_lines(reader.read())).replace("\u00a0", " ")
    assert "Mardi 24, Dr Roche : libre 9 h 15-11 h 30," in text
    assert "Le mieux :\nBonne réponse : Mme Garcia : mardi 24 à 14 h 15, Dr Roche, 30 min.\n" in text
    assert "Pourquoi :\nMardi à 14 h 15, elle a fini son travail" in text
    assert "À respecter :\nElle travaille le matin.\n" in text
    assert "Souhaits :\nMardi laisse un jour pour se retourner.\n" in text
    assert "Peuvent être déplacés :\nM. Martin, consultation, 15 min.\n" in text
