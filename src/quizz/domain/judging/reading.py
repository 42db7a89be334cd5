"""Reading a typed text against the accepted answers, by the policy of the question.

Always levelled: Unicode form, case, apostrophes, kinds of hyphen and of space, the stops of initials, quotes
around the text and signs at its end. A leading article that the accepted answer lacks is forgiven; in strict
spelling, only when it is rightly elided (« le uretère » and « l uretère » are faults).
Then the policy: accents, ligatures, hyphens, and slips of the fingers that make no other word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from quizz.domain.judgement import Forgiven, Span
from quizz.domain.judging.difference import difference
from quizz.domain.judging.leniency import distance, is_typo, levels, needed
from quizz.domain.judging.rivals import Rival, find_rival
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.judging.writing import (
    has_article,
    lookup_key,
    plain,
    trimmed,
    well_elided,
    without_article,
)
from quizz.domain.question import Confusion, Spelling


class Reading(Struct, frozen=True, kw_only=True):
    """The verdict on one typed text; the words are those of Judgement."""

    right: bool
    notes: tuple[str, ...] = ()
    difference: tuple[Span, ...] = ()
    forgiven: tuple[Forgiven, ...] = ()
    confused_with: str = ""


class _Comparison(Struct, frozen=True):
    """What was typed (canonical, with or without its article) beside one accepted answer."""

    typed: str
    accepted: str
    answer: str
    """The accepted answer as written."""

    @property
    def rank(self) -> tuple[int, int]:
        """The nearest first: by letters, then by accents and hyphens."""
        return distance(self.typed, self.accepted), distance(self.typed, self.accepted, ())


def read_text(
    text: str,
    answers: Sequence[str],
    spelling: Spelling,
    vocabulary: Vocabulary,
    confusions: Sequence[Confusion] = (),
    *,
    article: bool = True,
) -> Reading:
    """Compare a typed text with every accepted answer; `article`: a leading article may be forgiven."""
    typed = trimmed(text)
    comparisons = []
    for found in _comparisons(typed, answers, spelling, article):
        if found.typed == found.accepted:
            return Reading(right=True, difference=difference(found.answer, typed))
        comparisons.append(found)
    comparisons.sort(key=lambda found: found.rank)
    nearest = comparisons[0]
    rival = find_rival(typed, answers, vocabulary, confusions)
    accepted = next((found for found in comparisons if _acceptable(found, spelling)), None)
    if rival is not None or accepted is None:
        return _wrong(typed, nearest, rival)
    return Reading(
        right=True, difference=difference(accepted.answer, typed), forgiven=_forgiven(accepted, spelling)
    )


def _comparisons(
    typed: str, answers: Sequence[str], spelling: Spelling, article: bool
) -> Iterator[_Comparison]:
    """Each accepted answer beside the typed text, with and without its article where that is forgiven."""
    level = plain(typed)
    made = []
    for answer in answers:
        made.append(_Comparison(level, plain(answer), answer))
        yield made[-1]
    if article and has_article(level) and (spelling is not Spelling.STRICT or well_elided(level)):
        bare = without_article(level)
        for it in made:
            if not has_article(it.accepted):
                yield _Comparison(bare, it.accepted, it.answer)


def _acceptable(found: _Comparison, spelling: Spelling) -> bool:
    """Whether the policy overlooks what parts the text from the answer."""
    if not lookup_key(found.typed):
        return False
    if distance(found.typed, found.accepted, levels(spelling)) == 0:
        return True
    return spelling is Spelling.LENIENT and is_typo(found.typed, found.accepted)


def _forgiven(found: _Comparison, spelling: Spelling) -> tuple[Forgiven, ...]:
    overlooked = levels(spelling)
    kinds = needed(found.typed, found.accepted, overlooked)
    typo = distance(found.typed, found.accepted, overlooked) > 0
    return (*kinds, Forgiven.TYPO) if typo else kinds


def _wrong(typed: str, nearest: _Comparison, rival: Rival | None) -> Reading:
    """A wrong answer, with the rival that explains it."""
    spans = difference(nearest.answer, typed)
    if rival is None:
        return Reading(right=False, difference=spans)
    notes = (rival.feedback,) if rival.feedback else ()
    return Reading(right=False, difference=spans, notes=notes, confused_with=rival.written)
