"""A situation line by line: what is seen and said, what may be done, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

from quizz import wording
from quizz.cli.plain.asking import numbered
from quizz.cli.plain.hearing import hear_choice
from quizz.cli.plain.output import Reader, Writer
from quizz.domain.scenario import Scenario, Worth
from quizz.i18n import _
from quizz.services.situations import Compared, Decision, Happened, Play, Review, telling


class PlainPlay:
    """Plays until the end of the situation, or of what is typed. `timer` gives seconds."""

    def __init__(
        self, play: Play, reader: Reader, writer: Writer, *, timer: Callable[[], float] = monotonic
    ) -> None:
        self._play = play
        self._reader = reader
        self._writer = writer
        self._timer = timer

    def run(self) -> None:
        """Tell where one is, ask each decision, then sum up."""
        self._writer.say(*opening_lines(self._play))
        while (decision := self._play.decision) is not None:
            self._writer.say("", *decision_lines(decision))
            started = self._timer()
            count = len(decision.ranks)
            position = hear_choice(self._reader, self._writer, _expected(count), count)
            if not isinstance(position, int):
                self._writer.say(_left(self._play))
                return
            elapsed = round((self._timer() - started) * 1000)
            happened = self._play.choose(position, milliseconds=elapsed)
            self._writer.say("", *happened_lines(happened))
        self._writer.say("", *review_lines(self._play.scenario, self._play.review()))


def opening_lines(play: Play) -> Iterator[str]:
    """The title and where the story begins; that it is taken up, or has changed, when it is so."""
    yield play.scenario.prompt
    yield play.scenario.setting
    if play.note:
        yield play.note
    elif play.resumed and play.decision is not None:
        yield telling.taken_up(play.decision.number)


def decision_lines(decision: Decision) -> Iterator[str]:
    """What is seen, who says what, then what may be done, by numbers."""
    hour = telling.hour(decision.hour)
    yield " · ".join(filter(None, (_("Décision {n}").format(n=decision.number), hour)))
    step = decision.step
    if step.seen:
        yield step.seen
    if step.said:
        yield f"{wording.label(step.who)}{step.said}" if step.who else step.said
    yield from numbered(decision.texts)


def happened_lines(happened: Happened) -> Iterator[str]:
    """What the choice was worth and why, what it changed, the rule."""
    action = happened.action
    yield f"{telling.verdict(action.worth)}. {action.feedback}"
    changed = telling.changed(happened)
    if changed:
        yield changed
    if happened.decision.step.rule:
        yield happened.decision.step.rule


def review_lines(scenario: Scenario, told: Review) -> Iterator[str]:
    """The ending, what it teaches, the counts, each choice beside the best one, the rule of the whole."""
    yield telling.ending(told.ending.ending)
    yield from filter(None, (told.ending.seen, told.ending.lesson))
    yield ""
    yield telling.counts(told)
    for row in told.rows:
        yield from _compared(row)
    yield ""
    yield scenario.explanation
    if scenario.sources:
        yield wording.stopped(_("Source : {sources}").format(sources=wording.source_line(scenario)))


def _compared(row: Compared) -> Iterator[str]:
    if row.worth is None:
        yield _("Non rencontrée. Le meilleur choix : {best}").format(best=row.best)
        return
    yield f"{row.number}. {row.chosen} ({telling.verdict(row.worth).lower()})"
    if row.worth is not Worth.BEST:
        yield _("   Le meilleur choix : {best}").format(best=row.best)


def _expected(count: int) -> str:
    if count == 1:
        return _("Tapez 1, ou q pour arrêter ici.")
    if count == 2:
        return _("Tapez 1 ou 2, ou q pour arrêter ici.")
    return _("Tapez un numéro de 1 à {n}, ou q pour arrêter ici.").format(n=count)


def _left(play: Play) -> str:
    return _("Vous reprendrez ici : « quizz situations {id} ».").format(id=play.scenario.id)
