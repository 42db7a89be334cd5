"""The combinations of codes that a claim offers: the right one, and mistakes of the trade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from quizz.billing.ages import age, is_past_birthday
from quizz.billing.case import Case, Pathway
from quizz.billing.catalogue import CATALOGUE
from quizz.billing.exercises.claim.visit import main_code
from quizz.billing.exercises.claim.words import ADDED_TO, MEANINGS, TAKEN_FOR

_MOST_WRONG = 4
_JOINED = " + "
_GS_ENDED = date(2024, 12, 22)
_CHILD, _GROWN, _OLD = 6, 16, 80

Codes = tuple[str, ...]


def written(codes: Sequence[str]) -> str:
    """`G + MEG`."""
    return _JOINED.join(codes)


def act_options(
    case: Case, random: Random, depending: Sequence[str] = ()
) -> tuple[tuple[str, ...], dict[str, str]]:
    """The options, shuffled, and what to tell of each wrong one: a majoration forgotten, a code of the same
    family, one too many.

    `depending`: codes that are charged only when they are due. The claim with each and the one without it are
    both offered: to choose between them is the question.
    """
    right = tuple(act.code for act in case.acts)
    traps = list(_traps(case, right, depending))
    forgotten = _shuffled(_forgotten(right), random)
    taken, added = _shuffled(_taken(case, right), random), _shuffled(_added(case, right), random)
    ranked = [*traps, *forgotten[:2], *taken[:1], *added[:1], *taken[1:], *added[1:]]
    wrong: list[Codes] = []
    for codes in ranked:
        if Counter(codes) != Counter(right) and codes not in wrong:
            wrong.append(codes)
    wrong = wrong[:_MOST_WRONG]
    options = [written(right), *(written(codes) for codes in wrong)]
    random.shuffle(options)
    return tuple(options), {written(codes): _told(codes, right) for codes in wrong}


def _shuffled(found: Iterator[Codes], random: Random) -> list[Codes]:
    all_ = list(found)
    random.shuffle(all_)
    return all_


def _forgotten(right: Codes) -> Iterator[Codes]:
    """Without one of the majorations."""
    main = main_code(list(right))
    for code in right:
        if code != main:
            yield _without(code, right)


def _without(code: str, right: Codes) -> Codes:
    """What goes with the code leaves too."""
    return tuple(other for other in right if other != code and code not in CATALOGUE[other].goes_with)


def _traps(case: Case, right: Codes, depending: Sequence[str]) -> Iterator[Codes]:
    """A code that depends on the age forgotten, or charged when it is not due; that of small children too,
    for any older child."""
    for code in depending:
        yield _without(code, right) if code in right else (*right, code)
    is_older_child = _CHILD <= age(case.patient.birth_date, case.day) < _GROWN
    if is_older_child and main_code(list(right)) in CATALOGUE["MEG"].goes_with:
        yield (*right, "MEG")


def _taken(case: Case, right: Codes) -> Iterator[Codes]:
    """One code in the place of another; the majorations are kept, even those that it does not carry."""
    for place, code in enumerate(right):
        for other in TAKEN_FOR.get(code, ()):
            if not (other == "GS" and case.day < _GS_ENDED) and other not in right:
                yield (*right[:place], other, *right[place + 1 :])


def _added(case: Case, right: Codes) -> Iterator[Codes]:
    """One code more, that is surely not due."""
    for other in ADDED_TO.get(main_code(list(right)), ()):
        if other not in right and not _may_be_due(case, other):
            yield (*right, other)


def _may_be_due(case: Case, code: str) -> bool:
    """Whether the papers would not show that a code is not due."""
    birth, day = case.patient.birth_date, case.day
    match code:
        case "MEG":
            return age(birth, day) < _CHILD
        case "MOP":
            return is_past_birthday(birth, day, _OLD) and case.pathway is not Pathway.TREATING
        case "SNP":
            return any(act.code == "MRT" for act in case.acts)
        case _:
            return False


def _told(wrong: Codes, right: Codes) -> str:
    """What is too many, and what is missing."""
    extra = [code for code in wrong if code not in right]
    missing = [code for code in right if code not in wrong]
    verb = "est" if missing else "est de trop :"
    told = [f"{code} {verb} {MEANINGS[code]}." for code in extra]
    right_verb = "Ici, il faut" if extra else "Il manque"
    told += [f"{right_verb} {code}, {MEANINGS[code]}." for code in missing]
    return " ".join(told)
