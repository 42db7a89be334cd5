"""How a question is put: negative stems, stems that ask nothing by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.asked import OF_CHOICE, asking, choices_of, holds, prompt_of
from quizz.content.rules.context import Context
from quizz.content.rules.options import shortened
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.late_pattern import LatePattern
from quizz.domain.question import TrueFalse
from quizz.i18n import _

_NEGATED = ("ne ", "ne\u00a0", "n’", "n'")
_EXCEPTED = ("sauf", "except", "exclusion", "hormis")
_CALLED_FALSE = ("fausse", "faux", "incorrect", "inexact")
_HINTS = (*_NEGATED, *_EXCEPTED, *_CALLED_FALSE)
"""What any negative stem holds one of, in lower case."""

_SAID = (
    r"(?:affirmation|proposition|réponse|énoncé|assertion|phrase|définition|conduite|mention|forme|terme)s?"
)
_WRONG = r"(?:fausses?|faux|incorrecte?s?|inexacte?s?)\b"
_IS = r"(?:est|sont|semble(?:nt)?|paraît|paraissent)"
_EXCEPTION = LatePattern(
    r"\b(?P<wrong>sauf|exceptée?s?|hormis|à l[’'](?:exception|exclusion))\*{0,2}"
    r"(?=\s*(?:[:?!….]|$)|,?\s+(?:d[’']|de\s+)?(?:une?|deux|laquelle|lequel|lesquel(?:le)?s|celles?|celui|ceux|l[’']une?)\b)",
    re.IGNORECASE,
)
"""« Tous, sauf : », « à l’exception d’un »; « sauf urgence » states a condition, and is not one."""
_FALSE_ONE = LatePattern(
    rf"\b{_SAID}\s+(?:suivantes?\s+|ci-dessous\s+)?(?:(?:qui\s+)?{_IS}\s+)?\*{{0,2}}(?P<wrong>{_WRONG})"
    rf"|\b(?:lequel|laquelle|lesquel(?:le)?s)\b[^,;:«»?]{{0,80}}?\b{_IS}\s+"
    rf"\*{{0,2}}(?P<false>{_WRONG})",
    re.IGNORECASE,
)
_QUESTION_WORD = LatePattern(
    r"\bquel(?:le)?s?\b"
    r"|^(?:(?:\w+\s+)?|(?:parmi|entre|de\s+ces|de\s+tous)\b[^?]{0,80}?,\s+(?:\w+\s+)?)"
    r"(?:lequel|laquelle|lesquel(?:le)?s)\b"
    r"|\b(?:lequel|laquelle|lesquel(?:le)?s|auquel|duquel)\s+(?:de\s+(?:ces|ses|vos|nos)|des|d[’']entre)\b"
    r"|^(?:(?:à|de|chez|avec|pour|par)\s+)?(?:qu[’']est-ce\s+(?:qui|que|qu[’'])|qui|que|quoi)\b",
    re.IGNORECASE,
)
_NEGATION = LatePattern(
    r"\b(?P<ne>ne\s+|n[’'])(?!pas\b|plus\b|jamais\b|\w+ant\b)(?P<between>[^,;:«»?]{1,40}?)"
    r"[\s\-]\*{0,2}(?P<not>pas|plus|jamais|point|guère|aucune?s?)\b",
    re.IGNORECASE,
)
"""A negated verb; neither an infinitive (« pour ne pas ») nor a participle."""
_SUBORDINATE = LatePattern(
    r"\b(?:si|s[’']ils?|quand|qui|que|qu[’']\w+|dont|où|lorsqu\w*|car|parce|puisqu\w*|tandis|comme|mais|alors|pour|afin|sans"
    r"|(?:à|dans|sur|par|avec|de|chez)\s+(?:laquelle|lequel|lesquel\w+)|auquel|auxquel\w+|duquel|desquel\w+)\b",
    re.IGNORECASE,
)
_ONES = LatePattern(rf"\b(?:{_SAID}|celui|celles?|ceux|éléments?|documents?|cas)\s+qui\b", re.IGNORECASE)
"""« Quelle est celle qui … »: its verb is the one that is asked about."""
_NEGATIVE_CHOICE = LatePattern(
    r"^\W{0,3}(?:aucune?|jamais|pas|non)\b"
    r"|\b(?:ne\s+|n[’'])(?:\w[^,;:.«»]{0,30}\s)?(?:pas|plus|jamais|rien|aucune?|guère|ni)\b",
    re.IGNORECASE,
)


class Negative(NamedTuple):
    """The word that makes a stem negative: where it starts and ends, whether it stands out."""

    start: int
    end: int
    emphasised: bool


def negative(prompt: str) -> Negative | None:
    """What makes the asking sentence of a prompt negative, if it is: an ordinary `ne … pas` does not."""
    start = asking(prompt)
    asked = prompt[start:]
    lowered = asked.lower()
    found = _EXCEPTION.search(asked) if holds(lowered, _EXCEPTED) else None
    if found is None and holds(lowered, _CALLED_FALSE):
        found = _FALSE_ONE.search(asked)
    if found:
        group = found.lastgroup or "wrong"
        return _told(prompt, start + found.start(group), start + found.end(group), found[group])
    question = _QUESTION_WORD.search(asked) if holds(lowered, _NEGATED) else None
    verb = _NEGATION.search(asked, question.end()) if question else None
    if question is None or verb is None:
        return None
    before = _ONES.sub("", asked[question.end() : verb.start()])
    if _SUBORDINATE.search(before) or re.search("[:«»?]", before):
        return None
    word = verb["ne"].strip() if verb["ne"].strip().isupper() else verb["not"]
    return _told(prompt, start + verb.start(), start + verb.end(), word)


def negative_stem(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Q105: a negative question that nothing underlines, or that has negative choices."""
    if isinstance(written.question, TrueFalse) or not holds(written.question.prompt.lower(), _HINTS):
        return
    prompt = prompt_of(written)
    found = negative(prompt.text)
    if found is None:
        return
    words = " ".join(prompt.text[found.start : found.end].replace("*", "").split())
    if not found.emphasised:
        yield Flaw(
            written.locate(prompt, found.start),
            _("La question est négative (« {words} ») et rien ne le souligne.").format(words=words),
            _(
                "Posez-la à la forme affirmative, ou écrivez la négation en capitales : « {capitals} »."
            ).format(capitals=words.upper()),
        )
    if not isinstance(written.question, OF_CHOICE):
        return
    for choice in choices_of(written):
        if _NEGATIVE_CHOICE.search(choice.text):
            yield Flaw(
                choice.place,
                _("Double négation : la question est négative (« {words} ») et « {choice} » aussi.").format(
                    words=words, choice=shortened(choice.text)
                ),
                _("Tournez la question, ou ce choix, à la forme affirmative."),
            )


def _told(prompt: str, start: int, end: int, word: str) -> Negative:
    around = prompt[max(0, start - 2) : end + 2]
    return Negative(start, end, word.isupper() or "**" in around)


_OF_THESE = (
    r"(?:parmi|de|d[’']après)\s+(?:les|ces)\s+(?:\w+\s+)?"
    rf"(?:{_SAID}|éléments|choix|options|items)(?:\s+(?:suivante?s|ci-dessous|proposée?s))?"
)
_RIGHT = (
    r"(?:(?:la|les|le)\s+)?(?:plus\s+)?"
    r"(?:exacte?|vraie?|juste|correcte?|bonne?|fausse|faux|inexacte?|incorrecte?|adaptée?|appropriée?)s?"
)
_FORMULA = LatePattern(
    rf"\b(?:{_OF_THESE}"
    rf"|(?:lequel|laquelle|lesquel(?:le)?s)(?:\s+{_OF_THESE})?\s+{_IS}\s+{_RIGHT}\b"
    rf"|(?:lequel|laquelle|lesquel(?:le)?s)\s+{_OF_THESE}"
    rf"|quel(?:le)?s?\s+{_SAID}\s+{_IS}\s+{_RIGHT}\b"
    rf"|quel(?:le)?s?\s+{_IS}\s+(?:la|les|le)\s+(?:{_RIGHT}\s+)?{_SAID}(?:\s+{_RIGHT}\b)?"
    rf"|(?:cochez|choisissez|indiquez|sélectionnez|trouvez|donnez|désignez)\s+(?:la|les|le)\s+(?:ou\s+les\s+)?"
    rf"(?:{_RIGHT}\s+)?{_SAID}(?:\s+{_RIGHT}\b)?)",
    re.IGNORECASE,
)
"""What can be said before any list of choices."""
_FORMULA_HINTS = (
    "parmi ",
    "laquelle",
    "lequel",
    "lesquel",
    "réponse",
    "proposition",
    "affirmation",
    "phrase",
    "énoncé",
)
_WORD = re.compile(r"[^\W_]+")
FEWEST = 6
"""Words that a stem needs, beside the formula, to ask something by itself."""


def unfocused_stem(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Q108: a stem that says nothing before its choices are read."""
    question = written.question
    if not isinstance(question, OF_CHOICE):
        return
    text = question.prompt
    formula = _FORMULA.search(text) if holds(text.lower(), _FORMULA_HINTS) else None
    if formula is None and "?" in text:
        return
    if len(_WORD.findall(_FORMULA.sub(" ", text) if formula else text)) >= FEWEST:
        return
    yield Flaw(
        prompt_of(written).place,
        _("« {stem} » ne demande rien à qui n’a pas lu les choix.").format(stem=shortened(text)),
        _("Écrivez une question complète, à laquelle on pourrait répondre sans les choix."),
    )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.NEGATIVE_STEM, Severity.WARNING, negative_stem),
    Rule(Code.UNFOCUSED_STEM, Severity.INFO, unfocused_stem),
)
