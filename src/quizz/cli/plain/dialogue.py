"""One question and what is typed about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizz.cli.plain.asking import blank_lines, choice_hint, placing_hint, question_lines, text_hint
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
from quizz.cli.plain.placing import OrderReader, PairReader
from quizz.domain.answer import Answer, Chosen, DontKnow, Filled, Ordered, Placed, Typed
from quizz.domain.judging import read_quantity
from quizz.domain.presentation import Presented
from quizz.domain.question import Cloze, Matching, MultipleChoice, Numeric, Ordering, Sorting
from quizz.i18n import _
from quizz.services.exchange import Asked


@dataclass(frozen=True)
class Given:
    """An answer, how sure, and the time it took."""

    answer: Answer
    unsure: bool
    milliseconds: int


class Dialogue:
    """Asks until there is an answer or a command.

    `timer` gives seconds, as time.monotonic does. `patient`: lines that are not understood never count as not
    knowing, as on a terminal; a file must not be asked for ever.
    """

    def __init__(
        self, reader: Reader, writer: Writer, timer: Callable[[], float], *, patient: bool = False
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._timer = timer
        self._patient = patient
        self._explained: set[str] = set()
        self._unsure = False
        self._offered: frozenset[Command] = frozenset()

    def ask(self, asked: Asked, offered: frozenset[Command]) -> Given | Command:
        """Tell a question and hear the answer; the end of input is taken for QUIT.

        `offered`: the commands that make sense now, told beside what may be typed.
        """
        self._unsure = False
        self._offered = offered
        self._writer.say(*question_lines(asked))
        started = self._timer()
        answer = self._answer(asked)
        if isinstance(answer, Command):
            return answer
        return Given(answer, self._unsure, round((self._timer() - started) * 1000))

    def _answer(self, asked: Asked) -> Answer | Command:
        match asked.question:
            case Cloze():
                return self._fill(asked.presented.blank_options)
            case Ordering() | Matching() | Sorting():
                heard = self._hear_places(asked.presented)
            case Numeric():
                heard = self._hear_text(_number)
            case _ if asked.presented.options:
                several = isinstance(asked.question, MultipleChoice)
                heard = self._hear_choice(len(asked.presented.options), several=several)
            case _:
                heard = self._hear_text(read_text)
        match heard:
            case Paired(places=places):
                return Placed(places)
            case Picked(positions=positions):
                return Ordered(positions) if asked.presented.items else Chosen(positions)
            case _:
                return heard

    def _fill(self, blanks: tuple[tuple[str, ...], ...]) -> Answer | Command:
        """Blank after blank; « je ne sais pas » leaves one empty, taking back returns to the one before."""
        texts: list[str] = []
        while len(texts) < len(blanks):
            options = blanks[len(texts)]
            self._writer.say(*blank_lines(len(texts) + 1, options))
            heard = self._hear_choice(len(options), several=False) if options else self._hear_text(read_text)
            match heard:
                case Command.UNDO if texts:
                    texts.pop()
                case Command():
                    return heard
                case Picked(positions=(place, *_rest)):
                    texts.append(options[place])
                case Typed(text=text):
                    texts.append(text)
                case _:
                    texts.append("")
        return Filled(tuple(texts)) if any(texts) else DontKnow()

    def _hear_places(self, presented: Presented) -> Heard:
        manner = "pairs" if presented.targets else "order"
        hint = placing_hint(presented, self._offered, first=manner not in self._explained)
        self._explained.add(manner)
        count, targets = len(presented.items), len(presented.targets)
        return self._hear(hint, PairReader(count, targets) if targets else OrderReader(count))

    def _hear_choice(self, count: int, *, several: bool) -> Heard:
        manner = "several" if several else "one"
        hint = choice_hint(count, self._offered, several=several, first=manner not in self._explained)
        self._explained.add(manner)
        return self._hear(hint, lambda line: read_choice(line, count, several=several))

    def _hear_text(self, read: Callable[[str], Meaning]) -> Heard:
        hint = text_hint(self._offered, first="text" not in self._explained)
        self._explained.add("text")
        return self._hear(hint, read)

    def _hear(self, hint: str, read: Callable[[str], Meaning]) -> Heard:
        """One line, a second one when the first cannot be read, and as many as it takes to say all.

        As many as are not understood when patient.
        """
        self._writer.say(hint)
        misread = False
        while (line := self._reader.line()) is not None:
            heard = read(line)
            if heard is Command.UNSURE:
                self._unsure = not self._unsure
                self._writer.say(
                    _("Noté : vous hésitez. Votre réponse ?")
                    if self._unsure
                    else _("Noté : vous n’hésitez plus. Votre réponse ?")
                )
            elif isinstance(heard, Partly):
                self._writer.say(heard.sentence)
            elif not isinstance(heard, Unreadable):
                if isinstance(heard, Paired | Picked):
                    self._unsure = self._unsure or heard.unsure
                return heard
            elif misread:
                self._writer.say(_("Ligne non comprise deux fois : comptée « je ne sais pas »."))
                return DontKnow()
            else:
                misread = not self._patient
                self._writer.say(heard.sentence)
        return Command.QUIT


def _number(line: str) -> Meaning:
    """A number in any unit, which the judgement tells: only what is no number is asked again."""
    heard = read_text(line)
    if isinstance(heard, Typed) and read_quantity(heard.text) is None:
        return Unreadable(
            _("Ligne non comprise. Tapez un nombre en chiffres, comme 12,50, ou ? si vous ne savez pas.")
        )
    return heard
