"""Stems that nearly repeat each other, over all the banks: found through rare words, never pair by pair.

Rule Q003, a warning. The stems of files that did not change, and their pairs, can be kept: `candidates` then
compares only the fresh ones with all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from zlib import crc32

from msgspec import Struct

from quizz.content.codes import Code
from quizz.content.content import Content
from quizz.content.rules.rule import Flaw
from quizz.domain.question import (
    AnyQuestion,
    Appointment,
    BillingCase,
    Call,
    Cloze,
    Dictation,
    Form,
    Proofreading,
    Transcription,
)
from quizz.domain.text import search_key
from quizz.i18n import _

NEAR = 90
"""Of 100, as rapidfuzz counts two sets of words."""
_SHARED = 0.6
"""Part of the words of the shorter stem that two near ones have in common."""
_FEWEST = 6
"""Different words of a stem that can be near another; shorter ones, « Que signifie AMO ? », always are."""
_MOST = 20
"""Candidates looked at for one stem, those that share the rarest words first."""
_FEW_FRESH = 10
"""Stems that are sooner compared with all those of their theme than found by their words."""
_WORD = re.compile(r"\w+")


class Stem(Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a question to compare it. `words`: the CRC-32 of each different word, in order."""

    id: str
    theme: str
    point: str
    words: tuple[int, ...]


class Pair(Struct, frozen=True, array_like=True):
    """Two questions whose stems are near; `first` comes before `second` in the content."""

    first: str
    second: str


def stem_text(question: AnyQuestion) -> str:
    """What is compared, without case nor accents: the prompt, the text of a cloze or one to be written, the
    papers of a form, what is said in a call, a request.

    Nothing of a case of billing: many share a prompt, and what they ask is in their facts.
    """
    match question:
        case BillingCase():
            return ""
        case Cloze(text=text):
            more = text
        case Call(said=said):
            more = said
        case Appointment(request=request):
            more = request.text
        case Proofreading(text=text) | Transcription(text=text):
            more = text
        case Dictation(phrases=phrases):
            more = " ".join(phrases)
        case Form(papers=papers):
            more = " ".join(f"{line.label} {line.text}" for paper in papers for line in paper.lines)
        case _:
            more = ""
    return search_key(f"{question.prompt} {more}")


def stem_of(question: AnyQuestion, text: str | None = None) -> Stem:
    """The stem of a question; `text`: what `stem_text` gives, when it is known."""
    words = {crc32(word.encode()) for word in _WORD.findall(stem_text(question) if text is None else text)}
    return Stem(question.id, question.theme, question.point_id, tuple(sorted(words)))


def candidates(stems: Sequence[Stem], fresh: Collection[str] | None = None) -> Iterator[Pair]:
    """The pairs that may be near: of one theme, of two points, with most of their words in common.

    `fresh`: the ids of the questions of which at least one must be in a pair; None for any. Each pair comes
    once. Time grows with the number of stems, not with its square.
    """
    by_theme: defaultdict[str, list[Stem]] = defaultdict(list)
    for stem in stems:
        if len(stem.words) >= _FEWEST:
            by_theme[stem.theme].append(stem)
    for compared in by_theme.values():
        if fresh is None:
            yield from _candidates_of_all(compared, {stem.id for stem in compared})
        elif own := {stem.id for stem in compared if stem.id in fresh}:
            find = _candidates_of_few if len(own) <= _FEW_FRESH else _candidates_of_all
            yield from find(compared, own)


def _candidates_of_all(compared: Sequence[Stem], wanted: Collection[str]) -> Iterator[Pair]:
    """The pairs in which one at least is wanted, among stems of one theme."""
    spread = Counter(word for stem in compared for word in stem.words)
    holding = _index(compared, wanted, spread)
    sets = {stem.id: frozenset(stem.words) for stem in compared if stem.id in wanted}
    by_id = {stem.id: (rank, stem) for rank, stem in enumerate(compared) if stem.id in wanted}
    told: set[tuple[int, int]] = set()
    for rank, stem in enumerate(compared):
        words = sets.get(stem.id) or frozenset(stem.words)
        for other_id in _likely(stem, holding, spread):
            other_rank, other = by_id[other_id]
            if other_rank == rank or other.point == stem.point:
                continue
            ranks = (rank, other_rank) if rank < other_rank else (other_rank, rank)
            if ranks in told:
                continue
            if len(words & sets[other_id]) >= _SHARED * min(len(stem.words), len(other.words)):
                told.add(ranks)
                yield Pair(compared[ranks[0]].id, compared[ranks[1]].id)


def _candidates_of_few(compared: Sequence[Stem], fresh: Collection[str]) -> Iterator[Pair]:
    """The same, each wanted one beside all the others."""
    ranks = {stem.id: rank for rank, stem in enumerate(compared) if stem.id in fresh}
    for stem, own in ((compared[rank], rank) for rank in ranks.values()):
        words = frozenset(stem.words)
        for rank, other in enumerate(compared):
            if other.point == stem.point or rank == own:
                continue
            if other.id in fresh and rank < own:
                continue  # the other one has told it
            common = len(words.intersection(other.words))
            if common >= _SHARED * min(len(words), len(other.words)):
                yield Pair(stem.id, other.id) if own < rank else Pair(other.id, stem.id)


def are_near(first: AnyQuestion, second: AnyQuestion) -> bool:
    """Whether two stems say nearly the same."""
    return texts_are_near(stem_text(first), stem_text(second))


def texts_are_near(first: str, second: str) -> bool:
    """The same of what `stem_text` gives."""
    from rapidfuzz import fuzz  # only when something changed is near

    return fuzz.token_set_ratio(first, second, score_cutoff=NEAR) >= NEAR


def near_stems(content: Content, pairs: Iterable[Pair]) -> Iterator[tuple[str, Flaw]]:
    """Q003: those of the pairs whose stems are near; each with the id of the question that comes second."""
    near = (pair for pair in pairs if are_near(content.question(pair.first), content.question(pair.second)))
    return repeated(content, near)


def repeated(content: Content, pairs: Iterable[Pair]) -> Iterator[tuple[str, Flaw]]:
    """The same of pairs that are known to be near."""
    for pair in pairs:
        first, second = content.question(pair.first), content.question(pair.second)
        if Code.DUPLICATE_ID.value not in {*first.ignore, *second.ignore}:
            place = content.location(pair.first)
            yield (
                second.id,
                Flaw(
                    content.outlines[second.id].place,
                    _("L’énoncé répète presque celui de « {id} » : {path}:{line}.").format(
                        id=first.id, path=place.path, line=place.line
                    ),
                    _("Gardez-en une, ou donnez aux deux le même « point » si elles le demandent autrement."),
                ),
            )


def _index(stems: Sequence[Stem], wanted: Collection[str], spread: Counter[int]) -> dict[int, list[str]]:
    """The wanted stems by their rarest words: two near stems share one of them (prefix filtering)."""
    holding: defaultdict[int, list[str]] = defaultdict(list)
    for stem in stems:
        if stem.id in wanted:
            for word in _rarest(stem, spread):
                holding[word].append(stem.id)
    return holding


def _rarest(stem: Stem, spread: Counter[int]) -> list[int]:
    size = len(stem.words)
    kept = size - int(_SHARED * size) + 1
    return sorted(stem.words, key=spread.__getitem__)[:kept]


def _likely(stem: Stem, holding: dict[int, list[str]], spread: Counter[int]) -> list[str]:
    """The stems that share rare words with this one, the rarest first, each once; bounded."""
    found: dict[str, None] = {}
    for word in sorted((word for word in stem.words if word in holding), key=spread.__getitem__):
        for other in holding[word][: _MOST + 1]:
            found[other] = None
        if len(found) > _MOST:
            break
    return list(found)
