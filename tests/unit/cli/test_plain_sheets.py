"""Sheets filled line by line: papers, boxes one after the other, what is told of each, the reasoning."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quizz.billing.exercises import dealing
from quizz.cli.plain.previewing import preview_lines
from quizz.domain.sheet import Box, Paper, PaperLine, ReasoningLine, Sheet, Slip
from quizz.errors import Refused
from quizz.services.previewing.previewer import Previewer

FORM = """\
  - id: retour
    type: form
    prompt: Lisez ce retour, puis traitez-le.
    papers:
      - title: Retour du 12/10/2026
        lines:
          - {label: Facture, text: "n° 4127, 30,00 €"}
          - Droits fermés à la date des soins
      - title: Dossier
        lines: [{label: Soins, text: 2 octobre 2026}]
    boxes:
      - label: Cause du rejet
        options:
          - {text: Droits fermés, correct: oui}
          - {text: Carte non signée, feedback: Elle ne partirait pas.}
          - {text: Acte inconnu}
      - label: Part corrigée
        answer: "19,00"
        unit: €
        feedback: 70 % de 30,00 €, moins 2,00 €.
        slips: [{text: "21,00", feedback: La participation manque.}]
      - label: Vous renvoyez
        options: [{text: Oui, correct: oui}, {text: Non}]
    explanation: Les droits se vérifient d’abord.
    skill: suivi_dossier
    level: 2
"""
CASE = """\
  - id: facture
    type: billing_case
    prompt: Remplissez la facture.
    case:
      acts: [{code: G}]
      practitioner: {specialty: general, sector: "1"}
      pathway: treating
    explanation: La participation reste à la charge du patient.
    skill: suivi_dossier
    level: 2
"""
CLAIM = Sheet(
    papers=(Paper("Carte Vitale", (PaperLine("Awa Diallo", "Assurée"),)),),
    boxes=(
        Box(
            name="amo_net",
            label="Versé par l’assurance maladie",
            answer="19,00",
            unit="€",
            slips=(Slip("21,00", "La participation a été oubliée."),),
        ),
        Box(name="act", label="Acte", answer="G", options=("GS", "G", "TCG"), feedback="Au cabinet."),
    ),
    reasoning=(
        ReasoningLine(
            label="Base de remboursement",
            amount="30,00\u00a0€",
            rule="Consultation du généraliste.",
            source="ameli.fr; service-public.fr",
            act="G",
        ),
        ReasoningLine(label="ALD", amount="0,00\u00a0€", rule="Aucune.", source="Calcul"),
    ),
)


@pytest.fixture
def claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dealing, "deal", lambda *_facts: CLAIM)


def test_papers_then_boxes_one_after_the_other(world, pick):
    world.bank(extra=FORM)
    text = world.sit(pick("Droits fermés"), "19", pick("Oui")).text
    assert (
        "Lisez ce retour, puis traitez-le.\nRetour du 12/10/2026 :\nFacture : n° 4127, 30,00 €\n"
        "Droits fermés à la date des soins\nDossier :\nSoins : 2 octobre 2026\n"
        "Case 1 sur 3, Cause du rejet :\n1. "
    ) in text
    assert "Tapez un numéro de 1 à 3, une ligne vide (case laissée vide), u (reprendre)" in text
    assert "Case 2 sur 3, Part corrigée, en euros :\nTapez un nombre en chiffres, comme 12,50," in text
    assert ":u (reprendre)" in text
    assert "Case 3 sur 3, Vous renvoyez :\n1. Oui\n2. Non\nUn numéro de 1 à 2, ou une ligne vide." in text
    assert "\nJuste.\nLes droits se vérifient d’abord.\n" in text


def test_what_is_missed_is_told_box_by_box_with_its_reason(world, pick):
    world.bank(extra=FORM)
    text = world.sit(pick("Carte non signée"), "21 euros", "").text
    assert (
        "\nCe n’est pas cela.\n"
        "Cause du rejet : non. Réponse : Droits fermés. Vous aviez mis : Carte non signée. "
        "Elle ne partirait pas.\n"
        "Part corrigée : non. Réponse : 19,00 €. Vous aviez mis : 21,00 €. La participation manque.\n"
        "Vous renvoyez : case vide. Réponse : Oui.\n"
        "Les droits se vérifient d’abord.\n"
    ) in text


def test_the_verdict_counts_boxes(world, pick):
    world.bank(extra=FORM)
    text = world.sit(pick("Droits fermés"), "", pick("Oui")).text
    assert "En partie juste : 2 cases sur 3 justes.\nCause du rejet : juste, Droits fermés.\n" in text
    world.bank(extra=FORM, name="autre")
    assert "Ce n’est pas cela : 1 case sur 3 juste." in world.sit("", "19", pick("Non"), free=True).text


def test_taking_back_returns_to_the_box_before(world, pick):
    world.bank(extra=FORM)
    text = world.sit(pick("Acte"), ":u", pick("Droits fermés"), "19", "u", "19,00", pick("Oui")).text
    assert text.count("Case 1 sur 3") == 2
    assert text.count("Case 2 sur 3") == 3
    assert "\nJuste." in text


def test_nothing_filled_is_not_knowing(world):
    world.bank(extra=FORM)
    text = world.sit("", "?", "0").text
    assert "À apprendre.\nCause du rejet : Droits fermés.\nPart corrigée : 19,00 €.\n" in text


def test_doubt_and_lines_that_are_not_understood(world, pick):
    world.bank(extra=FORM)
    text = world.sit("9", pick("Droits fermés", after="?"), "dix-neuf", "19", pick("Oui")).text
    assert "Tapez un seul numéro, de 1 à 3" in text
    assert "Tapez un nombre en chiffres, comme 12,50, ou ?" in text
    assert "Juste, avec hésitation." in text


@pytest.mark.usefixtures("claim")
def test_a_case_ends_with_its_reasoning_a_line_a_step(world, pick):
    world.bank(extra=CASE)
    text = world.sit("21", pick("G")).text
    assert "Carte Vitale :\nAssurée : Awa Diallo\nCase 1 sur 2" in text
    assert (
        "La participation reste à la charge du patient.\nLe calcul :\n"
        "G, base de remboursement : 30,00 €. Consultation du généraliste. "
        "Source : ameli.fr ; service-public.fr.\n"
        "ALD : 0,00 €. Aucune. Source : Calcul.\n"
    ) in text


@pytest.mark.usefixtures("claim")
def test_nothing_of_a_sheet_draws_or_escapes(world):
    world.bank(extra=FORM + CASE)
    text = world.sit(*["1", "12,50", "2"] * 4, limit=2).text
    assert not any("\u2190" <= letter <= "\u27bf" or ord(letter) < 10 for letter in text)


def test_a_case_that_cannot_be_drawn_today_is_not_asked(world, monkeypatch, pick):
    def refuse(*_facts: object) -> Sheet:
        raise Refused("Pas ce jour-là.")

    monkeypatch.setattr(dealing, "deal", refuse)
    world.bank(choices=1, extra=CASE)
    text = world.sit(pick("La bonne")).text
    assert "Remplissez la facture." not in text
    assert "1 réponse, dont 1 juste" in text


# The preview


@pytest.fixture
def previewed(tmp_path: Path):
    """The text of a preview of these questions, plain spaces for no-break ones."""

    def write(questions: str) -> str:
        file = tmp_path / "questions" / "facturation" / "essai.yaml"
        file.parent.mkdir(parents=True)
        head = "id: essai\ntitle: Essai\ntheme: facturation\nauthors: [Équipe]\nquestions:\n"
        file.write_text(head + questions, encoding="utf-8")
        reader = Previewer(str(file), [], cache=None, today=lambda: date(2026, 11, 21), environment=None)
        return "\n".join(preview_lines(reader.read())).replace("\u00a0", " ")

    return write


@pytest.mark.usefixtures("claim")
def test_the_preview_tells_the_key_of_both_kinds(previewed):
    text = previewed(FORM + CASE)
    assert "1 sur 2 · retour · feuille à remplir, ligne 6" in text
    assert "2 sur 2 · facture · cas de facturation, ligne" in text
    assert "Cause du rejet :\nBonne réponse : Droits fermés.\n" in text
    assert "Mauvaise réponse : Carte non signée. Elle ne partirait pas.\n" in text
    assert "Part corrigée :\nBonne réponse : 19,00 €. 70 % de 30,00 €, moins 2,00 €.\n" in text
    assert "Mauvaise réponse : 21,00 €. La participation manque.\n" in text
    assert "Le calcul :\nG · Base de remboursement : 30,00 €. Consultation du généraliste." in text


def test_the_preview_tells_why_a_case_cannot_be_drawn(previewed, monkeypatch):
    def refuse(*_facts: object) -> Sheet:
        raise Refused("Rien n’est établi ce jour-là.")

    monkeypatch.setattr(dealing, "deal", refuse)
    text = previewed(CASE)
    assert "Cette question est retenue, elle ne sera pas posée. Rien n’est établi ce jour-là." in text
    assert "Carte Vitale" not in text
