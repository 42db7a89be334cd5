"""Rules over a whole bank: lengths and places of keys, keys that other stems give."""

from datetime import date

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import read
from quizz.content.rules.context import Context
from quizz.content.rules.running import examine
from quizz.domain.term import Term, TermKind

HEAD = "id: essai\ntitle: Essai\ntheme: accueil\n{more}questions:\n"
END = "    explanation: Parce que.\n    skill: accueil\n    level: 1\n"


def found(text: str, codes: set[str], terms: tuple[Term, ...] = ()) -> list[tuple[str, int, int]]:
    reading = read(text.encode(), FileKind.BANK, "")
    assert not reading.problems.errors, reading.problems.found()
    examine(reading, Context(day=date(2026, 11, 22), terms=terms))
    return [(d.code, d.line, d.column) for d in reading.problems.found() if d.code in codes]


def choice(number: int, options: list[str], key: int, more: str = "") -> str:
    lines = [
        f"  - id: q{number}",
        "    type: single_choice",
        f"    prompt: Demande {number} ?",
        "    choices:",
    ]
    lines += [
        f"      - text: {o}" + ("\n        correct: oui" if i == key else "") for i, o in enumerate(options)
    ]
    return "\n".join(lines) + "\n" + more + END


SHORT = ["aaaa", "bbb", "cc", "d"]


def bank(*questions: str, more: str = "") -> str:
    return HEAD.format(more=more) + "".join(questions)


def test_a_key_that_is_always_the_longest_is_told_once_at_the_first():
    text = bank(*(choice(n, SHORT[n % 4 :] + SHORT[: n % 4], (4 - n) % 4) for n in range(4)))
    assert found(text, {"Q102"}) == [("Q102", 9, 7)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(bank(*(choice(n, SHORT, 0) for n in range(3))), id="too few to tell"),
        pytest.param(bank(*(choice(n, SHORT, n % 4) for n in range(12))), id="as chance makes it"),
        pytest.param(bank(*(choice(n, SHORT, 3) for n in range(12))), id="always the shortest"),
        pytest.param(
            bank(*(choice(n, ["aaaa", "bbbb", "cc", "d"], 0) for n in range(12))), id="two are as long"
        ),
        pytest.param(bank(*(choice(n, SHORT, 0) for n in range(9)), more="ignore: [Q102]\n"), id="silenced"),
        pytest.param(
            bank(*(choice(n, SHORT, 0, "    ignore: [Q102]\n") for n in range(9))), id="silenced one by one"
        ),
    ],
)
def test_lengths_that_say_nothing(text):
    assert found(text, {"Q102"}) == []


def test_keys_at_one_place_are_told_at_the_first_of_them():
    text = bank(choice(0, SHORT, 1), *(choice(n, SHORT, 3) for n in range(1, 8)))
    assert found(text, {"Q103"}) == [("Q103", 24, 9)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(bank(*(choice(n, SHORT, 0) for n in range(4))), id="too few"),
        pytest.param(bank(*(choice(n, SHORT, n % 4) for n in range(20))), id="even"),
        pytest.param(
            bank(*(choice(n, SHORT, 0) for n in range(4)), *(choice(n, SHORT[:3], 0) for n in range(4, 8))),
            id="counts of choices are told apart",
        ),
        pytest.param(bank(*(choice(n, SHORT, 0) for n in range(9)), more="ignore: [Q103]\n"), id="silenced"),
    ],
)
def test_places_that_say_nothing(text):
    assert found(text, {"Q103"}) == []


def typed(name: str, prompt: str, answer: str, more: str = "") -> str:
    return (
        f"  - id: {name}\n    type: short_answer\n    prompt: {prompt}\n    answers: [{answer}]\n{more}{END}"
    )


GIVING = typed("b", "Qui signe le protocole de soins du patient ?", "médecin traitant")
ASKING = typed("a", "Quel document ouvre droit au taux plein ?", "Protocole de soins")


def test_a_stem_that_gives_the_key_of_another():
    assert found(bank(ASKING, GIVING), {"Q116"}) == [("Q116", 8, 15)]
    assert found(bank(GIVING, ASKING), {"Q116"}) == [("Q116", 15, 15)]


def test_the_name_of_a_question_and_its_line_are_told():
    reading = read(bank(ASKING, GIVING).encode(), FileKind.BANK, "")
    examine(reading, Context(day=date(2026, 11, 22)))
    told = [d for d in reading.problems.found() if d.code == "Q116"]
    assert "«\u00a0b\u00a0», ligne 14" in told[0].message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(bank(ASKING.replace("Protocole de soins", "soins"), GIVING), id="short keys"),
        pytest.param(
            bank(typed("a", "Quel document ?", "protocole de soin"), GIVING), id="the start of a word"
        ),
        pytest.param(bank(typed("a", "Quel document ?", "soins protocole de"), GIVING), id="another order"),
        pytest.param(
            bank(
                typed("a", "Quel document ?", "Protocole de soins", "    point: p\n"),
                GIVING.replace(END, "    point: p\n" + END),
            ),
            id="one point asked in two ways",
        ),
        pytest.param(
            bank(ASKING, *(GIVING.replace("id: b", f"id: b{n}") for n in range(3))),
            id="the subject of the bank",
        ),
        pytest.param(bank(ASKING.replace(END, "    ignore: [Q116]\n" + END), GIVING), id="silenced"),
    ],
)
def test_stems_that_give_nothing(text):
    assert found(text, {"Q116"}) == []


def test_a_word_of_the_glossary_gives_nothing():
    term = Term(id="protocole", term="protocole de soins", kind=TermKind.TERM, definition="…")
    assert found(bank(ASKING, GIVING), {"Q116"}, (term,)) == []
