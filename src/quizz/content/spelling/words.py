"""The words of a French text that a dictionary can judge.

Left aside: templates and gaps, addresses, what holds a digit, single letters, sigles of up to six capitals,
mixed capitals (mmHg, DxCare), Roman numerals, pieces of words (-ectomie, hépato-, lecteur(trice)) and, inside
a sentence, words with a capital: they are taken for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

LONGEST = 60
"""Letters of a word; what is longer is no French."""
LONGEST_SIGLE = 6

_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{\d{1,3}\}")
_SPACE = re.compile(r"\s")
_NEARBY = 80
"""Characters around a word where an address is looked for."""
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.[a-z]{2,}\b(?!\.)", re.IGNORECASE)
_TOKEN = re.compile(r"\w+(?:['’ʼ\-‐‑·]\w+)*")
_ROMAN = re.compile(r"[IVXLCDM]+(?:er|re|e|es)?")
_LINKING = re.compile(r"\(\w{1,3}\)[-‐‑]")
"""The linking vowel of a root: néphr(o)-."""
_HYPHENS = "-‐‑"
_APOSTROPHES = "'’ʼ"
_PARTS = re.compile(r"['-]")
_OPENING = " \t\n\u00a0\u202f«“\"'‘(*[–—-•"
_STOPS = ".!?…"
_TITLES = frozenset(["m", "mm", "dr", "drs", "pr", "prs", "me", "st", "ste"])
"""Abbreviations that stand before a name, the stop after them being none of a sentence."""
_TO_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u03bc": "\u00b5"})
"""Also the Greek mu, for the sign of micro."""


class Word(Struct, frozen=True):
    """One word as a dictionary writes it, its apostrophes straight. `offset`: where it begins in the text."""

    text: str
    offset: int


def words_of(text: str) -> Iterator[Word]:
    """All that looks like a word, in order. Takes linear time. After a middle dot come endings: agent·e·s."""
    if "{" in text:
        text = _TEMPLATE.sub(lambda found: "0" * len(found.group()), text)
    for token in _TOKEN.finditer(text):
        if token.end() - token.start() <= LONGEST:
            yield Word(token.group().partition("·")[0].translate(_TO_PLAIN), token.start())


def can_be_judged(written: str) -> bool:
    """Whether it is a word and no number, code, sigle, or name of a product, wherever it stands."""
    if len(written) < 2 or any(c.isdigit() or c == "_" for c in written) or is_sigle(written):
        return False
    return not _ROMAN.fullmatch(written) and not _is_mixed(written)


def is_judged(word: Word, text: str) -> bool:
    """Whether such a word can be judged where it stands: no piece of a word, no address, no name."""
    if _is_piece(text, word) or _is_address(text, word):
        return False
    return not _has_capital(word.text) or _opens_sentence(text, word.offset)


def is_sigle(word: str) -> bool:
    """Whether a word is short and all in capitals: AMO, FSE, SESAM."""
    return word.isupper() and len(word) <= LONGEST_SIGLE


def _is_address(text: str, word: Word) -> bool:
    """Whether a word is in what has no space and looks like an address: ameli.fr, a@b.fr."""
    start, end = word.offset, word.offset + len(word.text)
    before = _SPACE.split(text[max(0, start - _NEARBY) : start])[-1]
    after = _SPACE.split(text[end : end + _NEARBY], maxsplit=1)[0]
    return bool(_ADDRESS.search(before + word.text + after))


def _is_mixed(word: str) -> bool:
    """Whether capitals stand inside: mmHg, DxCare; the parts of a compound each may begin with one."""
    return not word.isupper() and any(
        any(letter.isupper() for letter in part[1:]) and not part.isupper() for part in _PARTS.split(word)
    )


def _has_capital(word: str) -> bool:
    """Whether a word may be a name: l'Oréal too, but no text in capitals."""
    return any(c.isupper() for c in word) and not word.isupper()


def _is_piece(text: str, word: Word) -> bool:
    """Whether a token is cut: an affix, an ending between brackets, an elided word before a mark."""
    start, end = word.offset, word.offset + len(word.text)
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    if before[-1:] == "(" and before[:1].isalpha() and after == ")":
        return True
    if after == "(" and _LINKING.match(text, end):
        return True
    if (before[-1:] or " ") in _HYPHENS + "…" or (after or " ") in _HYPHENS:
        return True
    return (after or " ") in _APOSTROPHES and word.text.lower().endswith("qu")


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at that offset is that of a sentence."""
    end = start
    while end > 0 and text[end - 1] in _OPENING:
        end -= 1
    if end == 0 or "\n" in text[end:start]:
        return True
    if text[end - 1] == ":":
        return any(mark in text[end:start] for mark in '«“"')
    if text[end - 1] not in _STOPS:
        return any(mark in text[end:start] for mark in "«“")
    last = re.search(r"\w*$", text[max(0, end - 6) : end - 1])
    return not (last and text[end - 1] == "." and (last.group().lower() in _TITLES or len(last.group()) == 1))
