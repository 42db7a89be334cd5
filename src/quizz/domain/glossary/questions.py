"""All that the glossary can ask, written when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from msgspec import Struct

from quizz.domain.glossary import abbreviations, elements, meaning, parts, spelling
from quizz.domain.glossary.entries import Glossary
from quizz.domain.glossary.search import SearchIndex
from quizz.domain.question import AnyQuestion, kind_of
from quizz.domain.term import Facet, Term, TermKind

Way = Callable[[Glossary, Term], AnyQuestion | None]


class FacetWays(Struct, frozen=True):
    """How a facet is asked: by choices, then typed. `answers` tells at little cost if it can be typed."""

    recognition: tuple[Way, ...]
    recall: tuple[Way, ...]
    answers: Callable[[Glossary, Term], tuple[str, ...]]

    def exist(self, glossary: Glossary, term: Term) -> bool:
        """Whether there is at least one way."""
        return bool(self.answers(glossary, term)) or any(way(glossary, term) for way in self.recognition)

    def questions(self, glossary: Glossary, term: Term) -> tuple[AnyQuestion, ...]:
        """All the ways there are, recognition first."""
        made = (way(glossary, term) for way in (*self.recognition, *self.recall))
        return tuple(question for question in made if question is not None)


_ABBREVIATION = FacetWays(
    (abbreviations.expand, abbreviations.define), (abbreviations.abbreviate,), abbreviations.answers
)
_WAYS: dict[TermKind, dict[Facet, FacetWays]] = {
    TermKind.TERM: {
        Facet.MEANING: FacetWays((meaning.define,), (meaning.name,), meaning.answers),
        Facet.SPELLING: FacetWays((spelling.choose,), (spelling.write,), spelling.answers),
        Facet.PARTS: FacetWays((parts.decompose,), (parts.compose, parts.cut), parts.answers),
        Facet.ABBREVIATION: _ABBREVIATION,
    },
    TermKind.WORD_PART: {Facet.MEANING: FacetWays((elements.define,), (elements.name,), elements.answers)},
    TermKind.ABBREVIATION: {Facet.ABBREVIATION: _ABBREVIATION},
}


_WRITTEN = frozenset({"single_choice", "short_answer"})
"""The types of what the glossary asks, words to cut left out: writing all of it to see takes seconds."""


class GlossaryQuestions:
    """The points of the glossary and the ways of asking each; the same terms give the same questions."""

    def __init__(self, terms: Iterable[Term], points: Iterable[str] | None = None) -> None:
        """`points`: those that these terms are already known to give."""
        self._glossary = Glossary(terms)
        self._known = points
        self._asked: dict[str, tuple[AnyQuestion, ...]] = {}

    @cached_property
    def _points(self) -> dict[str, tuple[Term, Facet]]:
        if self._known is not None:
            return {point: self._named(point) for point in self._known}
        return {
            term.point_id(facet): (term, facet)
            for term in self._glossary.by_id.values()
            for facet, ways in _WAYS[term.kind].items()
            if ways.exist(self._glossary, term)
        }

    def _named(self, point: str) -> tuple[Term, Facet]:
        term, _slash, facet = point.rpartition("/")
        return self._glossary.by_id[term], Facet(facet)

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self._glossary.by_id.values())

    def points(self) -> tuple[str, ...]:
        """Every `<term>/<facet>` that can be asked in at least one way, in the order of the file."""
        return tuple(self._points)

    def ways(self, point: str) -> tuple[AnyQuestion, ...]:
        """The ways of asking a point, recognition first; none for an unknown point."""
        if point not in self._points:
            return ()
        if point not in self._asked:
            term, facet = self._points[point]
            self._asked[point] = _WAYS[term.kind][facet].questions(self._glossary, term)
        return self._asked[point]

    def asks(self, point: str, kinds: Collection[str]) -> bool:
        """Whether one of the ways of a point is of these kinds; a word to cut is told without writing it."""
        if point not in self._points:
            return False
        term, facet = self._points[point]
        if "word_parts" in kinds and facet is Facet.PARTS and parts.can_be_cut(term):
            return True
        others = _WRITTEN.intersection(kinds)
        return bool(others) and any(kind_of(question) in others for question in self.ways(point))

    def term_of(self, point: str) -> Term | None:
        """The entry that a point is about; None for a point that is not the glossary's."""
        found = self._points.get(point)
        return found[0] if found else None

    def find(self, query: str, limit: int) -> tuple[Term, ...]:
        """Entries that match what is typed, best first; the first ones when nothing is typed."""
        return self._index.find(query, limit)
