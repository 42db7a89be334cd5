"""Finding an entry as one types: accents, case and hyphens make no difference, a small slip is forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizz.domain.term import Term
from quizz.domain.text import search_key

_EXACT, _PREFIX, _WORD_START, _INSIDE, _TYPO = range(5)
_SHORTEST_WITH_A_TYPO = 4
_TWO_SLIPS_FROM = 8


class SearchIndex:
    """The names of all the entries; a headword comes before a synonym found as well."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = sorted(terms, key=lambda term: (search_key(term.term), term.id))
        self._keys: list[str] = []
        self._owners: list[int] = []
        self._secondary: list[bool] = []
        self._word_starts: list[str] = []
        for number, term in enumerate(self._terms):
            keys = dict.fromkeys(search_key(name) for name in _names(term))
            for key in filter(None, keys):
                self._secondary.append(key != search_key(term.term))
                self._owners.append(number)
                self._keys.append(key)
                self._word_starts.append(" " + re.sub(r"\W+", " ", key))

    def find(self, query: str, limit: int) -> tuple[Term, ...]:
        """Up to `limit` entries, best first; the first in alphabetical order when nothing is typed.

        Slips are forgiven only when nothing matches as typed.
        """
        wanted = search_key(query)
        if limit <= 0:
            return ()
        if not wanted:
            return tuple(self._terms[:limit]) if not query.strip() else ()
        best = self._matches(wanted) or self._slips(wanted)
        order = sorted(best, key=lambda owner: (best[owner], owner))
        return tuple(self._terms[owner] for owner in order[:limit])

    def _matches(self, wanted: str) -> dict[int, tuple[int, bool, int]]:
        """Entry -> how well it matches: kind of match, synonym or not, length of the name."""
        found: dict[int, tuple[int, bool, int]] = {}
        for at, key in enumerate(self._keys):
            if wanted not in key:
                continue
            if key.startswith(wanted):
                kind = _EXACT if key == wanted else _PREFIX
            else:
                kind = _WORD_START if f" {wanted}" in self._word_starts[at] else _INSIDE
            self._keep(found, at, kind)
        return found

    def _slips(self, wanted: str) -> dict[int, tuple[int, bool, int]]:
        """Entries that begin like what is typed, one letter apart, two from eight letters on.

        rapidfuzz is imported here, for the first slip.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: dict[int, tuple[int, bool, int]] = {}
        if len(wanted) < _SHORTEST_WITH_A_TYPO:
            return found
        slips = 2 if len(wanted) >= _TWO_SLIPS_FROM else 1
        for size in range(len(wanted) - slips, len(wanted) + slips + 1):
            starts = [key[:size] for key in self._keys]
            near = process.extract(
                wanted, starts, scorer=OSA.distance, score_cutoff=slips, limit=None, processor=None
            )
            for _start, distance, at in near:
                self._keep(found, at, _TYPO + int(distance))
        return found

    def _keep(self, found: dict[int, tuple[int, bool, int]], at: int, kind: int) -> None:
        rank = (kind, self._secondary[at], len(self._keys[at]))
        owner = self._owners[at]
        if owner not in found or rank < found[owner]:
            found[owner] = rank


def _names(term: Term) -> tuple[str, ...]:
    return (term.term, *term.forms, *term.synonyms, term.expansion, term.abbreviation)
