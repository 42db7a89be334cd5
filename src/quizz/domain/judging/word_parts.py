"""Parts of words that change the meaning when one is taken for the other: hypo- and hyper-, -ite and -ose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

from quizz.domain.judging.leniency import is_plain_slip, words
from quizz.domain.judging.writing import plain, without_article
from quizz.domain.text import canonical, without_accents, without_ligatures

BUILT_IN: tuple[tuple[str, ...], ...] = (
    ("hypo-", "hyper-"),
    ("abduc-", "adduc-"),
    ("allo-", "auto-"),
    ("brady-", "tachy-"),
    ("inter-", "intra-", "infra-"),
    ("infra-", "supra-"),
    ("sous-", "sus-"),
    ("macro-", "micro-"),
    ("pré-", "pro-"),
    ("péri-", "para-"),
    ("endo-", "exo-"),
    ("anté-", "anti-"),
    ("oligo-", "poly-"),
    ("artério-", "arthro-"),
    ("hémato-", "hépato-"),
    ("hémi-", "hémo-"),
    ("iléo-", "ilio-"),
    ("myo-", "myco-", "myélo-"),
    ("néphro-", "névro-", "neuro-"),
    ("ostéo-", "oto-"),
    ("pleuro-", "pneumo-"),
    ("pyélo-", "pyo-"),
    ("uréter-", "urétr-"),
    ("colo-", "colpo-"),
    ("cysto-", "cyto-"),
    ("-calc-", "-kali-", "-natr-"),
    ("-ie", "-ite"),
    ("-ie", "-ien"),
    ("-logie", "-logue"),
    ("-ite", "-ose", "-ome"),
    ("-tomie", "-stomie", "-ectomie", "-scopie"),
    ("-ectasie", "-ectomie"),
    ("-émie", "-urie"),
    ("-phagie", "-phasie", "-phonie", "-phorie", "-plasie"),
    ("-plasie", "-plastie", "-plégie"),
    ("-rragie", "-rraphie", "-rrhée", "-graphie"),
    ("-gramme", "-graphie"),
)
"""Groups of parts that are dangerous to take for one another; a hyphen shows where the part joins."""

_VOWELS = "aeiouy"


def exchanged(text: str) -> Iterator[str]:
    """A text with one of its word parts taken for another, in every way; accents and plurals are lost.

    What a letter dropped, doubled or exchanged with its neighbour explains as well is left out: « cytite » is
    a misspelt « cystite ».
    """
    spelled = words(_level(without_article(plain(text))))
    for (one, other), (place, word) in product(_PAIRS, enumerate(spelled)):
        for wrong in _exchange(word, one, other):
            if not is_plain_slip(wrong, word):
                yield " ".join((*spelled[:place], wrong, *spelled[place + 1 :]))


def _exchange(word: str, one: str, other: str) -> Iterator[str]:
    """A word with `one` replaced by `other` at the place where it joins; -stomie is no -tomie."""
    old, new = one.strip("-"), other.strip("-")
    if one.startswith("-") and one.endswith("-"):
        if old in word:
            yield word.replace(old, new)
    elif one.endswith("-"):
        if word.startswith(old) and not (new.startswith(old) and word.startswith(new)):
            yield new + word.removeprefix(old)
    else:
        singular = word.removesuffix("s")
        if singular.endswith(old) and not (new.endswith(old) and singular.endswith(new)):
            yield from _join(singular.removesuffix(old), new)


def _join(stem: str, suffix: str) -> Iterator[str]:
    """A stem and a suffix, with the linking « o » that comes and goes: gastrotomie, gastrectomie."""
    yield stem + suffix
    if suffix[0] in _VOWELS:
        yield stem.removesuffix("o") + suffix
    elif stem and stem[-1] not in _VOWELS:
        yield f"{stem}o{suffix}"


def _level(text: str) -> str:
    """Without accents nor ligatures, hyphens kept."""
    return without_accents(without_ligatures(canonical(text)))


_PAIRS = tuple(dict.fromkeys(pair for group in BUILT_IN for pair in permutations(map(_level, group), 2)))
"""Every two parts of a group, in both directions."""
