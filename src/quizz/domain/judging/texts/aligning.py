"""A text that may be written in several ways beside what was given: the nearest way, then word beside word.

The ways are never multiplied with each other. Beyond what `lattice` can do at once, and for faults, which
have a form to begin with, one choice after the other is settled by the distance of the whole text, counted
in words by rapidfuzz. Only runs that differ are then looked at letter by letter, so that
a misspelt word stands beside the right one; what that costs is bounded.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from quizz.domain.judging.texts.lattice import MOST_CELLS, Choices, Slot, cheapest, size
from quizz.domain.texts.words import Token

_PASSES = 3
_MOST_CELLS = 15_000
"""Pairs of words compared letter by letter in one text."""
_GAP = 10
"""What a word too many or too few costs; another word costs 2 when it is nearly the same, to 18."""

Pair = tuple[int | None, int | None]
"""A word wanted and a word given, by their ranks; None beside a word that is missing, or one too many."""


def nearest(slots: Sequence[Slot], given: Sequence[Token], starts: Sequence[Choices]) -> Choices:
    """The forms that make the text nearest to what was given; case breaks a tie, then the first start.

    The full stop that may end a text never counts: `given` comes without. `starts`: where to begin looking,
    some choices that are likely to be made together.
    """
    search = _Search(slots, given)
    return min(map(search.descend, starts), key=search.cost)


def chosen(slots: Sequence[Slot], given: Sequence[Token]) -> Choices:
    """The forms that make the text nearest to what was given; the first ones when some are as near."""
    exact = exactly(slots, given)
    if exact is not None:
        return exact
    if size(slots, given) <= MOST_CELLS:
        return cheapest(slots, given)
    return nearest(slots, given, ((0,) * len(slots),))


def exactly(slots: Sequence[Slot], given: Sequence[Token]) -> Choices | None:
    """The forms that give each word and its case, if there are some."""
    keys = [token.key for token in given]
    ways: dict[int, Choices] = {0: ()}
    for slot in slots:
        onward: dict[int, Choices] = {}
        for at, choices in ways.items():
            for rank, form in enumerate(slot):
                end = at + len(form)
                if end not in onward and keys[at:end] == [token.key for token in form]:
                    onward[end] = (*choices, rank)
        ways = onward
    return ways.get(len(keys))


def aligned(wanted: Sequence[Token], given: Sequence[Token]) -> list[Pair]:
    """Both texts word beside word, whatever their case, in their order."""
    codes = _Codes()
    steps = Levenshtein.opcodes(codes.folded(wanted), codes.folded(given))
    pairs: list[Pair] = []
    changed: _Run | None = None
    cells = 0
    for step in steps:
        if step.tag == "equal":
            if changed:
                cells += changed.cells
                pairs += _paired(changed, wanted, given, by_letters=cells <= _MOST_CELLS)
                changed = None
            pairs += zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            )
        elif changed:
            changed = _Run(changed.start, step.src_end, changed.given_start, step.dest_end)
        else:
            changed = _Run(step.src_start, step.src_end, step.dest_start, step.dest_end)
    if changed:
        by_letters = cells + changed.cells <= _MOST_CELLS
        pairs += _paired(changed, wanted, given, by_letters=by_letters)
    return pairs


class _Run(Struct, frozen=True):
    """A stretch where both texts differ."""

    start: int
    end: int
    given_start: int
    given_end: int

    @property
    def cells(self) -> int:
        return (self.end - self.start) * (self.given_end - self.given_start)


class _Codes:
    """One letter a word, since rapidfuzz is at its fastest with texts."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def folded(self, found: Sequence[Token]) -> str:
        return "".join([self.of(token.folded) for token in found])

    def strict(self, found: Sequence[Token]) -> str:
        return "".join([self.of(token.key) for token in found])

    def of(self, word: str) -> str:
        return self._codes.setdefault(word, chr(0x10000 + len(self._codes)))


class _Search:
    def __init__(self, slots: Sequence[Slot], given: Sequence[Token]) -> None:
        codes = _Codes()
        longest = sum(max(map(len, slot)) for slot in slots)
        seen = given[: 2 * longest + 100]
        self._stop = codes.of(".")
        self._given = codes.folded(seen), codes.strict(seen)
        self._forms = [[(codes.folded(form), codes.strict(form)) for form in slot] for slot in slots]

    def cost(self, choices: Choices, most: int | None = None) -> tuple[int, int]:
        """Words that differ, whatever their case, then with it; what is above `most` is not counted out."""
        forms = [slot[rank] for slot, rank in zip(self._forms, choices, strict=True)]
        folded, strict = ("".join(texts).removesuffix(self._stop) for texts in zip(*forms, strict=True))
        apart = Levenshtein.distance(folded, self._given[0], score_cutoff=most)
        if most is not None and apart > most:
            return apart, 0
        return apart, Levenshtein.distance(strict, self._given[1])

    def descend(self, choices: Choices) -> Choices:
        """Change one form at a time for a nearer one, until none is."""
        best = self.cost(choices)
        for _pass in range(_PASSES):
            before = best
            for place, slot in enumerate(self._forms):
                for rank in range(len(slot)):
                    other = (*choices[:place], rank, *choices[place + 1 :])
                    if rank != choices[place] and (cost := self.cost(other, best[0])) < best:
                        choices, best = other, cost
            if best in (before, (0, 0)):
                break
        return choices


def _paired(run: _Run, wanted: Sequence[Token], given: Sequence[Token], *, by_letters: bool) -> list[Pair]:
    """The words of a run, paired by their letters, or as they come when there are too many."""
    rows, columns = run.end - run.start, run.given_end - run.given_start
    if by_letters and rows and columns:
        pairs = _by_letters(wanted[run.start : run.end], given[run.given_start : run.given_end])
    else:
        both = min(rows, columns)
        pairs = [(rank, rank) for rank in range(both)]
        pairs += [(rank, None) for rank in range(both, rows)]
        pairs += [(None, rank) for rank in range(both, columns)]
    return [
        (None if row is None else run.start + row, None if column is None else run.given_start + column)
        for row, column in pairs
    ]


def _by_letters(wanted: Sequence[Token], given: Sequence[Token]) -> list[Pair]:
    """The cheapest pairing by the likeness of words (Needleman and Wunsch 1970)."""
    table = [[_GAP * column for column in range(len(given) + 1)]]
    costs = [[_cost(one, other) for other in given] for one in wanted]
    for line in costs:
        above = table[-1]
        current = [above[0] + _GAP]
        for column, cost in enumerate(line):
            current.append(min(above[column] + cost, above[column + 1] + _GAP, current[column] + _GAP))
        table.append(current)
    pairs: list[Pair] = []
    row, column = len(wanted), len(given)
    while row or column:
        here = table[row][column]
        if row and column and here == table[row - 1][column - 1] + costs[row - 1][column - 1]:
            row, column = row - 1, column - 1
            pairs.append((row, column))
        elif row and here == table[row - 1][column] + _GAP:
            row -= 1
            pairs.append((row, None))
        else:
            column -= 1
            pairs.append((None, column))
    return pairs[::-1]


def _cost(one: Token, other: Token) -> int:
    """From 0 for the same word to 18; a sign is no word."""
    if one.folded == other.folded:
        return 0
    if one.is_word is not other.is_word:
        return 2 * _GAP + 1
    return 18 - round(16 * Levenshtein.normalized_similarity(one.folded, other.folded))
