"""The meaning of a word part, asked for itself."""

from __future__ import annotations

from functools import partial

from quizz.domain.french import NBSP, listed, quoted, sentence, typeset
from quizz.domain.glossary.distractors import LISTED, Wrong, with_distractors
from quizz.domain.glossary.entries import Confused, Element, Glossary
from quizz.domain.glossary.explanations import the_role
from quizz.domain.glossary.keys import form_key
from quizz.domain.glossary.meaning import confusions_of
from quizz.domain.glossary.meanings import is_quality, overlap
from quizz.domain.glossary.ways import Asking
from quizz.domain.likeness import likeness
from quizz.domain.question import Choice, ShortAnswer, SingleChoice
from quizz.domain.term import Facet, Term
from quizz.domain.text import without_hyphens

_WHICH = {"prefix": "Quel préfixe", "root": "Quelle racine", "suffix": "Quel suffixe"}
_ORIGINS = {"grec": " d’origine grecque", "latin": " d’origine latine"}
_MASKED = 2
_LEAST_LEFT = 3
"""Letters that must remain of a masked example."""


def define(glossary: Glossary, term: Term) -> SingleChoice | None:
    """« Que signifie le suffixe « -ectomie » ? »"""
    element = Element(term.term, term.definition, term.role, term)
    named = quoted(term.term)
    if term.forms:
        named = f"{named} (ou {listed([quoted(form) for form in term.forms], 'ou')})"
    prompt = f"Que signifie {the_role(term.role)} {named}{NBSP}?"
    return Asking(term, Facet.MEANING, "define").choice(prompt, meaning_choices(glossary, element))


def answers(_glossary: Glossary, term: Term) -> tuple[str, ...]:
    """The element, its forms and its synonyms."""
    return (term.term, *term.forms, *term.synonyms)


def name(glossary: Glossary, term: Term) -> ShortAnswer:
    """From the meaning to the element or one that means the same, typed with or without hyphens."""
    same = glossary.same_gloss(Element(term.term, term.definition, term.role, term))
    forms = (*answers(glossary, term), *same)
    masked = masked_examples(term)
    origin = "" if masked else _ORIGINS.get(term.origin, "")
    prompt = f"{_WHICH.get(term.role, 'Quel élément')}{origin} signifie {quoted(term.definition)}{NBSP}?"
    if masked:
        noun = "Exemples à compléter" if len(masked) > 1 else "Exemple à compléter"
        prompt = f"{prompt} {noun}{NBSP}: {listed([quoted(example) for example in masked])}."
    accepted = (*forms, *map(without_hyphens, forms))
    confusions = confusions_of(glossary, term)
    return Asking(term, Facet.MEANING, "name").typed(prompt, accepted, confusions=confusions)


def masked_examples(term: Term) -> tuple[str, ...]:
    """Examples without the part asked, « append… »; those where the part is not at its place are left out."""
    forms = sorted((term.term, *term.forms), key=len, reverse=True)
    masked = (_masked(example, forms) for example in term.examples)
    return tuple(example for example in masked if example)[:_MASKED]


def _masked(example: str, forms: list[str]) -> str:
    key = form_key(example)
    if len(key) != len(example):
        return ""
    for form in forms:
        bare = form_key(form).strip("-")
        if form.startswith("-") and key.endswith(bare):
            left = example[: len(example) - len(bare)]
        elif form.endswith("-") and key.startswith(bare):
            left = example[len(bare) :]
        else:
            continue
        left = left.strip("-")
        if len(left) < _LEAST_LEFT or bare in form_key(left):
            return ""
        return f"{left}…" if form.startswith("-") else f"…{left}"
    return ""


def meaning_choices(glossary: Glossary, element: Element) -> tuple[Choice, ...]:
    """The meaning of a part among those of other parts of its role that could not be right too."""
    key = form_key(element.form)
    confused: dict[str, Confused] = {}
    meanings = [element.meaning]
    own = {key}
    if element.entry is not None:
        confused = {form_key(c.text): c for c in glossary.confusions(element.entry)}
        meanings.append(element.entry.definition)
        own |= _forms(element.entry) | set(map(form_key, element.entry.synonyms))
    wrongs = []
    for other in glossary.elements:
        near = confused.get(form_key(other.form))
        if own & _forms_of(other):
            continue
        if near is not None:
            wrongs.append(_wrong(glossary, element, other, near))
        elif other.role == element.role and not any(overlap(one, other.meaning) for one in meanings):
            wrongs.append(_wrong(glossary, element, other, None))
    return with_distractors(typeset(element.meaning), wrongs)


def _wrong(glossary: Glossary, element: Element, other: Element, near: Confused | None) -> Wrong:
    contrast = "" if near is None or element.entry is None else glossary.contrast(element.entry, near)
    told = partial(_told_of, other, contrast)
    if near is None or element.entry is None:
        alike = likeness(form_key(element.form), form_key(other.form)) / 100
        same_nature = is_quality(element.meaning) == is_quality(other.meaning)
        return Wrong(typeset(other.meaning), told, 50 * alike + 25 * same_nature)
    return Wrong(typeset(other.meaning), told, LISTED)


def _told_of(other: Element, contrast: str) -> str:
    """To who takes the meaning of another part for that of a part."""
    told = f"C’est le sens de {quoted(other.form)}."
    return f"{told} {sentence(contrast)}" if contrast else told


def _forms(entry: Term) -> set[str]:
    return {form_key(form) for form in (entry.term, *entry.forms)}


def _forms_of(element: Element) -> set[str]:
    """The forms of a part and the parts that its entry names as synonyms."""
    if element.entry is None:
        return {form_key(element.form)}
    return _forms(element.entry) | set(map(form_key, element.entry.synonyms))
