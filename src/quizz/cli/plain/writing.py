"""Texts that are typed: notes written out over several lines, phrases that are dictated."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from shutil import get_terminal_size
from typing import Protocol

from quizz import wording
from quizz.cli.plain.asking import hint_line, lines_of
from quizz.cli.plain.lines import Command, Meaning, Partly, read_text
from quizz.domain.answer import Typed
from quizz.errors import SpeechError
from quizz.i18n import _

AGAIN = ":e"
"""Typed to have a phrase once more; `:v` to see it rather than hear it."""
SEEN = ":v"


class Say(Protocol):
    """Says a text, slowly or not. Raises SpeechError."""

    def __call__(self, text: str, *, slow: bool = False) -> None:
        """Say it to the end."""
        ...


def writing_hint(offered: Collection[Command], *, first: bool) -> str:
    """What may be typed to write notes out."""
    what = _("votre texte, sur autant de lignes que vous voulez ; une ligne vide quand vous avez fini")
    more = _(":u reprend votre dernière ligne. Si vous hésitez, tapez :h avant de finir.")
    return _hint(what, offered, more if first else "")


class WritingReader:
    """Keeps lines until an empty one. `begun`: what was written before."""

    def __init__(self, begun: str = "") -> None:
        self._lines = lines_of(begun)

    @property
    def so_far(self) -> Typed | None:
        """What is written."""
        return Typed("\n".join(self._lines)) if self._lines else None

    @property
    def lines(self) -> tuple[str, ...]:
        """What is written, to be told."""
        return tuple(self._lines)

    def __call__(self, line: str) -> Meaning:
        """One more line, or the whole."""
        if not line.strip():
            return self.so_far or Partly(
                _("Rien n’est écrit encore. Tapez votre texte, ou ? si vous ne savez pas.")
            )
        heard = read_text(line)
        if heard is Command.UNDO and self._lines:
            return Partly(_("Ligne reprise : {line}").format(line=self._lines.pop()))
        if isinstance(heard, Typed):
            self._lines.append(heard.text)
            return Partly("")
        return heard


class Dictated:
    """A phrase on its way: heard, or seen until an empty line hides it.

    `say`: None where there is no voice. `on_terminal`: there is a screen from which to hide it.
    """

    def __init__(self, phrase: str, say: Say | None, *, on_terminal: bool) -> None:
        self._phrase = phrase
        self._say = say
        self._on_terminal = on_terminal
        self._times = 0
        self._sees = False

    def opening(self, number: int, total: int, offered: Collection[Command], *, first: bool) -> Iterator[str]:
        """What may be typed, the `first` time, then which phrase it is."""
        if first and self._say is not None:
            more = _("{again} redit la phrase plus lentement, {seen} la montre.").format(
                again=AGAIN, seen=SEEN
            )
            yield _hint(_("ce que vous entendez"), offered, more)
        elif first:
            yield _hint(_("chaque phrase de mémoire"), offered, "")
        yield wording.phrase_place(number, total)

    def begin(self) -> str:
        """Say the phrase, or give what shows it."""
        return self._shown() if self._say is None else self._spoken()

    def __call__(self, line: str) -> Meaning:
        """What was typed of it, or what is wanted first."""
        typed = line.strip()
        if typed.casefold() == AGAIN and self._say is not None:
            return Partly(self._spoken())
        if typed.casefold() in {AGAIN, SEEN}:
            return Partly(self._shown())
        if not typed and self._sees:
            return Partly(self._hidden())
        return read_text(line)

    def _spoken(self) -> str:
        """Say it; give what to tell when it cannot be said."""
        if self._say is None:
            return self._shown()
        self._times += 1
        try:
            self._say(self._phrase, slow=self._times > 1)
        except SpeechError as error:
            self._say = None
            return "\n".join((str(error), self._shown()))
        return ""

    def _shown(self) -> str:
        self._sees = True
        return "\n".join((self._phrase, _("Entrée quand vous l’avez lue.")))

    def _hidden(self) -> str:
        """Pushed out of sight, where there is a screen."""
        self._sees = False
        away = "\n" * get_terminal_size().lines if self._on_terminal else ""
        return away + _("Tapez la phrase ; {seen} la montre de nouveau.").format(seen=SEEN)


def _hint(what: str, offered: Collection[Command], more: str) -> str:
    return hint_line(what, _("? (je ne sais pas)"), ":", offered, more)
