"""Abbreviations: what they stand for, what they designate, and how words are abbreviated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from quizz.domain.french import NBSP, quoted, sentence, typeset
from quizz.domain.glossary.distractors import LISTED, Wrong, with_distractors
from quizz.domain.glossary.entries import Confused, Glossary
from quizz.domain.glossary.keys import says
from quizz.domain.glossary.ways import Asking
from quizz.domain.likeness import likeness
from quizz.domain.question import Confusion, ShortAnswer, SingleChoice, Spelling
from quizz.domain.term import Facet, Term, TermKind
from quizz.domain.text import canonical


def expand(glossary: Glossary, term: Term) -> SingleChoice | None:
    """« Que signifie l’abréviation « ECG » ? », with the words of near abbreviations."""
    short, words = _pair(glossary, term)
    if not short:
        return None
    wrongs = _wrongs(glossary, term, short, lambda other: typeset(other.expansion), "C’est ce que signifie")
    prompt = f"Que signifie l’abréviation {quoted(short)}{NBSP}?"
    return Asking(term, Facet.ABBREVIATION, "expand").choice(prompt, with_distractors(typeset(words), wrongs))


def define(glossary: Glossary, term: Term) -> SingleChoice | None:
    """« Que désigne l’abréviation « ECG » ? »: definitions, which initials do not betray."""
    if term.kind is not TermKind.ABBREVIATION or says(term.definition, term.term):
        return None
    wrongs = _wrongs(
        glossary, term, term.term, lambda other: sentence(other.definition), "C’est ce que désigne"
    )
    prompt = f"Que désigne l’abréviation {quoted(term.term)}{NBSP}?"
    choices = with_distractors(sentence(term.definition), wrongs)
    return Asking(term, Facet.ABBREVIATION, "define").choice(prompt, choices)


def answers(glossary: Glossary, term: Term) -> tuple[str, ...]:
    """The abbreviations of the words; none when there is none, or when the words hold it."""
    short, words = _pair(glossary, term)
    if not short or says(words, short):
        return ()
    return (short, *(other.term for other in glossary.of_expansion(words)))


def abbreviate(glossary: Glossary, term: Term) -> ShortAnswer | None:
    """From the words to the abbreviation, typed; a wrong letter is another abbreviation, never a typo."""
    accepted = answers(glossary, term)
    if not accepted:
        return None
    confusions = tuple(
        Confusion(confused.text, _told(confused, glossary.contrast(term, confused)))
        for confused in glossary.confusions(term)
        if _is_abbreviation(confused)
    )
    _short, words = _pair(glossary, term)
    prompt = f"Par quelle abréviation remplace-t-on {quoted(words)}{NBSP}?"
    return Asking(term, Facet.ABBREVIATION, "abbreviate").typed(
        prompt, accepted, spelling=Spelling.NO_TYPO, confusions=confusions
    )


def _pair(glossary: Glossary, term: Term) -> tuple[str, str]:
    """The abbreviation and its words; none for a term whose abbreviation is an entry that asks it already."""
    if term.kind is TermKind.ABBREVIATION:
        return (term.term, term.expansion) if term.expansion else ("", "")
    if not term.abbreviation or glossary.spelled_out(term.abbreviation):
        return "", ""
    return term.abbreviation, term.term


def _wrongs(
    glossary: Glossary, term: Term, short: str, text: Callable[[Term], str], told: str
) -> Iterable[Wrong]:
    confused = {c.entry.id: c for c in glossary.confusions(term) if c.entry is not None}
    for other in glossary.of_kind[TermKind.ABBREVIATION]:
        if other.id == term.id or glossary.same_thing(term, other) or not other.expansion:
            continue
        if canonical(other.term) == canonical(short) or says(text(other), short):
            continue
        near = confused.get(other.id)
        contrast = glossary.contrast(term, near) if near is not None else ""
        yield Wrong(
            text(other),
            partial(_told_of, told, other, contrast),
            LISTED if near is not None else _nearness(short, term, other),
        )


def _told_of(told: str, other: Term, contrast: str) -> str:
    """To who takes the words of another abbreviation for those of one."""
    told = f"{told} {quoted(other.term)}."
    return f"{told} {sentence(contrast)}" if contrast else told


def _nearness(short: str, term: Term, other: Term) -> float:
    """From 0 to under 100: first letter, letters in common, length, specialty."""
    return (
        25.0 * (canonical(short)[:1] == canonical(other.term)[:1])
        + 25.0 * likeness(canonical(short), canonical(other.term)) / 100
        + 10.0 * (len(short) == len(other.term))
        + 20.0 * (term.specialty != "" and term.specialty == other.specialty)
    )


def _is_abbreviation(confused: Confused) -> bool:
    if confused.entry is not None:
        return confused.entry.kind is TermKind.ABBREVIATION
    return " " not in confused.text and sum(letter.isupper() for letter in confused.text) > 1


def _told(confused: Confused, contrast: str) -> str:
    told = [sentence(contrast)] if contrast else []
    if confused.entry is not None:
        told.insert(0, f"{typeset(confused.text)} signifie {quoted(confused.entry.expansion)}.")
    return " ".join(told) or f"{quoted(confused.text)} est une autre abréviation."
