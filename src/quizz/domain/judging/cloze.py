"""Judging a text with gaps: each blank by its own rule, the score is the share of right blanks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from quizz.domain.judgement import Judgement, Part
from quizz.domain.judging.reading import Reading, read_text
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.judging.writing import plain, trimmed
from quizz.domain.question import Blank, Cloze, Spelling


def judge_cloze(question: Cloze, texts: Sequence[str], vocabulary: Vocabulary) -> Judgement:
    """Judge each blank; a text that is missing is a blank left empty, one too many is ignored."""
    given = tuple(trimmed(text) for text in texts[: len(question.blanks)])
    given += ("",) * (len(question.blanks) - len(given))
    readings = [_read(blank, text, vocabulary) for blank, text in zip(question.blanks, given, strict=True)]
    parts = tuple(map(_part, question.blanks, readings, given))
    right = sum(part.right for part in parts)
    return Judgement(
        correct=0 < right == len(parts),
        score=right / len(parts) if parts else 0.0,
        expected=tuple(blank.answers[0] for blank in question.blanks),
        given=given,
        parts=parts,
        notes=tuple(chain.from_iterable(reading.notes for reading in readings)),
        forgiven=tuple(dict.fromkeys(chain.from_iterable(part.forgiven for part in parts))),
        confused_with=next((reading.confused_with for reading in readings if reading.confused_with), ""),
    )


def cloze_unknown(question: Cloze) -> Judgement:
    """Every blank with its answer, none filled."""
    expected = tuple(blank.answers[0] for blank in question.blanks)
    parts = tuple(Part(text, right=False) for text in expected)
    return Judgement(correct=False, score=0.0, expected=expected, parts=parts, unknown=True)


def _read(blank: Blank, text: str, vocabulary: Vocabulary) -> Reading:
    """A chosen blank is right or not; a typed one follows its policy.

    In strict spelling the sentence around the blank already has its article: « la quelle » is no « quelle ».
    """
    if blank.options:
        right = text in blank.answers or plain(text) in {plain(answer) for answer in blank.answers}
        return Reading(right=right)
    return read_text(
        text,
        blank.answers,
        blank.spelling,
        vocabulary,
        article=blank.spelling is not Spelling.STRICT,
    )


def _part(blank: Blank, reading: Reading, given: str) -> Part:
    return Part(
        blank.answers[0],
        reading.right,
        given=given,
        feedback=" ".join(reading.notes),
        difference=reading.difference,
        forgiven=reading.forgiven,
    )
