"""A person's own remarks and their answers, and the files that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from quizz import wording
from quizz.i18n import _, ngettext
from quizz.services.clock import today
from quizz.services.learners import Learner
from quizz.services.opening import Workshop
from quizz.services.replies import Replies
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from quizz.domain.remark import Remark
    from quizz.services.remark_exchange import Receipt

SHOWN = 100
"""Remarks on the screen, of somebody who makes many."""


class RemarksScreen(QuizzScreen[None]):
    """Answers that wait come first; being shown, they no longer wait."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command(
                "export", "f2,e", "Écrire un fichier", "Écrire vos remarques dans un fichier, à envoyer."
            ),
            Command("import", "f4,i", "Lire un fichier", "Lire le fichier de réponses que vous avez reçu."),
            Command("close", "escape,m", "Retour", "Revenir à l’écran précédent."),
        )
    ]

    def __init__(self, shop: Workshop, learner: Learner) -> None:
        super().__init__()
        self._shop = shop
        self._learner = learner
        self._replies = Replies(shop.database, learner.id, shop.clock)
        self._remarks: Sequence[Remark] = ()

    def body(self) -> ComposeResult:
        """Filled once the remarks are read."""
        yield Vertical(id="remarks")

    def on_mount(self) -> None:
        """Read the remarks."""
        self.title_line(_("Vos remarques"))
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to send while a remark has no answer."""
        return any(remark.is_open for remark in self._remarks) if action == "export" else True

    def action_export(self) -> None:
        """Ask where, then write."""
        from quizz.services.remark_exchange import Exchange, proposed_goal
        from quizz.tui.screens.remark_files import ExportScreen

        exchange, day = Exchange(self._shop.database, self._shop.clock), today(self._shop.clock)

        def ask(goal: Path) -> None:
            self.app.push_screen(ExportScreen(str(goal), named=bool(self._learner.name)), write)

        def write(said: tuple[str, bool] | None) -> None:
            if said is not None:
                self.run_job(lambda: save(*said), self._written)

        def save(typed: str, anonymous: bool) -> Path:
            from quizz.services.remark_exchange import path_of, save

            file = exchange.remarks_of(self._learner, anonymous=anonymous)
            return save(file, path_of(typed), day)

        self.run_job(lambda: proposed_goal(exchange.remarks_of(self._learner), day), ask)

    def action_import(self) -> None:
        """Ask which file, then read it."""
        from quizz.services.remark_exchange import Exchange, path_of, proposed_source
        from quizz.services.remark_file import read
        from quizz.tui.screens.remark_files import ImportScreen

        exchange = Exchange(self._shop.database, self._shop.clock)

        def ask(source: Path | None) -> None:
            self.app.push_screen(ImportScreen(str(source or "")), take)

        def take(typed: str | None) -> None:
            if typed:
                self.run_job(lambda: exchange.receive(read(path_of(typed))), self._received)

        self.run_job(proposed_source, ask)

    def _read(self) -> None:
        self.run_job(self._read_and_mark, self._show)

    def _read_and_mark(self) -> list[Remark]:
        remarks = self._replies.all()
        if any(remark.is_unread for remark in remarks):
            self._replies.mark_read()
        return remarks

    async def _show(self, remarks: Sequence[Remark]) -> None:
        if not self.is_attached:
            return
        self._remarks = remarks
        self.title_line(_("Vos remarques"), str(len(remarks)) if remarks else "")
        place = self.query_one("#remarks", Vertical)
        with self.app.batch_update():
            await place.remove_children()
            if not remarks:
                await place.mount(
                    Prose(
                        _(
                            "Vous n’avez rien signalé. Pendant une question, « Signaler » garde "
                            "une remarque : une réponse discutable, une faute, une source périmée."
                        )
                    )
                )
            await place.mount_all(Prose(self._told(remark), classes="remark") for remark in remarks[:SHOWN])
        self.refresh_bindings()

    def _told(self, remark: Remark) -> Content:
        day = remark.at.astimezone(self._shop.clock.zone())
        said = _("{at:%d/%m/%Y} : {kind}").format(
            at=day, kind=wording.stopped(wording.remark_kind(remark.kind))
        )
        lines = [Content(remark.prompt or remark.question).stylize("$secondary")]
        lines.append(Content(f"{said} {remark.text}".rstrip()))
        if remark.reply is None:
            lines.append(Content(_("Pas encore de réponse.")).stylize("$secondary"))
        else:
            answer = Content(_("Réponse : {answer}").format(answer=remark.reply))
            lines.append(answer.stylize("$accent bold" if remark.is_unread else "$accent"))
        return Content("\n").join(lines)

    def _written(self, place: Path) -> None:
        self.tell(
            _("Écrit : {file}. Envoyez ce fichier à la personne qui vous forme.").format(file=place),
            lasting=True,
        )

    def _received(self, receipt: Receipt) -> None:
        self._read()
        if receipt.answers:
            n = receipt.answers
            self.tell(
                ngettext("{n} réponse à vos remarques.", "{n} réponses à vos remarques.", n).format(n=n)
            )
        elif receipt.known_answers:
            self.tell(_("Ces réponses étaient déjà là."))
        else:
            self.tell(_("Ce fichier ne répond à aucune de vos remarques."))
