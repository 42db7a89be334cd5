"""Which words of a text lead to the glossary."""

from collections.abc import Iterable

from quizz.domain.term import Term, TermKind


def linked_words(terms: Iterable[Term]) -> dict[str, str]:
    """Lower-case word -> id, for entries of a single word; word parts stand in no text."""
    words: dict[str, str] = {}
    for term in terms:
        if term.kind is not TermKind.WORD_PART and " " not in term.term:
            word = term.term.casefold()
            words.setdefault(word, term.id)
            if term.kind is TermKind.TERM:
                words.setdefault(term.plural.casefold() or f"{word}s", term.id)
    return words
