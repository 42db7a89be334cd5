"""The forms that make a text nearest to what was given, by dynamic programming over forms and words at once.

A row holds, for each number of words given, what the text so far costs beside them. A slot goes through
each of its forms from the same row and keeps the cheapest; the choices are then read back from the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from quizz.domain.text import without_accents
from quizz.domain.texts.words import Token

MOST_CELLS = 80_000
"""Words of all forms by words given, beyond which it would be felt."""
_WORD = 1000
_ACCENT = 990
"""A word whose accents alone are wrong: that form is the one that was meant."""
_CASE = 1

Slot = Sequence[tuple[Token, ...]]
"""The forms that one stretch of a text may have."""
Choices = tuple[int, ...]
"""Of each slot, the rank of the form that is taken."""


def size(slots: Sequence[Slot], given: Sequence[Token]) -> int:
    """The cells that a text takes beside what was given."""
    return sum(len(form) for slot in slots for form in slot) * (len(given) + 1)


def cheapest(slots: Sequence[Slot], given: Sequence[Token]) -> Choices:
    """The forms that leave the fewest words wrong, then the fewest capitals; the first ones when equal."""
    rows = [list(accumulate([_WORD] * len(given), initial=0))]
    for slot in slots:
        ends = [_through(rows[-1], form, given) for form in slot]
        rows.append([min(costs) for costs in zip(*ends, strict=True)])
    choices: list[int] = []
    end = len(given)
    backwards = given[::-1]
    for slot, before, after in zip(slots[::-1], rows[-2::-1], rows[:0:-1], strict=True):
        rank, end = _came_from(slot, before, after[end], backwards[len(given) - end :])
        choices.append(rank)
    return tuple(choices[::-1])


def _through(row: Sequence[int], form: Sequence[Token], given: Sequence[Token]) -> Sequence[int]:
    """The row after the words of a form."""
    bares = [_bare(other.folded) for other in given]
    for wanted in form:
        bare = _bare(wanted.folded)
        left = row[0] + _WORD
        following = [left]
        for other, other_bare, diagonal, above in zip(given, bares, row, row[1:], strict=False):
            if bare != other_bare:
                apart = _WORD
            elif wanted.folded != other.folded:
                apart = _ACCENT
            else:
                apart = _CASE if wanted.key != other.key else 0
            left = min(left + _WORD, above + _WORD, diagonal + apart)
            following.append(left)
        row = following
    return row


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    return without_accents(word)


def _came_from(slot: Slot, before: Sequence[int], cost: int, backwards: Sequence[Token]) -> tuple[int, int]:
    """The first form that gives a cost, and how many words were given before it.

    `backwards`: the words given up to its end, the last first.
    """
    count = len(backwards)
    start = list(accumulate([_WORD] * count, initial=0))
    for rank, form in enumerate(slot):
        for taken, own in enumerate(_through(start, form[::-1], backwards)):
            if before[count - taken] + own == cost:
                return rank, count - taken
    return 0, count
