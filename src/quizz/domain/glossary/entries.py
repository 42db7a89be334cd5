"""The entries seen together: who is confused with whom, who means the same, what each word part means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from quizz.domain.glossary.keys import form_key, levelled
from quizz.domain.glossary.meanings import glosses
from quizz.domain.term import Term, TermKind
from quizz.domain.text import canonical

_PREFIXES = """
a an ab ad ambi ana anté anti apo auto bi bis brady cata circon co contra contre demi dé di dia diplo dis dys
ecto endo épi eu ex exo extra hémi hétéro homo hyper hypo infra inter intra iso juxta macro mal méga mégalo
méso méta micro mono multi néo oligo ortho pan para per péri pluri pollaki poly post pré pro pseudo re rétro
semi sous sub supra sur sus syn sym tachy télé tétra trans tri ultra uni
"""
"""First elements that are prefixes rather than roots, for parts that have no entry of their own."""


class Confused(Struct, frozen=True):
    """What an entry is taken for: another entry, or a plain word that has none.

    `listed`: the entry's own author says so, else the author of the other one.
    """

    text: str
    entry: Term | None
    listed: bool = True


class Element(Struct, frozen=True):
    """A word part as an entry or a term gives it. `entry` is its own entry, when there is one."""

    form: str
    meaning: str
    role: str
    entry: Term | None


class Glossary:
    """Lookups over all the entries; the first of two entries with one id is kept."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.by_id: dict[str, Term] = {}
        for term in terms:
            self.by_id.setdefault(term.id, term)

    @cached_property
    def of_kind(self) -> dict[TermKind, tuple[Term, ...]]:
        """Entries by kind, in the order of the file."""
        return {kind: tuple(term for term in self.by_id.values() if term.kind is kind) for kind in TermKind}

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {term.id: frozenset(map(levelled, _names_of(term))) for term in self.by_id.values()}

    @cached_property
    def _confused(self) -> dict[str, tuple[Confused, ...]]:
        """Both directions: an entry confused with another is one that the other is confused with."""
        found: dict[str, dict[str, Confused]] = {term_id: {} for term_id in self.by_id}
        for term in self.by_id.values():
            for text in term.confused_with:
                other = self.by_id.get(text) or self._named(text, term.kind)
                name = other.term if other else text
                found[term.id].setdefault(form_key(name), Confused(name, other))
        for term in self.by_id.values():
            for confused in tuple(found[term.id].values()):
                if confused.entry is not None:
                    found[confused.entry.id].setdefault(
                        form_key(term.term), Confused(term.term, term, listed=False)
                    )
        return {
            term_id: tuple(
                confused for confused in links.values() if confused.entry is not self.by_id[term_id]
            )
            for term_id, links in found.items()
        }

    @cached_property
    def _by_headword(self) -> dict[tuple[TermKind, str], Term]:
        found: dict[tuple[TermKind, str], Term] = {}
        for term in self.by_id.values():
            found.setdefault((term.kind, form_key(term.term)), term)
        return found

    def _named(self, text: str, kind: TermKind) -> Term | None:
        return self._by_headword.get((kind, form_key(text)))

    def confusions(self, term: Term) -> tuple[Confused, ...]:
        """What the entry is taken for, as its author lists it, then as others do."""
        return self._confused[term.id]

    def contrast(self, term: Term, confused: Confused) -> str:
        """The sentence that tells the two apart: one that speaks of both, or the only one there is."""
        alone = confused.listed and len(term.confused_with) == 1
        if term.contrast and (alone or _mentions(term.contrast, confused)):
            return term.contrast
        other = confused.entry
        if other is not None and _mentions(other.contrast, Confused(term.term, term)):
            return other.contrast
        return ""

    def same_thing(self, one: Term, other: Term) -> bool:
        """Whether two entries have a name or their definition in common."""
        return bool(self._names[one.id] & self._names[other.id]) or one.definition == other.definition

    def is_broader(self, other: Term, term: Term) -> bool:
        """Whether the other word is made of some of the parts: échographie beside échocardiographie."""
        broader = {form_key(part.form) for part in other.parts}
        return bool(broader) and broader < {form_key(part.form) for part in term.parts}

    def equivalents(self, term: Term) -> tuple[str, ...]:
        """Other words for the entry: its synonyms, then the entries that name it as theirs."""
        others = (
            other.term for other in self._namers.get(levelled(term.term), ()) if other.kind is term.kind
        )
        return tuple(dict.fromkeys((*term.synonyms, *others)))

    @cached_property
    def _namers(self) -> dict[str, list[Term]]:
        """Synonym -> the entries that name it, those it heads apart."""
        found: dict[str, list[Term]] = {}
        for term in self.by_id.values():
            for key in {levelled(synonym) for synonym in term.synonyms} - {levelled(term.term)}:
                found.setdefault(key, []).append(term)
        return found

    def spelled_out(self, abbreviation: str) -> bool:
        """Whether an entry of its own explains this abbreviation."""
        return self._named(abbreviation, TermKind.ABBREVIATION) is not None

    def of_expansion(self, words: str) -> list[Term]:
        """Abbreviations that stand for these words."""
        return self._by_expansion.get(levelled(words), [])

    @cached_property
    def _by_expansion(self) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for term in self.of_kind[TermKind.ABBREVIATION]:
            found.setdefault(levelled(term.expansion), []).append(term)
        return found

    def is_headword(self, text: str) -> bool:
        """Whether a text, accents included, is an entry or a synonym."""
        return canonical(text) in self._written

    @cached_property
    def _written(self) -> frozenset[str]:
        return frozenset(canonical(name) for term in self.by_id.values() for name in _names_of(term))

    @cached_property
    def _part_entries(self) -> dict[str, Term]:
        found: dict[str, Term] = {}
        parts = self.of_kind[TermKind.WORD_PART]
        headwords = [(term.term, term) for term in parts]
        forms = [(form, term) for term in parts for form in term.forms]
        for form, term in headwords + forms:
            found.setdefault(form_key(form), term)
        return found

    def element(self, form: str, meaning: str) -> Element:
        """A part of a word with its role: that of its entry, else by its place and the list of prefixes."""
        entry = self._part_entries.get(form_key(form))
        if form.startswith("-"):
            role = "suffix"
        elif entry is not None:
            role = entry.role
        else:
            role = "prefix" if canonical(form).strip("-") in _PREFIXES.split() else "root"
        return Element(form, meaning, role, entry)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every word part, one a form: the entries first, then the parts of terms that have none."""
        found: dict[str, Element] = {}
        for term in self.of_kind[TermKind.WORD_PART]:
            found[form_key(term.term)] = Element(term.term, term.definition, term.role, term)
        for term in self.of_kind[TermKind.TERM]:
            for part in term.parts:
                element = self.element(part.form, part.meaning)
                if element.entry is None:
                    found.setdefault(form_key(part.form), element)
        return tuple(found.values())

    @cached_property
    def uses(self) -> Counter[str]:
        """How many terms use each form."""
        return Counter(form_key(part.form) for term in self.by_id.values() for part in term.parts)

    def same_gloss(self, element: Element) -> tuple[str, ...]:
        """Forms of the same role that have a meaning in common, listed confusions apart."""
        meanings = glosses(element.meaning)
        apart = set() if element.entry is None else {form_key(c.text) for c in self.confusions(element.entry)}
        return tuple(
            other.form
            for other in self.elements
            if other.role == element.role
            and form_key(other.form) != form_key(element.form)
            and form_key(other.form) not in apart
            and meanings & glosses(other.meaning)
        )


def _names_of(term: Term) -> tuple[str, ...]:
    names = (term.term, *term.forms, *term.synonyms, term.expansion, term.abbreviation)
    return tuple(name for name in names if name)


def _mentions(text: str, confused: Confused) -> bool:
    """Whether a contrast speaks of a word: itself, a form of it, or an example of it."""
    entry = confused.entry
    words = (
        [confused.text] if entry is None else [confused.text, *entry.forms, *entry.examples, *entry.synonyms]
    )
    told = form_key(text)
    return any(re.search(rf"(?<!\w){re.escape(form_key(word))}", told) for word in words)
