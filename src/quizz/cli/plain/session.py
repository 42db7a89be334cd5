"""A sitting from its first question to its last."""

from __future__ import annotations

from collections.abc import Callable

from quizz import wording
from quizz.cli.plain.dialogue import Dialogue, Given
from quizz.cli.plain.flagging import flag
from quizz.cli.plain.lines import Command
from quizz.cli.plain.output import Reader, Writer
from quizz.cli.plain.telling import feedback_lines, summary_lines
from quizz.domain.answer import Answer
from quizz.domain.judgement import Rating
from quizz.i18n import _
from quizz.services.exchange import Asked, Feedback
from quizz.services.practice import Practice
from quizz.services.speaking.speaker import Speaker, silent


class PlainSession:
    """Asks the questions of a Practice. `limit`: how many answers, None for all. `patient`, `voice`: see
    Dialogue.
    """

    def __init__(
        self,
        practice: Practice,
        reader: Reader,
        writer: Writer,
        *,
        timer: Callable[[], float],
        limit: int | None = None,
        patient: bool = False,
        voice: Callable[[], Speaker] = silent,
    ) -> None:
        self._practice = practice
        self._reader = reader
        self._dialogue = Dialogue(reader, writer, timer, patient=patient, voice=voice, keep=self._keep)
        self._writer = writer
        self._limit = limit

    def run(self) -> None:
        """Ask until nothing is left, the limit is reached, or the person or the input stops; then sum up."""
        asked = self._practice.next()
        while asked is not None and not self._enough():
            heard = self._dialogue.ask(asked, self._offered())
            if heard is Command.QUIT:
                break
            asked = self._answered(heard) if isinstance(heard, Given) else self._command(heard, asked)
        self._sum_up()

    def _keep(self, answer: Answer | None, milliseconds: int) -> None:
        asked = self._practice.current
        if asked is not None:
            self._practice.keep(asked, answer, milliseconds)

    def _answered(self, given: Given) -> Asked | None:
        """The answer is in the database when `answer` returns, before anything is told."""
        feedback = self._practice.answer(given.answer, milliseconds=given.milliseconds, unsure=given.unsure)
        self._writer.say("", *feedback_lines(feedback))
        return self._practice.next()

    def _command(self, command: Command, asked: Asked) -> Asked | None:
        """Do it, say so, and give the question to ask now."""
        if command is Command.UNDO:
            return self._undo(asked)
        if command is Command.REPORT:
            flag(self._practice, self._reader, self._writer)
            return asked
        done = self._easy() if command is Command.EASY else self._count_right()
        self._writer.say(done)
        last = self._last()
        if last is not None and last.right and last.asked.point == asked.point:
            return self._practice.next()
        return asked

    def _undo(self, asked: Asked) -> Asked | None:
        undone = self._practice.undo()
        self._writer.say(wording.undone(undone))
        return asked if undone is None else undone.asked

    def _easy(self) -> str:
        last = self._last()
        if last is None:
            return _("Il n’y a pas encore de réponse dans cette séance.")
        if self._practice.free:
            return _("Entraînement libre : le calendrier n’a pas bougé.")
        if not last.right:
            return _("La réponse d’avant n’était pas juste : elle ne peut pas être facile.")
        if last.rating is Rating.EASY:
            return _("La réponse d’avant est déjà notée facile.")
        return _told(self._practice.mark_easy(), _("Noté : la réponse d’avant était facile."))

    def _count_right(self) -> str:
        last = self._last()
        if last is None:
            return _("Il n’y a pas encore de réponse dans cette séance.")
        if last.right:
            return _("La réponse d’avant compte déjà juste.")
        return _told(self._practice.count_right(), _("Noté : la réponse d’avant compte juste."))

    def _offered(self) -> frozenset[Command]:
        """Commands that make sense now."""
        always = frozenset({Command.UNDO, Command.REPORT, Command.QUIT})
        last = self._last()
        if last is None:
            return always
        if not last.right:
            return always | {Command.COUNT_RIGHT}
        if self._practice.free or last.rating is Rating.EASY:
            return always
        return always | {Command.EASY}

    def _last(self) -> Feedback | None:
        history = self._practice.history
        return history[-1] if history else None

    def _enough(self) -> bool:
        return self._limit is not None and len(self._practice.history) >= self._limit

    def _sum_up(self) -> None:
        self._writer.say(*summary_lines(self._practice.tally()))


def _told(feedback: Feedback, done: str) -> str:
    """What was done, unless another program took the answer back; then when the point comes back."""
    back = wording.coming_back(feedback)
    return back if feedback.taken_back else f"{done} {back}"
