"""What is to be booked, and what was done so far, a line each."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message

from quizz.domain.agenda.arranging import Arranging
from quizz.domain.agenda.looking import done_words, wanted_words
from quizz.domain.agenda.week import Wanted
from quizz.domain.agenda.words import length, name_words, thing_words
from quizz.i18n import _
from quizz.tui.widgets.prose import Prose

FEW = 2
"""Lines on a small screen."""
MANY = 6


class Tasks(Prose):
    """Lines to click; those of what is to be booked have a number. `short`: as on a small screen."""

    class Clicked(Message):
        """A line was clicked; the booking it is about."""

        def __init__(self, booking: str) -> None:
            super().__init__()
            self.booking = booking

    def __init__(self, arranging: Arranging) -> None:
        super().__init__("", classes="tasks")
        self._arranging = arranging
        self._shown: list[str] = []
        self.short = False

    def renew(self) -> None:
        """Write the lines again."""
        lines = self._lines()
        if self.short:
            lines = sorted(lines, key=lambda line: line[0] != self._arranging.hand)[:FEW]
        lines = lines[:MANY]
        self._shown = [booking for booking, _line in lines]
        self.update(Content("\n").join([line for _booking, line in lines]))

    def on_click(self, event: Click) -> None:
        """Tell which line it was."""
        event.stop()
        if 0 <= event.y < len(self._shown):
            self.post_message(self.Clicked(self._shown[event.y]))

    def _lines(self) -> list[tuple[str, Content]]:
        plan = self._arranging.plan
        done = {change.booking: change for change in plan.changes}
        lines: list[tuple[str, Content]] = []
        if self._arranging.lifted and (lifted := plan.thing(self._arranging.lifted)):
            text = _("En main : {thing}").format(thing=thing_words(plan, lifted))
            lines.append((lifted.id, Content.assemble((f"▸ {text}", "$accent bold"))))
        several = len(plan.wanted) > 1
        for number, wanted in enumerate(plan.wanted, start=1):
            mark = f"{number} " if several else ""
            if wanted.id in done:
                lines.append((wanted.id, _done(mark, done_words(plan, done[wanted.id]))))
            else:
                here = wanted.id == self._arranging.hand
                style = "$accent bold" if here else ""
                line = Content.assemble((f"{'▸' if here else ' '} {mark}{self._wanted(wanted)}", style))
                lines.append((wanted.id, line))
        booked = {wanted.id for wanted in plan.wanted}
        others = [change for change in plan.changes if change.booking not in booked]
        lines += [(change.booking, _done("", done_words(plan, change))) for change in reversed(others)]
        return lines or [("", Content(_("Rien n’est changé.")).stylize("$secondary"))]

    def _wanted(self, wanted: Wanted) -> str:
        """How long it lasts comes first where a line may be cut."""
        plan = self._arranging.plan
        if not self.short:
            return wanted_words(plan, wanted)
        name, minutes = name_words(plan, wanted.id, placed=True), length(plan.minutes(wanted))
        if name == wanted.who:
            return _("À placer : {who}, {length}").format(who=name, length=minutes)
        return _("À placer, {length} : {who}").format(who=name, length=minutes)


def _done(mark: str, text: str) -> Content:
    return Content.assemble(("• ", "$accent"), mark, text)
