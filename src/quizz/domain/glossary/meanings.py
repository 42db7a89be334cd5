"""Whether two meanings of word parts could both be right: « sang » and « écoulement de sang » could."""

from __future__ import annotations

import re

from quizz.domain.text import search_key

_EMPTY_WORDS = frozenset(
    "a ad au aux avec ce d dans de des du en et l la le les ne ou par plus pour qui sa sans se son souvent sur un une"
    " surtout action le".split()
)

_CONCEPTS: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "tumefaction tumeur hernie augmentation volume gonflement",
        "insuffisance diminution pauvrete peu petit petite manque absence privation",
        "exces beaucoup plusieurs dessus trop multiple",
        "destruction dissolution separation detruit dissout",
        "vue vision visuel visuelle",
        "maladie affection trouble difficulte",
        "eloignement distance loin",
        "rapprochement vers",
        "vaisseau veine artere",
        "peau couche corne cornee",
        "oeil cornee",
        "urine urinaire vessie rein bassinet",
        "intestin colon rectum",
        "colon col",
        "uterus vagin",
        "ecoulement flux",
        "moitie demi",
        "deux double",
        "dessous sous",
        "trace enregistre enregistrement image imagerie examen ecrit",
        "ouverture incision orifice abouchement",
        "poumon air respiration",
        "langage parole voix",
        "abdomen abdominale paroi",
        "thorax poitrine",
        "avant avance",
        "apres suite",
        "travers pendant",
        "cote autour",
    )
)
"""Words, as search keys, too near in sense for one to be a sure mistake where another is the answer.
A pair that authors list as confused is exempt: there the difference is what is asked."""


def words_of(text: str) -> frozenset[str]:
    """The words that carry sense, as search keys without their final s or x."""
    words = (word for word in re.findall(r"\w+", search_key(text)) if word not in _EMPTY_WORDS)
    return frozenset(word.rstrip("sx") or word for word in words)


def glosses(meaning: str) -> frozenset[str]:
    """The alternatives of a meaning: « absence, privation » holds two."""
    return frozenset(search_key(part) for part in re.split(r"[,;]| ou ", meaning) if part.strip())


def overlap(one: str, other: str) -> bool:
    """Whether two meanings share a word, or words of one concept."""
    first, second = words_of(one), words_of(other)
    if first & second:
        return True
    return any(first & concept and second & concept for concept in _STEMMED_CONCEPTS)


_STEMMED_CONCEPTS = tuple(frozenset(word.rstrip("sx") or word for word in group) for group in _CONCEPTS)
