"""Home: what is waiting, how much of each theme is remembered, and the way to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Button
from textual.worker import get_current_worker

from quizz import wording
from quizz.errors import QuizzError
from quizz.i18n import _
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from quizz.services.overview import Overview
    from quizz.services.paths.progress import PathProgress


class HomeScreen(QuizzScreen[None]):
    """The first screen; it paints before anything is loaded.

    `under_session`: a session comes on top of it at once. It is then laid out when it is seen.
    """

    STYLES: ClassVar[tuple[str, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("start", "enter", "Commencer", "Commencer la séance du jour."),
            Command("app.choose", "f2,s", "S’entraîner", "Choisir le sujet d’une séance."),
            Command("app.situations", "f3,i", "Situations", "Histoires, standard, agenda, textes, factures…"),
            Command("app.paths", "f4,p", "Parcours", "Suivre un parcours, étape par étape."),
            Command("app.glossary", "f5,g", "Glossaire", "Chercher un mot."),
            Command("app.settings", "f8,r", "Réglages", "Changer les minutes, les thèmes, l’aspect."),
            Command("app.quit", "f10,q", "Quitter", "Quitter quizz ; tout est gardé."),
            Command("remarks", "m,ctrl+r", "Remarques", "Voir vos remarques et leurs réponses.", bar=False),
            Command("app.problems", "f7,b", "Banques", "Voir ce qui ne va pas dans les banques."),
        )
    ]

    def __init__(self, *, under_session: bool = False) -> None:
        super().__init__()
        self._is_bare = under_session
        self._is_shown = False
        self._untold = ""

    def compose(self) -> ComposeResult:
        """Lay the frame out, or say that a session is about to begin."""
        if self._is_bare:
            yield Prose(_("Ouverture des banques…"), id="opening")
        else:
            yield from super().compose()

    def body(self) -> ComposeResult:
        """A greeting; the rest comes when it is counted."""
        yield Prose(_("Bonjour."), id="greeting")
        yield Prose(_("Ouverture des banques…"), id="waiting")

    def on_mount(self) -> None:
        """Write the date."""
        if not self._is_bare:
            self._date()

    def tell(self, sentence: str, *, lasting: bool = False) -> None:
        """Say something above the keys, once they are there: at once, unless a session comes."""
        if self.query(MessageLine):
            super().tell(sentence, lasting=lasting)
        else:
            self._untold = sentence
            self.call_later(self._lay_out_if_seen)

    def on_screen_resume(self) -> None:
        """Count again on coming back; the first time, have everything opened once this is painted."""
        if self._is_shown:
            self.call_later(self._lay_out)
            self.recount()
        else:
            self._is_shown = True
            self.call_next(self.quizz.open_all)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what is ready."""
        return self.quizz.is_ready if action in {"start", "remarks"} else True

    @work(thread=True, exclusive=True, group="overview")
    def recount(self) -> None:
        """Count what is due, off the UI thread; of two counts the newer is told."""
        if not self.quizz.is_ready:
            return
        from quizz.services.replies import Replies

        trainer, shop = self.quizz.trainer, self.quizz.shop
        try:
            found = trainer.overview()
            path = trainer.followed_path()
            seconds = trainer.seconds_per_question()
            mine = Replies(shop.database, trainer.learner.id, shop.clock)
            remarks, replies = mine.counts()
        except QuizzError as error:
            self.app.call_from_thread(self.tell, str(error))
        else:
            if not get_current_worker().is_cancelled:
                self.app.call_from_thread(self.call_later, self._show, found, path, seconds, replies, remarks)

    def action_start(self) -> None:
        """Begin the session of the day."""
        self.quizz.start_practice()

    @on(Button.Pressed, "#start")
    def _start(self) -> None:
        self.action_start()

    def action_remarks(self) -> None:
        """Open the person's remarks."""
        from quizz.tui.screens.remarks import RemarksScreen

        self.app.push_screen(RemarksScreen(self.quizz.shop, self.quizz.trainer.learner))

    def _date(self) -> None:
        clock = self.quizz.clock
        self.title_line("quizz", wording.long_date(clock.now().astimezone(clock.zone()).date()))

    async def _lay_out(self) -> None:
        """Lay out what a session at once had no need of, and tell what could not be told yet."""
        if self._is_bare:
            self._is_bare = False
            await self.recompose()
            self._date()
        if self._untold:
            sentence, self._untold = self._untold, ""
            self.tell(sentence)

    async def _lay_out_if_seen(self) -> None:
        if self.app.screen is self and not self.quizz.is_planning:
            await self._lay_out()

    async def _show(
        self, found: Overview, path: PathProgress | None, seconds: float, replies: int, remarks: int
    ) -> None:
        if not self.is_attached:
            return
        from quizz.tui.screens import counted  # there is nothing to tell in the first paint

        await self._lay_out()
        trainer = self.quizz.trainer
        name = trainer.learner.name
        greeting = _("Bonjour {name}.").format(name=name) if name else _("Bonjour.")
        self.query_one("#greeting", Prose).update(Content(greeting))
        self.query_one("#waiting", Prose).update(
            Content(
                counted.waiting_sentence(
                    found.within(trainer.programme),
                    trainer.preferences.minutes,
                    seconds,
                    choose=self.key("home.choose"),
                )
                if found.points
                else _("Aucune question n’a pu être lue. Les banques sont-elles au bon endroit ?")
            )
        )
        told = counted.widgets(
            found, path, replies, remarks, problems=len(self.quizz.problems()), key=self.key
        )
        with self.app.batch_update():
            await self.column.remove_children(f".{counted.CLASS}")
            await self.column.mount_all(told)
        if self.quizz.backup_problem:
            self.tell(self.quizz.backup_problem)
        self.refresh_bindings()
