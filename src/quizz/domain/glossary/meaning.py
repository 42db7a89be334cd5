"""The meaning of a term: from the word to its definition, and back."""

from __future__ import annotations

from functools import partial

from quizz.domain.french import (
    NBSP,
    capitalized,
    of_the,
    quoted,
    sentence,
    typeset,
    uncapitalized,
)
from quizz.domain.glossary.distractors import LISTED, Wrong, with_distractors
from quizz.domain.glossary.entries import Confused, Glossary
from quizz.domain.glossary.keys import form_key, levelled, says
from quizz.domain.glossary.ways import Asking
from quizz.domain.likeness import likeness
from quizz.domain.question import Confusion, ShortAnswer, SingleChoice
from quizz.domain.term import Facet, Term, TermKind


def define(glossary: Glossary, term: Term) -> SingleChoice | None:
    """« Que désigne le terme « uretère » ? », with the definitions of near terms."""
    if says(term.definition, term.term):
        return None
    confused = {c.entry.id: c for c in glossary.confusions(term) if c.entry is not None}
    wrongs = (
        Wrong(
            sentence(other.definition),
            partial(_told_of, glossary, term, other, confused.get(other.id)),
            LISTED if other.id in confused else _nearness(term, other),
        )
        for other in glossary.of_kind[TermKind.TERM]
        if other.id != term.id
        and not glossary.same_thing(term, other)
        and (other.id in confused or not glossary.is_broader(other, term))
        and not says(other.definition, term.term)
    )
    prompt = f"Que désigne le terme {quoted(term.term)}{NBSP}?"
    choices = with_distractors(sentence(term.definition), wrongs)
    return Asking(term, Facet.MEANING, "define").choice(prompt, choices)


def answers(glossary: Glossary, term: Term) -> tuple[str, ...]:
    """The words for a definition, the headword first; none when the definition itself says one of them."""
    words = (term.term, *glossary.equivalents(term))
    return () if any(says(term.definition, word) for word in words) else words


def name(glossary: Glossary, term: Term) -> ShortAnswer | None:
    """From the definition to the word, typed."""
    accepted = answers(glossary, term)
    if not accepted:
        return None
    prompt = f"Quel terme désigne ceci{NBSP}: {quoted(term.definition)}{NBSP}?"
    if term.abbreviation:
        prompt += " Écrivez-le en toutes lettres."
    confusions = confusions_of(glossary, term)
    return Asking(term, Facet.MEANING, "name").typed(prompt, accepted, confusions=confusions)


def confusions_of(glossary: Glossary, term: Term) -> tuple[Confusion, ...]:
    """What is told to who types a word that is taken for this one."""
    return tuple(
        Confusion(confused.text, _told(confused, glossary.contrast(term, confused)))
        for confused in glossary.confusions(term)
        if confused.entry is None or confused.entry.kind is term.kind
    )


def _told(confused: Confused, contrast: str) -> str:
    told = [sentence(contrast)] if contrast else []
    if confused.entry is not None:
        entry = confused.entry
        told.insert(0, sentence(f"{capitalized(entry.term)}{NBSP}: {uncapitalized(entry.definition)}"))
    return " ".join(told) or f"{capitalized(quoted(confused.text))} désigne autre chose."


def _told_of(glossary: Glossary, term: Term, other: Term, confused: Confused | None) -> str:
    """To who takes the definition of another entry for that of a term."""
    told = f"C’est la définition {of_the(other)}."
    contrast = "" if confused is None else glossary.contrast(term, confused)
    return f"{told} {sentence(contrast)}" if contrast else told


def _nearness(term: Term, other: Term) -> float:
    """From 0 to under 100: specialty, shared parts, first word of the definition, spelling."""
    shared = {form_key(part.form) for part in term.parts} & {form_key(part.form) for part in other.parts}
    opening = _opening(term) == _opening(other)
    spelling = likeness(levelled(term.term), levelled(other.term)) / 100
    return (
        30.0 * (term.specialty != "" and term.specialty == other.specialty)
        + 15.0 * min(len(shared), 1)
        + 15.0 * opening
        + 25.0 * spelling
    )


def _opening(term: Term) -> str:
    return typeset(term.definition).partition(" ")[0]
