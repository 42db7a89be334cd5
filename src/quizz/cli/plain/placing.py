"""Lines that place or order things: `1c 2a 3b` or `c1 a2 b3`, `3 1 4 2` or `3142`.

A line may be partial: what it gives is kept, what is missing is told, and an empty line then answers so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

from quizz.cli.plain.lines import Meaning, Paired, Partly, Picked, Unreadable, read_word
from quizz.domain.answer import NOWHERE
from quizz.i18n import _, ngettext

_BETWEEN = r"[\s,;]*"
_LINK = r"\s*(?:->|[=:.)>-])?\s*"
_PAIR = rf"(?P<number>[0-9]{{1,3}}){_LINK}(?P<letter>[a-z])"
_PAIR_BY_LETTER = rf"(?P<letter>[a-z]){_LINK}(?P<number>[0-9]{{1,3}})"
_PAIRS, _PAIRS_BY_LETTER = (
    (re.compile(pair), re.compile(rf"{_BETWEEN}(?P<pairs>(?:{pair}{_BETWEEN})+)(?P<doubt>\?)?"))
    for pair in (_PAIR, _PAIR_BY_LETTER)
)
_RANKS = re.compile(r"([0-9]{1,9}(?:[\s,;>-]+[0-9]{1,3})*)[\s,;]*(\?)?")


def letters(count: int) -> list[str]:
    """`A`, `B`… for so many targets."""
    return [letter.upper() for letter in ascii_lowercase[:count]]


def pairs_example(targets: int) -> str:
    """What a line of pairs looks like."""
    return "1c 2a 3b" if targets > 2 else "1b 2a 3b"


def order_example(items: int) -> str:
    """What a line of ranks looks like."""
    return "3 1 4 2" if items > 3 else "3 1 2"


class PairReader:
    """Reads the pairs of one question, line after line; a later line adds to what an earlier one gave."""

    def __init__(self, items: int, targets: int) -> None:
        self._places = [NOWHERE] * items
        self._targets = targets
        self._unsure = False

    def __call__(self, line: str) -> Meaning:
        """Read a line."""
        text = line.strip().casefold()
        if not text and self._given:
            return Paired(tuple(self._places), self._unsure)
        word = read_word(text)
        if word is not None:
            return word
        for pair, line_of_pairs in (_PAIRS, _PAIRS_BY_LETTER):
            if found := line_of_pairs.fullmatch(text):
                pairs = [(each["number"], each["letter"]) for each in pair.finditer(found["pairs"])]
                return self._take(pairs, unsure=found["doubt"] is not None)
        return Unreadable(self._expected(_("Ligne non comprise.")))

    @property
    def _given(self) -> bool:
        return any(place != NOWHERE for place in self._places)

    def _take(self, pairs: Sequence[tuple[str, str]], *, unsure: bool) -> Meaning:
        places: dict[int, int] = {}
        for number, letter in pairs:
            item, target = int(number) - 1, ascii_lowercase.index(letter)
            if not 0 <= item < len(self._places):
                return Unreadable(self._expected(_("Il n’y a pas de numéro {n}.").format(n=number)))
            if target >= self._targets:
                return Unreadable(
                    self._expected(_("Il n’y a pas de lettre {letter}.").format(letter=letter.upper()))
                )
            if places.setdefault(item, target) != target:
                return Unreadable(self._expected(_("Le numéro {n} a deux lettres.").format(n=number)))
        for item, target in places.items():
            self._places[item] = target
        self._unsure = self._unsure or unsure
        missing = [index + 1 for index, place in enumerate(self._places) if place == NOWHERE]
        if not missing:
            return Paired(tuple(self._places), self._unsure)
        return _lacking(missing, _("Tapez la suite, ou une ligne vide pour répondre ainsi."))

    def _expected(self, fault: str) -> str:
        sentence = (
            _(
                "{fault} Tapez des numéros de 1 à {n}, chacun avec la lettre A ou {letter}, "
                "par exemple {example}, ou 0 si vous ne savez pas."
            )
            if self._targets == 2
            else _(
                "{fault} Tapez des numéros de 1 à {n}, chacun avec une lettre de A à {letter}, "
                "par exemple {example}, ou 0 si vous ne savez pas."
            )
        )
        return sentence.format(
            fault=fault,
            n=len(self._places),
            letter=letters(self._targets)[-1],
            example=pairs_example(self._targets),
        )


class OrderReader:
    """Reads the order of one question; a later line replaces an earlier one."""

    def __init__(self, items: int) -> None:
        self._items = items
        self._kept: Picked | None = None

    def __call__(self, line: str) -> Meaning:
        """Read a line."""
        text = line.strip().casefold()
        if not text and self._kept is not None:
            return self._kept
        word = read_word(text)
        if word is not None:
            return word
        found = _RANKS.fullmatch(text)
        if found is None:
            return Unreadable(self._expected(_("Ligne non comprise.")))
        run_together = found[1].isdigit() and self._items < 10
        numbers = found[1] if run_together else re.findall("[0-9]+", found[1])
        return self._take([int(number) for number in numbers], unsure=found[2] is not None)

    def _take(self, numbers: Sequence[int], *, unsure: bool) -> Meaning:
        for number in numbers:
            if not 1 <= number <= self._items:
                return Unreadable(self._expected(_("Il n’y a pas de numéro {n}.").format(n=number)))
            if numbers.count(number) > 1:
                return Unreadable(self._expected(_("Le numéro {n} est là deux fois.").format(n=number)))
        self._kept = Picked(tuple(number - 1 for number in numbers), unsure=unsure)
        missing = [number for number in range(1, self._items + 1) if number not in numbers]
        if not missing:
            return self._kept
        return _lacking(
            missing, _("Tapez tous les numéros dans l’ordre, ou une ligne vide pour répondre ainsi.")
        )

    def _expected(self, fault: str) -> str:
        return _(
            "{fault} Tapez les numéros de 1 à {n} dans l’ordre, par exemple {example}, "
            "ou 0 si vous ne savez pas."
        ).format(fault=fault, n=self._items, example=order_example(self._items))


def _lacking(missing: Sequence[int], then: str) -> Partly:
    """What is missing, and what to do about it."""
    lack = ngettext("Il manque le numéro {numbers}.", "Il manque les numéros {numbers}.", len(missing))
    return Partly(f"{lack.format(numbers=_listed(missing))} {then}")


def _listed(numbers: Sequence[int]) -> str:
    *others, last = map(str, numbers)
    return _("{some} et {last}").format(some=", ".join(others), last=last) if others else last
