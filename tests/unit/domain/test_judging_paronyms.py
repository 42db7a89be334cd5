"""Words that sound alike, and the slips of the fingers on every word of the glossary."""

import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from quizz.content.loader import load
from quizz.domain.answer import Typed
from quizz.domain.judgement import Judgement
from quizz.domain.judging import EMPTY_VOCABULARY, Vocabulary, judge
from quizz.domain.judging.paronyms import PARONYMS
from quizz.domain.presentation import present
from quizz.domain.question import ShortAnswer
from quizz.domain.term import Term, TermKind

CONTENT = Path(__file__).parents[3] / "content"
SHORTEST = 5
"""Letters of a word that bears a typing error."""


def answered(text: str, answer: str, vocabulary: Vocabulary) -> Judgement:
    question = ShortAnswer(
        id="q",
        theme="terminologie",
        bank="b",
        prompt="?",
        explanation=".",
        skill="transcription",
        level=1,
        answers=(answer,),
    )
    return judge(present(question, 0), Typed(text), vocabulary)


@pytest.mark.parametrize("group", PARONYMS, ids=lambda group: group[0])
def test_a_paronym_is_never_a_typo(group: tuple[str, ...]) -> None:
    for answer, typed in permutations(group, 2):
        judgement = answered(typed, answer, EMPTY_VOCABULARY)
        assert not judgement.correct
        assert judgement.confused_with == typed


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("hypocalcémie", "hypokaliémie"),
        ("hypercalcémie", "hyperkaliémie"),
        ("ostéotomie", "ostectomie"),
        ("périnéal", "péronéal"),
        ("hépatique", "herpétique"),
        ("métaplasie", "métastase"),
        ("infection", "injection"),
        ("chirurgien", "chirurgie"),
        ("gastrotomie", "gastrostomie"),
        ("urétroscopie", "urétéroscopie"),
        ("injections de fer", "infections de fer"),
    ],
)
def test_dangerous_pairs(typed: str, answer: str) -> None:
    judgement = answered(typed, answer, EMPTY_VOCABULARY)
    assert not judgement.correct
    assert judgement.confused_with


def test_no_paronym_is_listed_twice_in_a_group() -> None:
    for group in PARONYMS:
        assert len(set(group)) == len(group) > 1


def test_the_glossary_writes_a_paronym_its_own_way() -> None:
    terms = [Term(id="x", term="Infection", kind=TermKind.TERM, definition="…")]
    assert answered("infection", "injection", Vocabulary.of(terms)).confused_with == "Infection"


def slips(text: str) -> Iterator[str]:
    """The text with one inner letter of a word dropped, doubled, or exchanged with the next one.

    The first letter of a word must be right, and a ligature is two letters.
    """
    words = re.finditer(r"[^\W\d_]+", text)
    inner = [
        place
        for word in words
        for place in range(word.start() + 1, word.end() - 1)
        if text[place] not in "æœ"
    ]
    for place in inner:
        before, letter, after = text[:place], text[place], text[place + 1 :]
        yield before + after
        yield before + 2 * letter + after
        if place + 1 in inner:
            yield before + after[0] + letter + after[1:]


def shortest(name: str) -> int:
    """Letters of the shortest word of a name."""
    return min(sum(map(str.isalpha, word)) for word in re.findall(r"\w+", name))


def test_one_slip_in_a_term_of_the_glossary_is_forgiven_unless_it_spells_another() -> None:
    terms = load([CONTENT], None).terms
    vocabulary = Vocabulary.of(terms)
    long_enough = [name for name in (term.term for term in terms) if shortest(name) >= SHORTEST]
    tried = {(name, slip) for name in long_enough for slip in slips(name) if slip != name}
    refused = [(name, slip) for name, slip in tried if not answered(slip, name, vocabulary).correct]
    assert len(tried) > 2000
    assert [pair for pair in refused if not vocabulary.meant_by(pair[1])] == []
    assert len(refused) < len(tried) / 200
