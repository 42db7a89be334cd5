"""A text corrected line by line: `hanche droite = hanche gauche` puts the one in the place of the other.

Nothing has to be typed again but what changes, which is what somebody who listens to a screen reader needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from quizz.cli.plain.asking import hint_line, lines_of
from quizz.cli.plain.lines import Command, Meaning, Partly, read_text
from quizz.domain.answer import Typed
from quizz.domain.texts.faults import occurrences
from quizz.i18n import _, ngettext

_NUMBERED = re.compile(r"([0-9]{1,3})[.)]?\s+(\S.*)")


def correcting_hint(offered: Collection[Command], *, first: bool) -> str:
    """What may be typed to correct. `first`: the first time, where all of it is explained."""
    more = _(
        "Rien après le signe = enlève le passage. Un numéro redit sa ligne ; placé devant, il dit dans "
        "quelle ligne changer : 2 le = la. :u reprend votre dernière correction, :h dit que vous hésitez."
    )
    return hint_line(
        _("ce qui est faux, le signe =, puis ce qu’il faut ; une ligne vide quand vous avez fini"),
        _("? (je ne sais pas)"),
        ":",
        offered,
        more if first else "",
    )


class CorrectionReader:
    """What each line changes; the answer is the text as it then stands. `begun`: as it was left before."""

    def __init__(self, text: str, begun: str = "") -> None:
        self._given = lines_of(text)
        self._lines = lines_of(begun) or list(self._given)
        self._before = [self._given] if self._lines != self._given else []
        self._insists = False

    def __call__(self, line: str) -> Meaning:
        """A correction, a number, or the empty line that ends."""
        typed = line.strip()
        if not typed:
            return self._end()
        self._insists = False
        if typed.isdecimal():
            return self._said_again(int(typed))
        if "=" in typed:
            wrong, _sign, right = typed.partition("=")
            return self._change(wrong.strip(), right.strip())
        heard = read_text(typed)
        if heard is Command.UNDO and self._before:
            self._lines = self._before.pop()
            return Partly(_("Votre dernière correction est reprise."))
        if not isinstance(heard, Typed):
            return heard
        return Partly(
            _("Ligne non comprise. Tapez ce qui est faux, le signe =, puis ce qu’il faut : {example}").format(
                example="hanche droite = hanche gauche"
            )
        )

    def _end(self) -> Meaning:
        if not self._before and not self._insists:
            self._insists = True
            return Partly(_("Vous n’avez rien corrigé. Encore une ligne vide pour répondre ainsi."))
        return Typed("\n".join(self._lines))

    @property
    def so_far(self) -> Typed | None:
        """The text, once something was corrected."""
        return None if self._lines == self._given else Typed("\n".join(self._lines))

    @property
    def lines(self) -> Iterator[str]:
        """The lines that were corrected, each with its number, to be told."""
        for number, line in enumerate(self._lines, start=1):
            if line not in self._given:
                yield f"{number}. {line}"

    def _said_again(self, number: int) -> Meaning:
        if 1 <= number <= len(self._lines):
            return Partly(f"{number}. {self._lines[number - 1]}")
        return Partly(_("Il y a {n} lignes.").format(n=len(self._lines)))

    def _change(self, wrong: str, right: str) -> Meaning:
        """Change the only place where a passage stands, or tell why nothing is changed."""
        places = self._places(wrong, range(len(self._lines)))
        named = _NUMBERED.fullmatch(wrong)
        if named and not places and 1 <= int(named[1]) <= len(self._lines):
            wrong = named[2]
            places = self._places(wrong, [int(named[1]) - 1])
        if len(places) != 1:
            return Partly(_not_one(wrong, len(places)))
        rank, start, end = places[0]
        line = self._lines[rank]
        if wrong[:1].islower() and line[start].isupper():
            right = right[:1].upper() + right[1:]
        self._before.append(list(self._lines))
        before = line[:start] if right else line[:start].rstrip()
        self._lines[rank] = f"{before}{right}{line[end:]}".strip()
        return Partly(f"{rank + 1}. {self._lines[rank]}")

    def _places(self, wrong: str, ranks: Sequence[int]) -> list[tuple[int, int, int]]:
        """Where a passage stands, its case apart when it does not stand there as it is: it is not heard."""
        for level in (str, str.lower):
            found = [
                (rank, *span)
                for rank in ranks
                for span in occurrences(_as_long(self._lines[rank], level), level(wrong))
            ]
            if found:
                return found
        return []


def _as_long(text: str, level: Callable[[str], str]) -> str:
    """The text levelled, letter for letter."""
    return "".join(other if len(other := level(letter)) == 1 else letter for letter in text)


def _not_one(wrong: str, count: int) -> str:
    if not wrong:
        return _("Il manque, avant le signe =, ce qui est à changer.")
    if not count:
        return _("« {text} » ne se lit pas dans le texte, en mots entiers : rien n’est changé.").format(
            text=wrong
        )
    return ngettext(
        "« {text} » s’y lit {n} fois : ajoutez les mots voisins, ou le numéro de la ligne devant.",
        "« {text} » s’y lit {n} fois : ajoutez les mots voisins, ou le numéro de la ligne devant.",
        count,
    ).format(text=wrong, n=count)
