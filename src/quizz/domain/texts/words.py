"""A text cut into words, numbers and signs, each with what is compared of it.

Typography is levelled: kinds of apostrophe, quote, dash and space, ligatures, the space between a number and
its unit, in thousands, or before a sign, the ways to write a date in figures. Accents are not, nor case,
which who compares looks at apart.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from quizz.domain.late_pattern import LatePattern
from quizz.domain.text import without_ligatures

MOST_LETTERS = 10_000
"""Of an answer, that are looked at."""

_TOKEN = LatePattern(
    r"(?P<date>(?<![0-9])[0-9]{1,2} ?(?P<by>[/.‐‑‒–—−-]) ?[0-9]{1,2} ?(?P=by) ?[0-9]{4}(?![0-9]|[.,/-][0-9]))"
    r"|(?P<number>[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<word>[^\W\d_]+['’‘ʼ′`´]?)"
    r"|(?P<sign>\.{3}|[^\s\u00ad\u200b-\u200f\u2060\ufeff])"
)
_FIGURES = re.compile("[0-9]+")
_SAME_LENGTH = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵉʳˢµ", "0123456789ersμ")
_SIGNS = str.maketrans(
    {**dict.fromkeys("«»“”„‟‹›", '"'), **dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("’‘ʼ′`´", "'")}
    | {"…": "...", "×": "x"}
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Letters that take no room, which come along when a text is pasted."""
_ENDS = frozenset({".", "!", "?", "..."})
_PUNCTUATION = frozenset({*_ENDS, ",", ";", ":", '"', "(", ")", "[", "]"})
_OPENERS = frozenset({'"', "(", "[", "-"})


class Token(Struct, frozen=True, gc=False):
    """One word, one number or one sign of a text, from `start` to `end`.

    `key`: what is compared, its case kept; `folded`: the same in lower case. `opens`: it begins a sentence.
    """

    key: str
    folded: str
    start: int
    end: int
    opens: bool = False

    @property
    def is_word(self) -> bool:
        """A word or a number, no sign."""
        return self.key[0].isalnum()

    @property
    def is_punctuation(self) -> bool:
        """A sign that tells how to read, `/` and `%` being none."""
        return self.key in _PUNCTUATION


def tidy(text: str) -> str:
    """The part of an answer that is judged and shown."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text[:MOST_LETTERS])).strip()


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text whose letters are composed (NFC)."""
    found: list[Token] = []
    opens, end = True, 0
    for match in _TOKEN.finditer(text.translate(_SAME_LENGTH)):
        opens = opens or "\n" in text[end : match.start()]
        key = _key(match)
        end = match.end()
        found.append(Token(key, key.lower(), match.start(), end, opens))
        opens = key in _ENDS or (opens and key in _OPENERS)
    return tuple(found)


def without_final_stop(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a text but for the full stop that may end it, which never counts."""
    return found[:-1] if found and found[-1].key == "." else found


def words_per_minute(text: str, milliseconds: int) -> int:
    """How fast a text was typed, in words as people count them; 0 when no time has passed."""
    return round(len(text.split()) * 60_000 / milliseconds) if milliseconds > 0 else 0


def _key(match: re.Match[str]) -> str:
    text = match[0]
    if match["date"]:
        return "/".join(figures.lstrip("0") for figures in _FIGURES.findall(text))
    if match["number"]:
        return "".join(text.split()).replace(".", ",")
    if match["word"]:
        return _joined(text.translate(_SIGNS))
    return text.translate(_SIGNS)


def _joined(word: str) -> str:
    """A word without ligatures, of either case."""
    return without_ligatures(word).replace("Œ", "Oe").replace("Æ", "Ae")
