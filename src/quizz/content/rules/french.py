"""A little French grammar, only where it is sure: what may follow a determiner, what a text begins as."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct

from quizz.domain.text import without_accents, without_ligatures

_FIRST = re.compile(r"[\s\u00a0«“\"(]*([^\W\d_][\w-]*)")
_ASPIRATED = re.compile(
    r"h(?:aie|aine|alt|amac|ameau|anche|andicap|angar|aricot|arcel|asard|auss|aut|ernie|eros\b|errer"
    r"|eurt|ierarchi|ockey|oquet|ors|ouss|uit|urle)"
)
_SPELT_AS_A_VOWEL = frozenset("aeiou")
_SPELT_AS_A_CONSONANT = frozenset("bcdgjkpqtvwz")
"""Letters that leave no doubt at the start of an acronym; others do, « la FSE » but « l’HTA »."""
_UNSURE = frozenset({"onze", "onzieme", "oui", "ouate", "ouistiti", "un", "une"})
_FEMININE = re.compile(
    r"(?:tions?|sions?|xions?|ectomies?|tomies?|scopies?|graphies?|logies?|pathies?|algies?|emies?|uries?"
    r"|plasties?|therapies?|rraphies?|plegies?|trices?|euses?|ances?|ences?)$"
)
_MASCULINE = re.compile(r"(?:ments?|ismes?|grammes?|scopes?|\w\w\wages?|\w\w\weaux?|oirs?|iers?|metres?)$")
_EXCEPTIONS = frozenset({"bastion", "silence", "image", "plage", "page", "cage", "rage", "nage", "jument"})
_PLURAL_END = re.compile(r"[sxz]$")


class Slot(Struct, frozen=True):
    """What may follow a word. `vowel`: whether it begins like a vowel, None for either. `gender`: m or f."""

    vowel: bool | None = None
    gender: str = ""
    plural: bool | None = None

    def accepts(self, text: str, genders: Mapping[str, str]) -> bool:
        """Whether a text may follow; true whenever there is a doubt. `genders`: of words, in lower case."""
        found = _FIRST.match(text)
        if found is None:
            return True
        word = found[1]
        vowel = _starts_as_vowel(word)
        if None not in (self.vowel, vowel) and vowel != self.vowel:
            return False
        if word.isupper():
            return True
        gender = genders.get(word.casefold()) or _gender(word)
        if self.gender and gender and gender != self.gender:
            return False
        return not self.plural or not word.islower() or _PLURAL_END.search(word) is not None


SLOTS: dict[str, Slot] = {
    **dict.fromkeys(("l’", "d’", "qu’", "n’", "s’", "j’", "m’", "t’"), Slot(vowel=True)),
    **dict.fromkeys(("de", "que", "ne", "me", "te", "se", "je"), Slot(vowel=False)),
    **dict.fromkeys(("le", "du", "au", "ce"), Slot(vowel=False, gender="m")),
    **dict.fromkeys(("la", "ma", "ta", "sa"), Slot(vowel=False, gender="f")),
    "un": Slot(gender="m"),
    "une": Slot(gender="f"),
    "cet": Slot(vowel=True, gender="m"),
    "cette": Slot(gender="f"),
    **dict.fromkeys(("des", "ces", "mes", "tes", "ses", "nos", "vos", "aux", "plusieurs"), Slot(plural=True)),
}
"""What each word asks of the next. « les » and « leurs » are missing: before a verb, they ask nothing."""


class Form(Enum):
    """What a text begins as."""

    INFINITIVE = auto()
    SINGULAR = auto()
    """A noun in the singular."""
    PLURAL = auto()
    CLAUSE = auto()
    """Somebody does something: « Je », « Vous », « Il »."""
    OTHER = auto()
    """Not known for sure."""


_INFINITIVE = re.compile(
    r"(?:ne\spas\s)?(?:(?:lui|leur|se|les?|la|en|y)\s|[ls]['’])?\w{2,}(?:er|ir|oir|re)\s"
    r"(?:les?|la|l['’]\w+|une?|son|sa|ses|cet?|cette|ces|leurs?|votre|vos|mon|ma|mes|notre|nos|que|qu['’]\w+)\b",
    re.IGNORECASE,
)
_PRONOUN_BEFORE_VERB = re.compile(r"(?:les?|la|l['’])\s?\w+(?:er|ir|oir|re)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:je|j['’]\w+|vous|nous|on|ils?|elles?)\s", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:le|la|l['’]\w+|une?|cet?|cette|son|sa|votre)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:les|des|ces|ses|vos|deux|trois|plusieurs)\s", re.IGNORECASE)
_COORDINATED = re.compile(r"\set\s|,|\sainsi\sque\s|\+")


def form(text: str) -> Form:
    """What a text begins as; OTHER whenever there is a doubt. « Un passeport et un livret » is a plural."""
    if _CLAUSE.match(text):
        return Form.CLAUSE
    if _INFINITIVE.match(text):
        return Form.INFINITIVE
    if _PRONOUN_BEFORE_VERB.match(text):
        return Form.OTHER
    if _PLURAL.match(text):
        return Form.PLURAL
    if _SINGULAR.match(text):
        return Form.PLURAL if _COORDINATED.search(text) else Form.SINGULAR
    return Form.OTHER


def _starts_as_vowel(word: str) -> bool | None:
    """Whether an article would be elided before a word; None when it is not sure."""
    plain = without_accents(without_ligatures(word.casefold()))
    if word.isupper() and len(word) > 1:
        letter = plain[0]
        return True if letter in _SPELT_AS_A_VOWEL else False if letter in _SPELT_AS_A_CONSONANT else None
    if plain in _UNSURE or plain.startswith(("y", "w", "uh")):
        return None
    if plain.startswith("h"):
        return False if _ASPIRATED.match(plain) else True if len(plain) > 4 else None
    return plain[0] in "aeiou"


def _gender(word: str) -> str:
    """m, f, or nothing: by the ending, for those that leave no doubt."""
    plain = without_accents(word.casefold())
    if plain.rstrip("s") in _EXCEPTIONS:
        return ""
    if _FEMININE.search(plain):
        return "f"
    return "m" if _MASCULINE.search(plain) else ""
