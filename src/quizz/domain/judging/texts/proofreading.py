"""Judging a text that was corrected: what now stands at the place of each fault, and what changed elsewhere.

Correct, do not rewrite: outside the faults every run of words that changed counts as one that is introduced,
were it as good as what it replaces. Typography, the layout of paragraphs and the final full stop never count;
case does, except for a capital given to the first word of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from quizz.domain.judgement import Judgement, Part, PassageKind
from quizz.domain.judging.difference import difference
from quizz.domain.judging.texts.aligning import Pair, aligned, nearest
from quizz.domain.judging.texts.lattice import Choices, Slot
from quizz.domain.judging.texts.passages import Run, Span, passages_of
from quizz.domain.question import Fault, Proofreading
from quizz.domain.texts.faults import kind_name, right_text, spots
from quizz.domain.texts.words import Token, tidy, tokens, without_final_stop
from quizz.i18n import _, ngettext

_MOST_COMPARED = 500
"""Letters of what stands at the place of a fault that are compared with the right form."""


class Counts(Struct, frozen=True):
    """What became of the faults of a text."""

    found: int
    faults: int
    introduced: int


def judge_proofreading(question: Proofreading, text: str) -> Judgement:
    """Score: the faults found, less those introduced, of all; never below 0. One part a fault, in order.

    Raises ContentError when a fault of the question does not stand in its text.
    """
    given = tidy(text)
    runs, parts, against = _judged(question, given)
    found = sum(part.right for part in parts)
    introduced = sum(run.kind is PassageKind.INTRODUCED for run in runs)
    return Judgement(
        correct=0 < found == len(parts) and not introduced,
        score=max(0.0, (found - introduced) / len(parts)) if parts else 0.0,
        expected=(right_text(question),),
        given=(given,),
        parts=parts,
        notes=tuple(part.feedback for part in parts if part.feedback and not part.right),
        passages=passages_of(runs, against, given),
    )


def proofreading_unknown(question: Proofreading) -> Judgement:
    """Every fault shown where it is left."""
    left = tidy(question.text)
    runs, parts, against = _judged(question, left)
    return Judgement(
        correct=False,
        score=0.0,
        expected=(right_text(question),),
        parts=tuple(Part(part.text, right=False, feedback=part.feedback, place=part.place) for part in parts),
        passages=passages_of(runs, against, left),
        unknown=True,
    )


def counts(judgement: Judgement) -> Counts:
    """The figures of the judgement of a text that was corrected."""
    return Counts(
        found=sum(part.right for part in judgement.parts),
        faults=len(judgement.parts),
        introduced=sum(passage.kind is PassageKind.INTRODUCED for passage in judgement.passages),
    )


def counts_told(judgement: Judgement) -> str:
    """« 5 fautes sur 6 trouvées, 1 introduite »."""
    figures = counts(judgement)
    found = ngettext(
        "{found} faute sur {faults} trouvée", "{found} fautes sur {faults} trouvées", figures.found
    ).format(found=figures.found, faults=figures.faults)
    if not figures.introduced:
        return found
    introduced = ngettext("{count} introduite", "{count} introduites", figures.introduced).format(
        count=figures.introduced
    )
    return _("{found}, {introduced}").format(found=found, introduced=introduced)


def _judged(question: Proofreading, given: str) -> tuple[list[Run], tuple[Part, ...], str]:
    """The runs that are not the same, a part a fault, and the text that was held against what was given."""
    stretches = _stretches(question)
    slots = [tuple(map(tokens, stretch.forms)) for stretch in stretches]
    words = without_final_stop(tokens(given))
    comparison = _Comparison(stretches, _choices(slots, words), words)
    runs = list(comparison.runs())
    parts = [_part(fault, run, given) for fault, run in comparison.faults(runs)]
    return runs, tuple(parts), comparison.text


def _choices(slots: Sequence[Slot], words: Sequence[Token]) -> Choices:
    """The forms nearest to what was given; a passage that still stands somewhere was not taken out."""
    wrong, right = (0,) * len(slots), tuple(min(1, len(slot) - 1) for slot in slots)
    if _is_blank(words) and not all(_is_blank(slot[rank]) for slot, rank in zip(slots, right, strict=True)):
        return wrong
    choices = nearest(slots, words, (wrong, right))
    given = _line(words)
    kept = _line([word for slot, rank in zip(slots, choices, strict=True) for word in slot[rank]])

    def stands(passage: tuple[Token, ...]) -> bool:
        line = _line(without_final_stop(passage))
        return sum(word.is_word for word in passage) > 1 and kept.count(line) < given.count(line)

    return tuple(
        0 if rank and not slot[rank] and stands(slot[0]) else rank
        for slot, rank in zip(slots, choices, strict=True)
    )


def _is_blank(words: Iterable[Token]) -> bool:
    return not any(word.is_word for word in words)


def _line(words: Iterable[Token]) -> str:
    """Words, whatever their case, so that one passage can be looked for in another."""
    return f" {' '.join(word.folded for word in words)} "


class _Stretch(Struct, frozen=True):
    """A run of the text between two faults, which has one form, or the place of one.

    `forms`: of a fault, the wrong one, then those that are right.
    """

    forms: tuple[str, ...]
    fault: Fault | None = None


def _stretches(question: Proofreading) -> list[_Stretch]:
    """The text cut at its faults: what is between two of them stands at the even ranks."""
    found, at = [], 0
    for fault, start, end in spots(question):
        found.append(_Stretch((question.text[at:start],)))
        found.append(_Stretch((question.text[start:end], *fault.right), fault))
        at = end
    return [*found, _Stretch((question.text[at:],))]


class _Comparison:
    """The text in the forms that are nearest to what was given, beside it."""

    def __init__(self, stretches: list[_Stretch], choices: Choices, words: Sequence[Token]) -> None:
        self._stretches = stretches
        self._choices = choices
        self._words = words
        forms = [stretch.forms[rank] for stretch, rank in zip(stretches, choices, strict=True)]
        self.text = "".join(forms)
        self._starts = [0]
        path: list[tuple[int, Token]] = []
        for place, form in enumerate(forms):
            path += ((place, token) for token in tokens(form))
            self._starts.append(self._starts[-1] + len(form))
        if path and path[-1][1].key == ".":
            path.pop()
        self._path = path
        self._by_place = self._shared_out(self._slid(aligned([token for _place, token in path], words)))

    def faults(self, runs: Sequence[Run]) -> Iterator[tuple[Fault, Run]]:
        """Each fault with its run."""
        own = (run for run in runs if run.kind is not PassageKind.INTRODUCED)
        return zip((stretch.fault for stretch in self._stretches if stretch.fault), own, strict=True)

    def runs(self) -> Iterator[Run]:
        """What is not the same, in the order of the text."""
        at = given_at = 0
        for place, stretch in enumerate(self._stretches):
            pairs = self._by_place[place]
            if stretch.fault:
                given = self._given(pairs, given_at)
                yield self._fault_run(place, stretch.fault, pairs, given)
                at, given_at = self._starts[place + 1], given[1]
                continue
            for changed, group in _grouped(pairs, self._is_same):
                span, given = self._span(group, at), self._given(group, given_at)
                if changed and not self._is_rest(place, group):
                    was = self.text[slice(*span)]
                    yield Run(PassageKind.INTRODUCED, span, given, was, was)
                at, given_at = span[1], given[1]

    def _fault_run(self, place: int, fault: Fault, pairs: list[Pair], given: Span) -> Run:
        span = self._starts[place], self._starts[place + 1]
        if self._is_right(place, pairs):
            return Run(PassageKind.FOUND, span, given, self.text[slice(*span)], fault.wrong)
        return Run(PassageKind.MISSED, span, given, fault.right[0], fault.wrong)

    def _slid(self, pairs: list[Pair]) -> list[Pair]:
        """What was put inside a fault moved beside it, where the same words can be read so."""
        pairs = list(pairs)
        at = 0
        while at < len(pairs):
            start = at
            while at < len(pairs) and pairs[at][0] is None:
                at += 1
            if at > start:
                self._slide(pairs, start, at)
            at += 1
        return pairs

    def _slide(self, pairs: list[Pair], start: int, end: int) -> None:
        """Move the words put at `start` to `end` before the fault that holds them, or leave them."""
        columns = [column for _row, column in pairs]
        for before in range(start - 1, -1, -1):
            (row, column), last = pairs[before], columns[end - start + before]
            after = pairs[end][0] if end < len(pairs) else None
            if row is None or column is None or last is None or after is None:
                return
            if self._path[row][0] != self._path[after][0] or not self._stretches[self._path[row][0]].fault:
                break
            if self._words[column].folded != self._words[last].folded:
                return
        else:
            before = -1
        moved = start - 1 - before
        rows = [None] * (end - start) + [row for row, _column in pairs[start - moved : start]]
        pairs[start - moved : end] = zip(rows, columns[start - moved : end], strict=True)

    def _shared_out(self, pairs: list[Pair]) -> list[list[Pair]]:
        """The pairs of each stretch; what was put between two of them goes with one of both."""
        last = len(self._stretches) - 1
        befores = self._places(pairs, first=0)
        afters = self._places(pairs[::-1], first=last)[::-1]
        shared: list[list[Pair]] = [[] for _stretch in self._stretches]
        for pair, before, after in zip(pairs, befores, afters, strict=True):
            if before == after:
                shared[before].append(pair)
        right = [self._is_right(place, of_place) for place, of_place in enumerate(shared)]
        shared = [[] for _stretch in self._stretches]
        together = zip(befores, afters, pairs, strict=True)
        for (before, after), group in groupby(together, key=lambda one: one[:2]):
            added = [pair for _before, _after, pair in group]
            shared[self._owner(range(before, after + 1), added, right)] += added
        return shared

    def _places(self, pairs: Sequence[Pair], first: int) -> list[int]:
        """The stretch of each pair; of what was added, that of the pair before it."""
        found = []
        for row, _column in pairs:
            first = first if row is None else self._path[row][0]
            found.append(first)
        return found

    def _owner(self, between: range, added: Sequence[Pair], right: Sequence[bool]) -> int:
        """A fault that is not corrected takes what was put beside it, one that is taken out any word."""
        words = any(column is not None and self._words[column].is_word for _row, column in added)
        faults = [place for place in between if self._stretches[place].fault]
        for place in faults if len(between) > 1 else ():
            if not right[place] or (words and self._is_taken_out(place)):
                return place
        return next((place for place in between if place not in faults), between[0])

    def _is_right(self, place: int, pairs: Sequence[Pair]) -> bool:
        """Whether an accepted form stands at the place of a fault, and nothing else."""
        return self._choices[place] > 0 and all(map(self._is_same, pairs))

    def _is_same(self, pair: Pair) -> bool:
        row, column = pair
        if row is None or column is None:
            return False
        wanted, given = self._path[row][1], self._words[column]
        return wanted.key == given.key or (
            given.opens and given.key == wanted.key[:1].upper() + wanted.key[1:]
        )

    def _is_taken_out(self, place: int) -> bool:
        return self._choices[place] > 0 and not self._stretches[place].forms[self._choices[place]].strip()

    def _is_rest(self, place: int, group: Sequence[Pair]) -> bool:
        """Whether only the punctuation changed around a passage that is rightly taken out."""
        beside = (
            (place - 1, group[0] == self._by_place[place][0]),
            (place + 1, group[-1] == self._by_place[place][-1]),
        )
        return any(
            touches and 0 < other < len(self._stretches) and self._is_taken_out(other)
            for other, touches in beside
        ) and all(token.is_punctuation for pair in group for token in self._tokens(pair))

    def _tokens(self, pair: Pair) -> Iterator[Token]:
        row, column = pair
        if row is not None:
            yield self._path[row][1]
        if column is not None:
            yield self._words[column]

    def _span(self, pairs: Sequence[Pair], at: int) -> Span:
        """Where the words wanted by some pairs stand, all of one stretch; `at` when they want none."""
        rows = [row for row, _column in pairs if row is not None]
        if not rows:
            return at, at
        start = self._starts[self._path[rows[0]][0]]
        return start + self._path[rows[0]][1].start, start + self._path[rows[-1]][1].end

    def _given(self, pairs: Sequence[Pair], at: int) -> Span:
        """Where the words given in some pairs stand; `at` when there is none."""
        columns = [column for _row, column in pairs if column is not None]
        return (self._words[columns[0]].start, self._words[columns[-1]].end) if columns else (at, at)


def _grouped(pairs: Sequence[Pair], is_same: Callable[[Pair], bool]) -> Iterator[tuple[bool, Sequence[Pair]]]:
    """Runs of pairs, and whether they changed."""
    for same, group in groupby(pairs, key=is_same):
        yield not same, list(group)


def _part(fault: Fault, run: Run, given: str) -> Part:
    stands = given[slice(*run.given)]
    return Part(
        run.text,
        run.kind is PassageKind.FOUND,
        given=stands,
        feedback=fault.feedback,
        difference=difference(run.text, stands[:_MOST_COMPARED]),
        place=kind_name(fault.kind),
    )
