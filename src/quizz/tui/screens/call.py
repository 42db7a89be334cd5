"""One call that is over, explained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from quizz import wording
from quizz.domain.scenario import Worth
from quizz.domain.switchboard import PLACE_NAMES, ROUTE_NAMES, Outcome, right_reply, routing_of
from quizz.i18n import _
from quizz.services.switchboard import telling
from quizz.tui.commands import Command, bindings
from quizz.tui.prose import paragraphs
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.story import SIGNS


class CallScreen(QuizzScreen[None]):
    """What was said, what one did, what was best and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Command("close", "enter,escape", "Retour", "Revenir au bilan."))
    ]

    def __init__(self, told: Outcome) -> None:
        super().__init__()
        self._told = told

    def body(self) -> ComposeResult:
        """The call, then the verdicts."""
        told = self._told
        yield Prose(paragraphs(_said(told)), id="prompt")
        yield Prose(_("Où orienter"), classes="heading")
        yield Prose(paragraphs(_routes(told)))
        yield Prose(_("Que répondre"), classes="heading")
        yield Prose(paragraphs(_replies(told)))
        yield Prose(_("Explication"), classes="heading")
        yield Prose(paragraphs(_why(told)))

    def on_mount(self) -> None:
        """Write the line above."""
        self.title_line(
            self._told.card.prompt, telling.seconds(self._told.waited) if self._told.waited else ""
        )


def _said(told: Outcome) -> Iterator[Content]:
    card = told.card
    sign, style = SIGNS[told.worth]
    yield Content.assemble((f"{sign} {telling.ended(told)}", f"{style} bold"))
    head = Content.assemble((card.who, "$accent bold"), (f"  {PLACE_NAMES[card.via]}", "$secondary"))
    yield Content("\n").join([head, Content(card.said)])
    for detail in card.details:
        yield Content("\n").join([Content.styled(detail.ask, "$secondary"), Content(detail.told)])


def _routes(told: Outcome) -> Iterator[Content]:
    if told.route is not None and told.route is not told.card.route:
        worth = Worth.FAIR if told.route in told.card.fair else Worth.WRONG
        routing = told.routing
        yield _line(worth, ROUTE_NAMES[told.route], routing.feedback if routing is not None else "")
    best = routing_of(told.card, told.card.route)
    yield _line(Worth.BEST, ROUTE_NAMES[told.card.route], best.feedback if best is not None else "")


def _replies(told: Outcome) -> Iterator[Content]:
    if told.reply is not None and not told.reply.correct:
        yield _line(Worth.WRONG, told.reply.text, told.reply.feedback)
    best = right_reply(told.card)
    yield _line(Worth.BEST, best.text, best.feedback)


def _why(told: Outcome) -> Iterator[Content]:
    if told.card.explanation:
        yield Content(told.card.explanation)
    source = wording.source_line(told.card)
    if source:
        yield Content(source).stylize("$secondary")


def _line(worth: Worth, text: str, feedback: str) -> Content:
    sign, style = SIGNS[worth]
    head = Content.assemble((f"{sign}\u00a0", f"{style} bold"), (text, "bold"))
    return Content("\n").join([head, Content(feedback)]) if feedback else head
