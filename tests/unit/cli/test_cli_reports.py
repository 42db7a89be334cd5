"""What `quizz reports` writes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from quizz.cli.remark_files import received
from quizz.cli.reports import as_json, as_lines
from quizz.cli.stats import as_json as stats_json
from quizz.cli.stats import as_table, known_learner
from quizz.cli.waiting import unread, waiting
from quizz.domain.remark import Remark, RemarkKind
from quizz.services.library import Whereabouts
from quizz.services.remark_exchange import Receipt
from quizz.services.reports import Flagged, Reports

AT = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
PARIS = timezone(timedelta(hours=1))
HERE = Whereabouts("b/tiers.yaml", 42, 5, 2, "Que règle-t-elle\n au cabinet ? " + "x" * 300)
REMARK = Remark(
    id=UUID(int=0xABCDEF01),
    learner=None,
    author="Léa",
    question="tp-part",
    revision=1,
    kind=RemarkKind.KEY,
    text="La part\nmanque.",
    at=AT,
    prompt="Autrefois ?",
    shown=("9,00 €", "Rien"),
    answered=("Rien",),
    correct=False,
)


def other(**fields):
    from msgspec.structs import replace

    return replace(REMARK, **fields)


def lines(*flagged):
    return [line.replace("\u00a0", " ") for line in as_lines(flagged, PARIS)]


def test_a_question_with_its_place_and_what_is_said_of_it():
    told = lines(Flagged("tp-part", (REMARK,), HERE))
    assert told[:3] == [
        "1 remarque sur 1 question.",
        "",
        "b/tiers.yaml:42:5, tp-part, 1 remarque",
    ]
    assert told[3].startswith("Que règle-t-elle au cabinet ? xxx")
    assert told[3].endswith("…")
    assert told[4:] == [
        "  abcdef01, le 22/11/2026, Léa : Réponse discutable. La part manque.",
        "    Sa réponse : Rien (comptée fausse).",
        "    Ce qui était proposé :",
        "      1. 9,00 €",
        "      2. Rien",
        "    Elle parle de la révision 1 de la question, qui en est à la 2.",
    ]


def test_a_question_that_is_gone_and_a_person_who_knew_not():
    bare = other(author="", text="", shown=(), answered=(), kind=RemarkKind.UNCLEAR)
    assert lines(Flagged("q", (bare,), None))[2:] == [
        "la question n’existe plus, q, 1 remarque",
        "Autrefois ?",
        "  abcdef01, le 22/11/2026, (sans nom) : Question pas claire.",
        "    Sa réponse : je ne sais pas.",
    ]


def test_what_was_answered_is_told_with_its_day():
    closed = other(reply="Corrigé.\nMerci.", replied_at=AT, correct=True, shown=(), revision=2)
    assert lines(Flagged("q", (closed,), HERE))[5:] == [
        "    Sa réponse : Rien (comptée juste).",
        "    Répondu le 22/11/2026 : Corrigé. Merci.",
    ]


def test_json_tells_everything():
    closed = other(reply="Corrigé.", replied_at=AT, learner=UUID(int=3))
    told = json.loads(
        as_json([Flagged("q", (REMARK, closed), HERE), Flagged("r", (other(prompt=""),), None)])
    )
    first, second = told["questions"]
    assert (first["path"], first["line"], first["column"], first["revision"]) == ("b/tiers.yaml", 42, 5, 2)
    assert (second["path"], second["revision"], second["prompt"]) == (None, None, None)
    assert first["remarks"][0] == {
        "id": "00000000-0000-0000-0000-0000abcdef01",
        "name": "abcdef01",
        "author": "Léa",
        "received": True,
        "at": "2026-11-21T23:30:00+00:00",
        "revision": 1,
        "kind": "key",
        "text": "La part\nmanque.",
        "prompt": "Autrefois ?",
        "shown": ["9,00 €", "Rien"],
        "answered": ["Rien"],
        "correct": False,
        "reply": None,
        "replied_at": None,
    }
    assert (first["remarks"][1]["reply"], first["remarks"][1]["received"]) == ("Corrigé.", False)


@pytest.mark.parametrize(
    ("receipt", "told"),
    [
        (
            Receipt("Léa", 2, 1, 0, 0, 0),
            ["Léa : 3 remarques, dont 1 déjà là.", "« quizz reports » montre tout, question par question."],
        ),
        (
            Receipt("", 0, 1, 0, 0, 0),
            ["Une personne qui n’a pas donné son nom : 1 remarque, dont 1 déjà là."],
        ),
        (
            Receipt("", 0, 0, 1, 0, 2),
            [
                "1 réponse à vos remarques.",
                "« quizz reports --closed » la montre ; les écrans aussi, depuis l’accueil.",
                "2 réponses s’adressent à d’autres personnes : elles sont laissées de côté.",
            ],
        ),
        (Receipt("", 0, 0, 0, 0, 0), ["Le fichier ne contient ni remarque ni réponse."]),
    ],
)
def test_what_a_file_brought(receipt, told):
    assert [line.replace("\u00a0", " ") for line in received(receipt)] == told


def test_the_figures_tell_the_answers_that_wait(world):
    world.bank(choices=1)
    world.sit("s", "1", "Oups.", "q", learner="Léa")
    shop = world.open()
    learner = known_learner(shop, "Léa")
    assert waiting(shop, learner, unread(shop, learner)) == []
    Reports(shop.database, shop.clock).close(["q1"], "Merci.")
    (line,) = waiting(shop, learner, unread(shop, learner))
    assert line.startswith("1 réponse à vos remarques")
    figures = shop.trainer(learner).stats()
    assert json.loads(stats_json(figures, unread(shop, learner)))["unread_answers"] == 1
    assert len(as_table(figures)) == 7


def test_an_empty_answer_is_asked_for_again(monkeypatch, capsys):
    import io

    from quizz.cli import reports
    from quizz.cli.plain.output import Output
    from quizz.cli.streams import output_stream

    monkeypatch.setattr(reports, "is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n  \nCorrigé, merci.\n"))
    assert reports._asked(Output(output_stream())) == "Corrigé, merci."
    assert capsys.readouterr().out.count("Elle est vide") == 2
