"""What home tells once it is counted: where to begin, each theme, the path, the answers, what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from quizz import wording
from quizz.i18n import _, ngettext
from quizz.tui.widgets.button import TextButton
from quizz.tui.widgets.prose import Prose, Unbroken

if TYPE_CHECKING:
    from quizz.services.overview import Overview, ThemeProgress
    from quizz.services.paths.progress import PathProgress

CLASS = "counted"
_NAME_WIDTH = 17


def widgets(
    found: Overview,
    path: PathProgress | None,
    replies: int,
    remarks: int,
    *,
    problems: int,
    key: Callable[[str], str],
) -> list[Widget]:
    """What stands under the sentence on what is waiting. `key`: that of a command of home."""
    shown: list[Widget] = []
    if found.points:
        start = TextButton(_("Commencer"), id="start")
        start.can_focus = False
        shown.append(start)
    if path is not None:
        shown.append(Prose(path_sentence(path), id="path"))
    shown.append(Vertical(*(ThemeRow(theme) for theme in found.themes), id="themes"))
    if remarks:
        shown.append(Prose(remarks_sentence(replies, remarks, key=key("home.remarks")), id="replies"))
    if problems:
        shown.append(Prose(problems_sentence(problems, key=key("home.problems")), id="notice"))
    for widget in shown:
        widget.add_class(CLASS)
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
        width = max(8, room - _NAME_WIDTH - len(tail) - 1)
        filled = round(theme.mastery * width)
        bar = (
            Content("━" * filled)
            .stylize("$accent")
            .append(Content("─" * (width - filled)).stylize("$border"))
        )
        name = wording.theme_name(theme.theme)[: _NAME_WIDTH - 1]
        return Unbroken(Content(f"{name:<{_NAME_WIDTH}}").append(bar).append(Content(f" {tail}")))


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
            "{n} réponse à vos remarques : {key} la montre.",
            "{n} réponses à vos remarques : {key} les montre.",
            n,
        )
        if unread
        else ngettext(
            "Vous avez fait {n} remarque : {key} la montre.",
            "Vous avez fait {n} remarques : {key} les montre.",
            n,
        )
    )
    return sentence.format(n=n, key=key)


def problems_sentence(problems: int, *, key: str) -> str:
    """What is wrong in the banks, and what tells it. `key`: as above."""
    sentence = ngettext(
        "{n} problème dans les banques : {key} dit lequel. Le reste fonctionne.",
        "{n} problèmes dans les banques : {key} dit lesquels. Le reste fonctionne.",
        problems,
    )
    return sentence.format(n=problems, key=key)
