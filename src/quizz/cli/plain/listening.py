"""What is heard of an answer: line after line, until it means something."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizz.cli.plain.asking import choice_hint, text_hint
from quizz.cli.plain.lines import (
    Command,
    Heard,
    Meaning,
    Paired,
    Partly,
    Picked,
    Unreadable,
    read_choice,
    read_text,
)
from quizz.cli.plain.output import Reader, Writer
from quizz.domain.answer import Answer, DontKnow, Filled, Typed
from quizz.i18n import _


class Listener:
    """Hears one answer at a time.

    `patient`: lines that are not understood never count as not knowing, as on a terminal; a file must not be
    asked for ever. `offered`: the commands that make sense now. `unsure`: it was said so of the answer.
    """

    def __init__(self, reader: Reader, writer: Writer, *, patient: bool) -> None:
        self.patient = patient
        self.offered: frozenset[Command] = frozenset()
        self.unsure = False
        self._reader = reader
        self._writer = writer
        self._explained: set[str] = set()

    def say(self, *lines: str) -> None:
        """Tell something."""
        self._writer.say(*lines)

    def is_first(self, manner: str) -> bool:
        """Whether this way of answering was not explained yet."""
        known = manner in self._explained
        self._explained.add(manner)
        return not known

    def hear(self, hint: str, read: Callable[[str], Meaning]) -> Heard:
        """One line, a second one when the first cannot be read, and as many as it takes to say all.

        As many as are not understood when patient. The end of input is taken for QUIT.
        """
        if hint:
            self.say(hint)
        misread = False
        while (line := self._reader.line()) is not None:
            heard = read(line)
            if heard is Command.UNSURE:
                self.unsure = not self.unsure
                self.say(
                    _("Noté : vous hésitez. Votre réponse ?")
                    if self.unsure
                    else _("Noté : vous n’hésitez plus. Votre réponse ?")
                )
            elif isinstance(heard, Partly):
                if heard.sentence:
                    self.say(heard.sentence)
            elif not isinstance(heard, Unreadable):
                if isinstance(heard, Paired | Picked):
                    self.unsure = self.unsure or heard.unsure
                return heard
            elif misread:
                self.say(_("Ligne non comprise deux fois : comptée « je ne sais pas »."))
                return DontKnow()
            else:
                misread = not self.patient
                self.say(heard.sentence)
        return Command.QUIT

    def hear_choice(self, count: int, *, several: bool) -> Heard:
        """One option, or several."""
        first = self.is_first("several" if several else "one")
        hint = choice_hint(count, self.offered, several=several, first=first)
        return self.hear(hint, lambda line: read_choice(line, count, several=several))

    def hear_text(self, read: Callable[[str], Meaning] = read_text) -> Heard:
        """A word, a number, a phrase."""
        return self.hear(text_hint(self.offered, first=self.is_first("text")), read)


def one_by_one(
    blanks: Sequence[tuple[str, ...]],
    hear: Callable[[int], Heard],
    *,
    texts: list[str] | None = None,
    changed: Callable[[], None] = lambda: None,
) -> Answer | Command:
    """Blank after blank; « je ne sais pas » leaves one empty, taking back returns to the one before.

    `blanks`: the options of each, none for what is typed. `texts`: those that are filled already, where what
    is heard is added; `changed` is called then.
    """
    texts = [] if texts is None else texts
    while len(texts) < len(blanks):
        match hear(len(texts)):
            case Command.UNDO if texts:
                texts.pop()
            case Command() as command:
                return command
            case Picked(positions=(place, *_rest)):
                texts.append(blanks[len(texts)][place])
            case Typed(text=text):
                texts.append(text)
            case _:
                texts.append("")
        changed()
    return Filled(tuple(texts)) if any(texts) else DontKnow()
