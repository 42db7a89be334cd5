"""What is told after an answer: two to four sentences made from the fields of an entry."""

from __future__ import annotations

import re

from quizz.domain.french import (
    NBSP,
    capitalized,
    elides,
    listed,
    one,
    quoted,
    sentence,
    typeset,
    uncapitalized,
)
from quizz.domain.term import Facet, Term, TermKind, WordPart

_AT_MOST = 4
_GENDERS = {"m": "nom masculin", "f": "nom féminin", "mf": "nom masculin ou féminin"}
_ROLES = {"prefix": "le préfixe", "root": "la racine", "suffix": "le suffixe"}
_ORIGINS = {"grec": "d’origine grecque", "latin": "d’origine latine"}

_KEPT_FIRST: dict[Facet, tuple[str, ...]] = {
    Facet.MEANING: ("definition", "contrast", "parts", "synonyms", "example", "plural", "article"),
    Facet.SPELLING: ("definition", "parts", "plural", "article", "contrast", "example"),
    Facet.PARTS: ("definition", "parts", "contrast", "example", "plural", "article"),
    Facet.ABBREVIATION: ("short", "definition", "contrast", "synonyms", "example", "plural", "article"),
}
"""What is worth most for each facet, most first; the sentences are always told in one order."""


def explanation(term: Term, facet: Facet) -> str:
    """The definition and what helps to remember it."""
    pieces = _pieces(term)
    kept: set[str] = set()
    count = 0
    for name in _KEPT_FIRST[facet]:
        size = _sentences(pieces.get(name, ""))
        if size and count + size <= _AT_MOST:
            kept.add(name)
            count += size
    return " ".join(text for name, text in pieces.items() if name in kept)


def the_role(role: str) -> str:
    """The French name of a role, with its article."""
    return _ROLES.get(role, "l’élément")


def _pieces(term: Term) -> dict[str, str]:
    """The sentences that can be made, by name, in the order in which they are told."""
    pieces = {
        "short": f"{term.abbreviation} signifie {quoted(term.term)}." if term.abbreviation else "",
        "definition": _definition(term),
        "parts": parts_sentence(term.parts) if len(term.parts) > 1 else _found_in(term),
        "synonyms": _synonyms(term),
        "plural": f"Au pluriel, on écrit {quoted(term.plural)}." if term.plural else "",
        "article": f"On dit {quoted(one(term))}." if one(term) and elides(term.term) else "",
        "contrast": sentence(term.contrast) if term.contrast else "",
        "example": f"Exemple{NBSP}: {quoted(term.example, whole=True)}" if term.example else "",
    }
    return {name: text for name, text in pieces.items() if text}


def _definition(term: Term) -> str:
    if term.kind is TermKind.WORD_PART:
        origin = _ORIGINS.get(term.origin)
        aside = f", {origin}," if origin else ""
        return sentence(
            f"{the_role(term.role)} {quoted(term.term)}{aside} signifie {quoted(term.definition)}"
        )
    if term.kind is TermKind.ABBREVIATION:
        return f"{typeset(term.term)} signifie {quoted(term.expansion)}. {sentence(term.definition)}"
    gender = _GENDERS.get(term.gender, "")
    note = f" ({gender}{' pluriel' if term.number == 'pl' else ''})" if gender else ""
    return sentence(f"{capitalized(term.term)}{note}{NBSP}: {uncapitalized(term.definition)}")


def _found_in(term: Term) -> str:
    if not term.examples:
        return ""
    pronoun = "la" if term.role == "root" else "le"
    return f"On {pronoun} trouve dans {listed([quoted(example) for example in term.examples])}."


def _synonyms(term: Term) -> str:
    if not term.synonyms:
        return ""
    start = "De même sens" if term.kind is TermKind.WORD_PART else "On dit aussi"
    return f"{start}{NBSP}: {listed([quoted(synonym) for synonym in term.synonyms])}."


def parts_sentence(parts: tuple[WordPart, ...]) -> str:
    """« Le mot réunit « an- » (absence) et « -urie » (urine), d’origine grecque. »"""
    origins = {part.origin for part in parts}
    shared = _ORIGINS.get(parts[0].origin, "") if len(origins) == 1 else ""
    told = [f"{quoted(part.form)} ({typeset(part.meaning)}{'' if shared else _from(part)})" for part in parts]
    return f"Le mot réunit {listed(told)}{f', {shared}' if shared else ''}."


def _from(part: WordPart) -> str:
    return f", {_ORIGINS[part.origin]}" if part.origin in _ORIGINS else ""


def _sentences(text: str) -> int:
    """Sentences of a text; a stop after one capital letter or a known short form ends none."""
    return len(re.findall(r"(?<!\bM)(?<!\bDr)(?<!\bart)(?<!\bL)(?<!\bR)(?<!\bD)[.!?…]+(?=\s|$)", text))
