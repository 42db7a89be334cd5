"""Telling a slip of the fingers from another word: the mistake that a trainee must be shown.

A rival is a word of the vocabulary, a confusion listed by the question, or an accepted answer with one
dangerous word part taken for its pair. What is typed is a rival when it is written like one, accents,
hyphens and plural apart, or when it is nearer to one than to the accepted answers: « colposcpie » is no
« coloscopie ». Only what the vocabulary or the question knows is named: the screens say that it exists.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from quizz.domain.judging.leniency import LARGEST_ALLOWANCE, is_typo, words
from quizz.domain.judging.vocabulary import Vocabulary, spelled_as
from quizz.domain.judging.word_parts import exchanged
from quizz.domain.judging.writing import bare, lookup_key
from quizz.domain.question import Confusion


class Rival(Struct, frozen=True):
    """What was typed instead, empty when nobody knows that word; `feedback` comes from the question."""

    written: str
    feedback: str = ""


def find_rival(
    typed: str, answers: Sequence[str], vocabulary: Vocabulary, confusions: Sequence[Confusion] = ()
) -> Rival | None:
    """The rival that a text is, or seems to be; None for an accepted answer and other names of it."""
    listed = _listed(typed, answers, confusions)
    if listed is not None or not lookup_key(typed):
        return listed
    own = frozenset(word.entry for answer in answers for word in vocabulary.meant_by(answer))
    if any(word.entry in own for word in vocabulary.meant_by(typed)):
        return None
    return (
        _term(typed, vocabulary)
        or _inside(typed, answers, vocabulary)
        or _part_exchanged(typed, answers)
        or _nearly(typed, answers, vocabulary, confusions, own)
    )


def _listed(typed: str, answers: Sequence[str], confusions: Sequence[Confusion]) -> Rival | None:
    """The confusion that was typed; to the letter where accents alone part it from an answer."""
    key, spelled = lookup_key(typed), spelled_as(typed)
    exact = [item for item in confusions if spelled_as(item.text) == spelled]
    alike = [item for item in confusions if lookup_key(item.text) == key and key not in _keys(answers)]
    return next((Rival(item.text, item.feedback) for item in (*exact, *alike)), None)


def _term(typed: str, vocabulary: Vocabulary) -> Rival | None:
    """The word of the vocabulary that was typed."""
    found = vocabulary.meant_by(typed)
    return Rival(found[0].written) if found else None


def _part_exchanged(typed: str, answers: Sequence[str]) -> Rival | None:
    """An accepted answer but for one word part: another meaning, in a word that may not exist."""
    wrong = {lookup_key(text) for answer in answers for text in exchanged(answer)}
    return Rival("") if lookup_key(typed) in wrong - _keys(answers) else None


def _nearly(
    typed: str,
    answers: Sequence[str],
    vocabulary: Vocabulary,
    confusions: Sequence[Confusion],
    own: frozenset[str],
) -> Rival | None:
    """The rival that a slip of the fingers may have spoilt, when no accepted answer is nearer."""
    key, accepted = bare(typed), {bare(answer) for answer in answers}
    cutoff = min(OSA.distance(key, answer) for answer in accepted) - 1
    if cutoff < 1:
        return None
    listed = {bare(item.text): Rival(item.text, item.feedback) for item in confusions}
    parts = {bare(text) for answer in answers for text in exchanged(answer)}
    known_first = (*sorted(listed), *sorted(vocabulary.whole), *sorted(parts))
    rivals = [rival for rival in dict.fromkeys(known_first) if rival not in accepted]
    cutoff = min(cutoff, LARGEST_ALLOWANCE)
    for rival, _distance, _place in process.extract(
        key, rivals, scorer=OSA.distance, score_cutoff=cutoff, limit=None
    ):
        meant = vocabulary.whole.get(rival, ())
        if is_typo(key, rival) and not any(word.entry in own for word in meant):
            return listed.get(rival) or Rival(meant[0].written if meant else "")
    return None


def _inside(typed: str, answers: Sequence[str], vocabulary: Vocabulary) -> Rival | None:
    """The rival of one word among several: « lithiase de l'urètre » for « lithiase de l'uretère »."""
    mine = words(spelled_as(typed))
    for answer in answers:
        theirs = words(spelled_as(answer))
        if len(theirs) < 2 or len(mine) != len(theirs):
            continue
        for one, other in zip(mine, theirs, strict=True):
            near = one != other and (lookup_key(one) == lookup_key(other) or is_typo(one, other))
            rival = find_rival(one, (other,), vocabulary) if near else None
            if rival is not None:
                return rival
    return None


def _keys(answers: Sequence[str]) -> frozenset[str]:
    return frozenset(map(lookup_key, answers))
