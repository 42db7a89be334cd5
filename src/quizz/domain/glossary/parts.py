"""The parts of a term: the meaning of one, the word made of all, the word cut into them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizz.domain.french import NBSP, capitalized, listed, quoted, typeset, unstopped
from quizz.domain.glossary import meaning
from quizz.domain.glossary.cutting import cuts_of
from quizz.domain.glossary.elements import meaning_choices
from quizz.domain.glossary.entries import Glossary
from quizz.domain.glossary.keys import form_key, levelled
from quizz.domain.glossary.ways import Asking
from quizz.domain.likeness import part_likeness
from quizz.domain.question import Element, ShortAnswer, SingleChoice, WordParts
from quizz.domain.term import Facet, Term, WordPart
from quizz.domain.text import canonical

_TRANSPARENT = 75.0
_QUALIFYING = ("de ", "des ", "du ", "le plus ", "non", "sans ", "souvent ", "surtout ")
"""How a piece of a meaning begins that is none by itself: « trompe, surtout utérine »."""
_LEADING = re.compile(r"(?:action )?(?:de |d’)|qui ")
"""What may be left out before a meaning: « action d’avaler »."""


def decompose(glossary: Glossary, term: Term) -> SingleChoice | None:
    """« Dans « hématurie », que signifie « hémato- » ? », the least obvious part being asked."""
    if len(term.parts) < 2:
        return None
    for part in _least_obvious_first(glossary, term):
        choices = meaning_choices(glossary, glossary.element(part.form, part.meaning))
        prompt = f"Dans {quoted(term.term)}, que signifie l’élément {quoted(part.form)}{NBSP}?"
        question = Asking(term, Facet.PARTS, "decompose").choice(prompt, choices)
        if question is not None:
            return question
    return None


def answers(glossary: Glossary, term: Term) -> tuple[str, ...]:
    """The word and its synonyms in one word; none when it is not made of parts."""
    if len(term.parts) < 2:
        return ()
    return tuple(word for word in meaning.answers(glossary, term) if word == term.term or " " not in word)


def compose(glossary: Glossary, term: Term) -> ShortAnswer | None:
    """From the meanings of the parts, and the definition, to the word."""
    accepted = answers(glossary, term)
    if not accepted:
        return None
    meanings = listed([quoted(part.meaning) for part in term.parts])
    prompt = (
        f"{capitalized(unstopped(typeset(term.definition)))}{NBSP}: "
        f"quel terme forme-t-on avec des éléments qui signifient {meanings}{NBSP}?"
    )
    return Asking(term, Facet.PARTS, "compose").typed(
        prompt, accepted, confusions=meaning.confusions_of(glossary, term)
    )


def can_be_cut(term: Term) -> bool:
    """Whether the parts of a term follow one another in it, so that it can be cut."""
    return bool(cuts_of(term.term, [part.form for part in term.parts]))


def cut(glossary: Glossary, term: Term) -> WordParts | None:
    """« Découpez « hématurie » », then the meaning of each part."""
    cuts = cuts_of(term.term, [part.form for part in term.parts])
    if not cuts:
        return None
    elements = tuple(
        Element(text, _accepted(glossary, part), part.form)
        for text, part in zip(cuts[0], term.parts, strict=True)
    )
    prompt = f"Découpez {quoted(term.term)} en éléments, puis donnez le sens de chacun."
    return Asking(term, Facet.PARTS, "cut").taken_apart(prompt, elements, cuts[1:])


def _accepted(glossary: Glossary, part: WordPart) -> tuple[str, ...]:
    """The meaning of a part in the word, then those of its entry, of its synonyms, and their alternatives."""
    entry = glossary.element(part.form, part.meaning).entry
    told = [part.meaning]
    if entry is not None:
        told.append(entry.definition)
        synonyms = (glossary.element(form, "").entry for form in entry.synonyms)
        told += [synonym.definition for synonym in synonyms if synonym is not None]
    shown = [typeset(text) for text in told]
    every = (*shown, *(piece for text in shown for piece in _pieces(text)))
    first: dict[str, str] = {}
    for text in every:
        first.setdefault(canonical(text), text)
    return tuple(first.values())


def _pieces(text: str) -> Iterator[str]:
    """The alternatives of a meaning, « absence, privation », each with and without what leads to it."""
    text = re.sub(r" ?\([^)]*\)", "", text)
    separators = "," if " ou non" in text else "[,;]| ou "
    first, *others = (piece.strip() for piece in re.split(separators, text))
    if " ou non" in text:
        others = []
    for piece in (first, *(other for other in others if not other.startswith(_QUALIFYING))):
        yield piece
        yield _LEADING.sub("", piece, count=1) if _LEADING.match(piece) else piece


def _least_obvious_first(glossary: Glossary, term: Term) -> list[WordPart]:
    """Parts that do not look like their meaning, the rarest in the glossary first."""
    return sorted(term.parts, key=lambda part: (_is_transparent(part), glossary.uses[form_key(part.form)]))


def _is_transparent(part: WordPart) -> bool:
    """`-thorax`, « thorax » or `cardio-`, « muscle cardiaque »: the form gives the meaning away."""
    return part_likeness(levelled(part.form), levelled(part.meaning)) >= _TRANSPARENT
