"""One question and what is typed about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from quizz.cli.plain.asking import blank_lines, placing_hint, question_lines
from quizz.cli.plain.at_length import AtLength
from quizz.cli.plain.cutting import cut_hint, cut_told, meaning_hint, meaning_lines, read_cut
from quizz.cli.plain.filling import box_hint, box_lines, read_box, read_number
from quizz.cli.plain.lines import Command, Heard, Paired, Picked, read_text
from quizz.cli.plain.listening import Listener, one_by_one
from quizz.cli.plain.output import Reader, Writer
from quizz.cli.plain.placing import OrderReader, PairReader
from quizz.domain.answer import Answer, Chosen, Ordered, Placed
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
from quizz.services.exchange import Asked
from quizz.services.speaking.speaker import Speaker, silent

Keep = Callable[[Answer | None, int], None]


def _forget(_answer: Answer | None, _milliseconds: int) -> None:
    """Where nothing is kept."""


class Given(Struct, frozen=True):
    """An answer, how sure, and the time it took."""

    answer: Answer
    unsure: bool
    milliseconds: int


class Dialogue:
    """Asks until there is an answer or a command.

    `timer` gives seconds, as time.monotonic does. `patient`: as for a Listener. `voice`: what dictates.
    `keep`: is given how far an answer that is long to write has come, and the milliseconds that it took.
    """

    def __init__(
        self,
        reader: Reader,
        writer: Writer,
        timer: Callable[[], float],
        *,
        patient: bool = False,
        voice: Callable[[], Speaker] = silent,
        keep: Keep = _forget,
    ) -> None:
        self._listener = Listener(reader, writer, patient=patient)
        self._at_length = AtLength(
            self._listener, voice=voice, keep=lambda answer: keep(answer, self._elapsed)
        )
        self._timer = timer
        self._started = 0.0

    def ask(self, asked: Asked, offered: frozenset[Command]) -> Given | Command:
        """Tell a question and hear the answer; the end of input is taken for QUIT.

        `offered`: the commands that make sense now, told beside what may be typed.
        """
        self._listener.unsure = False
        self._listener.offered = offered
        self._listener.say(*question_lines(asked))
        before = 0 if asked.draft is None else asked.draft.milliseconds
        self._started = self._timer() - before / 1000
        answer = self._answer(asked)
        if isinstance(answer, Command):
            return answer
        return Given(answer, self._listener.unsure, self._elapsed)

    @property
    def _elapsed(self) -> int:
        """Milliseconds, those of the draft included."""
        return round((self._timer() - self._started) * 1000)

    def _answer(self, asked: Asked) -> Answer | Command:
        match asked.question:
            case _ if asked.presented.sheet is not None:
                return self._fill_boxes(asked.presented.sheet.boxes)
            case Cloze():
                return self._fill(asked.presented.blank_options)
            case WordParts() as question:
                return self._take_apart(question)
            case Dictation() as question:
                return self._at_length.take_down(question, _begun(asked))
            case _:
                return _answer_of(self._hear_whole(asked), asked.presented)

    def _hear_whole(self, asked: Asked) -> Heard:
        """What is answered in one go."""
        match asked.question:
            case Proofreading() as question:
                heard = self._at_length.correct(question, _begun(asked))
            case Transcription():
                heard = self._at_length.write_out(_begun(asked))
            case Appointment() as question:
                heard = self._at_length.arrange(question, _begun(asked))
            case Ordering() | Matching() | Sorting():
                heard = self._hear_places(asked.presented)
            case Numeric():
                heard = self._listener.hear_text(read_number)
            case _ if asked.presented.options:
                several = isinstance(asked.question, MultipleChoice)
                heard = self._listener.hear_choice(len(asked.presented.options), several=several)
            case _:
                heard = self._listener.hear_text()
        return heard

    def _fill(self, blanks: Sequence[tuple[str, ...]]) -> Answer | Command:
        """The blanks of a cloze, those without options typed."""

        def hear(place: int) -> Heard:
            options = blanks[place]
            self._listener.say(*blank_lines(place + 1, options))
            if options:
                return self._listener.hear_choice(len(options), several=False)
            return self._listener.hear_text()

        return one_by_one(blanks, hear)

    def _fill_boxes(self, boxes: Sequence[Box]) -> Answer | Command:
        """The boxes of a sheet; an empty line leaves one empty."""
        explained: set[bool] = set()

        def hear(place: int) -> Heard:
            box = boxes[place]
            chosen = bool(box.options)
            self._listener.say(*box_lines(place + 1, len(boxes), box))
            hint = box_hint(box, self._listener.offered, first=chosen not in explained)
            explained.add(chosen)
            return self._listener.hear(hint, lambda line: read_box(line, box))

        return one_by_one([box.options for box in boxes], hear)

    def _take_apart(self, question: WordParts) -> Answer | Command:
        """The cut, then the meanings of the right parts."""
        cut: list[Heard] = []

        def hear(place: int) -> Heard:
            offered = self._listener.offered
            if not place:
                hint = cut_hint(offered, first=self._listener.is_first("cut"))
                cut[:] = [self._listener.hear(hint, lambda line: read_cut(line, question))]
                return cut[0]
            if place == 1:
                self._listener.say(cut_told(cut[0], question))
            size = len(question.elements)
            self._listener.say(*meaning_lines(place, size, question.elements[place - 1]))
            return self._listener.hear(meaning_hint(offered, first=place == 1), read_text)

        return one_by_one([()] * (1 + len(question.elements)), hear)

    def _hear_places(self, presented: Presented) -> Heard:
        count, targets = len(presented.items), len(presented.targets)
        first = self._listener.is_first("pairs" if targets else "order")
        hint = placing_hint(presented, self._listener.offered, first=first)
        return self._listener.hear(hint, PairReader(count, targets) if targets else OrderReader(count))


def _begun(asked: Asked) -> Answer | None:
    return None if asked.draft is None else asked.draft.answer


def _answer_of(heard: Heard, presented: Presented) -> Answer | Command:
    match heard:
        case Paired(places=places):
            return Placed(places)
        case Picked(positions=positions):
            return Ordered(positions) if presented.items else Chosen(positions)
        case _:
            return heard
