"""Who asks, how, what and when; the rules of the practice when they are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message

from quizz.domain.agenda.looking import now_words, request_words
from quizz.domain.agenda.plan import Plan
from quizz.domain.agenda.week import Request
from quizz.i18n import _
from quizz.tui.widgets.prose import Prose, ShortProse


class RequestText(Vertical):
    """The request, cut on a small screen; unfolded, all of it with the rules."""

    class Clicked(Message):
        """Unfold it, or fold it again."""

    def __init__(self, request: Request, plan: Plan) -> None:
        super().__init__(classes="request")
        self._request = request
        self._plan = plan
        self._now = Prose("", classes="now")

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield ShortProse(request_words(self._request), classes="said")
        yield Prose(Content("\n").join(self._rules()), classes="rules")
        yield self._now

    def on_mount(self) -> None:
        """Folded at first."""
        self.tell(unfolded=False, short=False)

    def tell(self, *, unfolded: bool, short: bool) -> None:
        """Write what the key does now."""
        rules = bool(self._plan.agenda.rules)
        if unfolded:
            key = _("d : replier")
        elif short or not rules:
            key = _("d : tout lire")
        else:
            key = _("d : tout lire, et les règles")
        pieces = [Content(now_words(self._plan)).stylize("bold")]
        if key:
            pieces.append(Content(f"   {key}").stylize("$secondary"))
        self._now.update(Content("").join(pieces))
        self.set_class(unfolded, "-unfolded")
        self.set_class(short, "-short")

    def on_click(self, event: Click) -> None:
        """As the key."""
        event.stop()
        self.post_message(self.Clicked())

    def _rules(self) -> Iterator[Content]:
        if self._plan.agenda.rules:
            yield Content(self._plan.agenda.title).stylize("$accent bold")
        for rule in self._plan.agenda.rules:
            yield Content(f"– {rule}")
