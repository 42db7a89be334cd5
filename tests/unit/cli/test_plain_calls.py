"""A call of the switchboard asked alone, line by line: papers, the route, the reply, what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

STORIES = Path(__file__).parents[2] / "stories" / "standard.yaml"
PAIN = "  - id: " + STORIES.read_text("utf-8").split("  - id: ")[1]


@pytest.fixture
def sit(world):
    world.bank(extra=PAIN)
    return lambda *script: world.sit(*script, kinds=("switchboard",)).text


def test_it_is_a_sheet_of_two_boxes(sit, pick) -> None:
    text = sit("1", pick("Je vous passe le 15"))
    assert (
        "Douleur dans la poitrine depuis vingt minutes\n"
        "Au téléphone · M. Bernard, 58 ans :\n"
        "« J’ai mal dans la poitrine, ça serre. »\n"
        "Si vous demandez :\n"
        "Depuis quand ? « Vingt minutes. »\n"
        "Où êtes-vous ? « Chez moi, seul. »\n"
        "Case 1 sur 2, Où orienter cet appel ?\n"
        "1. Le 15, tout de suite\n"
        "2. Le médecin, tout de suite\n"
    ) in text
    assert "\nJuste.\nLa règle de l’appel std-douleur, en une phrase.\n" in text


def test_a_fair_route_is_accepted_and_what_was_better_is_told(sit, pick) -> None:
    text = sit("2", pick("Je vous passe le 15"))
    assert (
        "\nAcceptable, il y avait mieux.\n"
        "Où orienter cet appel : acceptable, Le médecin, tout de suite. "
        "Il y avait mieux : Le 15, tout de suite.\n"
        "Que répondez-vous : juste, Je vous passe le 15, restez en ligne.\n"
    ) in text


def test_a_wrong_one_is_told_with_its_reason(sit, pick) -> None:
    text = sit("4", pick("Je vous passe le 15"))
    assert "Où orienter cet appel : non. Réponse : Le 15, tout de suite." in text
    assert "Vous aviez mis : Un rendez-vous ordinaire. Il attend une urgence.\n" in text
    assert "Reviendra dans cette séance." in text
