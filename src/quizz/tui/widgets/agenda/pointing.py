"""What is told of the place under the cursor, and of what Enter would do there."""

from __future__ import annotations

from textual.content import Content

from quizz.domain.agenda.arranging import Arranging
from quizz.domain.agenda.looking import slot_words
from quizz.domain.agenda.week import Moment, Practitioner
from quizz.domain.agenda.words import name_words
from quizz.i18n import _


def pointed(arranging: Arranging, practitioner: Practitioner, at: Moment, *, short: bool) -> Content:
    """What stands there, or why what is in hand cannot; `short`: without the keys of what stands there."""
    slot = slot_words(arranging.plan, practitioner, at)
    if arranging.lifts(practitioner, at) is not None:
        return _with_keys(slot, "" if short else _("Entrée : déplacer   x : annuler"))
    refused = arranging.refused(practitioner, at)
    if refused:
        return Content(f"✗ {refused}").stylize("$warning")
    thing = arranging.plan.thing(arranging.hand)
    if thing is None:
        return Content(slot)
    keys = (
        _("Entrée : reposer {who} ici   Échap : laisser où c’était")
        if arranging.lifted
        else _("Entrée : placer {who} ici")
    )
    return _with_keys(slot, keys.format(who=name_words(arranging.plan, thing.id, placed=True)))


def hint() -> Content:
    """The keys, before the first of them."""
    return Content(_("↑ ↓ ← → : aller. Entrée : placer, déplacer. x : annuler. u : défaire.")).stylize(
        "$secondary"
    )


def _with_keys(text: str, keys: str) -> Content:
    return Content.assemble(text, (f"\n{keys}", "$accent")) if keys else Content(text)
