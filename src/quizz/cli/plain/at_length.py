"""Answers that are long to give: a text, notes, a dictation, a week. They go on from where they were left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Protocol

from quizz.cli.plain.lines import Command, Heard, Meaning, Partly
from quizz.cli.plain.listening import Listener, one_by_one
from quizz.cli.plain.writing import Dictated, WritingReader, writing_hint
from quizz.domain.answer import Answer, Arranged, Filled, Typed
from quizz.domain.question import Appointment, Dictation, Proofreading
from quizz.domain.texts.alternatives import expanded
from quizz.i18n import _
from quizz.services.speaking.speaker import Speaker

Keep = Callable[[Answer | None], None]
"""Is given how far an answer has come, None when nothing is left of it."""


class Drafting(Protocol):
    """Reads an answer that takes several lines."""

    @property
    def so_far(self) -> Answer | None:
        """How far the answer has come."""
        ...

    @property
    def lines(self) -> Iterable[str]:
        """The same, to be told."""
        ...

    def __call__(self, line: str) -> Meaning:
        """What a line means."""
        ...


class AtLength:
    """Hears them, and gives each line to `keep`. `voice`: what dictates.

    `begun`: what was answered before, when it was left.
    """

    def __init__(self, listener: Listener, *, voice: Callable[[], Speaker], keep: Keep) -> None:
        self._listener = listener
        self._voice = voice
        self._keep = keep

    def correct(self, question: Proofreading, begun: Answer | None) -> Heard:
        """A text, correction after correction."""
        from quizz.cli.plain.correcting import CorrectionReader, correcting_hint  # as below: few need it

        hint = correcting_hint(self._listener.offered, first=self._listener.is_first("correct"))
        return self._hear(hint, CorrectionReader(question.text, _text(begun)))

    def write_out(self, begun: Answer | None) -> Heard:
        """Notes, line after line."""
        hint = writing_hint(self._listener.offered, first=self._listener.is_first("write"))
        return self._hear(hint, WritingReader(_text(begun)))

    def arrange(self, question: Appointment, begun: Answer | None) -> Heard:
        """A week, order after order."""
        from quizz.cli.plain.arranging import ArrangingReader, arranging_hint

        first = self._listener.is_first("arrange")
        hint = arranging_hint(question, self._listener.offered, first=first)
        changes = begun.changes if isinstance(begun, Arranged) else ()
        return self._hear(hint, ArrangingReader(question, changes))

    def take_down(self, question: Dictation, begun: Answer | None) -> Answer | Command:
        """Each phrase, said or shown; « je ne sais pas » leaves one empty."""
        phrases = tuple(map(expanded, question.phrases))
        texts = _without_end(begun.texts) if isinstance(begun, Filled) else []
        done = len(texts)
        self._tell_begun(texts)

        def hear(place: int) -> Heard:
            say = self._speaker.say if self._speaker.has_voice else None
            dictated = Dictated(phrases[place], say, on_terminal=self._listener.patient)
            offered = self._listener.offered
            self._listener.say(*dictated.opening(place + 1, len(phrases), offered, first=place == done))
            return self._listener.hear(dictated.begin(), dictated)

        def keep() -> None:
            written = (*texts, *[""] * (len(phrases) - len(texts)))
            self._keep(Filled(written) if any(written) else None)

        return one_by_one([()] * len(phrases), hear, texts=texts, changed=keep)

    def _hear(self, hint: str, reader: Drafting) -> Heard:
        if reader.so_far is not None:
            self._tell_begun(reader.lines)

        def read(line: str) -> Meaning:
            heard = reader(line)
            if isinstance(heard, Partly):
                self._keep(reader.so_far)
            return heard

        return self._listener.hear(hint, read)

    def _tell_begun(self, lines: Iterable[str]) -> None:
        told = list(lines)
        if told:
            self._listener.say(_("Repris où vous en étiez :"), *told)

    @cached_property
    def _speaker(self) -> Speaker:
        """The voice, looked for when something is dictated."""
        return self._voice()


def _text(begun: Answer | None) -> str:
    return begun.text if isinstance(begun, Typed) else ""


def _without_end(texts: Sequence[str]) -> list[str]:
    """Those up to the last that is written: what was skipped before it is not asked again."""
    written = [place for place, text in enumerate(texts) if text.strip()]
    return list(texts[: written[-1] + 1]) if written else []
