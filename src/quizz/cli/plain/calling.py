"""The switchboard line by line, without its clock: one call after the other, then the debrief."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from string import ascii_lowercase
from time import monotonic

from quizz import wording
from quizz.cli.plain.asking import numbered
from quizz.cli.plain.hearing import hear_choice
from quizz.cli.plain.output import Reader, Writer
from quizz.domain.agenda.words import one_of
from quizz.domain.question import Route
from quizz.domain.scenario import Worth
from quizz.domain.switchboard import PLACE_NAMES, ROUTE_NAMES, Outcome, right_reply, routing_of
from quizz.i18n import _
from quizz.services.switchboard import OpenCall, Shift, telling

ROUTES = tuple(Route)


class PlainShift:
    """Goes through the calls until the last one, or what is typed. `timer` gives seconds."""

    def __init__(
        self, shift: Shift, reader: Reader, writer: Writer, *, timer: Callable[[], float] = monotonic
    ) -> None:
        self._shift = shift
        self._reader = reader
        self._writer = writer
        self._timer = timer

    def run(self) -> None:
        """Say which switchboard it is, take each call, then sum up."""
        self._writer.say(*opening_lines(self._shift))
        while (call := self._next()) is not None:
            self._writer.say("", *call_lines(self._shift, call))
            if not self._go_through(call):
                self._writer.say(_("Vous reprendrez ici : « quizz switchboard »."))
                return
        self._writer.say("", *debrief_lines(self._shift))

    def _next(self) -> OpenCall | None:
        """The call that is open, else the one that waits; None after the last."""
        waiting = self._shift.state.longest_waiting
        if self._shift.open is None and waiting is not None:
            self._shift.pick_up(waiting)
        return self._shift.open

    def _go_through(self, call: OpenCall) -> bool:
        """Sort and answer a call; False when the person or the input stops before."""
        started = self._timer()
        if call.route is None and not self._sorted(call):
            return False
        self._writer.say(_("Que répondez-vous ?"), *numbered(reply.text for reply in call.replies))
        heard = self._heard(len(call.replies))
        if not isinstance(heard, int):
            return False
        happened = self._shift.reply(heard, milliseconds=round((self._timer() - started) * 1000))
        if happened.settled is not None:
            self._writer.say("", *outcome_lines(happened.settled))
        return True

    def _sorted(self, call: OpenCall) -> bool:
        """Hear where a call goes, and before that what is asked."""
        left = {ascii_lowercase[detail]: detail for detail in call.unasked}
        while isinstance(heard := self._heard(len(ROUTES), left), str):
            detail = left.pop(heard)
            self._shift.ask(detail)
            self._writer.say(call.card.details[detail].told)
        if heard is None:
            return False
        self._shift.sort(ROUTES[heard])
        return True

    def _heard(self, count: int, letters: Collection[str] = ()) -> int | str | None:
        expected = _expected(count, letters)
        return hear_choice(self._reader, self._writer, expected, count, letters)


def opening_lines(shift: Shift) -> Iterator[str]:
    """The level, how it goes, and that it is taken up when it is."""
    total = len(shift.rush.calls)
    yield _("Standard, niveau {n}, sans horloge : un appel après l’autre.").format(n=shift.rush.level)
    if shift.resumed:
        yield _("Vous reprenez à l’appel {n} sur {total}.").format(
            n=total - shift.state.left + 1, total=total
        )


def call_lines(shift: Shift, call: OpenCall) -> Iterator[str]:
    """Who says what, what was told, what may be asked, by letters, and the routes, by numbers."""
    yield _("Appel {n} sur {total} · {place}").format(
        n=call.rank + 1, total=len(shift.rush.calls), place=PLACE_NAMES[call.card.via]
    )
    yield f"{wording.label(call.card.who)}{call.card.said}"
    for detail in call.told:
        yield f"{detail.ask} {detail.told}"
    if call.route is not None:
        yield _("Vous orientez : {route}").format(route=wording.stopped(ROUTE_NAMES[call.route]))
        return
    for rank in call.unasked:
        yield f"{ascii_lowercase[rank]}. {call.card.details[rank].ask}"
    yield _("Où orienter ?")
    yield from numbered(ROUTE_NAMES[route] for route in ROUTES)


def outcome_lines(told: Outcome) -> Iterator[str]:
    """What it was worth, what is said of the route and of the reply, what was best, the rule."""
    card = told.card
    yield wording.stopped(_capital(telling.verdict(told)))
    if told.routing is not None:
        yield told.routing.feedback
    if told.route is not card.route:
        best = routing_of(card, card.route)
        yield _("La bonne orientation : {route}").format(route=wording.stopped(ROUTE_NAMES[card.route]))
        yield from (() if best is None else (best.feedback,))
    if told.reply is not None and told.reply.feedback:
        yield told.reply.feedback
    if told.reply is None or not told.reply.correct:
        yield _("La bonne réponse : {reply}").format(reply=wording.stopped(right_reply(card).text))
    yield from card.explanation.splitlines()
    source = wording.source_line(card)
    if source:
        yield _("Source : {source}").format(source=wording.stopped(source))


def debrief_lines(shift: Shift) -> Iterator[str]:
    """The counts, then each call: what was done, and what was best where that is something else."""
    counts = shift.score()
    yield _("Le standard est fini. {summary}").format(summary=telling.summary(counts))
    for name, text, _well in telling.counts(counts, unhurried=shift.rush.unhurried):
        yield f"{wording.label(name)}{wording.stopped(text)}"
    yield ""
    for told in shift.outcomes():
        yield f"{told.rank + 1}. {wording.stopped(telling.ended(told))}"
        if told.worth is not Worth.BEST:
            yield _("   Le mieux : {route} {reply}").format(
                route=wording.stopped(ROUTE_NAMES[told.card.route]), reply=right_reply(told.card).text
            )
    yield _("Tout est gardé. Ces appels reviendront seuls dans vos séances.")


def _expected(count: int, letters: Collection[str]) -> str:
    if not letters:
        return _("Tapez un numéro de 1 à {n}, ou q pour arrêter ici.").format(n=count)
    return _(
        "Tapez un numéro de 1 à {n} pour orienter, {letters} pour demander, ou q pour arrêter ici."
    ).format(n=count, letters=one_of(list(letters)))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
