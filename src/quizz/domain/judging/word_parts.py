"""Parts of words that change the meaning when one is taken for the other: hypo- and hyper-, -ite and -ose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product

from quizz.domain.judging.leniency import words
from quizz.domain.judging.writing import plain, without_article
from quizz.domain.term import Term, TermKind
from quizz.domain.text import canonical, without_accents, without_ligatures

Pair = tuple[str, str]

BUILT_IN: tuple[tuple[str, ...], ...] = (
    ("hypo-", "hyper-"),
    ("abduc-", "adduc-"),
    ("brady-", "tachy-"),
    ("inter-", "intra-"),
    ("infra-", "supra-"),
    ("macro-", "micro-"),
    ("pré-", "pro-"),
    ("endo-", "exo-"),
    ("anté-", "anti-"),
    ("oligo-", "poly-"),
    ("uréter-", "urétr-"),
    ("colo-", "colpo-"),
    ("cysto-", "cyto-"),
    ("-ite", "-ose"),
    ("-tomie", "-stomie", "-ectomie"),
    ("-phagie", "-phasie"),
    ("-rragie", "-rraphie", "-rrhée"),
    ("-gramme", "-graphie"),
)
"""Groups of parts that people take for one another; a hyphen shows where the part joins."""

_SHORTEST = 3
"""Shorter parts begin or end too many words by accident: a-, ad-, bi-."""
_VOWELS = "aeiouy"


def confusable_pairs(terms: Iterable[Term]) -> tuple[Pair, ...]:
    """The built-in pairs, and those of the glossary's word parts, each in both directions."""
    parts = {term.id: term for term in terms if term.kind is TermKind.WORD_PART}
    pairs = chain.from_iterable(combinations(map(_level, group), 2) for group in BUILT_IN)
    listed = chain.from_iterable(_listed_pairs(term, parts) for term in parts.values())
    both = ((one, other) for pair in chain(pairs, listed) for one, other in (pair, pair[::-1]))
    return tuple(dict.fromkeys(pair for pair in both if _comparable(*pair)))


def exchanged(text: str, pairs: Iterable[Pair]) -> Iterator[str]:
    """A text with one of its word parts taken for another, in every way; accents and plurals are lost."""
    spelled = words(_level(without_article(plain(text))))
    for (one, other), (place, word) in product(pairs, enumerate(spelled)):
        for wrong in _exchange(word, one, other):
            yield " ".join((*spelled[:place], wrong, *spelled[place + 1 :]))


def _listed_pairs(term: Term, parts: dict[str, Term]) -> Iterator[Pair]:
    """A word part with what it is confused with, and their other forms unless one begins with the other."""
    for name in term.confused_with:
        other = parts.get(name)
        head, *forms = (other.term, *other.forms) if other else (name,)
        yield _level(term.term), _level(head)
        for one, two in product(map(_level, (term.term, *term.forms)), map(_level, (head, *forms))):
            if not (one.startswith(two.strip("-")) or two.startswith(one.strip("-"))):
                yield one, two


def _comparable(one: str, other: str) -> bool:
    """Whether both join on the same side, and are long enough to be more than a chance run of letters."""
    sides = {(part.startswith("-"), part.endswith("-")) for part in (one, other)}
    long_enough = min(len(one), len(other)) > _SHORTEST
    return one != other and sides in ({(True, False)}, {(False, True)}) and long_enough


def _exchange(word: str, one: str, other: str) -> Iterator[str]:
    """A word with `one` at its beginning or end replaced by `other`; -stomie is no -tomie."""
    old, new = one.strip("-"), other.strip("-")
    if one.endswith("-"):
        if word.startswith(old) and not (new.startswith(old) and word.startswith(new)):
            yield new + word.removeprefix(old)
        return
    singular = word.removesuffix("s")
    if singular.endswith(old) and not (new.endswith(old) and singular.endswith(new)):
        yield from _join(singular.removesuffix(old), new)


def _join(stem: str, suffix: str) -> Iterator[str]:
    """A stem and a suffix, with the linking « o » that comes and goes: gastrotomie, gastrectomie."""
    yield stem + suffix
    if suffix[0] in _VOWELS:
        yield stem.removesuffix("o") + suffix
    elif stem and stem[-1] not in _VOWELS:
        yield f"{stem}o{suffix}"


def _level(text: str) -> str:
    """Without accents nor ligatures, hyphens kept."""
    return without_accents(without_ligatures(canonical(text)))
