"""The spelling of a term: which form is right, and writing it without a fault."""

from __future__ import annotations

import re

from quizz.domain.french import NBSP, quoted, typeset
from quizz.domain.glossary import meaning
from quizz.domain.glossary.entries import Glossary
from quizz.domain.glossary.keys import says
from quizz.domain.glossary.ways import Asking
from quizz.domain.question import Choice, Confusion, ShortAnswer, SingleChoice, Spelling
from quizz.domain.term import Facet, Term
from quizz.domain.text import canonical, without_accents

_OPTIONS = 4


def choose(glossary: Glossary, term: Term) -> SingleChoice | None:
    """The right form among wrong ones; at least two of them are needed."""
    wrong = misspellings(glossary, term)[: _OPTIONS - 1]
    if len(wrong) < 2 or says(term.definition, term.term):
        return None
    right = typeset(term.term)
    choices = (
        Choice(right, correct=True),
        *(Choice(typeset(text), feedback=hint(right, text)) for text in wrong),
    )
    prompt = f"Comment s’écrit le terme qui désigne ceci{NBSP}: {quoted(term.definition)}{NBSP}?"
    return Asking(term, Facet.SPELLING, "choose").choice(prompt, choices)


def answers(glossary: Glossary, term: Term) -> tuple[str, ...]:
    """What may be typed; none when nobody is known to misspell the term."""
    return meaning.answers(glossary, term) if misspellings(glossary, term) else ()


def write(glossary: Glossary, term: Term) -> ShortAnswer | None:
    """From the definition to the word, every accent and hyphen counting."""
    accepted = answers(glossary, term)
    if not accepted:
        return None
    prompt = (
        f"Écrivez sans faute le terme qui désigne ceci{NBSP}: {quoted(term.definition)}. "
        "Les accents et les traits d’union comptent."
    )
    gap = masked_example(term)
    if gap:
        prompt = f"{prompt} Exemple à compléter{NBSP}: {quoted(gap, whole=True)}"
    confusions = tuple(
        Confusion(text, hint(typeset(term.term), text)) for text in misspellings(glossary, term)
    )
    return Asking(term, Facet.SPELLING, "type").typed(
        prompt, accepted, spelling=Spelling.STRICT, confusions=confusions
    )


def misspellings(glossary: Glossary, term: Term) -> tuple[str, ...]:
    """Wrong forms, without those that happen to be right for this entry or another."""
    texts = {canonical(text): text for text in reversed(term.misspellings) if not glossary.is_headword(text)}
    return tuple(texts.values())[::-1]


def masked_example(term: Term) -> str:
    """The example with a gap for the term; empty when the term is not there once, as it is written."""
    word = rf"(?<!\w){re.escape(typeset(term.term))}(?!\w)"
    gap, count = re.subn(word, "…", typeset(term.example), flags=re.IGNORECASE)
    return gap if count == 1 and not says(gap, term.term) else ""


def hint(right: str, wrong: str) -> str:
    """What is wrong in a form, when one letter or the accents alone are."""
    first, second = canonical(right), canonical(wrong)
    told = f"On écrit {quoted(right)}"
    if without_accents(first) == without_accents(second):
        return f"Les lettres y sont, mais pas les accents{NBSP}: on écrit {quoted(right)}."
    missing, extra = _difference(first, second)
    if len(missing) > 1 or len(extra) > 1:
        return f"{told}."
    if not extra:
        return f"{told}{NBSP}: il manque la lettre {quoted(missing)}."
    if not missing:
        return f"{told}{NBSP}: la lettre {quoted(extra)} est de trop."
    return f"{told}, avec {quoted(missing)} et non {quoted(extra)}."


def _difference(right: str, wrong: str) -> tuple[str, str]:
    """What stands between the letters that two words share at their start and at their end."""
    start = _shared(right, wrong)
    end = _shared(right[start:][::-1], wrong[start:][::-1])
    return right[start : len(right) - end], wrong[start : len(wrong) - end]


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
