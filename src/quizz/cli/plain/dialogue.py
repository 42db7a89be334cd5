"""One question and what is typed about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from quizz.cli.plain.asking import blank_lines, choice_hint, placing_hint, question_lines, text_hint
from quizz.cli.plain.filling import box_hint, box_lines, read_box, read_number
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
from quizz.domain.presentation import Presented
from quizz.domain.question import Cloze, Matching, MultipleChoice, Numeric, Ordering, Sorting
from quizz.domain.sheet import Box
from quizz.i18n import _
from quizz.services.exchange import Asked


class Given(Struct, frozen=True):
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
            case _ if asked.presented.sheet is not None:
                return self._fill_boxes(asked.presented.sheet.boxes)
            case Cloze():
                return self._fill(asked.presented.blank_options)
            case Ordering() | Matching() | Sorting():
                heard = self._hear_places(asked.presented)
            case Numeric():
                heard = self._hear_text(read_number)
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

    def _fill(self, blanks: Sequence[tuple[str, ...]]) -> Answer | Command:
        """The blanks of a cloze, those without options typed."""

        def hear(place: int) -> Heard:
            options = blanks[place]
            self._writer.say(*blank_lines(place + 1, options))
            return self._hear_choice(len(options), several=False) if options else self._hear_text(read_text)

        return _one_by_one(blanks, hear)

    def _fill_boxes(self, boxes: Sequence[Box]) -> Answer | Command:
        """The boxes of a sheet; an empty line leaves one empty."""
        explained: set[bool] = set()

        def hear(place: int) -> Heard:
            box = boxes[place]
            chosen = bool(box.options)
            self._writer.say(*box_lines(place + 1, len(boxes), box))
            hint = box_hint(box, self._offered, first=chosen not in explained)
            explained.add(chosen)
            return self._hear(hint, lambda line: read_box(line, box))

        return _one_by_one([box.options for box in boxes], hear)

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


def _one_by_one(blanks: Sequence[tuple[str, ...]], hear: Callable[[int], Heard]) -> Answer | Command:
    """Blank after blank; « je ne sais pas » leaves one empty, taking back returns to the one before.

    `blanks`: the options of each, none for what is typed.
    """
    texts: list[str] = []
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
    return Filled(tuple(texts)) if any(texts) else DontKnow()
