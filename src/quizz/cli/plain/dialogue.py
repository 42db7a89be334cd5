"""One question and what is typed about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from msgspec import Struct

from quizz.cli.plain.asking import blank_lines, choice_hint, placing_hint, question_lines, text_hint
from quizz.cli.plain.cutting import cut_hint, cut_told, meaning_hint, meaning_lines, read_cut
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
from quizz.cli.plain.writing import Dictated, WritingReader, writing_hint
from quizz.domain.answer import Answer, Chosen, DontKnow, Filled, Ordered, Placed, Typed
from quizz.domain.presentation import Presented
from quizz.domain.question import (
    Appointment,
    Cloze,
    Dictation,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Proofreading,
    Sorting,
    Transcription,
    WordParts,
)
from quizz.domain.sheet import Box
from quizz.domain.texts.alternatives import expanded
from quizz.i18n import _
from quizz.services.exchange import Asked
from quizz.services.speaking.speaker import Speaker, silent


class Given(Struct, frozen=True):
    """An answer, how sure, and the time it took."""

    answer: Answer
    unsure: bool
    milliseconds: int


class Dialogue:
    """Asks until there is an answer or a command.

    `timer` gives seconds, as time.monotonic does. `patient`: lines that are not understood never count as not
    knowing, as on a terminal; a file must not be asked for ever. `voice`: what dictates.
    """

    def __init__(
        self,
        reader: Reader,
        writer: Writer,
        timer: Callable[[], float],
        *,
        patient: bool = False,
        voice: Callable[[], Speaker] = silent,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._voice = voice
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
            case WordParts() as question:
                return self._take_apart(question)
            case Dictation() as question:
                return self._take_down(question)
            case _:
                return _answer_of(self._hear_whole(asked), asked.presented)

    def _hear_whole(self, asked: Asked) -> Heard:
        """What is answered in one go."""
        match asked.question:
            case Proofreading() as question:
                from quizz.cli.plain.correcting import CorrectionReader, correcting_hint

                hint = correcting_hint(self._offered, first=self._is_first("correct"))
                heard = self._hear(hint, CorrectionReader(question.text))
            case Transcription():
                hint = writing_hint(self._offered, first=self._is_first("write"))
                heard = self._hear(hint, WritingReader())
            case Appointment() as question:
                heard = self._arrange(question)
            case Ordering() | Matching() | Sorting():
                heard = self._hear_places(asked.presented)
            case Numeric():
                heard = self._hear_text(read_number)
            case _ if asked.presented.options:
                several = isinstance(asked.question, MultipleChoice)
                heard = self._hear_choice(len(asked.presented.options), several=several)
            case _:
                heard = self._hear_text(read_text)
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

    def _take_apart(self, question: WordParts) -> Answer | Command:
        """The cut, then the meanings of the right parts."""
        cut: list[Heard] = []

        def hear(place: int) -> Heard:
            if not place:
                hint = cut_hint(self._offered, first="cut" not in self._explained)
                self._explained.add("cut")
                cut[:] = [self._hear(hint, lambda line: read_cut(line, question))]
                return cut[0]
            if place == 1:
                self._writer.say(cut_told(cut[0], question))
            size = len(question.elements)
            self._writer.say(*meaning_lines(place, size, question.elements[place - 1]))
            return self._hear(meaning_hint(self._offered, first=place == 1), read_text)

        return _one_by_one([()] * (1 + len(question.elements)), hear)

    def _arrange(self, question: Appointment) -> Heard:
        """Orders until the last one."""
        from quizz.cli.plain.arranging import ArrangingReader, arranging_hint  # few questions need it

        hint = arranging_hint(question, self._offered, first=self._is_first("arrange"))
        return self._hear(hint, ArrangingReader(question))

    def _take_down(self, question: Dictation) -> Answer | Command:
        """Each phrase, said or shown; « je ne sais pas » leaves one empty."""
        phrases = tuple(map(expanded, question.phrases))

        def hear(place: int) -> Heard:
            say = self._speaker.say if self._speaker.has_voice else None
            dictated = Dictated(phrases[place], say, on_terminal=self._patient)
            first = not place
            self._writer.say(*dictated.opening(place + 1, len(phrases), self._offered, first=first))
            return self._hear(dictated.begin(), dictated)

        return _one_by_one([()] * len(phrases), hear)

    @cached_property
    def _speaker(self) -> Speaker:
        """The voice, looked for when something is dictated."""
        return self._voice()

    def _is_first(self, manner: str) -> bool:
        """Whether this way of answering was not explained yet."""
        known = manner in self._explained
        self._explained.add(manner)
        return not known

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
        if hint:
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
                if heard.sentence:
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


def _answer_of(heard: Heard, presented: Presented) -> Answer | Command:
    match heard:
        case Paired(places=places):
            return Placed(places)
        case Picked(positions=positions):
            return Ordered(positions) if presented.items else Chosen(positions)
        case _:
            return heard


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
