"""What entries of the glossary say of other words: whether something is to be told of it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from quizz.content.compiled import Reference, ReferenceKind
from quizz.domain.term import Term
from quizz.domain.text import canonical

_MARKED = ("wp-", "ab-")
"""How the ids of word parts and abbreviations begin, and no French word does."""


class Told(Enum):
    """What there is to tell of a word that an entry names."""

    NOTHING = auto()
    REAL_WORD = auto()
    """It is given as misspelt, and has an entry."""
    HAS_ENTRY = auto()
    """It could be linked to its entry."""
    NO_SUCH_ENTRY = auto()
    """It looks like an id that there is not."""


class Words:
    """The words that have an entry."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._ids: dict[str, str] = {}
        self._by_word: dict[str, str] = {}
        for term in terms:
            self._ids[term.id] = term.id
            self._by_word[canonical(term.term)] = term.id

    def entry(self, word: str) -> str:
        """The id of the entry of a word; empty when it has none."""
        return self._by_word.get(canonical(word), "")

    def told(self, reference: Reference) -> Told:
        """What is to be told of a word that an entry gives as misspelt, or as taken for it."""
        target = reference.target
        if reference.kind is ReferenceKind.MISSPELLING:
            return Told.REAL_WORD if self.entry(target) not in {"", reference.owner} else Told.NOTHING
        if reference.kind is not ReferenceKind.CONFUSED_WITH or target in self._ids:
            return Told.NOTHING
        if self.entry(target) not in {"", reference.owner}:
            return Told.HAS_ENTRY
        return Told.NO_SUCH_ENTRY if target.startswith(_MARKED) else Told.NOTHING
