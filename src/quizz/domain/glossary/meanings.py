"""Whether two meanings of word parts could both be right: « sang » and « écoulement de sang » could."""

from __future__ import annotations

import re
from functools import lru_cache

from quizz.domain.text import search_key

_EMPTY_WORDS = """
a ad au aux avec ce d dans de des du en et l la le les ne ou par plus pour qui sa sans se son sur un
une surtout action
"""
_QUALITIES = "blanc bleu dur etroit grand jaune large lent mou noir nouveau petit rapide rouge sec"

_CONCEPTS = """
tumefaction tumeur hernie augmentation volume gonflement
insuffisance diminution pauvrete peu petit petite manque absence privation
exces beaucoup plusieurs dessus trop multiple souvent
destruction dissolution separation detruit dissout
vue vision visuel visuelle
maladie affection trouble difficulte
eloignement distance loin
rapprochement vers
vaisseau veine artere
peau couche corne cornee
oeil cornee
urine urinaire vessie rein bassinet
vessie poche vesicule
intestin colon rectum
colon col
uterus vagin
ecoulement flux
moitie demi
deux double
dessous sous
trace enregistre enregistrement image imagerie examen ecrit
ouverture incision orifice abouchement
poumon air respiration
langage parole voix
abdomen abdominale paroi
thorax poitrine
avant avance
apres suite
travers pendant
cote autour
"""
"""A line, a concept: words, as search keys, too near in sense for one to be a sure mistake where another is
the answer. A pair that authors list as confused is exempt: there the difference is what is asked."""


def _stem(word: str) -> str:
    return word.rstrip("sx") or word


_STEMMED_CONCEPTS = tuple(frozenset(map(_stem, line.split())) for line in _CONCEPTS.strip().splitlines())


def is_quality(meaning: str) -> bool:
    """Whether a meaning is an adjective, as the roots of colours and shapes have."""
    return not words_of(meaning).isdisjoint(_QUALITIES.split())


@lru_cache(maxsize=1 << 13)
def words_of(text: str) -> frozenset[str]:
    """The words that carry sense, as search keys without their final s or x."""
    words = (word for word in re.findall(r"\w+", search_key(text)) if word not in _EMPTY_WORDS.split())
    return frozenset(map(_stem, words))


def glosses(meaning: str) -> frozenset[str]:
    """The alternatives of a meaning: « absence, privation » holds two."""
    return frozenset(search_key(part) for part in re.split(r"[,;]| ou ", meaning) if part.strip())


def overlap(one: str, other: str) -> bool:
    """Whether two meanings share a word, or words of one concept."""
    first, second = words_of(one), words_of(other)
    if first & second:
        return True
    return any(first & concept and second & concept for concept in _STEMMED_CONCEPTS)
