"""The panel of appointments: the request, the week, what the cursor is on, what is done."""

from __future__ import annotations

from itertools import takewhile

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from quizz.domain.agenda.arranging import Arranging
from quizz.domain.agenda.looking import left
from quizz.domain.agenda.plan import plan_of
from quizz.domain.answer import Answer, Arranged
from quizz.domain.judgement import Judgement
from quizz.domain.presentation import Presented
from quizz.domain.question import Appointment
from quizz.i18n import _, ngettext
from quizz.tui.widgets.agenda.cells import told_cells
from quizz.tui.widgets.agenda.grid import AgendaGrid
from quizz.tui.widgets.agenda.pointing import hint, pointed
from quizz.tui.widgets.agenda.request import RequestText
from quizz.tui.widgets.agenda.tasks import Tasks
from quizz.tui.widgets.answers import AnswerPanel, ValidateButton
from quizz.tui.widgets.button import TextButton
from quizz.tui.widgets.prose import ShortProse

SHORT = 24
"""Lines of a screen below which the request is shortened."""
TIGHT = 30
"""Lines of a screen below which margins are left out."""
LEAST = 6
"""Lines of the week on any screen."""


class AppointmentPanel(AnswerPanel):
    """appointment: fills the screen, so that request, week and keys are in sight together."""

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        if not isinstance(presented.question, Appointment):
            raise TypeError(type(presented.question).__name__)
        self._question = presented.question
        self._arranging = Arranging(presented.question)
        self._request = RequestText(presented.question.request, self._arranging.plan)
        self._grid = AgendaGrid(self._arranging)
        self._told = ShortProse(hint(), classes="told")
        self._tasks = Tasks(self._arranging)
        self._validate = ValidateButton()
        self._cancel = TextButton(_("x : annuler"), classes="validate")
        self._validate.can_focus = self._cancel.can_focus = self._cancel.display = False
        self._unfolded = False
        self._warned = False
        self._fitted: tuple[bool, bool] | None = None

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._request
        yield self._grid
        yield self._told
        with Horizontal(classes="foot"):
            yield self._tasks
            yield self._cancel
            yield self._validate

    def on_mount(self) -> None:
        """Take the keys at once, and follow the size of the screen."""
        self._tasks.renew()
        self._grid.focus(scroll_visible=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self._fit())

    def on_unmount(self) -> None:
        """Give the screen its margins back."""
        for body in self.screen.query("#body"):
            body.remove_class("-tight")

    @property
    def how(self) -> str:
        """The keys of the week."""
        return _(
            "Les flèches vont d’un créneau à l’autre, Page préc. et Page suiv. d’une demi-journée à l’autre, "
            "Début et Fin à ses bouts, Tab ou P chez l’autre praticien. Entrée place le rendez-vous demandé, "
            "ou prend celui du créneau pour le déplacer ; Entrée le repose, Échap le laisse où il était. "
            "X, Suppr ou Retour arrière annule le rendez-vous du créneau, et le redonne. U reprend le "
            "dernier changement. D montre toute la demande et les règles. Un chiffre choisit ce qui est "
            "à placer."
        )

    @property
    def offers(self) -> frozenset[str]:
        """Enter belongs to the week."""
        return frozenset({"finish"})

    @property
    def is_wide(self) -> bool:
        """Columns take what there is."""
        return True

    @property
    def leaving(self) -> str:
        """What was arranged would be lost."""
        if not self._arranging.changes:
            return ""
        return _("Vos changements seraient perdus. Encore une fois pour partir.")

    @property
    def draft(self) -> Answer | None:
        """What was arranged so far."""
        return self.answer()

    def restore(self, answer: Answer) -> None:
        """Arrange it again."""
        if isinstance(answer, Arranged):
            self._arranging.resume(answer.changes)
            self._renew()

    def advance(self) -> None:
        """Point once at what was left out; validate when nothing is, or when it is wanted so."""
        if self._arranging.drop():
            self._renew()
        to_place = left(self._arranging.plan)
        if not self._arranging.changes:
            self.post_message(self.Said(_("Rien n’est changé dans l’agenda : faites ce qui est demandé.")))
        elif to_place and not self._warned:
            self._warned = True
            self.post_message(self.Said(_left_to_book(len(to_place))))
        else:
            self.post_message(self.Decided())

    def answer(self) -> Answer | None:
        """What was done, once something was."""
        changes = self._arranging.changes
        return Arranged(changes) if changes else None

    def close(self, judgement: Judgement) -> None:
        """Show the right places in the week."""
        best = plan_of(self._question, self._question.best)
        first = next((change for change in best.changes if change.at is not None), None)
        self.add_class("-over")
        self._body.remove_class("-tight")
        plan = plan_of(self._question) if judgement.unknown else self._arranging.plan
        self._grid.tell(told_cells(plan, best), first.practitioner if first else "")

    @on(AgendaGrid.Pointed)
    def _pointed(self, event: AgendaGrid.Pointed) -> None:
        event.stop()
        self._show_told()
        if not self.screen.can_view_entire(self):
            self._unfold(False)
            self.call_after_refresh(self.scroll_visible, animate=False)

    @on(AgendaGrid.Changed)
    def _changed(self, event: AgendaGrid.Changed) -> None:
        event.stop()
        if self._warned:
            self._warned = False
            self.post_message(self.Said(""))
        if event.sentence:
            self._tell(Content(f"✗ {event.sentence}").stylize("$error bold"))
        else:
            self._renew()

    @on(AgendaGrid.Unfolded)
    @on(RequestText.Clicked)
    def _fold(self, event: AgendaGrid.Unfolded | RequestText.Clicked) -> None:
        event.stop()
        self._unfold(not self._unfolded)

    @on(AgendaGrid.Chosen)
    def _chosen(self, event: AgendaGrid.Chosen) -> None:
        event.stop()
        if event.index < len(self._question.wanted):
            self._choose(self._question.wanted[event.index].id)

    @on(Tasks.Clicked)
    def _task_clicked(self, event: Tasks.Clicked) -> None:
        event.stop()
        self._grid.focus(scroll_visible=False)
        if event.booking:
            self._choose(event.booking)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button is self._cancel:
            self._grid.action_cancel()
        else:
            self.advance()

    @property
    def _is_short(self) -> bool:
        return self.screen.size.height < SHORT

    def _unfold(self, unfolded: bool) -> None:
        if unfolded != self._unfolded:
            self._unfolded = unfolded
            self._request.tell(unfolded=unfolded, short=self._is_short)
            self.call_after_refresh(self._give_pages)

    def _give_pages(self) -> None:
        """What does not fit is read by the keys that turn pages."""
        self._grid.turns_pages = not self._unfolded or self.screen.can_view_entire(self)

    def _choose(self, booking: str) -> None:
        """Take in hand what has no place yet; else go to where it is, or was; from there, restore it."""
        plan = self._arranging.plan
        if booking in {wanted.id for wanted in left(plan)}:
            self._arranging.choose(booking)
        elif (there := plan.standing.get(booking)) is not None:
            self._grid.point(there.practitioner, there.at)
        else:
            was = plan.initial[booking]
            if (self._grid.practitioner.id, self._grid.at) == (was.practitioner, was.at):
                self._arranging.restore(booking)
            self._grid.point(was.practitioner, was.at)
        self._renew()

    def _renew(self) -> None:
        """Show what is in hand, what is done, and what the cursor is on."""
        self._grid.renew()
        self._tasks.renew()
        lifted = bool(self._arranging.lifted)
        self._cancel.display, self._validate.display = lifted, not lifted
        self._show_told()
        self.post_message(self.Written())

    def _show_told(self) -> None:
        self._tell(pointed(self._arranging, self._grid.practitioner, self._grid.at, short=self._is_short))

    def _tell(self, content: Content) -> None:
        self._told.update(content, layout=False)

    def _fit(self) -> None:
        """Give the week the lines that the rest of the screen leaves."""
        if not self._grid.is_open or not self.is_attached:
            return
        short, tight = self._is_short, self.screen.size.height < TIGHT
        if (short, tight) != self._fitted:
            self._fitted = (short, tight)
            self._tasks.short = short
            self._tasks.renew()
            self._request.tell(unfolded=self._unfolded, short=short)
            self.set_class(tight, "-tight")
            self._body.set_class(tight, "-tight")
            return  # a layout follows, which comes back here
        inside = takewhile(lambda node: node is not self._body, self.ancestors_with_self)
        above = sum(node.virtual_region.y for node in inside if isinstance(node, Widget))
        others = self.outer_size.height - self._grid.outer_size.height
        least = 0 if self._unfolded else LEAST
        room = min(max(self._body.size.height - above - others, least), self._grid.whole_height)
        height = self._grid.styles.height
        if height is None or height.value != room:
            self._grid.styles.height = room

    @property
    def _body(self) -> VerticalScroll:
        return next(ancestor for ancestor in self.ancestors if isinstance(ancestor, VerticalScroll))


def _left_to_book(count: int) -> str:
    sentence = ngettext(
        "Il reste {n} rendez-vous à placer. Validez encore pour répondre ainsi.",
        "Il reste {n} rendez-vous à placer. Validez encore pour répondre ainsi.",
        count,
    )
    return sentence.format(n=count)
