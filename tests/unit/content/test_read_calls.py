"""Reading a call of the switchboard: what it holds, and all that is refused where it is written."""

from __future__ import annotations

import pytest

from quizz.content.compiled import Compiled, FileKind
from quizz.content.diagnostics import Severity
from quizz.content.reading import compile_file
from quizz.domain.question import Call, Detail, Harm, Mode, Place, Reply, Route, Routing

HEAD = """\
id: b
title: T
theme: accueil
questions:
  - id: q
    prompt: Douleur
    explanation: E
    skill: accueil
    level: 1
    type: switchboard
"""
CALL = """\
    via: phone
    who: M. Bernard
    said: Ça serre.
    details:
      - {ask: Depuis quand, told: Vingt minutes.}
    patience: 45
    route: emergency
    fair: [doctor_now]
    routings:
      - {route: emergency, feedback: Au 15.}
      - {route: today, feedback: Trop tard., harm: danger}
      - {route: appointment, feedback: Bien trop tard., harm: danger}
    replies:
      - {text: Ne quittez pas., correct: oui, feedback: Il reste.}
      - {text: Rappelez., feedback: Non., harm: danger}
      - {text: Attendez., feedback: Non., harm: courtesy}
"""


def read(body: str) -> Compiled:
    return compile_file((HEAD + body).encode(), FileKind.BANK, "accueil")


def found(body: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each error."""
    return [(d.code, d.line, d.column) for d in read(body).diagnostics if d.severity is Severity.ERROR]


def call(body: str = CALL) -> Call:
    compiled = read(body)
    assert compiled.bank is not None
    (question,) = compiled.bank.questions
    assert isinstance(question, Call)
    return question


def test_a_call_is_read() -> None:
    assert found(CALL) == []
    question = call()
    assert (question.via, question.who, question.said) == (Place.PHONE, "M. Bernard", "Ça serre.")
    assert (question.patience, question.route, question.fair) == (45, Route.EMERGENCY, (Route.DOCTOR_NOW,))
    assert question.details == (Detail("Depuis quand", "Vingt minutes."),)
    assert question.routings[0] == Routing(Route.EMERGENCY, "Au 15.")
    assert question.routings[1] == Routing(Route.TODAY, "Trop tard.", Harm.DANGER)
    assert question.replies[0] == Reply(text="Ne quittez pas.", correct=True, feedback="Il reste.")
    assert question.replies[2].harm is Harm.COURTESY
    assert (question.asks_for, question.is_danger) == (Mode.RECOGNITION, True)


def test_what_is_optional_may_be_left_out() -> None:
    bare = CALL.replace("    patience: 45\n", "").replace("    fair: [doctor_now]\n", "")
    bare = bare.replace("    details:\n      - {ask: Depuis quand, told: Vingt minutes.}\n", "")
    assert found(bare) == []
    assert (call(bare).patience, call(bare).fair, call(bare).details) == (60, (), ())


def lacking(line: str) -> str:
    assert line in CALL
    return "\n".join(one for one in CALL.split("\n") if line not in one)


WRONG = [
    (lacking("via:"), ("B002", 5, 5)),
    (lacking("who:"), ("B002", 5, 5)),
    (lacking("said:"), ("B002", 5, 5)),
    (CALL.replace("    route: emergency\n", ""), ("B002", 5, 5)),
    (CALL.replace("via: phone", "via: mail"), ("B010", 11, 10)),
    (CALL.replace("    route: emergency", "    route: urgence"), ("B010", 17, 12)),
    (CALL.replace("patience: 45", "patience: 10"), ("B007", 16, 15)),
    (CALL.replace("patience: 45", "patience: 181"), ("B007", 16, 15)),
    (CALL.replace("patience: 45", "patience: longue"), ("B006", 16, 15)),
    (CALL.replace("[doctor_now]", "[docteur]"), ("B010", 18, 12)),
    (CALL.replace("[doctor_now]", "[doctor_now, doctor_now]"), ("Q002", 18, 24)),
    (CALL.replace("[doctor_now]", "[emergency]"), ("B060", 18, 12)),
    (lacking("route: emergency, feedback"), ("B060", 20, 7)),
    (lacking("route: appointment"), ("B060", 20, 7)),
    (
        CALL.replace("[doctor_now]", "[today]").replace(
            "d., harm: danger}\n      - {route: app", "d.}\n      - {route: app"
        ),
        ("B060", 20, 7),
    ),
    (CALL.replace("{route: today", "{route: appointment"), ("Q002", 22, 17)),
    (CALL.replace("feedback: Au 15.}", "feedback: Au 15., harm: danger}"), ("B060", 20, 52)),
    (CALL.replace("Trop tard., harm: danger", "Trop tard."), ("B060", 21, 9)),
    (CALL.replace("Trop tard., harm: danger", "Trop tard., harm: courtesy"), ("B060", 21, 9)),
    (CALL.replace("Trop tard., harm: danger", "Trop tard., harm: mortel"), ("B010", 21, 52)),
    (lacking("Attendez."), ("B021", 24, 7)),
    (CALL.replace("Il reste.}", "Il reste., harm: courtesy}"), ("B060", 24, 74)),
    (CALL.replace(", correct: oui", ""), ("Q001", 24, 7)),
    (
        CALL.replace("text: Rappelez.", "text: Rappelez., correct: oui").replace(
            "feedback: Non., harm: danger", "feedback: Non."
        ),
        ("Q001", 24, 7),
    ),
    (CALL.replace("text: Attendez.", "text: Rappelez."), ("Q002", 26, 16)),
    (CALL.replace("M. Bernard", "M" * 61), ("B028", 12, 10)),
    (CALL.replace("Ça serre.", "s" * 301), ("B028", 13, 11)),
    (CALL.replace("ask: Depuis quand", f"ask: {'a' * 61}"), ("B028", 15, 15)),
    (CALL.replace("told: Vingt minutes.", f"told: {'t' * 201}"), ("B028", 15, 35)),
    (CALL.replace("text: Attendez.", f"text: {'r' * 161}"), ("B028", 26, 16)),
    (
        CALL.replace(
            "      - {ask: Depuis quand, told: Vingt minutes.}\n",
            "".join(f"      - {{ask: a{n}, told: t}}\n" for n in range(4)),
        ),
        ("B021", 15, 7),
    ),
    (CALL.replace("said: Ça serre.", "said: Ça serre.\n    choices: []"), ("B001", 14, 5)),
]


@pytest.mark.parametrize(("body", "told"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_told_where_it_is(body: str, told: tuple[str, int, int]) -> None:
    assert found(body) == [told]
    bank = read(body).bank
    assert bank is not None
    assert bank.questions == ()


def test_a_long_title_is_told() -> None:
    body = (HEAD + CALL).replace("prompt: Douleur", f"prompt: {'p' * 81}")
    compiled = compile_file(body.encode(), FileKind.BANK, "accueil")
    assert [(d.code, d.line) for d in compiled.diagnostics if d.severity is Severity.ERROR] == [("B028", 6)]


def test_what_a_wrong_route_needs_is_not_told_when_the_right_one_is_not_known() -> None:
    assert found(CALL.replace("    route: emergency", "    route: urgence")) == [("B010", 17, 12)]


@pytest.mark.parametrize("route", ["doctor_now", "today", "message"])
def test_only_an_emergency_needs_its_dangers(route: str) -> None:
    body = CALL.replace(", harm: danger", "").replace("route: emergency", f"route: {route}", 1)
    body = body.replace("{route: emergency, feedback: Au 15.}", f"{{route: {route}, feedback: Oui.}}")
    if route == "today":
        body = body.replace("{route: today, feedback: Trop", "{route: message, feedback: Trop")
    if route == "doctor_now":
        body = body.replace("[doctor_now]", "[emergency]")
    assert found(body) == []
