"""Where a word is cut into its parts: a form ends in a vowel that its word may drop or change.

`hépato-` and `-ite` make hépatite, `métro-` and `-ose` endométriose. A linking vowel belongs to the part on
its left. A letter that stands for two, as the o of `thrombo-` and `-ose` in thrombose, or that is doubled
where parts meet, may go to either side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from quizz.domain.text import canonical, without_accents

_LINKING = "oi"
_VOWELS = "aeiouy"
_MOST_PARTS = 8
"""No word has more; each could double the readings."""

Cut = tuple[str, ...]


def cuts_of(word: str, forms: Sequence[str]) -> tuple[Cut, ...]:
    """The ways to cut a word into parts of these forms, `hépato-`, the best first; none when they do not
    follow one another in it."""
    level = _level(word)
    bare = [_level(form).strip("-") for form in forms]
    if len(level) != len(word) or not 2 <= len(bare) <= _MOST_PARTS or not all(bare):
        return ()
    found = next(_lengths(level, bare), None)
    if found is None:
        return ()
    ends = [sum(found[: rank + 1]) for rank in range(len(found) - 1)]
    choices = [(end, *_others(level, end, bare[rank], bare[rank + 1])) for rank, end in enumerate(ends)]
    made = (_cut(word, chosen) for chosen in product(*choices))
    return tuple(cut for cut in made if all(cut))


def _lengths(word: str, forms: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """How many letters each part takes, the readings that change least first; the last part stands whole."""
    form, *others = forms
    if not others:
        if word == form:
            yield (len(word),)
        return
    for start in _as_written(form, others[0]):
        if word.startswith(start):
            yield from ((len(start), *rest) for rest in _lengths(word[len(start) :], others))


def _as_written(form: str, following: str) -> Iterator[str]:
    """A part that another follows: as it is, without its vowel (or both, `artério-`), with another one, with
    a doubled letter."""
    yield form
    stem = form[:-1] if len(form) > 2 and form[-1] in _LINKING else form
    if stem != form:
        yield stem
    yield from (stem + vowel for vowel in _LINKING if stem + vowel != form)
    if form.endswith("io") and len(form) > 3:
        yield form[:-2]
    if following[0] not in _VOWELS:
        yield form + following[0]


def _others(word: str, end: int, form: str, following: str) -> Iterator[int]:
    """The other places where a part may end: round a letter that stands for two, or between doubled ones."""
    before, after, next_one = word[end - 1], word[end], word[end + 1 : end + 2]
    dropped = len(form) > 2 and form[-1] in _VOWELS and word[:end].endswith(form[:-1])
    shared = dropped and after == form[-1] == following[0]
    doubled = after not in _VOWELS and after == next_one == following[0]
    if shared or doubled:
        yield end + 1
    elif before not in _VOWELS and before == after == following[0] != form[-1]:
        yield end - 1


def _cut(word: str, ends: Sequence[int]) -> Cut:
    bounds = (0, *ends, len(word))
    return tuple(word[start:end] for start, end in pairwise(bounds))


def _level(text: str) -> str:
    """Without accents; a ligature stays, so that letters keep their places."""
    return without_accents(canonical(text))
