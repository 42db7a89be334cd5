"""Judging a text that was written out in full or under dictation, word by word.

Accents and spelling count, it is the trade; so does the capital of a name or of an abbreviation. Punctuation
does not, nor the capital that begins a sentence, nor a capital too many, nor the accent of a capital, which
many keyboards do not give, nor anything of typography.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from msgspec import Struct

from quizz.domain.judgement import Judgement, Part, Passage, PassageKind
from quizz.domain.judging.difference import difference
from quizz.domain.judging.texts.aligning import Pair, aligned, chosen
from quizz.domain.judging.texts.mistakes import mistake_told
from quizz.domain.judging.texts.passages import Run, passages_of
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.question import Dictation, Transcription
from quizz.domain.text import without_accents
from quizz.domain.texts.alternatives import expanded, joined, pieces
from quizz.domain.texts.words import Token, tidy, tokens

_MOST_TOLD = 40
"""Mistakes of one text that are told one by one."""
_MOST_CUT = 8
"""Pairs of words and signs that may be one word cut or joined."""
_MOST_TOGETHER = 100
"""Wrong words in a row among which such a word is looked for."""
_MOST_COMPARED = 500
"""Letters of a sentence that are compared one by one."""


def judge_transcription(question: Transcription, text: str, vocabulary: Vocabulary) -> Judgement:
    """Score: 1 less the words wrong, missing or too many, by the words expected; never below 0.

    One part a mistake, the first ones: `text` what belongs there, `given` what stands there.
    """
    written = _Written.of(question.text, text)
    parts = tuple(_mistakes(written, vocabulary))
    return Judgement(
        correct=written.is_right,
        score=_score([written]),
        expected=(written.wanted,),
        given=(written.given,),
        parts=parts,
        notes=tuple(part.feedback for part in parts if part.feedback),
        passages=written.passages,
    )


def transcription_unknown(question: Transcription) -> Judgement:
    """The text that was expected."""
    return Judgement(correct=False, score=0.0, expected=(expanded(question.text),), unknown=True)


def judge_dictation(question: Dictation, texts: Sequence[str], vocabulary: Vocabulary) -> Judgement:
    """As a transcription, all sentences together; one part a sentence.

    A sentence that is missing was left empty, one too many is ignored.
    """
    given = (*texts[: len(question.phrases)], *[""] * (len(question.phrases) - len(texts)))
    written = [_Written.of(phrase, text) for phrase, text in zip(question.phrases, given, strict=True)]
    parts = tuple(_phrase_part(one, vocabulary) for one in written)
    return Judgement(
        correct=bool(written) and all(one.is_right for one in written),
        score=_score(written),
        expected=tuple(one.wanted for one in written),
        given=tuple(one.given for one in written),
        parts=parts,
        notes=tuple(part.feedback for part in parts if part.feedback),
        passages=tuple(_on_lines(one.passages for one in written)),
    )


def dictation_unknown(question: Dictation) -> Judgement:
    """Every sentence, none written."""
    phrases = tuple(map(expanded, question.phrases))
    parts = tuple(Part(phrase, right=False) for phrase in phrases)
    return Judgement(correct=False, score=0.0, expected=phrases, parts=parts, unknown=True)


def mistakes_counted(judgement: Judgement) -> int:
    """The words wrong, missing or too many in a text that was written out."""
    return sum(
        _weight(passage.text, passage.given)
        for passage in judgement.passages
        if passage.kind is not PassageKind.SAME
    )


class _Written(Struct, frozen=True):
    """A text in the form nearest to what was given, and what was given."""

    wanted: str
    given: str
    runs: tuple[Run, ...]
    words: int
    mistakes: int

    @classmethod
    def of(cls, text: str, given: str) -> _Written:
        given = tidy(given)
        typed = _counted(given)
        cut = pieces(text)
        slots = [tuple(map(_counted, piece.forms)) for piece in cut]
        choices = chosen(slots, typed)
        forms = [slot[rank] for slot, rank in zip(slots, choices, strict=True)]
        pairs = aligned([word for form in forms for word in form], typed)
        if unwritten := {place for place in _unwritten(forms, pairs) if choices[place]}:
            choices = tuple(0 if place in unwritten else rank for place, rank in enumerate(choices))
        wanted = joined(piece.forms[rank] for piece, rank in zip(cut, choices, strict=True))
        expected = _counted(wanted)
        if unwritten or len(expected) != sum(map(len, forms)):
            pairs = aligned(expected, typed)
        runs = tuple(_runs(pairs, wanted, expected, typed))
        return cls(
            wanted=wanted,
            given=given,
            runs=runs,
            words=sum(token.is_word for token in expected),
            mistakes=sum(_weight(run.text, given[slice(*run.given)]) for run in runs),
        )

    @property
    def is_right(self) -> bool:
        return not self.mistakes and bool(self.words)

    @property
    def passages(self) -> tuple[Passage, ...]:
        return passages_of(self.runs, self.wanted, self.given)


def _counted(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text but for punctuation; a dash between spaces is some."""
    return tuple(
        token
        for token in tokens(text)
        if not token.is_punctuation and not (token.key == "-" and _is_loose(text, token.start))
    )


def _unwritten(forms: Sequence[Sequence[Token]], pairs: Iterable[Pair]) -> set[int]:
    """The places in the middle of what was left out, where any form is as far as another."""
    written = {row for row, column in pairs if row is not None and column is not None}
    ends = list(accumulate(map(len, forms), initial=0))
    return {
        place
        for place, (start, end) in enumerate(pairwise(ends))
        if written.isdisjoint(range(max(0, start - 1), min(end + 1, ends[-1])))
    }


def _is_loose(text: str, at: int) -> bool:
    return any(map(str.isspace, text[max(0, at - 1) : at + 2]))


def _runs(
    pairs: Iterable[Pair], wanted: str, expected: Sequence[Token], typed: Sequence[Token]
) -> Iterator[Run]:
    """A run for each wrong word, for words that are missing together, for those that are too many."""
    at = given_at = 0
    for right, group in _grouped(list(pairs), expected, typed):
        for some in _told_apart(group, expected, typed):
            rows = [expected[row] for row, _column in some if row is not None]
            columns = [typed[column] for _row, column in some if column is not None]
            span = (rows[0].start, rows[-1].end) if rows else (at, at)
            given = (columns[0].start, columns[-1].end) if columns else (given_at, given_at)
            at, given_at = span[1], given[1]
            if not right:
                kind = PassageKind.MISSED if rows else PassageKind.INTRODUCED
                yield Run(kind, span, given, wanted[slice(*span)])


def _grouped(
    pairs: Sequence[Pair], expected: Sequence[Token], typed: Sequence[Token]
) -> Iterator[tuple[bool, list[Pair]]]:
    """Runs of pairs, and whether they are right; a hyphen missing or too many stands with its words."""

    def is_right(pair: Pair) -> bool:
        row, column = pair
        return row is not None and column is not None and _is_same(expected[row], typed[column])

    def is_hyphen(pair: Pair) -> bool:
        row, column = pair
        sign = expected[row] if column is None and row is not None else None
        sign = typed[column] if row is None and column is not None else sign
        return sign is not None and sign.key == "-"

    right = list(map(is_right, pairs))
    hyphened = [
        at for at in range(1, len(pairs) - 1) if is_hyphen(pairs[at]) and right[at - 1] and right[at + 1]
    ]
    whole = {near for at in hyphened for near in (at - 1, at, at + 1)}
    marked = zip(pairs, right, (at in whole for at in range(len(pairs))), strict=True)
    for (good, _compound), group in groupby(marked, key=lambda one: (one[1] and not one[2], one[2])):
        yield good, [pair for pair, _right, _compound in group]


def _told_apart(pairs: list[Pair], expected: Sequence[Token], typed: Sequence[Token]) -> Iterator[list[Pair]]:
    """Word by word, but for one word written in two, or with a hyphen too many."""

    def is_one(some: Sequence[Pair]) -> bool:
        rows = (expected[row].key for row, _column in some if row is not None)
        columns = (typed[column].key for _row, column in some if column is not None)
        return _letters("".join(rows)) == _letters("".join(columns))

    left: list[Pair] = []
    at = 0
    while at < len(pairs):
        ends = range(min(at + _MOST_CUT, len(pairs)), at, -1) if len(pairs) <= _MOST_TOGETHER else ()
        end = next((end for end in ends if is_one(pairs[at:end])), None)
        if end is None:
            left.append(pairs[at])
        else:
            yield from _word_by_word(left)
            left = []
            yield pairs[at:end]
        at = end or at + 1
    yield from _word_by_word(left)


def _word_by_word(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    for both, group in groupby(pairs, key=lambda pair: (pair[0] is not None, pair[1] is not None)):
        together = list(group)
        yield from ([pair] for pair in together) if all(both) else [together]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_same(wanted: Token, given: Token) -> bool:
    """Whether only a capital parts them that may be missing, too many, or without its accent."""
    if wanted.key == given.key:
        return True
    if wanted.folded == given.folded:
        return wanted.opens or wanted.key == wanted.folded
    first = wanted.key[0]
    bare = without_accents(first.upper())
    return (first.isupper() or given.opens) and given.key == bare + wanted.key[1:]


def _weight(wanted: str, given: str) -> int:
    """Words wrong, missing or too many; one when signs alone are, or when a word is cut or joined."""
    if _letters(wanted) == _letters(given):
        return 1
    return max(1, *(sum(token.is_word for token in tokens(text)) for text in (wanted, given)))


def _score(written: Sequence[_Written]) -> float:
    words = sum(one.words for one in written)
    return max(0.0, 1 - sum(one.mistakes for one in written) / words) if words else 0.0


def _mistakes(written: _Written, vocabulary: Vocabulary) -> Iterator[Part]:
    for run in written.runs[:_MOST_TOLD]:
        given = written.given[slice(*run.given)]
        told = mistake_told(run.text, given, vocabulary)
        yield Part(
            run.text,
            right=False,
            given=given,
            feedback=told,
            difference=difference(run.text[:_MOST_COMPARED], given[:_MOST_COMPARED]),
        )


def _phrase_part(written: _Written, vocabulary: Vocabulary) -> Part:
    told = (part.feedback for part in _mistakes(written, vocabulary))
    return Part(
        written.wanted,
        written.is_right,
        given=written.given,
        feedback=" ".join(filter(None, told)),
        difference=difference(written.wanted[:_MOST_COMPARED], written.given[:_MOST_COMPARED]),
    )


def _on_lines(texts: Iterable[Sequence[Passage]]) -> Iterator[Passage]:
    """The passages of several texts, a line each."""
    for rank, passages in enumerate(texts):
        if rank:
            yield Passage("\n", "\n")
        yield from passages
