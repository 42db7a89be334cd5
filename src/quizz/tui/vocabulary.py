"""Which words of a text lead to the glossary."""

from collections.abc import Iterable

from quizz.domain.term import Term, TermKind


def linked_words(terms: Iterable[Term]) -> dict[str, str]:
    """Word -> id of its entry, for entries of a single word; word parts stand in no text.

    Terms are in lower case; abbreviations keep their capitals, so that « ait » is not AIT.
    """
    words: dict[str, str] = {}
    for term in terms:
        if " " in term.term or term.kind is TermKind.WORD_PART:
            continue
        if term.kind is TermKind.ABBREVIATION:
            words.setdefault(term.term, term.id)
            continue
        word = term.term.casefold()
        words.setdefault(word, term.id)
        words.setdefault(term.plural.casefold() or f"{word}s", term.id)
    return words
