"""The desk: the open call with what may be chosen under it; else what was just done, and what to do now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from quizz.domain.switchboard import Outcome
from quizz.i18n import _
from quizz.services.switchboard import OpenCall, telling
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.story import SIGNS
from quizz.tui.widgets.switchboard.call import AskLine, CallText, SortedLine
from quizz.tui.widgets.switchboard.lettered import LetteredList
from quizz.tui.widgets.switchboard.seen import route_names


class Scene(Struct, frozen=True):
    """What the desk shows; it is laid out again when it is another one."""

    is_paused: bool
    is_over: bool
    call: OpenCall | None
    ended: Outcome | None
    """The call that was just answered."""
    is_waited_for: bool
    is_narrow: bool


class Desk(Vertical):
    """`key`: tells the key of a command. `choices`: what may be chosen now."""

    def __init__(self, key: Callable[[str], str]) -> None:
        super().__init__(id="desk")
        self._key = key
        self._scene: Scene | None = None
        self.choices: LetteredList | None = None

    def compose(self) -> ComposeResult:
        """What is read scrolls; what may be chosen stays in sight."""
        with VerticalScroll(id="body", can_focus=False):
            yield Vertical(id="column")
        yield Vertical(id="choices-of-call")

    async def lay_out(self, scene: Scene) -> None:
        """Show another scene."""
        column, choices = self.query_one("#column", Vertical), self.query_one("#choices-of-call", Vertical)
        self.choices, self._scene = self._list_for(scene), scene
        await column.remove_children()
        await choices.remove_children()
        await column.mount_all(self._told(scene))
        await choices.mount_all(self._offered(scene))
        choices.display = self.choices is not None
        self._scroll(scene)

    def _list_for(self, scene: Scene) -> LetteredList | None:
        """What may be chosen now; what was picked stays picked while it is offered."""
        call, before = scene.call, self._scene
        if call is None or scene.is_paused:
            return None
        was = before.call if before is not None else None
        same = was is not None and (was.rank, was.route) == (call.rank, call.route)
        picked = self.choices.picked if self.choices is not None and same else ()
        if call.route is None:
            return LetteredList(route_names(short=scene.is_narrow), columns=2, picked=picked)
        return LetteredList([reply.text for reply in call.replies], picked=picked)

    def _told(self, scene: Scene) -> Iterator[Widget]:
        if scene.is_paused:
            yield Prose(_("En pause. Les appels sont cachés et le temps est arrêté."), id="prompt")
            yield Prose(_("{key} reprend.").format(key=self._key("rush.resume")), classes="hint")
        elif scene.call is not None:
            yield CallText(scene.call)
        else:
            if scene.ended is not None:
                yield Prose(_worth(scene.ended), id="prompt")
            yield Prose(self._what_now(scene), classes="hint")

    def _offered(self, scene: Scene) -> Iterator[Widget]:
        if scene.call is None or self.choices is None:
            return
        if scene.call.route is not None:
            yield SortedLine(scene.call.route)
        elif scene.call.unasked:
            yield AskLine(scene.call)
        yield self.choices

    def _scroll(self, scene: Scene) -> None:
        """What was just told comes into sight; else what comes first."""
        told = scene.call is not None and scene.call.route is None and bool(scene.call.told)
        body = self.query_one("#body")
        self.call_after_refresh(body.scroll_end if told else body.scroll_home, animate=False)

    def _what_now(self, scene: Scene) -> str:
        if scene.is_over:
            return _("Le dernier appel est passé. {key} montre le bilan.").format(key=self._key("rush.end"))
        if scene.is_waited_for:
            return _("Prenez un appel par son chiffre, ou celui qui attend le plus par {key}.").format(
                key=self._key("rush.answer")
            )
        return _("Personne n’attend pour le moment.")


def _worth(ended: Outcome) -> Content:
    sign, style = SIGNS[ended.worth]
    return Content.assemble((f"{sign}\u00a0", f"{style} bold"), telling.ended(ended))
