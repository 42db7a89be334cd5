"""The open call: who it is, what is said, what may be asked and what was told."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style

from quizz import wording
from quizz.domain.question import Route
from quizz.domain.switchboard import ROUTE_NAMES
from quizz.i18n import _
from quizz.services.switchboard import OpenCall
from quizz.tui.prose import paragraphs
from quizz.tui.widgets.prose import Prose

ASKING = "xyz"
"""The letters of what may be asked, in the order written."""


class CallText(Prose):
    """What was said, then what was asked and told."""

    def __init__(self, call: OpenCall) -> None:
        super().__init__(paragraphs(_said(call)), id="call")


class AskLine(Prose):
    """What may be asked, each with its letter, on as few lines as will do; each can be clicked."""

    class Clicked(Message):
        """A question was clicked."""

        def __init__(self, detail: int) -> None:
            super().__init__()
            self.detail = detail

    def __init__(self, call: OpenCall) -> None:
        pieces = [
            Content.assemble(
                (ASKING[detail].upper(), "$accent bold"), "\u00a0", _whole(call, detail)
            ).stylize(Style.from_meta({"detail": detail}))
            for detail in call.unasked[: len(ASKING)]
        ]
        super().__init__(Content("   ").join(pieces), classes="asking")

    def on_click(self, event: Click) -> None:
        """Tell the screen."""
        detail = event.style.meta.get("detail")
        if detail is not None:
            self.post_message(self.Clicked(detail))


class SortedLine(Prose):
    """Where the call goes: what is answered is left to choose."""

    def __init__(self, route: Route) -> None:
        chosen = (wording.label(ROUTE_NAMES[route]), "bold")
        super().__init__(
            Content.assemble(chosen, (_("que répondez-vous\u00a0?"), "$secondary")), classes="asking"
        )


def _said(call: OpenCall) -> Iterator[Content]:
    yield Content("\n").join([Content(call.card.who).stylize("$accent bold"), Content(call.card.said)])
    for detail in call.told:
        yield Content("\n").join([Content.styled(detail.ask, "$secondary"), Content(detail.told)])


def _whole(call: OpenCall, detail: int) -> str:
    """A question that is not cut at the end of a line."""
    return call.card.details[detail].ask.replace(" ", "\u00a0")
