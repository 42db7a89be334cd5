"""Home: what is waiting, how much of each theme is remembered, and the way to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Button
from textual.worker import get_current_worker

from quizz import wording
from quizz.errors import QuizzError
from quizz.i18n import _, ngettext
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.button import TextButton
from quizz.tui.widgets.prose import Prose, Unbroken

if TYPE_CHECKING:
    from quizz.services.overview import Overview, ThemeProgress
    from quizz.services.paths.progress import PathProgress

NAME_WIDTH = 17


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
        """Say something above the keys, once they are there."""
        if self._is_bare:
            self._untold = sentence
        else:
            super().tell(sentence, lasting=lasting)

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
        """What a session at once had no need of."""
        if not self._is_bare:
            return
        self._is_bare = False
        await self.recompose()
        self._date()
        self.tell(self._untold)

    async def _show(
        self, found: Overview, path: PathProgress | None, seconds: float, replies: int, remarks: int
    ) -> None:
        if not self.is_attached:
            return
        await self._lay_out()
        trainer = self.quizz.trainer
        name = trainer.learner.name
        greeting = _("Bonjour {name}.").format(name=name) if name else _("Bonjour.")
        self.query_one("#greeting", Prose).update(Content(greeting))
        self.query_one("#waiting", Prose).update(
            Content(
                waiting_sentence(
                    found.within(trainer.programme),
                    trainer.preferences.minutes,
                    seconds,
                    choose=self.key("home.choose"),
                )
                if found.points
                else _("Aucune question n’a pu être lue. Les banques sont-elles au bon endroit ?")
            )
        )
        counted = self._counted(found, path, replies, remarks)
        with self.app.batch_update():
            await self.column.remove_children(".counted")
            await self.column.mount_all(counted)
        if self.quizz.backup_problem:
            self.tell(self.quizz.backup_problem)
        self.refresh_bindings()

    def _counted(
        self, found: Overview, path: PathProgress | None, replies: int, remarks: int
    ) -> list[Widget]:
        """What stands under what is waiting."""
        shown: list[Widget] = []
        if found.points:
            start = TextButton(_("Commencer"), id="start")
            start.can_focus = False
            shown.append(start)
        if path is not None:
            shown.append(Prose(path_sentence(path), id="path"))
        shown.append(Vertical(*(ThemeRow(theme) for theme in found.themes), id="themes"))
        if remarks:
            sentence = remarks_sentence(replies, remarks, key=self.key("home.remarks"))
            shown.append(Prose(sentence, id="replies"))
        if problems := len(self.quizz.problems()):
            shown.append(Prose(problems_sentence(problems, key=self.key("home.problems")), id="notice"))
        for widget in shown:
            widget.add_class("counted")
        return shown


class ThemeRow(Prose):
    """One theme: its name, how much is remembered, what is due."""

    def __init__(self, theme: ThemeProgress) -> None:
        super().__init__("")
        self._theme = theme

    def render(self) -> Visual:
        """The bar takes the room that is left."""
        theme = self._theme
        due = ngettext("{n} à revoir", "{n} à revoir", theme.due).format(n=theme.due) if theme.due else ""
        room = self.size.width
        tail = f"{wording.percent(theme.mastery):>7}  {due:<12}"
        width = max(8, room - NAME_WIDTH - len(tail) - 1)
        filled = round(theme.mastery * width)
        bar = (
            Content("━" * filled)
            .stylize("$accent")
            .append(Content("─" * (width - filled)).stylize("$border"))
        )
        name = wording.theme_name(theme.theme)[: NAME_WIDTH - 1]
        return Unbroken(Content(f"{name:<{NAME_WIDTH}}").append(bar).append(Content(f" {tail}")))


def waiting_sentence(found: Overview, minutes: int, seconds: float, *, choose: str) -> str:
    """What is waiting, and about how long it takes; `found`: the learner's own themes, `choose`: a key."""
    due = ngettext("{n} question à revoir", "{n} questions à revoir", found.due).format(n=found.due)
    new = ngettext("{n} nouvelle", "{n} nouvelles", found.new).format(n=found.new)
    if not found.due and not found.new:
        return _("Tout est à jour. Vous pouvez vous entraîner librement ({key}).").format(key=choose)
    if not found.due:
        return _("Rien à revoir, {new} à découvrir. Séance de {m} minutes.").format(new=new, m=minutes)
    needed = max(1, round(found.due * seconds / 60))
    if needed > minutes:
        return _("{due}, {new}. Séance de {m} minutes ; tout revoir en prendrait {needed}.").format(
            due=due, new=new, m=minutes, needed=needed
        )
    return _("{due}, {new}. Séance de {m} minutes.").format(due=due, new=new, m=minutes)


def path_sentence(path: PathProgress) -> str:
    """Where she is on the path that she follows."""
    from quizz.services.paths import telling

    return _("{path} · {counts} · {where}").format(
        path=path.title, counts=telling.counts(path), where=telling.where(path)
    )


def remarks_sentence(unread: int, remarks: int, *, key: str) -> str:
    """The answers that wait to be read; else where her remarks are. `key`: what shows them."""
    n = unread or remarks
    sentence = (
        ngettext(
            "{n} réponse à vos remarques : {key} la montre.",
            "{n} réponses à vos remarques : {key} les montre.",
            n,
        )
        if unread
        else ngettext(
            "Vous avez fait {n} remarque : {key} la montre.",
            "Vous avez fait {n} remarques : {key} les montre.",
            n,
        )
    )
    return sentence.format(n=n, key=key)


def problems_sentence(problems: int, *, key: str) -> str:
    """What is wrong in the banks, and what tells it. `key`: as above."""
    sentence = ngettext(
        "{n} problème dans les banques : {key} dit lequel. Le reste fonctionne.",
        "{n} problèmes dans les banques : {key} dit lesquels. Le reste fonctionne.",
        problems,
    )
    return sentence.format(n=problems, key=key)
