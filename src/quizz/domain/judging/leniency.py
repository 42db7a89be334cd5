"""How far a typed text is from an accepted one once the policy has had its say.

Typing errors are counted in letters added, dropped, changed or exchanged with their neighbour (optimal
string alignment). The allowance grows with the accepted answer: none under 5 letters, 1 up to 8, 2 from 9.
Where both texts have as many words, each word must keep to the allowance of its own length too, so that
« voie anale » is never « voie orale ». Digits and the first letter of a word must be right.
"""

from __future__ import annotations

import re
from itertools import chain, combinations, groupby, product

from rapidfuzz.distance import OSA

from quizz.domain.judgement import Forgiven
from quizz.domain.question import Spelling
from quizz.domain.text import without_accents, without_hyphens, without_ligatures

LARGEST_ALLOWANCE = 2
_LEVELS = (Forgiven.ACCENT, Forgiven.LIGATURE, Forgiven.HYPHEN)
_DIGITS = re.compile(r"\d+")
_BETWEEN_WORDS = re.compile(r"[ '-]+")

Levels = tuple[Forgiven, ...]


def levels(spelling: Spelling) -> Levels:
    """What a policy overlooks entirely; typing errors are counted apart."""
    return () if spelling is Spelling.STRICT else _LEVELS


def words(level: str) -> list[str]:
    """The words of a canonical text."""
    return [word for word in _BETWEEN_WORDS.split(level) if word]


def distance(typed: str, accepted: str, overlooked: Levels = _LEVELS) -> int:
    """Typing errors between two canonical texts, apart from what is overlooked."""
    return OSA.distance(*_nearest_forms(typed, accepted, overlooked))


def needed(typed: str, accepted: str, overlooked: Levels) -> Levels:
    """The fewest of the overlooked differences that explain why both texts are that near."""
    target = distance(typed, accepted, overlooked)
    subsets = chain.from_iterable(combinations(overlooked, size) for size in range(len(overlooked)))
    return next((kinds for kinds in subsets if distance(typed, accepted, kinds) == target), overlooked)


def is_typo(typed: str, accepted: str) -> bool:
    """Whether the difference is small enough for a slip of the fingers (see the module)."""
    one, other = _nearest_forms(typed, accepted, _LEVELS)
    if _DIGITS.findall(one) != _DIGITS.findall(other) or not _near(one, other):
        return False
    pairs = list(zip(words(one), words(other), strict=False))
    return len(words(one)) != len(words(other)) or all(_near(mine, theirs) for mine, theirs in pairs)


def is_plain_slip(typed: str, accepted: str) -> bool:
    """Whether one letter dropped, doubled or exchanged with its neighbour makes the whole difference."""
    if OSA.distance(typed, accepted) != 1:
        return False
    if len(typed) == len(accepted):
        return sorted(typed) == sorted(accepted)
    return len(typed) < len(accepted) or _undoubled(typed) == _undoubled(accepted)


def allowance(accepted: str) -> int:
    """Typing errors that an answer of that length can bear."""
    letters = sum(map(str.isalpha, accepted))
    return 0 if letters < 5 else 1 if letters < 9 else LARGEST_ALLOWANCE


def _near(typed: str, accepted: str) -> bool:
    return typed == accepted or (
        typed[:1] == accepted[:1] and OSA.distance(typed, accepted) <= allowance(accepted)
    )


def _undoubled(text: str) -> str:
    """The text with every run of one letter shortened to that letter."""
    return "".join(letter for letter, _run in groupby(text))


def _nearest_forms(typed: str, accepted: str, overlooked: Levels) -> tuple[str, str]:
    """Both texts levelled, in the pair of forms that differ least."""
    pairs = product(_forms(typed, overlooked), _forms(accepted, overlooked))
    return min(pairs, key=lambda pair: OSA.distance(*pair))


def _forms(level: str, overlooked: Levels) -> tuple[str, ...]:
    """A canonical text levelled; with hyphens overlooked, parted and joined where they stood."""
    if Forgiven.LIGATURE in overlooked:
        level = without_ligatures(level)
    if Forgiven.ACCENT in overlooked:
        level = without_accents(level)
    if Forgiven.HYPHEN in overlooked and "-" in level:
        return without_hyphens(level), " ".join(level.replace("-", "").split())
    return (level,)
