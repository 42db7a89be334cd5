"""The preview of a file: one question as a trainee will see it, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList

from quizz.domain.answer import DontKnow
from quizz.domain.scenario import Scenario
from quizz.i18n import _
from quizz.services.clock import SystemClock
from quizz.services.previewing.preview import Preview
from quizz.services.previewing.walk import Walk
from quizz.tui.around import about_content, state_content, title_and_counts
from quizz.tui.commands import bindings
from quizz.tui.findings import finding_content
from quizz.tui.prose import paragraphs
from quizz.tui.screens.answering import AnsweringCommands
from quizz.tui.screens.asked import terms_of
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.screens.preview_commands import ANSWERING, COMMANDS, ONLY_LOOKING
from quizz.tui.widgets.answers import AnswerPanel, DontKnowButton
from quizz.tui.widgets.chrome import KeyBar, MessageLine, TopLine
from quizz.tui.widgets.exercise import Exercise
from quizz.tui.widgets.items import Items
from quizz.tui.widgets.prose import Prose, ShortProse

if TYPE_CHECKING:
    from quizz.tui.preview_app import PreviewApp

WIDE = 110
"""Columns from which the list and the problems stand beside the question."""


class PreviewScreen(AnsweringCommands, QuizzScreen[None]):
    """Looks at questions, and answers them when it is wanted: a panel has the keys only then."""

    AUTO_FOCUS: ClassVar[str | None] = ""  # nothing, even on coming back from another screen
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS)]

    def __init__(self) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self._walk = Walk(Preview(name=""))
        self._seed = 0
        self._revealed = False
        self._mounting = 0
        """Panels that are being mounted, and ask for the keys."""
        self._exercise = Exercise()

    def compose(self) -> ComposeResult:
        """The list and the problems beside the question, where there is room."""
        yield TopLine()
        yield ShortProse(_("Lecture du fichier…"), id="state")
        with Horizontal(id="sides"):
            with Vertical(id="beside"):
                yield Items(id="items")
                with VerticalScroll(classes="problems", can_focus=False):
                    yield Prose("", classes="found")
            with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
                yield Prose("", id="about")
                yield self._exercise
                yield Prose("", id="below", classes="found")
        yield MessageLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the file that is being read."""
        self.title_line(self._app.file_name)

    @property
    def how_to_answer(self) -> str:
        """What the panel says of its keys, while it takes any."""
        panel = self._exercise.panel
        return panel.how if panel is not None and self._answering else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense while looking, or while answering."""
        answering, exercise = self._answering, self._exercise
        if not self.takes(action):
            return False
        if action in ANSWERING or (answering and action in ONLY_LOOKING):
            return answering and action in ANSWERING
        items = len(self._walk.preview.items)
        is_open = exercise.panel is not None and exercise.asked is None
        offered = {
            "answer": is_open,
            "proceed": not is_open and items > 0,
            "go": items > 1 or self._walk.parts > 1,
            "end": items > 1,
            "contents": items > 0,
            "back": answering or exercise.asked is not None,
            "key": exercise.panel is not None and not self._revealed,
            "draw": exercise.panel is not None,
            "play": self._story is not None,
            "terms": bool(self._entries()),
        }
        return offered.get(action, True)

    async def take(self, preview: Preview) -> None:
        """Show the file as it stands now, at the same item; one that did not change stays as it is."""
        before, key = self._looks, self._walk.key
        self._walk.take(preview)
        self.query_one(Items).fill(preview, preview.items, self._walk.key)
        if before == self._looks:
            self._tell()
        else:
            await self._show(again=bool(key) and key == self._walk.key)

    def go_to(self, key: str | None) -> None:
        """Show an item by its key, if it is still there."""
        if key is not None and self._walk.go_to(key):
            self._move()

    def action_answer(self) -> None:
        """Give the keys to the panel."""
        panel = self._exercise.panel
        target = next((widget for widget in panel.query("*") if widget.focusable), None) if panel else None
        if target is not None:
            self._mounting = 0
            self.set_focus(target)

    def action_proceed(self) -> None:
        """Go on."""
        self.action_go(1)

    @property
    def answer_panel(self) -> AnswerPanel | None:
        """The panel of the question."""
        return self._exercise.panel

    def action_dont_know(self) -> None:
        """Tell what is told to who does not know."""
        self._told(self._exercise.submit(DontKnow()))

    def action_back(self) -> None:
        """Show the question as at first."""
        self._move()

    def action_go(self, step: int) -> None:
        """Show what comes after, or before."""
        if self._walk.go(step):
            self._move()

    def action_end(self, last: bool) -> None:
        """Show the first, or the last."""
        self._walk.end(last=last)
        self._move()

    def action_key(self) -> None:
        """Show the whole key."""
        self._revealed = True
        self.call_later(self._reveal)

    def action_draw(self) -> None:
        """Draw anew."""
        self._seed += 1
        self._move()

    def action_play(self) -> None:
        """Play the situation whose map is shown."""
        from quizz.services.previewing.rehearsal import rehearse_story
        from quizz.tui.screens.situation import SituationScreen

        if self._story is not None:
            self.app.push_screen(SituationScreen(rehearse_story(self._story, self._seed, SystemClock())))
            self._seed += 1

    def action_contents(self) -> None:
        """Look for a question."""
        from quizz.tui.screens.contents import ContentsScreen

        self.app.push_screen(ContentsScreen(self._walk.preview, self._walk.key), self.go_to)

    def action_findings(self) -> None:
        """Look at all that is wrong."""
        from quizz.tui.screens.findings import FindingsScreen

        self.app.push_screen(FindingsScreen(self._walk.preview, self._walk.key), self.go_to)

    def action_terms(self) -> None:
        """Open the first entry of the question; the pop-up leads to the others."""
        self._open(self._entries())

    def action_show_term(self, identifier: str) -> None:
        """Open the entry that was clicked."""
        self._open([identifier, *(entry for entry in self._entries() if entry != identifier)])

    def action_reread(self) -> None:
        """Read the file again."""
        self._app.reread()

    def action_leave(self) -> None:
        """End."""
        self.app.exit()

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """A panel asks for the keys when it is mounted: not here."""
        if widget is None or not self._mounting:
            super().set_focus(widget, scroll_visible, from_app_focus)

    @on(AnswerPanel.Decided)
    def _decided(self) -> None:
        panel = self._exercise.panel
        self._told(self._exercise.submit(panel.answer() if panel is not None else None))

    @on(AnswerPanel.Said)
    def _said(self, event: AnswerPanel.Said) -> None:
        self.tell(event.sentence)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if isinstance(event.button, DontKnowButton):
            self.action_dont_know()
        else:
            self._decided()

    @on(OptionList.OptionSelected, "#items")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.go_to(event.option_id)

    @property
    def _app(self) -> PreviewApp:
        return cast("PreviewApp", self.app)

    @property
    def _answering(self) -> bool:
        return self.focused is not None and self._exercise in self.focused.ancestors

    @property
    def _story(self) -> Scenario | None:
        """The situation whose map is shown."""
        item = self._walk.item
        return item.scenario if item is not None and self._walk.question is None else None

    @property
    def _looks(self) -> tuple[object, ...]:
        """All that the exercise shows of the item; its place in the file is not of it."""
        item = self._walk.item
        if item is None:
            return ()
        stale = item.stale and not self._walk.preview.broken
        return item.key, item.term, item.scenario, self._walk.question, item.withheld, stale

    def _move(self) -> None:
        self._revealed = False
        self.call_later(self._show)

    async def _show(self, *, again: bool = False) -> None:
        """Show the item. `again`: after a change of it, so that the eye finds the same place."""
        body = self.query_one("#body", VerticalScroll)
        at = body.scroll_y if again else 0
        walk = self._walk
        self.set_focus(None)
        if walk.item is not None:
            self._mounting += 1
            with self.app.batch_update():
                await self._exercise.show(walk.preview, walk.item, walk.question, self._seed)
            self.app.call_later(self._mounted)
        self._told("")
        if again and self._revealed:
            await self._reveal()
        self.call_after_refresh(body.scroll_to, y=at, animate=False)

    def _mounted(self) -> None:
        """What the panel asked at first has been refused by now."""
        self._mounting = max(0, self._mounting - 1)

    async def _reveal(self) -> None:
        self._told(await self._exercise.reveal())

    def _told(self, sentence: str) -> None:
        self.tell(sentence)
        self._tell()

    def _tell(self) -> None:
        """Write all that stands around the question."""
        walk = self._walk
        self.title_line(*title_and_counts(walk))
        self._write("#state", state_content(walk.preview))
        self.query_one("#state").set_class(not walk.preview.items, "-alone")
        self._write("#about", about_content(walk))
        found = walk.preview.of(walk.item) if walk.item is not None else ()
        for prose in self.query(".found").results(Prose):
            prose.update(paragraphs(map(finding_content, found)))
            prose.set_class(bool(found), "-some")
        if walk.item is not None:
            self.query_one(Items).point(walk.key)
        self.refresh_bindings()

    def _write(self, selector: str, content: Content) -> None:
        prose = self.query_one(selector, Prose)
        prose.update(content)
        prose.display = bool(content.plain)

    def _entries(self) -> list[str]:
        asked = self._exercise.asked
        return [] if asked is None else terms_of(asked, self._exercise.links)

    def _open(self, identifiers: list[str]) -> None:
        from quizz.tui.screens.term import TermScreen

        glossary = self._walk.preview.terms
        known = {term.id: term for term in glossary}
        entries = [known[identifier] for identifier in identifiers if identifier in known]
        if entries:
            self.app.push_screen(TermScreen(entries, glossary))
