"""A rush of the switchboard: places that call, the open call, what may be chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from quizz.domain.question import Route
from quizz.domain.switchboard import Outcome
from quizz.errors import QuizzError
from quizz.i18n import _
from quizz.services.switchboard import Happened, Shift, telling
from quizz.tui.commands import bindings
from quizz.tui.one_job import OneJobScreen
from quizz.tui.screens.rush_commands import COMMANDS, is_offered
from quizz.tui.stopwatch import Stopwatch
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.chrome import KeyBar, MessageLine, TopLine
from quizz.tui.widgets.switchboard.board import NOWHERE, Board, PlaceRow
from quizz.tui.widgets.switchboard.call import AskLine
from quizz.tui.widgets.switchboard.desk import Desk, Scene
from quizz.tui.widgets.switchboard.seen import handled, place_names, stands, still_to_come

TICK = 1.0
"""Seconds between two looks at the clock."""
BESIDE = 100
"""Columns from which the places stand beside the call."""
TALL = 24
"""Lines from which there is room for air."""
BOARD_BESIDE = 42
"""The columns that they take there."""
WIDEST = 124
"""What the screen takes at most."""
ABREAST = 74
"""Columns of the call from which two routes stand side by side by their full names."""


class RushScreen(OneJobScreen[Shift]):
    """Gives the rush, over or left on the way. `seconds` tells time; it passes while calls are in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS)]

    def __init__(self, shift: Shift, seconds: Callable[[], float]) -> None:
        super().__init__()
        self._shift = shift
        self._seconds = seconds
        self._watch = Stopwatch(seconds)
        self._paused = shift.resumed and not shift.rush.unhurried
        self._acting = False
        self._ended: Outcome | None = None
        self._scene: Scene | None = None
        self._desk = Desk(self.key)
        self._opened_at = 0.0

    def compose(self) -> ComposeResult:
        """The places, then the call with what may be chosen under it."""
        yield TopLine()
        with Container(id="switchboard"):
            yield Board(stands(self._shift.rush, self._shift.state))
            yield self._desk
        yield MessageLine()
        yield KeyBar()

    async def on_mount(self) -> None:
        """Show where it stands, and let time pass."""
        if not self._shift.rush.unhurried:
            self.set_interval(TICK, self.tick)
        await self.show()

    def on_screen_resume(self) -> None:
        """In sight again: time goes on."""
        self._let_time_pass()

    def on_screen_suspend(self) -> None:
        """Behind the help or the palette nobody waits."""
        self._watch.stop()

    async def on_resize(self) -> None:
        """The places go beside the call where there is room."""
        self.set_class(self.size.width >= BESIDE, "-beside")
        self.set_class(self.size.height < TALL, "-short")
        if self._scene is not None:
            await self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense now."""
        return is_offered(action, parameters, self._shift, paused=self._paused)

    @property
    def how_to_answer(self) -> str:
        """The keys of places and of choices."""
        if self._shift.is_over or self._paused:
            return ""
        return _(
            "Les chiffres 1 à 5 prennent un appel, X, Y et Z posent une question, une lettre de A à F "
            "choisit ; la même lettre une seconde fois valide, comme Entrée."
        )

    def tick(self) -> None:
        """Look at the clock."""
        if self._watch.is_running and not self._acting:
            self.work_on(lambda: self._shift.advance(self._watch.take()), self._happened)

    def action_take(self, place: int) -> None:
        """Pick up what waits at a place."""
        rank = self._shift.state.places[place]
        if rank is None:
            self.tell(_("Personne ici pour le moment : {place}.").format(place=place_names()[place]))
        elif self._shift.state.calls[rank].waits:
            self._act(lambda: self._shift.pick_up(rank))

    def action_answer(self) -> None:
        """Pick up what is pointed at, else what waits longest."""
        place = self.query_one(Board).cursor
        rank = self._shift.state.places[place] if place != NOWHERE else None
        rank = self._shift.state.longest_waiting if rank is None else rank
        if rank is not None:
            self._act(lambda: self._shift.pick_up(rank))

    def action_ask(self, detail: int) -> None:
        """Ask one of the details."""
        self._act(lambda: self._shift.ask(detail))

    def action_choose(self) -> None:
        """Sort the call, or answer it."""
        call = self._shift.open
        choices = self._desk.choices
        if call is None or choices is None:
            return
        if not choices.picked:
            self.tell(
                _("Choisissez d’abord où cela va.")
                if call.route is None
                else _("Choisissez d’abord ce que vous répondez.")
            )
            return
        (position,) = choices.picked
        if call.route is None:
            route = tuple(Route)[position]
            self._act(lambda: self._shift.sort(route))
        else:
            elapsed = round((self._seconds() - self._opened_at) * 1000)
            self._act(lambda: self._shift.reply(position, milliseconds=elapsed))

    def action_hold(self) -> None:
        """Ask the open call to wait."""
        self._act(self._shift.hold)

    def action_pause(self) -> None:
        """Hide the calls; time stands still."""
        self._paused = True
        self._watch.stop()
        self.call_later(self.show)

    def action_resume(self) -> None:
        """Show the calls; time goes on."""
        self._paused = False
        self._let_time_pass()
        self.call_later(self.show)

    def action_stop(self) -> None:
        """Leave; all is kept."""
        self._watch.stop()
        self.work_on(self._keep, self._leave, waits=True)

    def action_end(self) -> None:
        """To the debrief."""
        self.dismiss(self._shift)

    def job_failed(self, sentence: str) -> None:
        """Show where it stands: what was meant was too late."""
        self._acting = False
        super().job_failed(sentence)
        self.call_later(self.show)

    async def show(self) -> None:
        """Show the places; lay the rest out again when it changed.

        In turn with what jobs lead to: commands, which come from the app, have it called later.
        """
        shift = self._shift
        open_call = shift.open
        self.query_one(Board).show(stands(shift.rush, shift.state), left=still_to_come(shift.state))
        scene = Scene(
            is_paused=self._paused,
            is_over=shift.is_over,
            call=open_call,
            ended=self._ended,
            is_waited_for=open_call is None and shift.state.longest_waiting is not None,
            is_narrow=self._is_narrow(),
        )
        if scene != self._scene:
            if open_call is not None and (self._scene is None or self._scene.call is None):
                self._opened_at = self._seconds()
            await self._lay_out(scene)

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_choose()

    @on(PlaceRow.Clicked)
    def _place_clicked(self, event: PlaceRow.Clicked) -> None:
        if not self._shift.is_over:
            self.action_take(event.place)

    @on(AskLine.Clicked)
    def _question_clicked(self, event: AskLine.Clicked) -> None:
        self.action_ask(event.detail)

    def _act(self, job: Callable[[], Happened]) -> None:
        """Do one thing at the present time, after a look at the clock that is under way; never two."""
        if self._acting:
            return
        self._acting = True

        def at_once() -> Happened:
            passed = self._shift.advance(self._watch.take())
            done = job()
            return Happened((*passed.lost, *done.lost), done.settled)

        self.work_on(at_once, self._done, waits=True)

    async def _done(self, happened: Happened) -> None:
        self._acting = False
        self.tell("")
        self._ended = None
        await self._happened(happened)

    async def _happened(self, happened: Happened) -> None:
        if happened.settled is not None:
            self._ended = happened.settled
        if happened.lost:
            self.tell(" ".join(f"✗\u00a0{telling.ended(told)}." for told in happened.lost))
        if self._shift.is_over:
            self._watch.stop()
        if self.is_attached:
            await self.show()

    def _keep(self) -> None:
        """What cannot be kept is the time since the last thing done: no reason to stay."""
        with suppress(QuizzError):
            self._shift.advance(self._watch.take())
            self._shift.keep()

    def _leave(self, _kept: None) -> None:
        self.dismiss(self._shift)

    def _let_time_pass(self) -> None:
        if not (self._paused or self._shift.is_over or self._shift.rush.unhurried):
            self._watch.run()

    def _is_narrow(self) -> bool:
        """Whether two routes stand side by side by shorter names only."""
        width = self.size.width
        room = min(width, WIDEST) - BOARD_BESIDE if width >= BESIDE else width
        return room < ABREAST

    async def _lay_out(self, scene: Scene) -> None:
        board = self.query_one(Board)
        self._scene = scene
        with self.app.batch_update():
            board.visible = not scene.is_paused
            await self._desk.lay_out(scene)
        (self._desk.choices or board).focus(scroll_visible=False)
        level, shift = _("Standard, niveau {n}"), self._shift
        self.title_line(level.format(n=shift.rush.level), handled(shift.state))
        self.refresh_bindings()
