"""The words that must never be taken for typing errors of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from quizz.domain.judging.paronyms import PARONYMS
from quizz.domain.judging.writing import bare, lookup_key, plain, without_article
from quizz.domain.term import Term


class Word(Struct, frozen=True):
    """One way of writing one entry. `spelled` is its canonical form, `written` the form to show."""

    entry: str
    spelled: str
    written: str


class Vocabulary(Struct, frozen=True):
    """The words of the glossary and the built-in paronyms, by lookup key.

    `whole`: those that stand alone and are rightly written, by their bare letters.
    """

    words: Mapping[str, tuple[Word, ...]]
    whole: Mapping[str, tuple[Word, ...]]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Vocabulary:
        """The paronyms, and all that the glossary writes: headwords, synonyms, forms, plurals, confusions.

        A listed misspelling stands for its term, unless it is a word itself.
        """
        entries = tuple(terms)
        written = [*_written(entries)]
        known = {lookup_key(word.spelled) for word in written}
        misspelt = [word for word in _misspelt(entries) if lookup_key(word.spelled) not in known]
        return cls(
            words=_grouped(lookup_key, (*written, *misspelt)),
            whole=_grouped(bare, (word for word in written if not _is_part(word))),
        )

    def meant_by(self, text: str) -> tuple[Word, ...]:
        """The words that a text can be, those written exactly so when there are any; a part has no plural."""
        letters = bare(text)
        found = tuple(
            word
            for word in self.words.get(lookup_key(text), ())
            if not _is_part(word) or bare(word.spelled) == letters
        )
        spelled = spelled_as(text)
        return tuple(word for word in found if word.spelled == spelled) or found


def spelled_as(text: str) -> str:
    """The canonical form of a word, without article."""
    return without_article(plain(text))


def _written(terms: tuple[Term, ...]) -> Iterator[Word]:
    """Every rightly written word; a paronym, or one only named as confusable, is an entry of its own."""
    spelled = set()
    for term in terms:
        more = (term.plural, term.abbreviation, term.expansion)
        for text in (term.term, *term.synonyms, *term.forms, *filter(None, more)):
            spelled.add(spelled_as(text))
            yield Word(term.id, spelled_as(text), text)
    ids = {term.id for term in terms}
    for name in chain(*(term.confused_with for term in terms), *PARONYMS):
        if name not in ids and spelled_as(name) not in spelled:
            yield Word(f"={name}", spelled_as(name), name)


def _misspelt(terms: tuple[Term, ...]) -> Iterator[Word]:
    for term in terms:
        yield from (Word(term.id, spelled_as(text), term.term) for text in term.misspellings)


def _grouped(key: Callable[[str], str], words: Iterable[Word]) -> dict[str, tuple[Word, ...]]:
    """The words by key, each once, in their order."""
    groups: dict[str, dict[Word, None]] = {}
    for word in words:
        groups.setdefault(key(word.spelled), {})[word] = None
    return {name: tuple(group) for name, group in groups.items() if name}


def _is_part(word: Word) -> bool:
    """Whether the word shows by a hyphen that it joins others: hypo-, -ite."""
    return word.spelled.startswith("-") or word.spelled.endswith("-")


EMPTY_VOCABULARY = Vocabulary.of(())
"""No glossary: the built-in paronyms alone."""
