"""The forms of a dictionary by first letter and length: only the shelves that are asked for are opened.

A shelf is one text, its forms separated by line breaks. To know whether a word is there, and what resembles
it, takes the few shelves that can hold the answer: a run on one changed file opens few of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from quizz.domain.text import without_accents, without_ligatures

_FEW = 100


class Lexicon:
    """A set of forms, case kept. `shelves`: as `arrange` makes them."""

    def __init__(self, shelves: Mapping[str, str]) -> None:
        self.shelves = shelves
        self._sets: dict[str, frozenset[str]] = {}
        self._bare: dict[str, tuple[list[str], list[str]]] = {}

    def __contains__(self, form: str) -> bool:
        if not form:
            return False
        shelf = _shelf(form)
        opened = self._sets.get(shelf)
        if opened is None:
            opened = self._sets[shelf] = frozenset(self.shelves.get(shelf, "").split("\n")) - {""}
        return form in opened

    def shelf(self, initial: str, length: int) -> tuple[list[str], list[str]]:
        """The forms of so many letters that begin so, first as `bare` makes them, then as they are."""
        name = f"{initial}{length}"
        found = self._bare.get(name)
        if found is None:
            text = self.shelves.get(name, "")
            forms = text.split("\n") if text else []
            found = self._bare[name] = (bare(text).split("\n") if text else [], forms)
        return found


def arrange(forms: Iterable[str]) -> dict[str, str]:
    """The shelves of some forms."""
    shelves: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if form:
            shelves[_shelf(form)].append(form)
    return {name: "\n".join(sorted(held)) for name, held in shelves.items()}


def bare(text: str) -> str:
    """Small letters without accents nor ligatures: what is left when one writes in a hurry.

    A shelf is long and holds few different letters: one replacement for each is faster than one a place.
    """
    changed = {letter: plain for letter in set(text) if (plain := _plain(letter)) != letter}
    if len(changed) > _FEW:
        return text.translate({ord(letter): plain for letter, plain in changed.items()})
    for letter, plain in changed.items():
        text = text.replace(letter, plain)
    return text


def initial_of(word: str) -> str:
    """What names the shelves where a word may be."""
    return bare(word[0])[:1]


def _shelf(form: str) -> str:
    return f"{initial_of(form)}{len(form)}"


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    return letter if letter.isspace() else without_ligatures(without_accents(letter.casefold()))
