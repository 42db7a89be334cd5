"""Questions of a bank that answer each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenBank, WrittenQuestion
from quizz.domain.text import canonical
from quizz.i18n import _

_SHORTEST = 8
"""Characters of a key that a stem can give away; shorter ones are found by accident."""
_COMMON = 3
"""A word of that many other stems belongs to the subject: it gives nothing away."""
_WORD = re.compile(r"\w+")


def cueing(bank: WrittenBank, context: Context) -> Iterator[Flaw]:
    """Q116: the stem of a question gives the key of another one of the same bank."""
    stems = [_stem(question) for question in bank.questions]
    holding = _index(stems)
    for question in bank.questions:
        for key in question.texts(Role.KEY, Role.ANSWER):
            text = canonical(key.text)
            if len(text) < _SHORTEST or text in context.headwords or "{" in text:
                continue
            others = [
                other
                for place in _candidates(text, holding)
                if (other := bank.questions[place]).question.point_id != question.question.point_id
                and _holds(stems[place], text)
            ]
            if others and len(others) < _COMMON:
                yield _given_away(question, key, others[0])


def _given_away(question: WrittenQuestion, key: Passage, other: WrittenQuestion) -> Flaw:
    return Flaw(
        key.place,
        _("L’énoncé de « {other} », ligne {line}, donne cette réponse : « {key} ».").format(
            other=other.id, line=other.place("prompt")[0], key=key.text[:40]
        ),
        _("Reformulez l’énoncé, ou séparez les deux questions dans deux banques."),
        owner=question.id,
    )


def _stem(question: WrittenQuestion) -> str:
    return canonical(" ".join(passage.text for passage in question.texts(Role.PROMPT, Role.CLOZE)))


def _index(stems: list[str]) -> dict[str, set[int]]:
    """The stems that hold each word."""
    holding: defaultdict[str, set[int]] = defaultdict(set)
    for place, stem in enumerate(stems):
        for word in _WORD.findall(stem):
            holding[word].add(place)
    return holding


def _candidates(text: str, holding: dict[str, set[int]]) -> list[int]:
    """The stems that hold all the words of a text."""
    words = _WORD.findall(text)
    found = sorted((holding.get(word, set()) for word in words), key=len)
    return sorted(set.intersection(*found)) if found and found[0] else []


def _holds(stem: str, text: str) -> bool:
    """Whether a stem holds a text as whole words."""
    at = stem.find(text)
    while at >= 0:
        end = at + len(text)
        if not (stem[at - 1 : at].isalnum() or stem[end : end + 1].isalnum()):
            return True
        at = stem.find(text, at + 1)
    return False


OF_BANKS: tuple[Rule[WrittenBank], ...] = (Rule(Code.CUEING, Severity.WARNING, cueing),)
