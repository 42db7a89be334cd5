"""The rules of writing look at calls: what is said, the replies, what is told of them."""

from __future__ import annotations

import pytest

CALL = """\
    type: switchboard
    prompt: Une douleur dans la poitrine
    via: phone
    who: M. Bernard, 58 ans
    said: {said}
    details:
      - {{ask: Depuis quand, told: {told}}}
    route: emergency
    routings:
      - {{route: emergency, feedback: Au 15.}}
      - {{route: today, feedback: {routing}, harm: danger}}
      - {{route: appointment, feedback: Trop tard., harm: danger}}
    replies:
      - text: {right}
        correct: oui
        feedback: Il reste en ligne.
      - text: Rappelez si cela dure plus longtemps.
        feedback: {feedback}
      - text: Attendez votre tour avec les autres.
        feedback: Non.
"""


def call(
    said: str = "Ça serre.",
    told: str = "Vingt minutes.",
    routing: str = "Trop tard.",
    right: str = "Ne quittez pas, je vous passe le 15.",
    feedback: str = "Non.",
) -> str:
    return CALL.format(said=said, told=told, routing=routing, right=right, feedback=feedback)


@pytest.fixture
def found(bank_of, diagnostics):
    """Code and line of all that is told of a call."""

    def examine(body: str) -> list[tuple[str, int]]:
        return [(one.code, one.line) for one in diagnostics(bank_of(body))]

    return examine


def test_a_good_one_has_nothing_to_tell(found) -> None:
    assert found(call()) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"said": "« Ça serre »."}, ("Q118", 13)),
        ({"told": "C'est tout."}, ("Q118", 15)),
        ({"routing": "C'est trop."}, ("Q118", 19)),
        ({"said": "Mon numéro est le 06 39 97 12 34."}, ("Q120", 13)),
        (
            {"right": "Ne quittez pas, je note tout de suite votre adresse et votre numéro pour le 15."},
            ("Q101", 22),
        ),
        ({"right": "Prenez du paracétamol, je vous passe le 15."}, ("F304", 22)),
    ],
)
def test_its_texts_are_read(found, changed: dict[str, str], told: tuple[str, int]) -> None:
    assert told in found(call(**changed))


def test_a_wrong_reply_tells_why(found) -> None:
    body = call().replace("        feedback: Non.\n", "", 1)
    assert found(body) == [("Q004", 25)]


def bank_of_calls(words: str, count: int) -> str:
    one = call(right=words)
    items = "".join(
        f"  - id: q{n}\n    skill: accueil\n    level: 1\n    explanation: Ici.\n{one}" for n in range(count)
    )
    return f"id: essai\ntitle: Essai\ntheme: accueil\nquestions:\n{items}"


def test_the_right_reply_is_not_always_the_longest(diagnostics) -> None:
    """Each is longer than the others by a word, which no rule about one question sees."""
    told = diagnostics(bank_of_calls("Ne quittez pas, monsieur, je vous passe le 15.", 12))
    assert "Q102" in {one.code for one in told}
    told = diagnostics(bank_of_calls("Je vous passe le 15.", 12))
    assert "Q102" not in {one.code for one in told}
