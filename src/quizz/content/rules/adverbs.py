"""« Toujours » and « souvent »: words whose strength gives a choice away, or cannot be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.asked import OF_CHOICE, choices_of, holds, judged, prompt_of, stated
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Passage
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.late_pattern import LatePattern
from quizz.domain.question import TrueFalse
from quizz.i18n import _

_ABSOLUTE_HINTS = (
    "toujours",
    "jamais",
    "uniquement",
    "systématiquement",
    "obligatoirement",
    "exclusivement",
    "forcément",
    "sans exception",
    "en aucun cas",
    "dans tous les cas",
)
_ABSOLUTE = LatePattern(
    r"(?<!presque )(?<!ne sait )"
    r"\b(?:toujours|jamais|uniquement|systématiquement|obligatoirement|exclusivement|forcément"
    r"|sans exception|en aucun cas|dans tous les cas)\b",
    re.IGNORECASE,
)
"""« On ne sait jamais » is an idiom, « presque toujours » is vague."""
_VAGUE_HINTS = (
    "souvent",
    "parfois",
    "général",
    "peut",
    "peuvent",
    "presque",
    "rarement",
    "fréquemment",
    "quelquefois",
)
_VAGUE = LatePattern(
    r"\b(?:souvent|parfois|généralement|en général|rarement|fréquemment|quelquefois"
    r"|presque (?:toujours|jamais)|peut-être"
    r"|peu(?:t|vent) être(?= (?!\w+(?:[éiu]e?s?|[st]e?s?)\b)\w))\b",
    re.IGNORECASE,
)
"""« Peut être facturé » says what is allowed and is not vague; « peut être grave » is."""


def absolute_term(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Q106: a word without exception that points at, or away from, the key.

    Nothing is given away when a right and a wrong choice both hold one, nor by a true statement.
    """
    if not holds(judged(written), _ABSOLUTE_HINTS):
        return
    question = written.question
    if isinstance(question, TrueFalse):
        if not question.answer and (stated_word := _in_statement(written, _ABSOLUTE)):
            yield _absolute(written, prompt_of(written), stated_word)
    elif isinstance(question, OF_CHOICE):
        found = [
            (choice.correct, passage, match)
            for choice, passage in zip(question.choices, choices_of(written), strict=True)
            if (match := _ABSOLUTE.search(passage.text))
        ]
        if len({correct for correct, _passage, _match in found}) == 1:
            for _correct, passage, match in found:
                yield _absolute(written, passage, match)


def vague_frequency(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Q107: a frequency that each reader understands in their own way, in what is to be judged."""
    if not holds(judged(written), _VAGUE_HINTS):
        return
    question = written.question
    if isinstance(question, TrueFalse):
        if stated_word := _in_statement(written, _VAGUE):
            yield _vague(written, prompt_of(written), stated_word)
    elif isinstance(question, OF_CHOICE):
        for passage in choices_of(written):
            match = _VAGUE.search(passage.text)
            if match and not _is_spoken(passage.text, match.start()):
                yield _vague(written, passage, match)


def _in_statement(written: WrittenQuestion, words: LatePattern) -> re.Match[str] | None:
    prompt = prompt_of(written).text
    return words.search(prompt, *stated(prompt))


def _is_spoken(text: str, offset: int) -> bool:
    """Whether that place is within « »."""
    return text.rfind("«", 0, offset) > text.rfind("»", 0, offset)


def _absolute(written: WrittenQuestion, passage: Passage, match: re.Match[str]) -> Flaw:
    return Flaw(
        written.locate(passage, match.start()),
        _("« {word} » n’admet aucune exception, et cela aide à deviner sans savoir.").format(
            word=match.group().lower()
        ),
        _("Retirez ce mot, ou donnez-en un aussi fort à un bon et à un mauvais choix."),
    )


def _vague(written: WrittenQuestion, passage: Passage, match: re.Match[str]) -> Flaw:
    return Flaw(
        written.locate(passage, match.start()),
        _("« {word} » n’a pas le même sens pour tous.").format(word=match.group().lower()),
        _("Dites un nombre, une condition ou un cas précis, ou retirez ce mot."),
    )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.ABSOLUTE_TERM, Severity.INFO, absolute_term),
    Rule(Code.VAGUE_FREQUENCY, Severity.INFO, vague_frequency),
)
